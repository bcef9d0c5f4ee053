import { FeedError } from '../metric.js';
import type { Handle } from './contract.js';

/** The feeds that an engine keeps open. */
export class OpenFeeds<Feed> {
  readonly #feeds = new Map<number, Feed>();
  #last = 0;

  /** Keeps a feed; returns the number of its handle. */
  add(feed: Feed): number {
    this.#feeds.set(++this.#last, feed);
    return this.#last;
  }

  /** The feed of a handle; `FeedError` `engine` where it is closed. */
  of({ id }: Pick<Handle, 'id'>): Feed {
    const feed = this.#feeds.get(id);
    if (feed === undefined) throw new FeedError('engine', { handle: id });
    return feed;
  }

  /** Lets go of a feed; returns it where it was still there. */
  take({ id }: Pick<Handle, 'id'>): Feed | undefined {
    const feed = this.#feeds.get(id);
    this.#feeds.delete(id);
    return feed;
  }
}

import type { WordsPart } from '../text/index.js';
import type { Picture } from './context.js';

/** A part of the kit that is fetched with its first use, once for the page. */
export class Later<Part> {
  readonly #fetch: () => Promise<Part>;
  #coming: Promise<Part> | null = null;
  #part: Part | null = null;

  constructor(fetch: () => Promise<Part>) {
    this.#fetch = fetch;
  }

  /** The part; null until it has come. */
  get part(): Part | null {
    return this.#part;
  }

  /** The part as soon as it is at hand; rejects where it does not come, and tries again when asked again. */
  load(): Promise<Part> {
    this.#coming ??= this.#fetch().then(
      (part) => this.take(part),
      (error: unknown) => {
        this.#coming = null;
        throw error;
      },
    );
    return this.#coming;
  }

  /** Takes a part that is at hand already. */
  take(part: Part): Part {
    return (this.#part = part);
  }
}

/** A picture that is fetched with its first use, and the words without which it cannot be drawn. */
export class LaterPicture extends Later<Picture> {
  readonly words: readonly WordsPart[];

  constructor(fetch: () => Promise<Picture>, words: readonly WordsPart[] = []) {
    super(fetch);
    this.words = words;
  }
}

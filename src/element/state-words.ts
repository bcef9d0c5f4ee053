import { countedOf } from '../metric.js';
import type { Feed } from './feed.js';
import type { Message, Text } from '../text/index.js';

const nothing: Message = { what: '', remedy: '' };

function loadingWords({ progress }: Feed, text: Text): Message {
  if (progress?.state === 'retrying') return { what: text.state('slow').what, remedy: text.retrying(progress.wait) };
  return text.state(progress?.state === 'slow' ? 'slow' : 'loading');
}

function failureWords({ failure }: Feed, text: Text): Message {
  return failure === null ? text.state('error') : text.error(failure.code, failure.details);
}

function staleWords(feed: Feed, text: Text, now: number): Message {
  const { what } = failureWords(feed, text);
  return { what, remedy: feed.readAt === null ? text.state('stale').remedy : text.stale(now - feed.readAt) };
}

/** What the state of a feed is in words, at `now` in epoch milliseconds; empty words where a picture says it all. */
export function stateWords(feed: Feed, text: Text, now: number): Message {
  switch (feed.state) {
    case 'loading':
      return loadingWords(feed, text);
    case 'stale':
      return staleWords(feed, text, now);
    case 'empty':
      return text.state('empty', feed.measure ? countedOf(feed.measure) : 'answers');
    case 'error':
      return failureWords(feed, text);
    case 'ready':
    case 'idle':
      return nothing;
  }
}

/** A message as one text for a screen reader. */
export function spoken({ what, remedy }: Message): string {
  return [what, remedy].filter((sentence) => sentence !== '').join(' ');
}

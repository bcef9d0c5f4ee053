import { countedOf } from '../metric.js';
import type { Feed } from './feed.js';
import type { Message, Text } from '../text/index.js';

const nothing: Message = { what: '', remedy: '' };

/** What is said of work that goes on. */
export function workWords({ progress }: Feed, text: Text): Message {
  if (progress === null) return text.state('loading');
  switch (progress.state) {
    case 'retrying':
      return { what: text.state('slow').what, remedy: text.retrying(progress.wait) };
    case 'working':
      return { what: text.state('loading').what, remedy: text.reading(progress) };
    case 'slow':
    case 'counting':
      return text.state(progress.state);
  }
}

/** Work that goes on as it is said aloud: how far it has come once a quarter only. */
export function spokenWork(feed: Feed, text: Text): string {
  const { progress } = feed;
  if (progress?.state !== 'working') return spoken(workWords(feed, text));
  const quarters = progress.total === null ? 0 : Math.floor((4 * progress.bytes) / Math.max(1, progress.total));
  const { what } = text.state('loading');
  return quarters === 0 ? what : `${what} ${text.share(25 * quarters)}`;
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
      return workWords(feed, text);
    case 'stopped':
      return text.state(feed.measure === null ? 'stopped' : 'kept');
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

import { readBoundary } from '../calendar/index.js';
import { FeedError, type FeedEvent, type GivenEvent } from '../metric.js';

/** An instant of an event of the page; `FeedError` `bad_option` where it is none. */
function instantOf(given: number | string, zone: string): number {
  const at = typeof given === 'number' ? given : readBoundary(given, zone);
  if (at === null || !Number.isFinite(at)) throw new FeedError('bad_option', { option: 'events', seen: String(given) });
  return at;
}

function dated(event: GivenEvent, zone: string): FeedEvent {
  const { at, until } = event;
  return { ...event, at: instantOf(at, zone), until: until === null ? null : instantOf(until, zone) };
}

function nameOf({ at, until, text, kind }: FeedEvent): string {
  return JSON.stringify([at, until, text, kind]);
}

/**
 * What the feed and the page know to have happened and what concerns a metric: events that name no metrics, and those that
 * name it. One that both know stands once; the earliest is first. Dates of the page are read in `zone`.
 */
export function eventsOf(
  metric: string,
  known: readonly FeedEvent[],
  given: readonly GivenEvent[],
  zone: string,
): FeedEvent[] {
  const all = [...known, ...given.map((event) => dated(event, zone))];
  const concerning = all.filter(({ metrics }) => metrics.length === 0 || metrics.includes(metric));
  const once = new Map(concerning.toReversed().map((event) => [nameOf(event), event]));
  return [...once.values()].sort((a, b) => a.at - b.at || (a.text < b.text ? -1 : Number(a.text > b.text)));
}

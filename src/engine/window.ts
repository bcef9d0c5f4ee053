import { localDate, readBoundary, shiftInstant, startOfDay } from '../calendar/index.js';
import { FeedError, type Comparison, type Settled } from '../metric.js';

/** A stretch of time; null is an open end. Half-open: `until` is the first instant outside. */
export interface Window {
  readonly since: number | null;
  readonly until: number | null;
}

/** The instant that the text of option `option` names in `zone`; `FeedError` `bad_option` when it names none. */
export function boundaryOf(option: string, text: string | null, zone: string): number | null {
  if (text === null) return null;
  const at = readBoundary(text, zone);
  if (at === null) throw new FeedError('bad_option', { option, seen: text });
  return at;
}

function isStartOfDay(zone: string, at: number): boolean {
  const { year, month, day } = localDate(zone, at);
  return startOfDay(zone, year, month, day) === at;
}

/** Whole calendar months or days that the window spans; null when it does not start and end with days. */
function span(zone: string, since: number, until: number): { readonly months: number; readonly days: number } | null {
  if (!isStartOfDay(zone, since) || !isStartOfDay(zone, until)) return null;
  const [from, to] = [localDate(zone, since), localDate(zone, until)];
  if (from.day === 1 && to.day === 1) return { months: (to.year - from.year) * 12 + to.month - from.month, days: 0 };
  return { months: 0, days: Math.round((until - since) / 86_400_000) };
}

/** The window of equal calendar length just before, or the same window a year earlier. */
export function earlierWindow(zone: string, since: number, until: number, compare: Comparison): Window {
  if (compare === 'year-ago')
    return { since: shiftInstant(zone, since, -12, 0), until: shiftInstant(zone, until, -12, 0) };
  const length = span(zone, since, until);
  if (length === null) return { since: since - (until - since), until: since };
  return { since: shiftInstant(zone, since, -length.months, -length.days), until: since };
}

/** The window to compare with, when a question names one of its own; it ends at `as_of` where it has no end. */
export function windowBefore({ since, until, asOf, timeZone, compare }: Settled): Window | null {
  const end = until ?? asOf;
  return since === null || end === null || end <= since ? null : earlierWindow(timeZone, since, end, compare);
}

/** A window as text: ISO-8601 instants, `..` for an open end. */
export function windowName({ since, until }: Window): string {
  return [since, until].map((at) => (at === null ? '..' : new Date(at).toISOString())).join('/');
}

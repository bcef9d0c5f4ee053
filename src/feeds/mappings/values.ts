import { readDecimal } from '../decimal.js';
import { isList, own } from '../own.js';
import type { Names, Place, Words } from './mapping.js';

/** A number that is divided, such as seconds `per` 60 for minutes; anything else stays. */
export function divided(at: Names, per: number): Place {
  const read = (seen: unknown): unknown => {
    const value = typeof seen === 'string' ? readDecimal(seen) : seen;
    return typeof value === 'number' ? value / per : seen;
  };
  return { all: [at], read };
}

/** A word or code of a list, compared as text in small letters; null is missing, and what is not listed stays. */
export function translated(at: Names, words: Words): Place {
  const read = (seen: unknown): unknown => {
    if (typeof seen !== 'string' && typeof seen !== 'number' && typeof seen !== 'boolean') return seen;
    const word = String(seen).trim().toLowerCase();
    return Object.hasOwn(words, word) ? words[word] : seen;
  };
  return { all: [at], read };
}

/** Which of our clocks a target's name speaks of; null where it says nothing known. */
export function targetMetric(name: unknown): string | null {
  const text = typeof name === 'string' ? name.toLowerCase() : '';
  if (/next|subsequent/.test(text)) return 'next_reply';
  if (/respon|reply/.test(text)) return 'first_response';
  if (/resol|close/.test(text)) return 'resolution';
  return /update/.test(text) ? 'update' : null;
}

/** The values of a list; none where it is none. */
export function listOf(value: unknown): readonly unknown[] {
  return isList(value) ? Array.from(value) : [];
}

const dayMinutes = 1440;
const weekMinutes = 7 * dayMinutes;

function clock(minutes: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** One stretch of local time on a day, 1 Monday … 7 Sunday. */
export interface Hours {
  readonly day: number;
  readonly from: string;
  readonly to: string;
}

/** Minutes since the week's first midnight that lie on one day, 0 the first. */
function onDay(start: number, end: number, day: number, firstDay: number): readonly Hours[] {
  const from = Math.max(start - day * dayMinutes, 0);
  const to = Math.min(end - day * dayMinutes, dayMinutes);
  return from < to ? [{ day: ((day + firstDay - 1) % 7) + 1, from: clock(from), to: clock(to) }] : [];
}

/**
 * Weekly hours from stretches in minutes since the week's first midnight, which is a Monday (`firstDay` 1) or a Sunday (7).
 * A stretch over midnight is cut there. Values that are no minutes of a week are kept out.
 */
export function weeklyHours(intervals: unknown, names: readonly [string, string], firstDay: number): readonly Hours[] {
  return listOf(intervals).flatMap((interval) => {
    const [start, end] = names.map((name) => own(interval, name));
    if (typeof start !== 'number' || typeof end !== 'number' || start < 0 || end > weekMinutes) return [];
    return [0, 1, 2, 3, 4, 5, 6].flatMap((day) => onDay(start, end, day, firstDay));
  });
}

/** The stretches of a day, as `HH:MM`, that lie outside the given ones in minutes since midnight. */
export function hoursOutside(intervals: unknown, names: readonly [string, string]): readonly Omit<Hours, 'day'>[] {
  const stretches = listOf(intervals).map((interval) => names.map((name) => Number(own(interval, name))));
  const inner = stretches.sort(([a = 0], [b = 0]) => a - b).flat();
  const edges = [0, ...inner, dayMinutes];
  return edges.flatMap((from, index) => {
    const to = edges[index + 1];
    return index % 2 === 0 && to !== undefined && from < to ? [{ from: clock(from), to: clock(to) }] : [];
  });
}

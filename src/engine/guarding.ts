import type { Cells, Key, Meaning, Reading, Settled } from '../metric.js';
import { guardFor, type Guard } from './protection/guard.js';
import { jointOf, type Joint } from './protection/joint.js';
import { guardOfStandings, type Standings } from './protection/standings.js';
import { Swaps } from './protection/swaps.js';
import { Tables, timeAxis } from './protection/tables.js';
import { inBefore, inWindow, isWhole, timeKey, type Cut } from './protection/time.js';
import { windowBefore, type Window } from './window.js';

/** What decides what must not be told apart: fields in their own order, and how a question cuts time. */
export interface GuardAsked {
  readonly fields: readonly string[];
  /** The windows by which a question parts time for itself; null where periods part it. */
  readonly own: OwnWindows | null;
  readonly settled: Settled;
}

/** A question's window whose ends are not those of periods, and the one before it. */
export interface OwnWindows {
  readonly now: Window;
  readonly before: Window | null;
}

/** The fields by which the answer to a question tells groups apart. */
export function fieldsOf({ filters, by }: Pick<Settled, 'filters' | 'by'>): string[] {
  return [...new Set([...Object.keys(filters), ...by])].sort();
}

/** The windows of a question that periods do not part; null where they do. */
export function ownWindows(settled: Settled): OwnWindows | null {
  const { since, until } = settled;
  return isWhole(settled, settled) ? null : { now: { since, until }, before: windowBefore(settled) };
}

/** What must not be told apart, as a question has it. */
export function guardAsked(settled: Settled): GuardAsked {
  return { fields: fieldsOf(settled), own: ownWindows(settled), settled };
}

/** In which of a question's own windows something is, as bits; all is in the window of a question that has none of its own. */
export function windowsIn<At>(
  own: OwnWindows | null,
  holds: (window: Window) => (at: At) => boolean,
): (at: At) => number {
  if (own === null) return () => inWindow;
  const isNow = holds(own.now);
  const isEarlier = own.before === null ? () => false : holds(own.before);
  return (at) => (isNow(at) ? inWindow : 0) | (isEarlier(at) ? inBefore : 0);
}

/** Time as the periods of an answer part it. */
function cutOf({ period }: Settled): Cut {
  return { isOwn: false, grain: period === 'wave' ? null : period, isOfWeeks: false };
}

function jointOfSegments({ segments }: Reading, by: string): Joint {
  const keys: Key[] = [];
  const times: Key[] = [];
  const counts: number[] = [];
  const add = (key: Key, period: Key, n: number) => {
    keys.push(key);
    times.push(timeKey(inWindow, period));
    counts.push(n);
  };
  for (const { key, n, series = [] } of segments.filter((segment) => segment.by === by)) {
    series.forEach((point) => add(key, point.period, point.n ?? 0));
    const rest = (n ?? 0) - series.reduce((sum, point) => sum + (point.n ?? 0), 0);
    if (rest > 0 || series.length === 0) add(key, null, Math.max(0, rest));
  }
  return jointOf({ [by]: keys, [timeAxis]: times }, Float64Array.from(counts));
}

/** What has to be hidden of an answer without filters and window: its segments say all that is needed to know it. */
function* guardOfSegments(reading: Reading, settled: Settled): Generator<void, Guard> {
  const guards = new Map<string, Guard>();
  const timing = { cut: cutOf(settled), calendar: settled };
  for (const name of settled.by) {
    const swaps = new Swaps(new Tables(jointOfSegments(reading, name), settled.minGroup, timing));
    guards.set(name, yield* guardFor(swaps, { ...settled, by: [name] }));
  }
  return {
    whole: false,
    before: false,
    period: () => false,
    segment: (name, key) => guards.get(name)?.segment(name, key) ?? false,
    segmentBefore: () => false,
    point: (name, key, period) => guards.get(name)?.point(name, key, period) ?? false,
  };
}

/**
 * Whether the segments of an answer say all that is needed: weeks do not say how much of them is in which month, nor those
 * who stand in several months in which of them.
 */
function saysAll({ countedOnce }: Meaning, { filters, since, until, period }: Settled): boolean {
  const isAll = Object.keys(filters).length === 0 && since === null && until === null;
  return isAll && period !== 'week' && countedOnce === undefined;
}

/** What an answer is made of, and all that counts, whatever is filtered. */
export interface Counts {
  /** What must not be told apart, where all times are added. */
  readonly swaps: (asked: GuardAsked) => Generator<void, Swaps>;
  /** The same for each month by itself, where months are never added. */
  readonly standings: (asked: GuardAsked) => Generator<void, Standings>;
  /** The sums of an answer in a window. */
  readonly cells: (window: Window) => Generator<void, Cells>;
}

/** What has to be hidden of an answer by `fields`, whatever it says itself. */
export function* guardOfCounts(
  metric: Meaning,
  asked: GuardAsked,
  series: Reading['series'],
  { swaps, standings, cells }: Counts,
): Generator<void, Guard> {
  const { settled } = asked;
  if (metric.countedOnce?.at !== 'last') return yield* guardFor(yield* swaps(asked), settled);
  const window = windowBefore(settled);
  const sums = { now: yield* cells(settled), before: window && (yield* cells(window)) };
  return yield* guardOfStandings(metric, yield* standings(asked), sums, { series, settled });
}

/** What has to be hidden of an answer; where it says itself all that is needed for that, no more is looked at. */
export function* guardOf(
  metric: Meaning,
  settled: Settled,
  reading: Reading,
  counts: Counts,
): Generator<void, Guard | null> {
  const asked = guardAsked(settled);
  if (asked.fields.length === 0) return null;
  if (saysAll(metric, settled)) return yield* guardOfSegments(reading, settled);
  return yield* guardOfCounts(metric, asked, reading.series, counts);
}

import type { Key, Reading, Settled } from '../metric.js';
import { guardFor, inWindow, timeKey, type Guard } from './protection/guard.js';
import { jointOf, type Joint } from './protection/joint.js';
import { Swaps } from './protection/swaps.js';
import { Tables, timeAxis } from './protection/tables.js';

/** What decides what must not be told apart: fields in their own order, and how a question cuts time. */
export interface GuardAsked {
  readonly fields: readonly string[];
  readonly settled: Settled;
}

/** The fields by which the answer to a question tells groups apart. */
export function fieldsOf({ filters, by }: Pick<Settled, 'filters' | 'by'>): string[] {
  return [...new Set([...Object.keys(filters), ...by])].sort();
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
function* guardOfSegments(reading: Reading, { by, minGroup }: Settled): Generator<void, Guard> {
  const guards = new Map<string, Guard>();
  for (const name of by) {
    const swaps = new Swaps(new Tables(jointOfSegments(reading, name), minGroup));
    guards.set(name, yield* guardFor(swaps, { filters: {}, by: [name] }));
  }
  return {
    whole: false,
    before: false,
    period: () => false,
    segment: (name, key) => guards.get(name)?.segment(name, key) ?? false,
    point: (name, key, period) => guards.get(name)?.point(name, key, period) ?? false,
  };
}

/** What has to be hidden of an answer, for which `swapsFor` looks at all that counts where the answer itself does not say it. */
export function* guardOf(
  settled: Settled,
  reading: Reading,
  swapsFor: (asked: GuardAsked) => Generator<void, Swaps>,
): Generator<void, Guard | null> {
  const fields = fieldsOf(settled);
  if (fields.length === 0) return null;
  const { filters, since, until } = settled;
  const isPlain = Object.keys(filters).length === 0 && since === null && until === null;
  if (isPlain) return yield* guardOfSegments(reading, settled);
  return yield* guardFor(yield* swapsFor({ fields, settled }), settled);
}

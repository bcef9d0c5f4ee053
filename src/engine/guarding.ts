import type { Column, Key, Linked, Metric, Reading, Settled } from '../metric.js';
import { eachRow } from '../rollup/each-row.js';
import { groupRows } from '../rollup/groups.js';
import { numberColumn } from '../metric.js';
import { groupedLines, type Lines } from './lines.js';
import { countedIn } from './protection/counted.js';
import { guardFor, inBefore, inWindow, timeKey, type Guard } from './protection/guard.js';
import { jointOf, type Joint } from './protection/joint.js';
import { Swaps } from './protection/swaps.js';
import { Tables, timeAxis } from './protection/tables.js';
import { requireColumns } from './linking.js';
import { windowBefore, type Window } from './window.js';

/** What decides what must not be told apart: fields in their own order, and how a question cuts time. */
export interface GuardAsked {
  readonly fields: readonly string[];
  readonly settled: Settled;
}

/** The fields by which the answer to a question tells groups apart. */
export function fieldsOf({ filters, by }: Pick<Settled, 'filters' | 'by'>): string[] {
  return [...new Set([...Object.keys(filters), ...by])].sort();
}

function holds({ since, until }: Window, at: number): boolean {
  return (since === null || at >= since) && (until === null || at < until);
}

/** In which windows of a question an instant is, as bits. */
export function windowsAt(settled: Settled): (at: number) => number {
  const before = windowBefore(settled);
  return (at) => (holds(settled, at) ? inWindow : 0) | (before !== null && holds(before, at) ? inBefore : 0);
}

/** In which windows each line is. Without a window of its own a question takes all lines, those without times too. */
function* windowColumn({ time, size }: Linked, settled: Settled): Generator<void, Column> {
  const windows = new Float64Array(size).fill(inWindow);
  const { since, until } = settled;
  if (time === null || (since === null && until === null)) return numberColumn(windows);
  const windowOf = windowsAt(settled);
  yield* eachRow(size, (row) => void (windows[row] = windowOf(time.values[row] ?? NaN)));
  return numberColumn(windows);
}

/** How much counts by some fields and time, whatever is filtered. */
function* jointOfLines(metric: Metric, lines: Lines, { fields, settled }: GuardAsked): Generator<void, Joint> {
  const { linked } = lines;
  requireColumns(linked.columns, fields);
  const { columns: keys, addends } = yield* groupedLines(metric, lines, settled);
  const windows = yield* windowColumn(linked, settled);
  const columns = fields.flatMap((name) => linked.columns[name] ?? []);
  const period = keys['period'] ?? windows;
  const groups = yield* groupRows([...columns, period, windows], linked.mask, linked.size);
  const counts = new Float64Array(groups.examples.length);
  const count = countedIn(metric, { keys, addends });
  yield* eachRow(linked.size, (row) => {
    const group = groups.keys[row] ?? 0;
    if (linked.mask === null || linked.mask[row] === 1) counts[group] = (counts[group] ?? 0) + count(row);
  });
  const keysOf = (column: Column) => Array.from(groups.examples, (row) => column.at(row));
  const times = Array.from(groups.examples, (row) =>
    timeKey(windows.at(row) === null ? 0 : Number(windows.at(row)), period.at(row)),
  );
  const named = fields.map((name, i): [string, Key[]] => [name, columns[i] ? keysOf(columns[i]) : []]);
  return jointOf({ ...Object.fromEntries(named), [timeAxis]: times }, counts);
}

/** What must not be told apart in the answers that lines give. */
export function swapsOfLines(metric: Metric, lines: Lines, asked: GuardAsked): Generator<void, Swaps> {
  return lines.swaps.recall(asked, function* (each) {
    const joint = yield* jointOfLines(metric, lines, each);
    return new Swaps(new Tables(joint, each.settled.minGroup));
  });
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

import {
  numberColumn,
  type Column,
  type Key,
  type Linked,
  type Metric,
  type NumberColumn,
  type Settled,
} from '../metric.js';
import { eachRow } from '../rollup/each-row.js';
import { groupRows } from '../rollup/groups.js';
import type { GuardAsked } from './guarding.js';
import { groupedLines, type Lines } from './lines.js';
import { requireColumns } from './linking.js';
import { countedIn } from './protection/counted.js';
import { inBefore, inWindow, timeKey } from './protection/guard.js';
import { jointOf, type Joint } from './protection/joint.js';
import { Swaps } from './protection/swaps.js';
import { Tables, timeAxis } from './protection/tables.js';
import { windowBefore, type Window } from './window.js';

function holds({ since, until }: Window, at: number): boolean {
  return (since === null || at >= since) && (until === null || at < until);
}

/** In which windows of a question an instant is, as bits. */
function windowsAt(settled: Settled): (at: number) => number {
  const before = windowBefore(settled);
  return (at) => (holds(settled, at) ? inWindow : 0) | (before !== null && holds(before, at) ? inBefore : 0);
}

/** In which windows each line is; null where a question has none of its own and takes all lines, those without times too. */
function* windowColumn({ time, size }: Linked, settled: Settled): Generator<void, NumberColumn | null> {
  const { since, until } = settled;
  if (time === null || (since === null && until === null)) return null;
  const windows = new Float64Array(size);
  const windowOf = windowsAt(settled);
  yield* eachRow(size, (row) => void (windows[row] = windowOf(time.values[row] ?? NaN)));
  return numberColumn(windows);
}

/** How much counts by some columns and time, whatever is filtered. */
function* jointOfLines(
  metric: Metric,
  lines: Lines,
  columns: readonly (readonly [name: string, column: Column])[],
  settled: Settled,
): Generator<void, Joint> {
  const { linked } = lines;
  const { columns: keys, addends } = yield* groupedLines(metric, lines, settled);
  const windows = yield* windowColumn(linked, settled);
  const period = keys['period'] ?? windows;
  const all = [...columns.map(([, column]) => column), period, windows].filter((column) => column !== null);
  const groups = yield* groupRows(all, linked.mask, linked.size);
  const counts = new Float64Array(groups.examples.length);
  const count = countedIn(metric, { keys, addends });
  yield* eachRow(linked.size, (row) => {
    const group = groups.keys[row] ?? 0;
    if (linked.mask === null || linked.mask[row] === 1) counts[group] = (counts[group] ?? 0) + count(row);
  });
  const named = columns.map(([name, column]): [string, Key[]] => [
    name,
    Array.from(groups.examples, (row) => column.at(row)),
  ]);
  const times = Array.from(groups.examples, (row) => timeKey(windows?.at(row) ?? inWindow, period?.at(row) ?? null));
  return jointOf({ ...Object.fromEntries(named), [timeAxis]: times }, counts);
}

/** What must not be told apart by some columns, for an answer of its own. */
export function* swapsOfColumns(
  metric: Metric,
  lines: Lines,
  columns: readonly (readonly [name: string, column: Column])[],
  settled: Settled,
): Generator<void, Swaps> {
  return new Swaps(new Tables(yield* jointOfLines(metric, lines, columns, settled), settled.minGroup));
}

/** What must not be told apart in the answers that lines give. */
export function swapsOfLines(metric: Metric, lines: Lines, asked: GuardAsked): Generator<void, Swaps> {
  const { columns } = lines.linked;
  requireColumns(columns, asked.fields);
  return lines.swaps.recall(asked, ({ fields, settled }) => {
    const named = fields.flatMap((name) => (columns[name] ? [[name, columns[name]] as const] : []));
    return swapsOfColumns(metric, lines, named, settled);
  });
}

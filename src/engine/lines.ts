import type { Cells, Linked, Metric, Settled } from '../metric.js';
import type { GuardAsked } from './guarding.js';
import { letThrough, passingMask, unknownDimensions } from '../rollup/filter.js';
import { countRows } from '../rollup/rows-of.js';
import { groupLines, pickLines, sumLines, type Grouped } from '../rollup/rollup.js';
import { linkRecords, periodColumn, requireColumns, usedRows, type RecordsByRole } from './linking.js';
import { Memory } from './memory.js';
import type { Standings } from './protection/standings.js';
import type { Swaps } from './protection/swaps.js';
import type { Window } from './window.js';

/** How many ways to group the lines are kept, and how many numbers the cells that are kept may have, keys and sums. */
const groupingsKept = 2;
const numbersKept = 1 << 22;

/** For how many sets of fields it is kept what must not be told apart. */
const swapsKept = 8;

/** What is asked of lines. */
interface Asked {
  readonly settled: Settled;
  readonly window: Window;
  /** The filters that lines have to pass. */
  readonly filters: Settled['filters'];
}

/** The lines of a metric, with what has been made of them so far. */
export interface Lines {
  readonly linked: Linked;
  /** How many rows count. */
  readonly used: number;
  readonly groupings: Memory<Settled, Grouped>;
  readonly cells: Memory<Asked, Cells>;
  /** What must not be told apart, by the fields of a question. */
  readonly swaps: Memory<GuardAsked, Swaps>;
  /** The same by month, where months are never added. */
  readonly standings: Memory<GuardAsked, Standings>;
}

function numbersIn({ size, keys, addends }: Cells): number {
  return size * (Object.keys(keys).length + Object.keys(addends).length);
}

/** A mask that lets all lines through is none, which nobody has to look at. */
function withoutIdleMask(linked: Linked): Linked {
  if (linked.mask === null) return linked;
  return countRows(linked.mask, linked.size) === linked.size ? { ...linked, mask: null } : linked;
}

/** Links the records of a feed, in steps; nothing has been made of the lines yet. */
export function* linesOf(metric: Metric, records: RecordsByRole, settled: Settled): Generator<void, Lines> {
  const linked = withoutIdleMask(yield* linkRecords(metric, records, settled));
  return {
    linked,
    used: usedRows(linked),
    groupings: new Memory(groupingsKept),
    cells: new Memory(numbersKept, numbersIn),
    swaps: new Memory(swapsKept),
    standings: new Memory(swapsKept),
  };
}

/** All lines that count, by period, the question's dimensions and the metric's own keys. */
function* grouped(metric: Metric, linked: Linked, settled: Settled): Generator<void, Grouped> {
  const dims = Object.fromEntries(
    settled.by.flatMap((name) => {
      const column = linked.columns[name];
      return column ? [[name, column]] : [];
    }),
  );
  const tallying = metric.tally(linked, settled);
  const tally = 'next' in tallying ? yield* tallying : tallying;
  yield;
  const period = yield* periodColumn(linked, settled);
  return yield* groupLines(tally, { period, ...dims }, linked.mask, linked.size);
}

/** All lines that count in groups, with what each of them adds. */
export function groupedLines(metric: Metric, lines: Lines, settled: Settled): Generator<void, Grouped> {
  return lines.groupings.recall(settled, (each) => grouped(metric, lines.linked, each));
}

/** The sums of the lines in a window that pass `filters`. */
function summed(metric: Metric, lines: Lines, asked: Asked): Generator<void, Cells> {
  const { linked } = lines;
  return lines.cells.recall(asked, function* ({ settled, window, filters }) {
    const mask = yield* passingMask(linked, filters, linked.time, window);
    return yield* sumLines(yield* groupedLines(metric, lines, settled), mask);
  });
}

/**
 * The sums of all lines by period and the question's dimensions, whatever it filters; null where each line is a group of its own,
 * of which there are no sums.
 */
export function* cellsOfAll(metric: Metric, lines: Lines, settled: Settled): Generator<void, Cells | null> {
  const { groups } = yield* groupedLines(metric, lines, settled);
  if (groups === null) return null;
  return yield* summed(metric, lines, { settled, window: { since: null, until: null }, filters: {} });
}

/** The cells whose keys pass the filters, all of which are on keys. */
function* chosen({ size, keys, addends }: Cells, filters: Settled['filters']): Generator<void, Cells> {
  const mask = new Uint8Array(size).fill(1);
  for (const [name, wanted] of Object.entries(filters)) {
    const column = keys[name];
    if (column) letThrough(column, wanted)(mask, 0, size);
  }
  return yield* pickLines({ columns: keys, addends, groups: null, size }, mask);
}

/**
 * The sums of the lines in a window, by period and the question's dimensions; `missing_column` when one is not there. Another
 * filter or window adds up again what stands in groups already, and what changes only what sums mean adds up nothing. Where
 * the dimensions say all that is filtered by, a filter chooses among the sums of all.
 */
export function* cellsIn(metric: Metric, lines: Lines, settled: Settled, window: Window): Generator<void, Cells> {
  const { by, filters } = settled;
  const { columns } = lines.linked;
  requireColumns(columns, [...by, ...unknownDimensions(columns, filters)]);
  const isChoice = Object.keys(filters).every((name) => by.includes(name));
  const { groups } = yield* groupedLines(metric, lines, settled);
  if (groups === null || !isChoice) return yield* summed(metric, lines, { settled, window, filters });
  return yield* chosen(yield* summed(metric, lines, { settled, window, filters: {} }), filters);
}

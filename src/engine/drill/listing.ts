import type { Amounts, Cells, Column, Columns, Key, Linked, Metric, Reading, Settled } from '../../metric.js';
import { mergeCellsInSteps } from '../../rollup/merge.js';
import { passingMask } from '../../rollup/filter.js';
import { sumLines, type Grouped } from '../../rollup/rollup.js';
import { rowsOf } from '../../rollup/rows-of.js';
import type { RowsAnswer, RowsPart, RowsRequest, Where } from '../contract.js';
import { groupedLines, type Lines } from '../lines.js';
import { inOrder } from './order.js';
import { isOfNumber, refuseHidden } from './permit.js';
import { columnNamed, whereMask } from './where.js';

/** What decides which lines are listed, and in what order. */
export interface ListingAsked {
  readonly settled: Settled;
  readonly where: readonly Where[];
  readonly sort: RowsRequest['sort'];
}

/** All lines that a number is made of. */
export interface Listing extends Pick<RowsAnswer, 'made' | 'parts'> {
  readonly rows: Uint32Array;
  /** `period` and the keys of the metric's own. */
  readonly keys: Columns;
  readonly addends: Grouped['addends'];
  readonly sums: readonly number[];
}

/** Keys with more values than this are not told apart in what is added. */
const mostParts = 24;

/** Names by which lines can be told apart: keys of the count come before columns of the same name. */
function namesFor({ columns }: Linked, grouped: Grouped): Columns {
  return { ...columns, ...grouped.columns };
}

function ownKeys(metric: Metric, { columns }: Grouped): Columns {
  const wanted = ['period', ...metric.keys];
  return Object.fromEntries(
    wanted.flatMap((name): [string, Column][] => (columns[name] ? [[name, columns[name]]] : [])),
  );
}

function compareKeys(a: Key, b: Key): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return String(a) < String(b) ? -1 : Number(String(a) > String(b));
}

/** What the rows add together, and how many they are. */
function* partsBy(cells: Cells, counts: Amounts, name: string): Generator<void, RowsPart[]> {
  const counted = { ...cells, addends: { ...cells.addends, 'number of rows': counts } };
  const { keys, addends } = yield* mergeCellsInSteps([counted], [name]);
  const { 'number of rows': rows, ...rest } = addends;
  const part = (key: Key, i: number) => ({
    key,
    rows: rows?.[i] ?? 0,
    adds: Object.values(rest).map((sums) => sums[i] ?? 0),
  });
  return [...(keys[name] ?? [])].map(part).sort((a, b) => compareKeys(a.key, b.key));
}

function* allParts(metric: Metric, cells: Cells, counts: Amounts): Generator<void, RowsAnswer['parts']> {
  const all: { readonly name: string; readonly parts: readonly RowsPart[] }[] = [];
  for (const name of metric.keys) {
    if (cells.keys[name] === undefined || new Set<Key>(cells.keys[name]).size > mostParts) continue;
    all.push({ name, parts: yield* partsBy(cells, counts, name) });
  }
  return all;
}

function total(amounts: Amounts): number {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum;
}

function readingOf(metric: Metric, cells: Cells, settled: Settled): Generator<void, Reading> {
  return metric.measure(cells, { ...settled, by: [], target: null, benchmark: null }, null);
}

/** What some lines add together, and how many they are. */
function* cellsOf(grouped: Grouped, mask: Uint8Array | null): Generator<void, { cells: Cells; counts: Amounts }> {
  const ones = new Float64Array(grouped.size).fill(1);
  const counted = { ...grouped, addends: { ...grouped.addends, 'number of rows': ones } };
  const { addends: all, ...rest } = yield* sumLines(counted, mask);
  const { 'number of rows': counts = new Float64Array(0), ...addends } = all;
  return { cells: { ...rest, addends }, counts };
}

/** Whether conditions make a group of its own, instead of a part of the whole that is shown however small. */
function isGroup(metric: Metric, { settled, where }: ListingAsked): boolean {
  return Object.keys(settled.filters).length > 0 || where.some((each) => !isOfNumber(metric, each));
}

/** The lines of the group that conditions make, refused where its number is hidden; in steps. */
function* groupMask(metric: Metric, lines: Lines, asked: ListingAsked, grouped: Grouped) {
  const { settled, where } = asked;
  const { linked } = lines;
  const columns = namesFor(linked, grouped);
  const wheres: [Where, Uint8Array][] = [];
  let mask = yield* passingMask(linked, settled.filters, linked.time, settled);
  for (const each of where.filter((condition) => !isOfNumber(metric, condition))) {
    wheres.push([each, yield* whereMask(null, linked.size, columns, [each], settled.timeZone)]);
    mask = yield* whereMask(mask, linked.size, columns, [each], settled.timeZone);
  }
  const timed = where.filter(({ name }) => name === 'period');
  const all = yield* whereMask(mask, linked.size, columns, timed, settled.timeZone);
  if (isGroup(metric, asked)) {
    const { cells } = yield* cellsOf(grouped, all);
    const reading = yield* readingOf(metric, cells, settled);
    const periods = timed.flatMap(({ is = [] }) => is.map(String));
    yield* refuseHidden(metric, lines, settled, { columns: linked.columns, wheres, periods, cells, reading });
  }
  const parts = where.filter((each) => isOfNumber(metric, each) && each.name !== 'period');
  return yield* whereMask(all, linked.size, columns, parts, settled.timeZone);
}

/** The lines that a number is made of, with their sums and the number made anew from these; in steps. */
export function* listing(metric: Metric, lines: Lines, asked: ListingAsked): Generator<void, Listing> {
  const { linked } = lines;
  const { settled, sort } = asked;
  const grouped = yield* groupedLines(metric, lines, settled);
  const columns = namesFor(linked, grouped);
  const mask = yield* groupMask(metric, lines, asked, grouped);
  const { cells, counts } = yield* cellsOf(grouped, mask);
  const { value, low, high, n } = yield* readingOf(metric, cells, settled);
  const rows = rowsOf(mask, linked.size);
  return {
    rows: sort === null ? rows : yield* inOrder(rows, columnNamed(columns, sort.column), sort.descending),
    keys: ownKeys(metric, grouped),
    addends: grouped.addends,
    sums: Object.values(cells.addends).map(total),
    parts: yield* allParts(metric, cells, counts),
    made: { value, low, high, n },
  };
}

import { localDate } from '../../calendar/index.js';
import type { Cells, Column, Settled, TextColumn } from '../../metric.js';
import { eachRow } from '../../rollup/each-row.js';
import { movedInSteps } from '../../rollup/moved.js';
import { textsOf } from '../columns.js';
import { monthName } from '../subscriptions/calendar.js';
import { riskOptions } from './options.js';

const daysAMonth = 30;

/** The months of cells, oldest first. */
function* monthsIn({ size }: Cells, month: TextColumn | null): Generator<void, string[]> {
  const codes = new Set<number>();
  yield* eachRow(size, (index) => codes.add(month?.codes[index] ?? -1));
  return [...codes].map((code) => month?.texts.at(code) ?? '').sort();
}

/** The first month in which somebody was at risk; null where nobody ever was. */
function* firstTrouble({ size, addends }: Cells, month: TextColumn | null): Generator<void, string | null> {
  const codes = new Set<number>();
  yield* eachRow(size, (index) => {
    if ((addends['at_risk']?.[index] ?? 0) > 0) codes.add(month?.codes[index] ?? -1);
  });
  return [...codes].map((code) => month?.texts.at(code) ?? '').sort()[0] ?? null;
}

/** The first month at whose end the feed had been complete for so long that all trouble could be seen. */
function firstWhole(completeFrom: number, reach: number, { timeZone }: Settled): string {
  const { year, month } = localDate(timeZone, completeFrom + reach);
  return monthName(12 * year + month - 1);
}

/** The first month to show; trouble before the feed begins is not seen, and would look like none. */
function* firstSeen(
  cells: Cells,
  months: readonly string[],
  month: TextColumn | null,
  settled: Settled,
): Generator<void, string> {
  const { days, reach } = riskOptions(settled);
  const last = months.at(-1) ?? '';
  if (settled.completeFrom !== null) return firstWhole(settled.completeFrom, reach, settled);
  const first = yield* firstTrouble(cells, month);
  const place = first === null ? months.length : months.indexOf(first);
  return place === 0 ? (months[0] ?? last) : (months[place + Math.floor(days / daysAMonth)] ?? last);
}

/**
 * The cells of the months in which the feed was there for as long as trouble counts; those of the last month always. Where
 * the feed does not say since when it is complete, that is since the first trouble.
 */
export function* seenCells(cells: Cells, settled: Settled): Generator<void, Cells> {
  const month = textsOf({ columns: cells.keys }, 'month_end');
  const months = yield* monthsIn(cells, month);
  const from = yield* firstSeen(cells, months, month, settled);
  const last = months.at(-1) ?? '';
  const kept: number[] = [];
  yield* eachRow(cells.size, (index) => {
    const name = month?.at(index) ?? '';
    if (name >= from || name === last) kept.push(index);
  });
  if (kept.length === cells.size) return cells;
  const rows = Int32Array.from(kept);
  const keys: [string, Column][] = [];
  for (const [name, column] of Object.entries(cells.keys)) keys.push([name, yield* movedInSteps(column, rows)]);
  const addends = Object.entries(cells.addends).map(
    ([name, sums]) => [name, Float64Array.from(rows, (index) => sums[index] ?? 0)] as const,
  );
  return { size: rows.length, keys: Object.fromEntries(keys), addends: Object.fromEntries(addends) };
}

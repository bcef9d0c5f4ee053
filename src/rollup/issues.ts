import { badCodes, type Issue, type IssueCode, type Expected, type Records } from '../metric.js';
import { eachRow } from './each-row.js';

/** Occurrences kept of each issue; further ones are only counted. */
const kept = 20;

/** One issue about `rows` of `records`: all counted, the first ones kept with what stands in `field`. */
export function issueOf(
  code: IssueCode,
  field: string | null,
  rows: readonly number[],
  records: Pick<Records, 'columns' | 'rowNumbers'>,
  expected: Expected | null = null,
): Issue[] {
  if (rows.length === 0) return [];
  const column = field === null ? undefined : records.columns[field];
  const first = rows.slice(0, kept).map((row) => ({
    row: records.rowNumbers[row] ?? row + 1,
    seen: column?.at(row) ?? null,
    expected,
  }));
  return [{ code, field, count: rows.length, aside: badCodes.has(code), first }];
}

/** Sets the rows for which `out` holds to 0 in `mask` and returns those that were 1 before; in steps. */
export function* maskRowsInSteps(mask: Uint8Array, out: (row: number) => boolean): Generator<void, number[]> {
  const masked: number[] = [];
  yield* eachRow(mask.length, (row) => {
    if (mask[row] === 0 || !out(row)) return;
    mask[row] = 0;
    masked.push(row);
  });
  return masked;
}

/** A mask of `records` that can be written to: the rows set aside so far, else all in. */
export function openMask(records: Records): Uint8Array {
  return records.mask?.slice() ?? new Uint8Array(records.size).fill(1);
}

import { FeedError, type Issue } from '../metric.js';
import { isRecord } from './own.js';
import { isAmount, keyOf, type CellColumns, type CellTable } from './rollup-feed.js';
import { keptOccurrences, seenOf } from './seen.js';

const expected = { not_a_record: 'record', not_text: 'text', not_a_number: 'number' } as const;

/** The rows of a table that are bad in one way, in one column or as a whole. */
interface Fault {
  readonly code: keyof typeof expected;
  readonly field: string | null;
  readonly rows: readonly number[];
}

function rowsOf({ size }: CellTable, isBad: (row: number) => boolean): number[] {
  return Array.from({ length: size }, (_, row) => row).filter(isBad);
}

/** Values that are no keys, and texts where numbers stand too. */
function faultsOfKeys(table: CellTable, field: string, isText: boolean): Fault[] {
  const keys = Array.from({ length: table.size }, (_, row) => keyOf(table.at(row, field), isText));
  const hasNumbers = keys.some((key) => typeof key === 'number');
  return [
    { code: 'not_text', field, rows: rowsOf(table, (row) => keys[row] === undefined) },
    { code: 'not_a_number', field, rows: rowsOf(table, (row) => hasNumbers && typeof keys[row] === 'string') },
  ];
}

function faultsIn(table: CellTable, { keys, addends }: CellColumns): Fault[] {
  const faults: Fault[] = [
    { code: 'not_a_record', field: null, rows: rowsOf(table, (row) => !isRecord(table.row(row))) },
    ...Array.from(keys, ([name, isText]) => faultsOfKeys(table, name, isText)).flat(),
    ...addends.map((field): Fault => {
      return { code: 'not_a_number', field, rows: rowsOf(table, (row) => !isAmount(table.at(row, field))) };
    }),
  ];
  return faults.filter(({ rows }) => rows.length > 0);
}

function issueOf(table: CellTable, { code, field, rows }: Fault): Issue {
  const first = rows.slice(0, keptOccurrences).map((row) => {
    const seen = field === null ? table.row(row) : table.at(row, field);
    return { row: row + 1, seen: seenOf(seen), expected: expected[code] };
  });
  return { code, field, aside: true, count: rows.length, first };
}

/** Why some cells cannot be used: `too_many_bad`, with issues. */
export function refusalOf(table: CellTable, columns: CellColumns): FeedError {
  const faults = faultsIn(table, columns);
  const [received, bad] = [table.size, new Set(faults.flatMap(({ rows }) => rows)).size];
  const details = { received, bad, share: bad / received };
  return new FeedError(
    'too_many_bad',
    details,
    faults.map((fault) => issueOf(table, fault)),
  );
}

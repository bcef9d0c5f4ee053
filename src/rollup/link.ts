import type { Column, Columns, Issue, Key, Records, TextColumn } from '../metric.js';
import { eachRow, inStretches } from './each-row.js';
import { issueOf } from './issues.js';
import { movedInSteps } from './moved.js';
import { sameTexts } from './same-texts.js';

/** The last row of each code of a text column, −1 where it has none. */
function* rowsByCode({ codes, texts }: TextColumn, mask: Uint8Array | undefined): Generator<void, Int32Array> {
  const rows = new Int32Array(texts.size).fill(-1);
  yield* inStretches(codes.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const code = codes[row] ?? -1;
      if (code >= 0 && mask?.[row] !== 0) rows[code] = row;
    }
  });
  return rows;
}

/** For texts each distinct one is looked up once, however many rows have it. */
function* rowsByText(own: TextColumn, foreign: TextColumn, mask: Uint8Array | undefined): Generator<void, Int32Array> {
  const byCode = yield* rowsByCode(foreign, mask);
  const found = yield* sameTexts(own.texts, foreign.texts);
  const rows = new Int32Array(own.length);
  yield* inStretches(rows.length, (from, to) => {
    for (let row = from; row < to; row++) rows[row] = byCode[found[own.codes[row] ?? -1] ?? -1] ?? -1;
  });
  return rows;
}

function* rowsByValue(own: Column, foreign: Column, mask: Uint8Array | undefined): Generator<void, Int32Array> {
  const places = new Map<Key, number>();
  yield* eachRow(foreign.length, (row) => {
    if (mask?.[row] !== 0) places.set(foreign.at(row), row);
  });
  places.delete(null);
  const rows = new Int32Array(own.length);
  yield* eachRow(own.length, (row) => {
    rows[row] = places.get(own.at(row)) ?? -1;
  });
  return rows;
}

/** For each row of `own` the last row of `foreign` with an equal value, −1 where there is none; in steps. */
export function matchesInSteps(
  own: Column,
  foreign: Column,
  mask: Uint8Array | undefined,
): Generator<void, Int32Array> {
  const areTexts = own.kind === 'text' && foreign.kind === 'text';
  return areTexts ? rowsByText(own, foreign, mask) : rowsByValue(own, foreign, mask);
}

/** Whether a column has a value at a row, for which no text is read. */
function isKnown(column: Column, row: number): boolean {
  return column.kind === 'text' ? (column.codes[row] ?? -1) >= 0 : column.at(row) !== null;
}

/** What joining brings: columns for the rows of the main record, and what was found wrong. */
interface Joined {
  readonly columns: Columns;
  readonly issues: readonly Issue[];
}

/**
 * Brings `fields` of `other` to the rows of `main` whose `key` is equal; the last of several equal ones counts. Rows
 * with a key that `other` lacks become an `orphan` issue and carry missing values, as rows without a key do silently. In
 * steps between which the caller may pause.
 */
export function* joinInSteps(
  main: Records,
  other: Records,
  key: string,
  fields: readonly string[],
): Generator<void, Joined> {
  const own = main.columns[key];
  const foreign = other.columns[key];
  if (!own || !foreign) return { columns: {}, issues: [] };
  const rows = yield* matchesInSteps(own, foreign, other.mask);
  const orphans: number[] = [];
  yield* eachRow(rows.length, (row) => {
    if (rows[row] === -1 && isKnown(own, row)) orphans.push(row);
  });
  const columns: [string, Column][] = [];
  for (const field of fields) {
    const column = other.columns[field];
    if (column) columns.push([field, yield* movedInSteps(column, rows)]);
  }
  return { columns: Object.fromEntries(columns), issues: issueOf('orphan', key, orphans, main) };
}

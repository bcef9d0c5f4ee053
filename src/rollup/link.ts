import {
  finish,
  numberColumn,
  type Column,
  type Columns,
  type Issue,
  type Key,
  type Records,
  type TextColumn,
} from '../metric.js';
import { eachRow, inStretches } from './each-row.js';
import { groupRows } from './groups.js';
import { issueOf } from './issues.js';
import { moved, movedInSteps } from './moved.js';
import { rowsOf } from './rows-of.js';
import { sameTexts } from './same-texts.js';

function* groupsInSteps(records: Records, columns: readonly Column[], mask: Uint8Array) {
  const known = new Uint8Array(records.size);
  yield* eachRow(records.size, (row) => {
    if (mask[row] === 1 && columns.every((column) => column.at(row) !== null)) known[row] = 1;
  });
  const rows = rowsOf(known, records.size);
  return { rows, ...(yield* groupRows(columns, known, records.size)) };
}

function groupsBy(records: Records, columns: readonly Column[], mask: Uint8Array) {
  return finish(groupsInSteps(records, columns, mask));
}

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

/** As `joinInSteps`, without a pause. */
export function join(main: Records, other: Records, key: string, fields: readonly string[]): Joined {
  return finish(joinInSteps(main, other, key, fields));
}

/** How the values of several rows become one. */
export type Reduction = 'sum' | 'first' | 'last' | 'minimum' | 'maximum' | 'count';

const reductions: Readonly<Record<Exclude<Reduction, 'first' | 'last'>, (so: number, value: number) => number>> = {
  sum: (so, value) => so + value,
  count: (so) => so + 1,
  minimum: (so, value) => Math.min(so, value),
  maximum: (so, value) => Math.max(so, value),
};

const starts = { sum: 0, count: 0, minimum: Infinity, maximum: -Infinity };

type Grouped = ReturnType<typeof groupsBy>;

function picked(column: Column, grouped: Grouped, how: 'first' | 'last'): Column {
  const rows = Int32Array.from(grouped.examples).fill(-1);
  grouped.rows.forEach((row) => {
    const group = grouped.keys[row] ?? 0;
    if (column.at(row) !== null && (how === 'last' || rows[group] === -1)) rows[group] = row;
  });
  return moved(column, rows);
}

function reduced(column: Column, grouped: Grouped, how: keyof typeof reductions): Column {
  const values = new Float64Array(grouped.examples.length).fill(starts[how]);
  grouped.rows.forEach((row) => {
    const group = grouped.keys[row] ?? 0;
    const value = column.at(row);
    if (value !== null) values[group] = reductions[how](values[group] ?? 0, Number(value));
  });
  return numberColumn(values.map((value) => (Number.isFinite(value) ? value : NaN)));
}

/**
 * One row an entity: rows with equal `key` become one, its columns made from theirs as `outputs` says (output name →
 * column and reduction; missing values take no part). Rows without a key are left out.
 */
export function onePerEntity(
  records: Records,
  key: string,
  outputs: Readonly<Record<string, readonly [column: string, how: Reduction]>>,
): Records {
  const identity = records.columns[key];
  const mask = records.mask ?? new Uint8Array(records.size).fill(1);
  const grouped = groupsBy(records, identity ? [identity] : [], mask);
  const columns = Object.entries(outputs).flatMap(([name, [field, how]]) => {
    const column = records.columns[field];
    if (!column) return [];
    return [
      [name, how === 'first' || how === 'last' ? picked(column, grouped, how) : reduced(column, grouped, how)] as const,
    ];
  });
  const keys: [string, Column][] = identity ? [[key, picked(identity, grouped, 'first')]] : [];
  return {
    size: grouped.examples.length,
    columns: Object.fromEntries([...keys, ...columns]),
    rowNumbers: Uint32Array.from(grouped.examples, (row) => records.rowNumbers[row] ?? row + 1),
  };
}

import {
  instantColumn,
  numberColumn,
  textColumn,
  type Column,
  type Columns,
  type Records,
  type TextColumn,
} from '../../metric.js';
import { eachRow } from '../../rollup/each-row.js';
import { movedInSteps } from '../../rollup/moved.js';

/** Where the lines stand in reviews and in cases, −1 for nowhere. */
export interface Places {
  readonly rows: Int32Array;
  readonly caseRows: Int32Array;
}

function* textsOfBoth(own: TextColumn, foreign: TextColumn): Generator<void, TextColumn> {
  const codes = new Map(own.dictionary.map((text, code) => [text, code]));
  const same = foreign.dictionary.map((text) => {
    const code = codes.get(text) ?? codes.size;
    codes.set(text, code);
    return code;
  });
  const both = own.codes.slice();
  yield* eachRow(both.length, (line) => {
    if ((both[line] ?? -1) < 0) both[line] = same[foreign.codes[line] ?? -1] ?? -1;
  });
  return textColumn(both, [...codes.keys()]);
}

function* either(own: Column, foreign: Column): Generator<void, Column> {
  if (own.kind === 'text') return foreign.kind === 'text' ? yield* textsOfBoth(own, foreign) : own;
  if (foreign.kind === 'text') return own;
  const values = own.values.slice();
  yield* eachRow(values.length, (line) => {
    if (Number.isNaN(values[line])) values[line] = foreign.values[line] ?? NaN;
  });
  return own.kind === 'instant' ? instantColumn(values) : numberColumn(values);
}

function* dimension(
  name: string,
  reviews: Records,
  cases: Records | null,
  { rows, caseRows }: Places,
): Generator<void, Column | null> {
  const [own, foreign] = [reviews.columns[name], cases?.columns[name]];
  const here = own && (yield* movedInSteps(own, rows));
  const there = foreign && (yield* movedInSteps(foreign, caseRows));
  return here && there ? yield* either(here, there) : (here ?? there ?? null);
}

/**
 * The columns called `names` for lines of reviews and of cases: what the review says, else what its case says. In steps
 * between which the caller may pause.
 */
export function* dimensionsOf(
  names: Iterable<string>,
  reviews: Records,
  cases: Records | null,
  places: Places,
): Generator<void, Columns> {
  const columns: [string, Column][] = [];
  for (const name of new Set(names)) {
    const column = yield* dimension(name, reviews, cases, places);
    if (column) columns.push([name, column]);
  }
  return Object.fromEntries(columns);
}

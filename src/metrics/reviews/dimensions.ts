import {
  instantColumn,
  numberColumn,
  textColumn,
  type Column,
  type Columns,
  type Records,
  type TextColumn,
} from '../../metric.js';
import { moved } from '../../rollup/link.js';

/** Where the lines stand in reviews and in cases, −1 for nowhere. */
export interface Places {
  readonly rows: Int32Array;
  readonly caseRows: Int32Array;
}

function textsOfBoth(own: TextColumn, foreign: TextColumn): TextColumn {
  const codes = new Map(own.dictionary.map((text, code) => [text, code]));
  const same = foreign.dictionary.map((text) => {
    const code = codes.get(text) ?? codes.size;
    codes.set(text, code);
    return code;
  });
  const both = own.codes.map((code, line) => (code >= 0 ? code : (same[foreign.codes[line] ?? -1] ?? -1)));
  return textColumn(both, [...codes.keys()]);
}

function either(own: Column, foreign: Column): Column {
  if (own.kind === 'text') return foreign.kind === 'text' ? textsOfBoth(own, foreign) : own;
  if (foreign.kind === 'text') return own;
  const values = own.values.map((value, line) => (Number.isNaN(value) ? (foreign.values[line] ?? NaN) : value));
  return own.kind === 'instant' ? instantColumn(values) : numberColumn(values);
}

function dimension(name: string, reviews: Records, cases: Records | null, { rows, caseRows }: Places): Column | null {
  const [own, foreign] = [reviews.columns[name], cases?.columns[name]];
  const [here, there] = [own && moved(own, rows), foreign && moved(foreign, caseRows)];
  return here && there ? either(here, there) : (here ?? there ?? null);
}

/** The columns called `names` for lines of reviews and of cases: what the review says, else what its case says. */
export function dimensionsOf(
  names: Iterable<string>,
  reviews: Records,
  cases: Records | null,
  places: Places,
): Columns {
  const columns: Record<string, Column> = {};
  for (const name of new Set(names)) {
    const column = dimension(name, reviews, cases, places);
    if (column) columns[name] = column;
  }
  return columns;
}

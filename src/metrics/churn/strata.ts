import { textColumn, type Column, type Records, type TextColumn } from '../../metric.js';
import { tenureBands } from './bands.js';
import { atOnce } from './by-customer.js';
import { parts, type Lines } from './lines.js';

/** What a stratum holds equal, by name. */
export type Stratum = Readonly<Record<string, string | number | null>>;

/** One part of a stratum's name: what it is called, and its value at a line. */
interface Side {
  readonly name: string;
  readonly of: (line: number) => string | number | null;
}

function sideOf(name: string, lines: Lines, main: Records): Side[] {
  if (name === 'tenure') return [{ name, of: (line) => tenureBands[lines.tenure[line] ?? -1] ?? null }];
  const column: Column | undefined = main.columns[name];
  return column ? [{ name, of: (line) => column.at(lines.row[line] ?? -1) }] : [];
}

/**
 * The stratum of each line of a month or snapshot, as JSON of what it holds equal: `{"tenure":"0-3","plan":"pro"}`.
 * Names that are no column hold nothing equal; with none left there are no strata.
 */
export function* strataOf(lines: Lines, main: Records, names: readonly string[]): Generator<void, TextColumn> {
  const sides = names.flatMap((name) => sideOf(name, lines, main));
  const codes = new Int32Array(lines.size).fill(-1);
  const known = new Map<string, number>();
  const [month, snapshot] = [parts.indexOf('month'), parts.indexOf('snapshot')];
  for (let line = 0; line < lines.size && sides.length > 0; line++) {
    if (line % atOnce === atOnce - 1) yield;
    const part = lines.part[line];
    if (part !== month && part !== snapshot) continue;
    const text = JSON.stringify(Object.fromEntries(sides.map(({ name, of }) => [name, of(line)])));
    const code = known.get(text) ?? known.size;
    known.set(text, code);
    codes[line] = code;
  }
  return textColumn(codes, [...known.keys()]);
}

/** Reads a stratum's name. */
export function stratumOf(text: string): Stratum {
  return JSON.parse(text) as Stratum;
}

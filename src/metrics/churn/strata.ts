import { textColumn, type Records, type TextColumn } from '../../metric.js';
import { textsOf } from '../columns.js';
import { tenureBands } from './bands.js';
import { atOnce } from './by-customer.js';
import { parts, type Lines } from './lines.js';

/** One thing that a stratum holds equal: its name, its values, and which of them a line has, −1 for none. */
interface Side {
  readonly name: string;
  readonly values: readonly string[];
  readonly codeOf: (line: number) => number;
}

function sideOf(name: string, lines: Lines, main: Records): Side[] {
  if (name === 'tenure') return [{ name, values: tenureBands, codeOf: (line) => lines.tenure[line] ?? -1 }];
  const column = textsOf(main, name);
  if (column === null) return [];
  return [{ name, values: column.dictionary, codeOf: (line) => column.codes[lines.row[line] ?? -1] ?? -1 }];
}

/** The number of a line's combination of values: each side is a digit in its own base, 0 for a missing value. */
function combinationAt(line: number, sides: readonly Side[]): number {
  let combination = 0;
  for (const { values, codeOf } of sides) combination = combination * (values.length + 1) + codeOf(line) + 1;
  return combination;
}

function nameAt(line: number, sides: readonly Side[]): string {
  return JSON.stringify(
    Object.fromEntries(sides.map(({ name, values, codeOf }) => [name, values[codeOf(line)] ?? null])),
  );
}

/**
 * The stratum of each line of a month or snapshot, as JSON of what it holds equal: `{"tenure":"0-3","plan":"pro"}`.
 * Names that are no column of texts hold nothing equal; with none left there are no strata.
 */
export function* strataOf(lines: Lines, main: Records, names: readonly string[]): Generator<void, TextColumn> {
  const sides = names.flatMap((name) => sideOf(name, lines, main));
  const codes = new Int32Array(lines.size).fill(-1);
  const known = new Map<number, number>();
  const texts: string[] = [];
  const [month, snapshot] = [parts.indexOf('month'), parts.indexOf('snapshot')];
  for (let line = 0; line < lines.size && sides.length > 0; line++) {
    if (line % atOnce === atOnce - 1) yield;
    const part = lines.part[line];
    if (part !== month && part !== snapshot) continue;
    const combination = combinationAt(line, sides);
    const code = known.get(combination) ?? texts.push(nameAt(line, sides)) - 1;
    known.set(combination, code);
    codes[line] = code;
  }
  return textColumn(codes, texts);
}

/** The names of what a stratum holds equal. */
export function heldEqualIn(stratum: string): string[] {
  const sides: unknown = JSON.parse(stratum);
  return typeof sides === 'object' && sides !== null ? Object.keys(sides) : [];
}

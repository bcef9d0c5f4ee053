import { numberColumn, textColumn, type Column } from '../../metric.js';

/** What a line is about; each part has keys and addends of its own. */
export const parts = ['unit', 'category', 'agreement', 'reviewer', 'cause', 'case'] as const;

/** One of `parts`. */
export type Part = (typeof parts)[number];

/** The number of a part, as lines carry it. */
export function partCode(part: Part): number {
  return parts.indexOf(part);
}

/** Key columns that hold numbers: scores in millionths of a point. */
export const numberKeys = ['score', 'free_score'] as const;

/** Key columns that hold texts. */
export const textKeys = ['part', 'criterion', 'rubric', 'layer', 'peer', 'rater', 'ratings', 'root_cause'] as const;

/** What lines add; each line has 0 of what is not of its part. */
export const addendNames = [
  'units',
  'drawn',
  'reviews',
  'failed',
  'rated',
  'not_applicable',
  'weight',
  'critical',
  'scored',
  'paired',
  'difference',
  'difference_squared',
  'closed',
  'reviewed',
  'causes',
] as const;

type NumberKey = (typeof numberKeys)[number];
type Addend = (typeof addendNames)[number];

/** One of `textKeys`. */
export type TextKey = (typeof textKeys)[number];

/** A line: where it stands in reviews and cases (−1 for nowhere), when, its keys (text keys as codes) and amounts. */
export interface Line extends Readonly<Partial<Record<NumberKey | TextKey | Addend, number>>> {
  readonly row: number;
  readonly case_row: number;
  readonly at: number;
}

/** Texts numbered in order of first appearance. */
export class Words {
  readonly #codes = new Map<string, number>();

  /** The number of a text; −1 for none. */
  code(text: string | null): number {
    if (text === null) return -1;
    const code = this.#codes.get(text) ?? this.#codes.size;
    this.#codes.set(text, code);
    return code;
  }

  /** The texts by number. */
  get dictionary(): readonly string[] {
    return [...this.#codes.keys()];
  }
}

const places = ['row', 'case_row', 'at'] as const;

type Name = (typeof places)[number] | NumberKey | TextKey | Addend;

const missing: Readonly<Record<Name, number>> = Object.fromEntries([
  ...[...places, ...numberKeys].map((name) => [name, NaN]),
  ...textKeys.map((name) => [name, -1]),
  ...addendNames.map((name) => [name, 0]),
]) as Record<Name, number>;

/** Lines that grow column by column. */
export class LineList {
  readonly #columns = Object.entries(missing).map(([name, otherwise]) => ({
    // The entries of a record are typed by text; these are the names it was made of.
    name: name as Name,
    otherwise,
    values: [] as number[],
  }));
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(line: Line): void {
    for (const { name, otherwise, values } of this.#columns) values.push(line[name] ?? otherwise);
    this.#size++;
  }

  #values(name: Name): readonly number[] {
    return this.#columns.find((column) => column.name === name)?.values ?? [];
  }

  numbers(name: (typeof places)[number] | NumberKey | Addend): Float64Array {
    return Float64Array.from(this.#values(name));
  }

  texts(name: TextKey, dictionary: readonly string[]): Column {
    return textColumn(Int32Array.from(this.#values(name)), dictionary);
  }

  rows(name: 'row' | 'case_row'): Int32Array {
    return Int32Array.from(this.#values(name));
  }

  numberKey(name: NumberKey): Column {
    return numberColumn(this.numbers(name));
  }
}

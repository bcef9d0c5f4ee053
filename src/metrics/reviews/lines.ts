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

const names: readonly Name[] = [...places, ...numberKeys, ...textKeys, ...addendNames];

/** What a line has that says nothing of a name: no place and no key, and nothing to add. */
function otherwise(name: Name): number {
  if (textKeys.some((key) => key === name)) return -1;
  return addendNames.some((addend) => addend === name) ? 0 : NaN;
}

const firstCapacity = 1024;

/** A column that grows by doubling, filled with what lines have that say nothing of it. */
class Growing {
  readonly #otherwise: number;
  #values: Float64Array;

  constructor(name: Name) {
    this.#otherwise = otherwise(name);
    this.#values = new Float64Array(firstCapacity).fill(this.#otherwise);
  }

  set(place: number, value: number): void {
    if (place >= this.#values.length) this.#grow(place + 1);
    this.#values[place] = value;
  }

  #grow(least: number): void {
    const before = this.#values;
    const size = Math.max(2 * before.length, least);
    this.#values = new Float64Array(size).fill(this.#otherwise, before.length);
    this.#values.set(before);
  }

  upTo(size: number): Float64Array {
    if (size > this.#values.length) this.#grow(size);
    return this.#values.slice(0, size);
  }
}

/** Lines that grow column by column. */
export class LineList {
  readonly #columns = Object.fromEntries(names.map((name) => [name, new Growing(name)]));
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(line: Line): void {
    for (const name in line) this.#columns[name]?.set(this.#size, line[name as Name] ?? NaN);
    this.#size++;
  }

  numbers(name: (typeof places)[number] | NumberKey | Addend): Float64Array {
    return this.#columns[name]?.upTo(this.#size) ?? new Float64Array(this.#size);
  }

  texts(name: TextKey, dictionary: readonly string[]): Column {
    const codes = this.#columns[name]?.upTo(this.#size) ?? new Float64Array(this.#size).fill(-1);
    return textColumn(new Int32Array(codes), dictionary);
  }

  rows(name: 'row' | 'case_row'): Int32Array {
    return new Int32Array(this.numbers(name));
  }

  numberKey(name: NumberKey): Column {
    return numberColumn(this.numbers(name));
  }
}

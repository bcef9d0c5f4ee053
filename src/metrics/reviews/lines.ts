import { textColumn, type Column } from '../../metric.js';
import { byNames } from '../by-names.js';

/** What a line is about; each part has keys and addends of its own. */
export const parts = ['unit', 'category', 'agreement', 'reviewer', 'cause', 'case'] as const;

/** One of `parts`. */
export type Part = (typeof parts)[number];

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

/**
 * Some lines as columns: where they stand in reviews and cases (−1 for nowhere), when, their keys (text keys as codes) and
 * amounts.
 */
export type LineColumns = Readonly<Record<Name, Float64Array>>;

/** Lines that are kept together: few, so that room for more is made at once. */
const linesTogether = 2048;

function emptyColumns(): LineColumns {
  return byNames(names, (name) => new Float64Array(linesTogether).fill(otherwise(name)));
}

/** Lines that are added one after the other, and written where they stay. */
export class LineList {
  readonly #full: LineColumns[] = [];
  /** The columns in which the line opened last is written. */
  columns: LineColumns = emptyColumns();
  #next = 0;

  get size(): number {
    return this.#full.length * linesTogether + this.#next;
  }

  /** Opens a line that says nothing yet but where it stands, and returns its place in `columns`. */
  open(part: Part, row: number, caseRow: number, at: number): number {
    if (this.#next === linesTogether) {
      this.#full.push(this.columns);
      this.columns = emptyColumns();
      this.#next = 0;
    }
    const place = this.#next++;
    const { columns } = this;
    columns.part[place] = parts.indexOf(part);
    columns.row[place] = row;
    columns.case_row[place] = caseRow;
    columns.at[place] = at;
    return place;
  }

  /** A column of all lines; in steps between which the caller may pause. */
  *numbers(name: Name): Generator<void, Float64Array> {
    const all = new Float64Array(this.size);
    for (const [i, columns] of this.#full.entries()) {
      all.set(columns[name], i * linesTogether);
      yield;
    }
    all.set(this.columns[name].subarray(0, this.#next), this.#full.length * linesTogether);
    return all;
  }

  *#wholes(name: Name): Generator<void, Int32Array> {
    const all = new Int32Array(this.size);
    for (const [i, columns] of this.#full.entries()) {
      all.set(columns[name], i * linesTogether);
      yield;
    }
    all.set(this.columns[name].subarray(0, this.#next), this.#full.length * linesTogether);
    return all;
  }

  /** The codes of a key of all lines, in steps. */
  *texts(name: TextKey, dictionary: readonly string[]): Generator<void, Column> {
    return textColumn(yield* this.#wholes(name), dictionary);
  }

  /** Where all lines stand, in steps. */
  rows(name: 'row' | 'case_row'): Generator<void, Int32Array> {
    return this.#wholes(name);
  }
}

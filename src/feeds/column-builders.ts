import { instantColumn, numberColumn, textColumn, type Column } from '../metric.js';

/** Values of the first part of a column, and of each one after that. */
const [firstPart, nextPart] = [1024, 65_536];

/** Collects the values of one column whose length is not known beforehand. */
export interface ColumnBuilder {
  /** Appends a value; null is missing. */
  push(value: number | string | null): void;
  finish(): Column;
}

/** A typed array of one kind. */
interface Kind<Values> {
  new (length: number): Values;
}

type Numbers = Float64Array | Int32Array | Uint32Array;

/** Values in parts that are joined at the end: growing never copies what came before. */
export class Parts<Values extends Numbers> {
  readonly #kind: Kind<Values>;
  readonly #full: Values[] = [];
  #part: Values;
  #used = 0;
  #before = 0;

  constructor(kind: Kind<Values>) {
    this.#kind = kind;
    this.#part = new kind(firstPart);
  }

  get length(): number {
    return this.#before + this.#used;
  }

  push(value: number): void {
    if (this.#used === this.#part.length) {
      this.#full.push(this.#part);
      this.#before += this.#used;
      this.#part = new this.#kind(nextPart);
      this.#used = 0;
    }
    this.#part[this.#used++] = value;
  }

  joined(): Values {
    const values = new this.#kind(this.length);
    let at = 0;
    for (const part of this.#full) {
      values.set(part, at);
      at += part.length;
    }
    values.set(this.#part.subarray(0, this.#used), at);
    return values;
  }
}

class NumericBuilder implements ColumnBuilder {
  readonly #values = new Parts(Float64Array);
  readonly #column: (values: Float64Array) => Column;

  constructor(column: (values: Float64Array) => Column) {
    this.#column = column;
  }

  push(value: number | string | null): void {
    // Adding zero turns -0 into 0, so that neither keys nor labels ever show a minus zero.
    this.#values.push(typeof value === 'number' ? value + 0 : NaN);
  }

  finish(): Column {
    return this.#column(this.#values.joined());
  }
}

/** A copy that shares no memory: browsers keep a whole text alive as long as one piece cut out of it. */
function detached(text: string): string {
  const copy: unknown = JSON.parse(JSON.stringify(text));
  return typeof copy === 'string' ? copy : text;
}

class TextBuilder implements ColumnBuilder {
  readonly #codes = new Parts(Int32Array);
  readonly #known = new Map<string, number>();
  readonly #dictionary: string[] = [];

  push(value: number | string | null): void {
    this.#codes.push(typeof value === 'string' ? this.#code(value) : -1);
  }

  finish(): Column {
    return textColumn(this.#codes.joined(), this.#dictionary);
  }

  #code(text: string): number {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const own = detached(text);
    this.#known.set(own, this.#dictionary.length);
    return this.#dictionary.push(own) - 1;
  }
}

/** A builder for a column of one kind. */
export function columnBuilder(kind: Column['kind']): ColumnBuilder {
  if (kind === 'text') return new TextBuilder();
  return new NumericBuilder(kind === 'number' ? numberColumn : instantColumn);
}

/** Collects row numbers. */
export class RowNumbers {
  readonly #values = new Parts(Uint32Array);

  get length(): number {
    return this.#values.length;
  }

  push(row: number): void {
    this.#values.push(row);
  }

  finish(): Uint32Array {
    return this.#values.joined();
  }
}

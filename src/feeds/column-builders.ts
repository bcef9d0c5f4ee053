import { instantColumn, numberColumn, textColumn, type Column } from '../metric.js';

const startingCapacity = 1024;

/** Collects the values of one column whose length is not known beforehand. */
export interface ColumnBuilder {
  /** Appends a value; null is missing. */
  push(value: number | string | null): void;
  finish(): Column;
}

function grown<Values extends Float64Array | Int32Array | Uint32Array>(values: Values, larger: Values): Values {
  larger.set(values);
  return larger;
}

class NumericBuilder implements ColumnBuilder {
  #values = new Float64Array(startingCapacity);
  #length = 0;
  readonly #column: (values: Float64Array) => Column;

  constructor(column: (values: Float64Array) => Column) {
    this.#column = column;
  }

  push(value: number | string | null): void {
    if (this.#length === this.#values.length) {
      this.#values = grown(this.#values, new Float64Array(2 * this.#length));
    }
    // Adding zero turns -0 into 0, so that neither keys nor labels ever show a minus zero.
    this.#values[this.#length++] = typeof value === 'number' ? value + 0 : NaN;
  }

  finish(): Column {
    return this.#column(this.#values.slice(0, this.#length));
  }
}

/** A copy that shares no memory: browsers keep a whole text alive as long as one piece cut out of it. */
function detached(text: string): string {
  const copy: unknown = JSON.parse(JSON.stringify(text));
  return typeof copy === 'string' ? copy : text;
}

class TextBuilder implements ColumnBuilder {
  #codes = new Int32Array(startingCapacity);
  #length = 0;
  readonly #known = new Map<string, number>();
  readonly #dictionary: string[] = [];

  push(value: number | string | null): void {
    if (this.#length === this.#codes.length) this.#codes = grown(this.#codes, new Int32Array(2 * this.#length));
    this.#codes[this.#length++] = typeof value === 'string' ? this.#code(value) : -1;
  }

  finish(): Column {
    return textColumn(this.#codes.slice(0, this.#length), this.#dictionary);
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
  #values = new Uint32Array(startingCapacity);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(row: number): void {
    if (this.#length === this.#values.length) this.#values = grown(this.#values, new Uint32Array(2 * this.#length));
    this.#values[this.#length++] = row;
  }

  finish(): Uint32Array {
    return this.#values.slice(0, this.#length);
  }
}

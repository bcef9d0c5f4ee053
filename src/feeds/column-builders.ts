import { instantColumn, numberColumn, textColumn, type Column } from '../metric.js';
import { Parts } from './parts.js';

/** Collects the values of one column whose length is not known beforehand. */
export interface ColumnBuilder {
  /** Appends a value; null is missing. */
  push(value: number | string | null): void;
  /** The column of all values, in steps; to be asked for once. */
  finish(): Generator<void, Column>;
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

  *finish(): Generator<void, Column> {
    return this.#column(yield* this.#values.joined());
  }
}

/** A copy that shares no memory. */
function detached(text: string): string {
  const copy: unknown = JSON.parse(JSON.stringify(text));
  return typeof copy === 'string' ? copy : text;
}

class TextBuilder implements ColumnBuilder {
  readonly #codes = new Parts(Int32Array);
  readonly #known = new Map<string, number>();
  readonly #dictionary: string[] = [];
  readonly #isCut: boolean;

  constructor(isCut: boolean) {
    this.#isCut = isCut;
  }

  push(value: number | string | null): void {
    this.#codes.push(typeof value === 'string' ? this.#code(value) : -1);
  }

  *finish(): Generator<void, Column> {
    return textColumn(yield* this.#codes.joined(), this.#dictionary);
  }

  #code(text: string): number {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const own = this.#isCut ? detached(text) : text;
    this.#known.set(own, this.#dictionary.length);
    return this.#dictionary.push(own) - 1;
  }
}

/**
 * A builder for a column of one kind. Texts that are cut out of a longer one, as those of CSV, are copied: browsers keep the
 * whole alive as long as a piece of it. Those of JSON are their own.
 */
export function columnBuilder(kind: Column['kind'], isCut: boolean): ColumnBuilder {
  if (kind === 'text') return new TextBuilder(isCut);
  return new NumericBuilder(kind === 'number' ? numberColumn : instantColumn);
}

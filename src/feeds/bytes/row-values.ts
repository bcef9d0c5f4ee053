/** Rows of the first part of a column, and of the largest. */
const [firstPart, largestPart] = [1024, 65_536];

/** The place of the row that is being read, in parts that are alike in all columns of a feed. */
export class RowPlace {
  /** The place in the part. */
  at = 0;
  /** How many rows the parts before hold. */
  before = 0;
  /** How many rows the part holds. */
  size = firstPart;

  /** How many rows there are before this place. */
  get rows(): number {
    return this.before + this.at;
  }

  /** Turns to the next part. */
  turn(): void {
    this.before += this.size;
    this.at = 0;
    this.size = Math.min(2 * this.size, largestPart);
  }
}

/** A typed array of one kind. */
interface Kind<Values> {
  new (length: number): Values;
}

/**
 * The values of one column, written to `part` at the place of their row: in parts that are joined at the end, so that
 * growing copies nothing.
 */
export class RowValues<Values extends Float64Array | Int32Array | Uint32Array> {
  part: Values;
  readonly #kind: Kind<Values>;
  readonly #missing: number;
  #full: Values[] = [];
  /** How many rows stand before the parts, all missing. */
  #before = 0;

  constructor(kind: Kind<Values>, missing: number) {
    this.#kind = kind;
    this.#missing = missing;
    this.part = new kind(0);
  }

  /** Begins at a place; what would stand before is missing. */
  begin({ before, at, size }: RowPlace): void {
    this.#before = before;
    this.part = new this.#kind(size);
    this.part.fill(this.#missing, 0, at);
  }

  /** Turns to the next part, which has room for `size` rows. */
  turn(size: number): void {
    this.#full.push(this.part);
    this.part = new this.#kind(size);
  }

  /** All values before a place in one array, in steps of one part; to be asked for once, since it takes them out. */
  *joined({ rows, at }: RowPlace): Generator<void, Values> {
    const values = new this.#kind(rows);
    for (let from = 0; from < this.#before; from += largestPart) {
      values.fill(this.#missing, from, Math.min(this.#before, from + largestPart));
      yield;
    }
    const parts = [...this.#full, this.part.subarray(0, at)];
    this.#full = [];
    let from = this.#before;
    for (const part of parts) {
      values.set(part, from);
      from += part.length;
      yield;
    }
    return values;
  }
}

/** Rows of the first part of a column, and of the largest. */
const [firstPart, largestPart] = [1024, 65_536];

/** Rows from which on it is told by those that have come how many there will be; and the most that room is kept for. */
const [fewestTold, mostTold] = [8192, 1 << 24];

/** How many more rows than are expected room is kept for, as a part of them: what is never written takes no memory. */
const spare = 1 / 8;

/** The place of the row that is being read, in parts that are alike in all columns of a feed. */
export class RowPlace {
  /** The place in the part. */
  at = 0;
  /** How many rows the parts before hold. */
  before = 0;
  /** How many rows the part holds. */
  size = firstPart;
  /** About how many rows there will be; 0 where nobody knows. */
  expected = 0;
  /** Whether there is room for the parts before in front of the part, so that nothing has to be joined behind it. */
  isLast = false;
  /** Whether a part was to be the last. */
  #wasLast = false;

  /** How many rows there are before this place. */
  get rows(): number {
    return this.before + this.at;
  }

  /** Turns to the next part: the last one, as soon as it is told how many rows there will be; if more come, to others. */
  turn(): void {
    this.before += this.size;
    this.at = 0;
    const left = Math.min(mostTold, Math.ceil(this.expected * (1 + spare))) - this.before;
    this.isLast = !this.#wasLast && this.before >= fewestTold && left > 0;
    this.#wasLast ||= this.isLast;
    this.size = this.isLast ? left : Math.min(2 * this.size, largestPart);
  }
}

/** A typed array of one kind. */
interface Kind<Values> {
  readonly BYTES_PER_ELEMENT: number;
  new (length: number): Values;
  new (buffer: ArrayBufferLike, at: number, length: number): Values;
}

/**
 * The values of one column, written to `part` at the place of their row: in parts that are joined at the end, so that
 * growing copies nothing; in the last one, where that is known to be, they stand where they will stay.
 */
export class RowValues<Values extends Float64Array | Int32Array | Uint32Array> {
  part: Values;
  readonly #kind: Kind<Values>;
  readonly #missing: number;
  #full: Values[] = [];
  /** How many rows stand before the parts, all missing. */
  #before = 0;
  /** Room for all rows, of which the part is the end; null where it is none of that. */
  #whole: Values | null = null;

  constructor(kind: Kind<Values>, missing: number) {
    this.#kind = kind;
    this.#missing = missing;
    this.part = new kind(0);
  }

  /** Begins at a place; what would stand before is missing. */
  begin(place: RowPlace): void {
    this.#before = place.before;
    this.#make(place);
    this.part.fill(this.#missing, 0, place.at);
  }

  /** Begins at a place, before which `values` stand. */
  goOn(place: RowPlace, values: Values): void {
    this.#full = [this.#within(values, 0, place.before)];
    this.#make(place);
    this.part.set(this.#within(values, place.before, place.at));
  }

  /** Turns to the next part, which is that of a place. */
  turn(place: RowPlace): void {
    this.#full.push(this.part);
    this.#make(place);
  }

  /** All values before a place in one array, in steps of one part; to be asked for once, since it takes them out. */
  *joined({ rows, at }: RowPlace): Generator<void, Values> {
    const values = this.#whole ?? new this.#kind(rows);
    for (let from = 0; from < this.#before; from += largestPart) {
      values.fill(this.#missing, from, Math.min(this.#before, from + largestPart));
      yield;
    }
    const parts = this.#whole ? this.#full : [...this.#full, this.part.subarray(0, at)];
    this.#full = [];
    let from = this.#before;
    for (const part of parts) {
      values.set(part, from);
      from += part.length;
      yield;
    }
    return this.#within(values, 0, rows);
  }

  #make({ before, size, isLast }: RowPlace): void {
    this.#whole = isLast ? new this.#kind(before + size) : null;
    this.part = this.#whole ? this.#within(this.#whole, before, size) : new this.#kind(size);
  }

  #within({ buffer }: Values, from: number, size: number): Values {
    return new this.#kind(buffer, from * this.#kind.BYTES_PER_ELEMENT, size);
  }
}

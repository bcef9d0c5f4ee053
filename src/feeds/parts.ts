/** Values of the first part of a list, and of each one after that. */
const [firstPart, nextPart] = [1024, 65_536];

/** A typed array of one kind. */
interface Kind<Values> {
  new (length: number): Values;
}

type Numbers = Float64Array | Int32Array | Uint32Array;

/** Values whose number is not known beforehand, in parts that are joined at the end: growing never copies what came before. */
export class Parts<Values extends Numbers> {
  readonly #kind: Kind<Values>;
  #full: Values[] = [];
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
    if (this.#used === this.#part.length) this.#grow();
    this.#part[this.#used++] = value;
  }

  /** All values behind `first` in one array, in steps of one part; to be asked for once, since it takes them out. */
  *joined(first: ArrayLike<number> = []): Generator<void, Values> {
    const values = new this.#kind(first.length + this.length);
    values.set(first);
    const parts = [...this.#full, this.#part.subarray(0, this.#used)];
    this.#full = [];
    let at = first.length;
    for (const part of parts) {
      values.set(part, at);
      at += part.length;
      yield;
    }
    return values;
  }

  #grow(): void {
    this.#full.push(this.#part);
    this.#before += this.#used;
    this.#part = new this.#kind(nextPart);
    this.#used = 0;
  }
}

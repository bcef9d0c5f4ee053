/** What clusters add up to, one a place in the order in which they came: their code, their answers, Σwx and Σw. */
export interface ClusterSums {
  readonly codes: Int32Array;
  readonly n: Float64Array;
  readonly totals: Float64Array;
  readonly sizes: Float64Array;
}

/** Adds answers up by cluster. */
export class ClusterAdding {
  /** How many clusters came. */
  size = 0;
  /** Whether any cluster gave more than one answer. */
  hasRepeats = false;
  /** The place of each cluster plus one; 0 where it did not come. */
  readonly #places: Int32Array;
  readonly #codes: Int32Array;
  readonly #n: Float64Array;
  readonly #totals: Float64Array;
  /** Those of `#n` where answers have no weights. */
  readonly #sizes: Float64Array;

  /** For codes of clusters below `codes`. */
  constructor(codes: number, isWeighted: boolean) {
    this.#places = new Int32Array(codes);
    this.#codes = new Int32Array(codes);
    this.#n = new Float64Array(codes);
    this.#totals = new Float64Array(codes);
    this.#sizes = isWeighted ? new Float64Array(codes) : this.#n;
  }

  /** Adds `n` answers of a cluster that come to `total`, each of weight 1. */
  add(code: number, n: number, total: number): void {
    const place = (this.#places[code] || this.#open(code)) - 1;
    const answers = (this.#n[place] ?? 0) + n;
    this.#n[place] = answers;
    this.#totals[place] = (this.#totals[place] ?? 0) + total;
    if (answers > 1) this.hasRepeats = true;
  }

  /** As `add`, of answers that weigh `size` together. */
  addWeighted(code: number, n: number, total: number, size: number): void {
    this.add(code, n, total);
    const place = (this.#places[code] ?? 0) - 1;
    this.#sizes[place] = (this.#sizes[place] ?? 0) + size;
  }

  #open(code: number): number {
    const place = this.size++;
    this.#codes[place] = code;
    this.#n[place] = 0;
    this.#totals[place] = 0;
    this.#sizes[place] = 0;
    return (this.#places[code] = place + 1);
  }

  /** Adds what others without weights have added up. */
  addAll({ codes, n, totals }: ClusterSums): void {
    for (let place = 0; place < codes.length; place++) this.add(codes[place] ?? 0, n[place] ?? 0, totals[place] ?? 0);
  }

  /** The sums so far, which hold until something is added or cleared. */
  columns(): ClusterSums {
    const { size } = this;
    return {
      codes: this.#codes.subarray(0, size),
      n: this.#n.subarray(0, size),
      totals: this.#totals.subarray(0, size),
      sizes: this.#sizes.subarray(0, size),
    };
  }

  /** The sums so far, to be kept. */
  copied(): ClusterSums {
    const { codes, n, totals, sizes } = this.columns();
    const own = n.slice();
    return {
      codes: codes.slice(),
      n: own,
      totals: totals.slice(),
      sizes: this.#sizes === this.#n ? own : sizes.slice(),
    };
  }

  /** Makes it as if nothing had come. */
  clear(): void {
    for (let place = 0; place < this.size; place++) this.#places[this.#codes[place] ?? 0] = 0;
    this.size = 0;
    this.hasRepeats = false;
  }
}

/** What clusters add up to, one a place in the order in which they came: their code, their answers, Σwx and Σw. */
export interface ClusterSums {
  readonly codes: Int32Array;
  readonly n: Float64Array;
  readonly totals: Float64Array;
  readonly sizes: Float64Array;
}

/** How many sums a cluster has; they stand side by side. */
const width = 3;

/** Adds answers up by cluster. */
export class ClusterAdding {
  /** How many clusters came. */
  size = 0;
  /** Whether any cluster gave more than one answer. */
  hasRepeats = false;
  /** The place of each cluster plus one; 0 where it did not come. */
  readonly #places: Int32Array;
  readonly #codes: Int32Array;
  readonly #sums: Float64Array;

  /** For codes of clusters below `codes`. */
  constructor(codes: number) {
    this.#places = new Int32Array(codes);
    this.#codes = new Int32Array(codes);
    this.#sums = new Float64Array(width * codes);
  }

  add(code: number, n: number, total: number, size: number): void {
    const sums = this.#sums;
    const known = this.#places[code] ?? 0;
    const at = width * (known > 0 ? known - 1 : this.#open(code));
    const answers = (sums[at] ?? 0) + n;
    sums[at] = answers;
    sums[at + 1] = (sums[at + 1] ?? 0) + total;
    sums[at + 2] = (sums[at + 2] ?? 0) + size;
    if (answers > 1) this.hasRepeats = true;
  }

  #open(code: number): number {
    const place = this.size++;
    this.#codes[place] = code;
    this.#places[code] = place + 1;
    for (let i = 0; i < width; i++) this.#sums[width * place + i] = 0;
    return place;
  }

  /** Adds what others have added up. */
  addAll({ codes, n, totals, sizes }: ClusterSums): void {
    for (let place = 0; place < codes.length; place++) {
      this.add(codes[place] ?? 0, n[place] ?? 0, totals[place] ?? 0, sizes[place] ?? 0);
    }
  }

  /** The sums so far, in columns of their own. */
  columns(): ClusterSums {
    const [n, totals, sizes] = [new Float64Array(this.size), new Float64Array(this.size), new Float64Array(this.size)];
    for (let place = 0; place < this.size; place++) {
      n[place] = this.#sums[width * place] ?? 0;
      totals[place] = this.#sums[width * place + 1] ?? 0;
      sizes[place] = this.#sums[width * place + 2] ?? 0;
    }
    return { codes: this.#codes.slice(0, this.size), n, totals, sizes };
  }

  /** Makes it as if nothing had come. */
  clear(): void {
    for (let place = 0; place < this.size; place++) this.#places[this.#codes[place] ?? 0] = 0;
    this.size = 0;
    this.hasRepeats = false;
  }
}

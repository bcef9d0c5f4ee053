import { numberColumn, type Columns, type Records, type Indices } from '../../metric.js';
import { inStretches } from '../../rollup/each-row.js';
import type { Repeats } from '../../rollup/repeats.js';
import { valuesOf } from '../columns.js';

const never = new Float64Array(0);

/** What was answered first, where answers were changed or repeated: from the feed, and from the rows that gave way. */
export class FirstScores {
  readonly #size: number;
  readonly #scores: Float64Array;
  /** Those of the feed, copied once a row takes over that of another. */
  #first: Float64Array;
  #isOwn = false;

  constructor(records: Records) {
    this.#size = records.size;
    this.#scores = valuesOf(records, 'score') ?? never;
    this.#first = valuesOf(records, 'first_score') ?? never;
  }

  /** Hands the first score of the rows that gave way to the rows that stay, that of the one with the lowest rank; in steps. */
  *keep(repeats: Repeats, rank: (row: number) => number): Generator<void, void> {
    const { masked, stays } = repeats;
    if (masked.length === 0) return;
    const earliest = new Int32Array(this.#size).fill(-1);
    yield* inStretches(masked.length, (from, to) => {
      for (let i = from; i < to; i++) {
        const [row, stay] = [masked[i] ?? 0, stays[i] ?? 0];
        if (Number.isNaN(this.#scores[row] ?? NaN)) continue;
        const known = earliest[stay] ?? -1;
        if (known === -1 || rank(row) < rank(known)) earliest[stay] = row;
      }
    });
    yield* this.#takeAll(stays, earliest);
  }

  *#takeAll(stays: Indices, earliest: Int32Array): Generator<void, void> {
    yield* inStretches(stays.length, (from, to) => {
      for (let i = from; i < to; i++) {
        const row = stays[i] ?? 0;
        const first = earliest[row] ?? -1;
        if (first !== -1) this.#take(row, first);
      }
    });
  }

  #take(row: number, from: number): void {
    if (!this.#isOwn) {
      this.#first = this.#first === never ? new Float64Array(this.#size).fill(NaN) : this.#first.slice();
      this.#isOwn = true;
    }
    const own = this.#first[from] ?? NaN;
    this.#first[row] = Number.isNaN(own) ? (this.#scores[from] ?? NaN) : own;
  }

  /** The column `first_score` where an answer took over that of another; the feed's own stays elsewhere. */
  columns(): Columns {
    return this.#isOwn ? { first_score: numberColumn(this.#first) } : {};
  }
}

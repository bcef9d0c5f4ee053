import { Reducer } from 'arquero';
import type { Amounts } from '../metric.js';

/** A column to be added, with its sums by place. */
interface Addend {
  column: Amounts;
  readonly sums: Float64Array;
}

/**
 * Sums columns by group over several tables that hold the rows of one, stretch by stretch. A group's state is the place of
 * its sums, which stand in one array an addend: adding a row allocates nothing, and sums run on from table to table.
 */
export class Adding extends Reducer {
  // Read for each row, for which private names take twice as long.
  readonly addends: readonly Addend[];
  #places: Uint32Array = new Uint32Array(0);
  #groups = 0;

  /** Sums `count` columns in `places` places. */
  constructor(count: number, places: number) {
    super([]);
    this.addends = Array.from({ length: count }, () => ({
      column: new Float64Array(0),
      sums: new Float64Array(places),
    }));
  }

  /** What is added next: a table of these `columns`, with the places of the sums of its groups. */
  turnTo(columns: readonly Amounts[], places: Uint32Array): void {
    this.addends.forEach((addend, i) => (addend.column = columns[i] ?? addend.column));
    this.#places = places;
    this.#groups = 0;
  }

  override init(): number {
    return this.#places[this.#groups++] ?? 0;
  }

  override add(place: number, row: number): void {
    for (const { column, sums } of this.addends) sums[place] = (sums[place] ?? 0) + (column[row] ?? 0);
  }

  // Sums are read where they stand, once the last table is through.
  override write(): number {
    return 0;
  }
}

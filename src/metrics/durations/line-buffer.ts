import { eachStretch } from '../../rollup/each-row.js';
import { ascendingOrder } from './order.js';

/** Lines side by side. */
export interface LineColumns {
  /** The row of each line among the cases. */
  readonly rows: Uint32Array;
  /** Whole milliseconds; `NaN` where there is no duration. */
  readonly durations: Float64Array;
  /** Places in `ageBands`; −1 where nothing waits. */
  readonly ages: Int32Array;
  /** Sums of `marks`. */
  readonly marks: Float64Array;
}

function columnsFor(size: number): LineColumns {
  return {
    rows: new Uint32Array(size),
    durations: new Float64Array(size),
    ages: new Int32Array(size),
    marks: new Float64Array(size),
  };
}

function copy(from: LineColumns, to: LineColumns): void {
  to.rows.set(from.rows);
  to.durations.set(from.durations);
  to.ages.set(from.ages);
  to.marks.set(from.marks);
}

/** Lines as they come, those of a case one after the other. */
export class LineBuffer {
  #columns: LineColumns;
  #size = 0;
  #cases = 0;
  #last = -1;

  /** A buffer for about so many lines. */
  constructor(expected: number) {
    this.#columns = columnsFor(Math.max(1, expected));
  }

  /** How many cases have a line. */
  get cases(): number {
    return this.#cases;
  }

  /** Adds a line. */
  add(row: number, duration: number, age: number, marks: number): void {
    if (this.#size === this.#columns.rows.length) this.#grow();
    const { rows, durations, ages, marks: sums } = this.#columns;
    const at = this.#size++;
    rows[at] = row;
    durations[at] = duration;
    ages[at] = age;
    sums[at] = marks;
    if (row !== this.#last) this.#cases += 1;
    this.#last = row;
  }

  /**
   * The lines in ascending order of their durations, those without one last: so cells come to stand in this order too,
   * in which life tables are read off them in one pass. In steps between which the caller may pause.
   */
  *sorted(): Generator<void, LineColumns> {
    const from = this.#columns;
    const order = yield* ascendingOrder(from.durations.subarray(0, this.#size));
    const to = columnsFor(this.#size);
    for (const [first, end] of eachStretch(this.#size)) {
      for (let place = first; place < end; place++) {
        const line = order[place] ?? 0;
        to.rows[place] = from.rows[line] ?? 0;
        to.durations[place] = from.durations[line] ?? NaN;
        to.ages[place] = from.ages[line] ?? -1;
        to.marks[place] = from.marks[line] ?? 0;
      }
      yield;
    }
    return to;
  }

  #grow(): void {
    const columns = columnsFor(2 * this.#columns.rows.length);
    copy(this.#columns, columns);
    this.#columns = columns;
  }
}

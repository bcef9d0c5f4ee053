import { inStretches } from '../../rollup/each-row.js';
import { inAscendingOrder } from './order.js';

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

/** Marks are eight bits; the age, plus one, stands above them. */
const bitsOfMarks = 8;

/** Lines as they are gathered: age and marks in one number, so that to put them in order looks in few places. */
interface Gathered {
  readonly rows: Uint32Array;
  readonly durations: Float64Array;
  readonly facts: Uint16Array;
}

function gatheredOf(size: number): Gathered {
  return { rows: new Uint32Array(size), durations: new Float64Array(size), facts: new Uint16Array(size) };
}

/** Lines as they come, those of a case one after the other. */
export class LineBuffer {
  #lines: Gathered;
  #size = 0;
  #cases = 0;
  #last = -1;

  /** A buffer for about so many lines. */
  constructor(expected: number) {
    this.#lines = gatheredOf(Math.max(1, expected));
  }

  /** How many cases have a line. */
  get cases(): number {
    return this.#cases;
  }

  /** Adds a line. */
  add(row: number, duration: number, age: number, marks: number): void {
    if (this.#size === this.#lines.rows.length) this.#grow();
    const { rows, durations, facts } = this.#lines;
    const at = this.#size++;
    rows[at] = row;
    durations[at] = duration;
    facts[at] = ((age + 1) << bitsOfMarks) | marks;
    if (row !== this.#last) this.#cases += 1;
    this.#last = row;
  }

  /**
   * The lines in ascending order of their durations, those without one last: so cells come to stand in this order too,
   * in which life tables are read off them in one pass. In steps between which the caller may pause; to be asked for once, since
   * marks come to stand where durations were gathered.
   */
  *sorted(): Generator<void, LineColumns> {
    const { rows, durations, facts } = this.#lines;
    const marks = durations.subarray(0, this.#size);
    const order = yield* inAscendingOrder(marks);
    // Lines turn into their rows where they stand.
    const { rows: own, room: ages } = order;
    yield* inStretches(this.#size, (from, to) => {
      for (let place = from; place < to; place++) {
        const line = own[place] ?? 0;
        const fact = facts[line] ?? 0;
        own[place] = rows[line] ?? 0;
        ages[place] = (fact >>> bitsOfMarks) - 1;
        marks[place] = fact & ((1 << bitsOfMarks) - 1);
      }
    });
    return { rows: own, durations: order.numbers, ages, marks };
  }

  #grow(): void {
    const lines = gatheredOf(2 * this.#lines.rows.length);
    lines.rows.set(this.#lines.rows);
    lines.durations.set(this.#lines.durations);
    lines.facts.set(this.#lines.facts);
    this.#lines = lines;
  }
}

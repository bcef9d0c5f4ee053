import { Reducer } from 'arquero';

/**
 * Sums columns by group. A group's state is its number; the sums stand in one array an addend, so that adding a row
 * allocates nothing.
 */
export class Adding extends Reducer {
  readonly #columns: readonly Float64Array[];
  readonly #sums: readonly Float64Array[];
  readonly #names: readonly string[];
  #groups = 0;

  /** Sums each of `addends` (output name → one number a row) over `groups` groups. */
  constructor(addends: Readonly<Record<string, Float64Array>>, groups: number) {
    super(Object.keys(addends));
    this.#names = Object.keys(addends);
    this.#columns = Object.values(addends);
    this.#sums = this.#columns.map(() => new Float64Array(groups));
  }

  override init(): number {
    return this.#groups++;
  }

  override add(group: number, row: number): void {
    for (let i = 0; i < this.#columns.length; i++) {
      const sums = this.#sums[i];
      const column = this.#columns[i];
      if (sums && column) sums[group] = (sums[group] ?? 0) + (column[row] ?? 0);
    }
  }

  // The index that the table hands over is wrong from the third group on, so values are pushed.
  override write(group: number, values: Record<string, number[]>): number {
    this.#names.forEach((name, i) => values[name]?.push(this.#sums[i]?.[group] ?? 0));
    return 1;
  }
}

import { keyColumn, type Cells, type Key } from '../metric.js';
import { moved } from './link.js';

/** An identity of a combination of keys that no other combination has. */
function identity(keys: readonly Key[]): string {
  return JSON.stringify(keys);
}

/** A column of keys changed on the way into new cells. */
export type KeyChange = (key: Key) => Key;

/** Where the cells of a merge go: distinct key combinations with their sums. */
class Accumulator {
  readonly #index = new Map<string, number>();
  readonly #keys: Key[][];
  readonly #sums: number[][];

  constructor(
    readonly keyNames: readonly string[],
    readonly addendNames: readonly string[],
  ) {
    this.#keys = keyNames.map(() => []);
    this.#sums = addendNames.map(() => []);
  }

  #place(keys: readonly Key[]): number {
    const id = identity(keys);
    const known = this.#index.get(id);
    if (known !== undefined) return known;
    const place = this.#index.size;
    this.#index.set(id, place);
    keys.forEach((key, i) => this.#keys[i]?.push(key));
    this.#sums.forEach((sums) => sums.push(0));
    return place;
  }

  add(keys: readonly Key[], amounts: readonly number[]): void {
    const place = this.#place(keys);
    this.#sums.forEach((sums, i) => {
      sums[place] = (sums[place] ?? 0) + (amounts[i] ?? 0);
    });
  }

  cells(): Cells {
    return {
      size: this.#index.size,
      keys: Object.fromEntries(this.keyNames.map((name, i) => [name, keyColumn(this.#keys[i] ?? [])])),
      addends: Object.fromEntries(this.addendNames.map((name, i) => [name, Float64Array.from(this.#sums[i] ?? [])])),
    };
  }
}

/**
 * Adds cells up by the key columns named, leaving out all others: the whole of addition that any summed statistic
 * needs. A key column or addend that a part lacks counts as null and 0. `changes` maps keys on the way, such as a
 * day to its month.
 */
export function mergeCells(
  parts: readonly Cells[],
  keyNames: readonly string[],
  changes: Readonly<Record<string, KeyChange>> = {},
): Cells {
  const addendNames = [...new Set(parts.flatMap((part) => Object.keys(part.addends)))];
  const sum = new Accumulator(keyNames, addendNames);
  for (const { size, keys, addends } of parts) {
    const columns = keyNames.map((name) => ({ values: keys[name], change: changes[name] }));
    const amounts = addendNames.map((name) => addends[name]);
    for (let i = 0; i < size; i++) {
      sum.add(
        columns.map(({ values, change }) => (change ? change(values?.at(i) ?? null) : (values?.at(i) ?? null))),
        amounts.map((column) => column?.[i] ?? 0),
      );
    }
  }
  return sum.cells();
}

/** The cells for which `keep` holds, by their index. */
export function selectCells(cells: Cells, keep: (index: number) => boolean): Cells {
  const kept = new Int32Array(cells.size);
  let size = 0;
  for (let index = 0; index < cells.size; index++) if (keep(index)) kept[size++] = index;
  const rows = kept.slice(0, size);
  return {
    size,
    keys: Object.fromEntries(Object.entries(cells.keys).map(([name, column]) => [name, moved(column, rows)])),
    addends: Object.fromEntries(
      Object.entries(cells.addends).map(([name, sums]) => [name, Float64Array.from(rows, (index) => sums[index] ?? 0)]),
    ),
  };
}

import type { Column, TextColumn } from '../../metric.js';
import { rowsAStretch } from '../../rollup/each-row.js';

type Compare = (a: number, b: number) => number;

/** Merges the two sorted runs of `from` that begin at `first` and `middle` into `to`. */
function merge(from: Uint32Array, to: Uint32Array, runs: readonly [number, number, number], compare: Compare): void {
  const [first, middle, end] = runs;
  let [a, b] = [first, middle];
  for (let place = first; place < end; place++) {
    const takesFirst = b >= end || (a < middle && compare(from[a] ?? 0, from[b] ?? 0) <= 0);
    to[place] = (takesFirst ? from[a++] : from[b++]) ?? 0;
  }
}

/** `items` in order, equal ones as they came, in steps: merge sort from below. */
function* sorted(items: Uint32Array, compare: Compare): Generator<void, Uint32Array> {
  let [from, to] = [items.slice(), new Uint32Array(items.length)];
  let merged = 0;
  for (let length = 1; length < items.length; length *= 2) {
    for (let first = 0; first < items.length; first += 2 * length) {
      const middle = Math.min(first + length, items.length);
      const end = Math.min(first + 2 * length, items.length);
      merge(from, to, [first, middle, end], compare);
      merged += end - first;
      if (merged < rowsAStretch) continue;
      merged = 0;
      yield;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Where each text stands among all in the order of their UTF-16 units, which is the same in every language. */
function* ranksOf({ dictionary }: TextColumn): Generator<void, Float64Array> {
  const codes = Uint32Array.from(dictionary, (_, code) => code);
  const order = yield* sorted(codes, (a, b) => {
    const [one, other] = [dictionary[a] ?? '', dictionary[b] ?? ''];
    return one < other ? -1 : Number(one > other);
  });
  const ranks = new Float64Array(order.length);
  order.forEach((code, rank) => (ranks[code] = rank));
  return ranks;
}

/** What a column is sorted by; missing values are `NaN`. */
function* sortable(column: Column): Generator<void, (row: number) => number> {
  if (column.kind !== 'text') return (row) => column.values[row] ?? NaN;
  const ranks = yield* ranksOf(column);
  return (row) => ranks[column.codes[row] ?? -1] ?? NaN;
}

/**
 * Rows by a column: times by time, numbers by size, texts by their UTF-16 units, missing values last either way and equal
 * ones as they came. In steps.
 */
export function* inOrder(rows: Uint32Array, column: Column, isDescending: boolean): Generator<void, Uint32Array> {
  const value = yield* sortable(column);
  const sign = isDescending ? -1 : 1;
  return yield* sorted(rows, (a, b) => {
    const [one, other] = [value(a), value(b)];
    if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
    return sign * (one - other);
  });
}

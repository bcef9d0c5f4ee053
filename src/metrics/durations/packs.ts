import type { Cells } from '../../metric.js';
import { eachStretch } from '../../rollup/each-row.js';
import { siblingsOf, type Siblings } from '../reading/estimator.js';

/** The duration of each cell in milliseconds, `NaN` where it has none. */
export function durationsOf({ keys, size }: Pick<Cells, 'keys' | 'size'>): Float64Array {
  const column = keys['duration'];
  return column && column.kind !== 'text' ? column.values : new Float64Array(size).fill(NaN);
}

/** Numbers that stand side by side of each cell: its duration, and how many ended and were still running. */
export const numbersACell = 3;

/** Lists that so many are side by side are gathered; of fewer each looks at neighbours anyway. */
const fewestGathered = 8;

/** Where the numbers of cells stand: at `indices` of a pack, null where one after the other from `first` on. */
export interface Places {
  readonly pack: Float64Array;
  readonly indices: readonly number[] | null;
  readonly first: number;
}

/** The cells of lists that are siblings, those of a list one after the other. */
interface Gathered {
  readonly pack: Float64Array;
  readonly of: Siblings;
  readonly firsts: ReadonlyMap<readonly number[], number>;
}

const packs = new WeakMap<Cells, Float64Array>();
const gatherings = new WeakMap<Cells, Gathered>();

function fillPack(pack: Float64Array, values: Float64Array, from: number, to: number, at: number): void {
  for (let cell = from; cell < to; cell++) pack[numbersACell * cell + at] = values[cell] ?? 0;
}

/** The numbers of all cells as life tables read them: any list of cells looks in one place a cell, not in three. In steps. */
export function* packOf(cells: Cells): Generator<void, Float64Array> {
  const known = packs.get(cells);
  if (known) return known;
  const [durations, pack] = [durationsOf(cells), new Float64Array(numbersACell * cells.size)];
  const { events, censored } = cells.addends;
  for (const [from, to] of eachStretch(cells.size)) {
    fillPack(pack, durations, from, to, 0);
    if (events) fillPack(pack, events, from, to, 1);
    if (censored) fillPack(pack, censored, from, to, 2);
    yield;
  }
  packs.set(cells, pack);
  return pack;
}

/** The place of the first cell of each list, and of the next cell of each code plus one. */
function placesOf({ codes, lists }: Siblings) {
  const firsts = new Map<readonly number[], number>();
  const next: number[] = [];
  let place = 0;
  for (const list of lists.values()) {
    firsts.set(list, place);
    next[(codes[list[0] ?? -1] ?? -1) + 1] = place;
    place += list.length;
  }
  return { firsts, next: Uint32Array.from(next) };
}

/** Deals cells out to their lists. */
function deal(from: Float64Array, to: Float64Array, cells: readonly number[], codes: Int32Array, next: Uint32Array) {
  return (first: number, end: number): void => {
    for (let i = first; i < end; i++) {
      const cell = cells[i] ?? -1;
      const code = (codes[cell] ?? -1) + 1;
      const place = next[code] ?? 0;
      next[code] = place + 1;
      const [at, own] = [numbersACell * cell, numbersACell * place];
      to[own] = from[at] ?? NaN;
      to[own + 1] = from[at + 1] ?? 0;
      to[own + 2] = from[at + 2] ?? 0;
    }
  };
}

function* gatheredOf(cells: Cells, of: Siblings, spare: Float64Array | undefined): Generator<void, Gathered> {
  const from = yield* packOf(cells);
  const pack = spare ?? new Float64Array(from.length);
  const { firsts, next } = placesOf(of);
  const dealOut = deal(from, pack, of.of, of.codes, next);
  for (const [first, end] of eachStretch(of.of.length)) {
    dealOut(first, end);
    yield;
  }
  return { pack, of, firsts };
}

/**
 * What `read` makes of the places of the cells of a list: those of many siblings, which are asked for after each other, are put
 * one after the other in one pass. In steps, between which nobody else writes there.
 */
export function* readPlaces<Result>(
  cells: Cells,
  indices: readonly number[],
  read: (places: Places) => Generator<void, Result>,
): Generator<void, Result> {
  const all = siblingsOf(indices);
  if (all === null || all.lists.size < fewestGathered) return yield* read(yield* placesIn(cells, indices));
  const last = gatherings.get(cells);
  gatherings.delete(cells);
  const gathered = last?.of === all ? last : yield* gatheredOf(cells, all, last?.pack);
  const result = yield* read({ pack: gathered.pack, indices: null, first: gathered.firsts.get(indices) ?? 0 });
  gatherings.set(cells, gathered);
  return result;
}

/** The places of the cells of a list among all. In steps. */
export function* placesIn(cells: Cells, indices: readonly number[]): Generator<void, Places> {
  return { pack: yield* packOf(cells), indices, first: 0 };
}

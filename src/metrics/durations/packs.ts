import type { Amounts, Cells } from '../../metric.js';
import { eachStretch, inStretches } from '../../rollup/each-row.js';
import { siblingsOf, type Siblings } from '../reading/estimator.js';

/** The duration of each cell in milliseconds, `NaN` where it has none. */
export function durationsOf({ keys, size }: Pick<Cells, 'keys' | 'size'>): Float64Array {
  const column = keys['duration'];
  return column && column.kind !== 'text' ? column.values : new Float64Array(size).fill(NaN);
}

/** What a life table is made of, cell by cell: the duration, and how many ended and were still running then. */
export interface Pack {
  readonly times: Float64Array;
  readonly events: Amounts;
  readonly censored: Amounts;
}

/** Lists that so many are side by side are gathered; of fewer each looks at neighbours anyway. */
const fewestGathered = 8;

/** Where cells stand: at `indices` of a pack, null where one after the other from `first` on. */
export interface Places {
  readonly pack: Pack;
  readonly indices: readonly number[] | null;
  readonly first: number;
}

/** The cells of lists that are siblings, those of a list one after the other. */
interface Gathered {
  readonly pack: Pack;
  readonly of: Siblings;
  readonly firsts: ReadonlyMap<readonly number[], number>;
}

const packs = new WeakMap<Cells, { readonly perUnit: number; readonly pack: Pack }>();
const gatherings = new WeakMap<Pack, Gathered>();

function* inUnits(durations: Float64Array, perUnit: number): Generator<void, Float64Array> {
  if (perUnit === 1) return durations;
  const times = new Float64Array(durations.length);
  yield* inStretches(times.length, (from, to) => {
    for (let cell = from; cell < to; cell++) times[cell] = (durations[cell] ?? NaN) / perUnit;
  });
  return times;
}

/** What life tables are made of, with times in units of `perUnit` milliseconds. In steps. */
function* packOf(cells: Cells, perUnit: number): Generator<void, Pack> {
  const known = packs.get(cells);
  if (known?.perUnit === perUnit) return known.pack;
  const none = new Uint8Array(cells.addends['events'] && cells.addends['censored'] ? 0 : cells.size);
  const { events = none, censored = none } = cells.addends;
  const pack = { times: yield* inUnits(durationsOf(cells), perUnit), events, censored };
  packs.set(cells, { perUnit, pack });
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
function deal(from: Pack, to: Pack, cells: readonly number[], codes: Int32Array, next: Uint32Array) {
  return (first: number, end: number): void => {
    for (let i = first; i < end; i++) {
      const cell = cells[i] ?? -1;
      const code = (codes[cell] ?? -1) + 1;
      const place = next[code] ?? 0;
      next[code] = place + 1;
      to.times[place] = from.times[cell] ?? NaN;
      to.events[place] = from.events[cell] ?? 0;
      to.censored[place] = from.censored[cell] ?? 0;
    }
  };
}

function emptied(amounts: Amounts): Amounts {
  return amounts instanceof Uint8Array ? new Uint8Array(amounts.length) : new Float64Array(amounts.length);
}

/** A pack of the same size, whatever stands in it. */
function roomFor({ times, events, censored }: Pack): Pack {
  return { times: new Float64Array(times.length), events: emptied(events), censored: emptied(censored) };
}

function* gatheredOf(from: Pack, of: Siblings, spare: Pack | undefined): Generator<void, Gathered> {
  const pack = spare ?? roomFor(from);
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
  perUnit: number,
  read: (places: Places) => Generator<void, Result>,
): Generator<void, Result> {
  const all = siblingsOf(indices);
  if (all === null || all.lists.size < fewestGathered) return yield* read(yield* placesIn(cells, indices, perUnit));
  const pack = yield* packOf(cells, perUnit);
  const last = gatherings.get(pack);
  gatherings.delete(pack);
  const gathered = last?.of === all ? last : yield* gatheredOf(pack, all, last?.pack);
  const result = yield* read({ pack: gathered.pack, indices: null, first: gathered.firsts.get(indices) ?? 0 });
  gatherings.set(pack, gathered);
  return result;
}

/** The places of the cells of a list among all. In steps. */
export function* placesIn(cells: Cells, indices: readonly number[], perUnit: number): Generator<void, Places> {
  const isAll = indices.length === cells.size;
  return { pack: yield* packOf(cells, perUnit), indices: isAll ? null : indices, first: 0 };
}

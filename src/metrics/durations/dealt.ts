import type { Cells, Indices } from '../../metric.js';
import { eachStretch } from '../../rollup/each-row.js';
import type { Siblings } from '../reading/estimator.js';
import { giveBack, isFree, partOf, takeBuffers, type Buffers } from './buffers.js';
import { packOf, type Pack } from './packs.js';

/** Lists that are dealt out: where the entries of each stand, by code plus one. */
interface Dealing {
  readonly pack: Pack;
  readonly perUnit: number;
  readonly of: Siblings;
  readonly buffers: Buffers;
  /** The place after the last entry of each, and the duration of that. */
  readonly ends: Uint32Array;
  readonly last: Float64Array;
}

/** The life tables of lists that are siblings, as long as nobody else takes the room in which they stand. */
interface Dealt {
  readonly of: Siblings;
  readonly perUnit: number;
  readonly buffers: Buffers;
  /** Null where the durations of a list do not ascend. */
  readonly tables: ReadonlyMap<Indices, Buffers> | null;
}

const known = new WeakMap<Cells, Dealt>();

function codeOf({ codes }: Siblings, list: Indices): number {
  return (codes[list[0] ?? -1] ?? -1) + 1;
}

function dealingOf(cells: Cells, of: Siblings, perUnit: number): Dealing {
  const most = Math.max(0, ...Array.from(of.lists.values(), (list) => codeOf(of, list)));
  const ends = new Uint32Array(most + 1);
  let place = 0;
  for (const list of of.lists.values()) {
    ends[codeOf(of, list)] = place;
    place += list.length;
  }
  const last = new Float64Array(most + 1).fill(-Infinity);
  return { pack: packOf(cells), perUnit, of, buffers: takeBuffers(cells), ends, last };
}

/** Deals cells out from one place to another; false where the durations of a list do not ascend. */
function deal({ pack, perUnit, of, buffers, ends, last }: Dealing, from: number, to: number): boolean {
  const { of: cells, codes } = of;
  const { durations, events, censored } = pack;
  for (let i = from; i < to; i++) {
    const cell = cells[i] ?? -1;
    const duration = durations[cell] ?? NaN;
    const code = (codes[cell] ?? -1) + 1;
    const before = last[code] ?? NaN;
    const end = ends[code] ?? 0;
    if (duration > before) {
      last[code] = duration;
      ends[code] = end + 1;
      buffers.times[end] = duration / perUnit;
      buffers.events[end] = events[cell] ?? 0;
      buffers.censored[end] = censored[cell] ?? 0;
    } else if (duration === before) {
      buffers.events[end - 1] = (buffers.events[end - 1] ?? 0) + (events[cell] ?? 0);
      buffers.censored[end - 1] = (buffers.censored[end - 1] ?? 0) + (censored[cell] ?? 0);
    } else if (duration < before) return false;
  }
  return true;
}

function tablesOf({ of, buffers, ends }: Dealing): ReadonlyMap<Indices, Buffers> {
  let place = 0;
  const tables = new Map<Indices, Buffers>();
  for (const list of of.lists.values()) {
    tables.set(list, partOf(buffers, place, ends[codeOf(of, list)] ?? place));
    place += list.length;
  }
  return tables;
}

function* dealtOut(cells: Cells, of: Siblings, perUnit: number): Generator<void, Dealt> {
  const dealing = dealingOf(cells, of, perUnit);
  let ascends = true;
  for (const [from, to] of eachStretch(of.of.length)) {
    ascends &&= deal(dealing, from, to);
    if (!ascends) break;
    yield;
  }
  giveBack(cells, dealing.buffers);
  return { of, perUnit, buffers: dealing.buffers, tables: ascends ? tablesOf(dealing) : null };
}

/**
 * The life table of one of several lists that are siblings, which are asked for one after the other: those of all are made in
 * one pass. It stands until somebody takes room for further tables; null where durations do not ascend. In steps.
 */
export function* dealtTable(
  cells: Cells,
  indices: Indices,
  of: Siblings,
  perUnit: number,
): Generator<void, Buffers | null> {
  const last = known.get(cells);
  const isThere = last?.of === of && last.perUnit === perUnit && isFree(cells, last.buffers);
  const dealt = isThere ? last : yield* dealtOut(cells, of, perUnit);
  known.set(cells, dealt);
  return dealt.tables?.get(indices) ?? null;
}

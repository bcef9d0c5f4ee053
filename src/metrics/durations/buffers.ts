import type { Cells } from '../../metric.js';

/** Room for life tables. */
export interface Buffers {
  readonly times: Float64Array;
  readonly events: Float64Array | Uint32Array;
  readonly censored: Float64Array | Uint32Array;
}

/** Room that is free again, by the cells that it is large enough for: fresh memory costs more than to fill it. */
const free = new WeakMap<Cells, Buffers>();

/** Bytes add up to whole numbers that are far from the largest of 32 bits; what else is added may be anything. */
function buffersFor({ size, addends: { events, censored } }: Cells): Buffers {
  const areBytes = events instanceof Uint8Array && censored instanceof Uint8Array && size < 2 ** 24;
  const counts = () => (areBytes ? new Uint32Array(size) : new Float64Array(size));
  return { times: new Float64Array(size), events: counts(), censored: counts() };
}

/** Room for life tables of any of the cells, until it is given back; what stands in it is of no meaning. */
export function takeBuffers(cells: Cells): Buffers {
  const known = free.get(cells);
  free.delete(cells);
  // An object of its own, by which is told whether somebody else had it later.
  return known ? { ...known } : buffersFor(cells);
}

/** Gives room back, which may be looked at until somebody else takes it. */
export function giveBack(cells: Cells, buffers: Buffers): void {
  free.set(cells, buffers);
}

/** Whether room was given back and nobody has taken it since. */
export function isFree(cells: Cells, buffers: Buffers): boolean {
  return free.get(cells) === buffers;
}

/** The part of room from one place to another. */
export function partOf({ times, events, censored }: Buffers, from: number, to: number): Buffers {
  return { times: times.subarray(from, to), events: events.subarray(from, to), censored: censored.subarray(from, to) };
}

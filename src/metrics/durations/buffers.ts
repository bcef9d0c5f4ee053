import type { Cells } from '../../metric.js';

/** Room for a life table. */
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

/** Room for a life table of any of the cells, until it is given back; what stands in it is of no meaning. */
export function takeBuffers(cells: Cells): Buffers {
  const known = free.get(cells);
  free.delete(cells);
  return known ?? buffersFor(cells);
}

/** Gives room back that nobody looks at any more. */
export function giveBack(cells: Cells, buffers: Buffers): void {
  free.set(cells, buffers);
}

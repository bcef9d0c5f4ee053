import type { Cells } from '../../metric.js';

/** Room for a life table. */
export interface Buffers {
  readonly times: Float64Array;
  readonly events: Float64Array;
  readonly censored: Float64Array;
}

/** Room that is free again, by the cells that it is large enough for: fresh memory costs more than to fill it. */
const free = new WeakMap<Cells, Buffers>();

function buffersFor(entries: number): Buffers {
  const column = () => new Float64Array(entries);
  return { times: column(), events: column(), censored: column() };
}

/** Room for a life table of any of the cells, until it is given back; what stands in it is of no meaning. */
export function takeBuffers(cells: Cells): Buffers {
  const known = free.get(cells);
  free.delete(cells);
  return known ?? buffersFor(cells.size);
}

/** Gives room back that nobody looks at any more. */
export function giveBack(cells: Cells, buffers: Buffers): void {
  free.set(cells, buffers);
}

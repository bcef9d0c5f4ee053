import { eachStretch } from '../../rollup/each-row.js';

/** Sets the rows with a value above `limit` to 0 in `mask`; missing ones stay. In steps between which the caller may pause. */
export function* maskAbove(mask: Uint8Array, values: Float64Array, limit: number): Generator<void, void> {
  for (const [from, to] of eachStretch(mask.length)) {
    for (let row = from; row < to; row++) if ((values[row] ?? NaN) > limit) mask[row] = 0;
    yield;
  }
}

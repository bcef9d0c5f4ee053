import { inStretches } from '../../rollup/each-row.js';

/** Sets the rows with a value above `limit` to 0 in `mask`; missing ones stay. In steps between which the caller may pause. */
export function* maskAbove(mask: Uint8Array, values: Float64Array, limit: number): Generator<void, void> {
  yield* inStretches(mask.length, (from, to) => {
    for (let row = from; row < to; row++) if ((values[row] ?? NaN) > limit) mask[row] = 0;
  });
}

import { numberColumn, type Cells } from '../../metric.js';
import { eachRow } from '../../rollup/each-row.js';
import { textsOf, valuesOf } from '../columns.js';

/**
 * Cells as life tables take them: `duration` is the part of the target that is used up, met targets are `events` and those
 * that are not decided, or were missed, are `censored`. Cancelled ones, and those that nothing is known of, have no
 * duration. In steps between which the caller may pause.
 */
export function* withEnds(cells: Cells): Generator<void, Cells> {
  const [states, used] = [textsOf({ columns: cells.keys }, 'state'), valuesOf({ columns: cells.keys }, 'used')];
  const [cancelled, achieved] = ['cancelled', 'achieved'].map((state) => states?.dictionary.indexOf(state) ?? -1);
  const n = cells.addends['n'];
  const durations = new Float64Array(cells.size).fill(NaN);
  const [events, censored] = [new Float64Array(cells.size), new Float64Array(cells.size)];
  yield* eachRow(cells.size, (index) => {
    const code = states?.codes[index] ?? -1;
    if (code < 0 || code === cancelled) return;
    durations[index] = used?.[index] ?? NaN;
    (code === achieved ? events : censored)[index] = n?.[index] ?? 0;
  });
  return {
    size: cells.size,
    keys: { ...cells.keys, duration: numberColumn(durations) },
    addends: { ...cells.addends, events, censored },
  };
}

import type { Cells, Indices } from '../../metric.js';
import { inStretches } from '../../rollup/each-row.js';
import { noteSize, sizeOf, type LifeTable, type TableSize } from '../../stats/kaplan-meier.js';
import { allOf, type Rest } from '../reading/estimator.js';
import { giveBack, takeBuffers, type Buffers } from './buffers.js';
import { medianOf } from './estimate.js';
import { lifeTableInSteps } from './life-table.js';
import { logRanksOf } from './tests.js';

function differenceOf(a: TableSize, b: TableSize): TableSize {
  return { n: a.n - b.n, events: a.events - b.events };
}

/** A life table without those of `part`, whose times are among its own. */
function* without(whole: LifeTable, part: LifeTable, buffers: Buffers): Generator<void, LifeTable> {
  const size = whole.times.length;
  const [events, censored] = [buffers.events.subarray(0, size), buffers.censored.subarray(0, size)];
  events.set(whole.events);
  censored.set(whole.censored);
  let next = 0;
  yield* inStretches(part.times.length, (from, to) => {
    let entry = next;
    for (let i = from; i < to; i++) {
      const time = part.times[i] ?? NaN;
      while (entry < size && (whole.times[entry] ?? 0) < time) entry += 1;
      events[entry] = (events[entry] ?? 0) - (part.events[i] ?? 0);
      censored[entry] = (censored[entry] ?? 0) - (part.censored[i] ?? 0);
    }
    next = entry;
  });
  const rest = { times: whole.times, events, censored };
  // Whole numbers leave exactly what they are without; others would be added up in another order.
  if (events instanceof Uint32Array) noteSize(rest, differenceOf(sizeOf(whole), sizeOf(part)));
  return rest;
}

/**
 * For each of the `parts` that cells fall into the median of all others, with the p-value of the log-rank test between
 * both (Mantel 1966). In steps between which the caller may pause.
 */
export function* durationRests(cells: Cells, parts: readonly Indices[], level: number): Generator<void, Rest[]> {
  const whole = yield* lifeTableInSteps(cells, allOf(cells));
  const buffers = takeBuffers(cells);
  const tables: LifeTable[] = [];
  for (const indices of parts) tables.push(yield* lifeTableInSteps(cells, indices));
  const { apart } = yield* logRanksOf(tables);
  const rests: Rest[] = [];
  for (const [i, part] of tables.entries()) {
    const rest = yield* without(whole, part, buffers);
    rests.push({ ...medianOf(rest, level), p: apart[i]?.p ?? null });
    yield;
  }
  giveBack(cells, buffers);
  return rests;
}

import type { Metric, Reading, Settled } from '../metric.js';
import type { Facet } from './contract.js';
import { facetsOf } from './facets.js';
import { guardAsked, guardOf, guardOfCounts, type Counts } from './guarding.js';
import { standingsOfLines, swapsOfLines } from './line-swaps.js';
import { cellsIn, type Lines } from './lines.js';
import type { Guard } from './protection/guard.js';

function countsOf(metric: Metric, lines: Lines, settled: Settled): Counts {
  return {
    swaps: (asked) => swapsOfLines(metric, lines, asked),
    standings: (asked) => standingsOfLines(metric, lines, asked),
    cells: (window) => cellsIn(metric, lines, settled, window),
  };
}

/** What has to be hidden of an answer that lines give, in steps. */
export function guardOfLines(
  metric: Metric,
  lines: Lines,
  settled: Settled,
  reading: Reading,
): Generator<void, Guard | null> {
  return guardOf(metric, settled, reading, countsOf(metric, lines, settled));
}

/** The values of a field in the lines that a question is about, in steps. */
export function* facetsOfLines(
  metric: Metric,
  lines: Lines,
  settled: Settled,
  field: string,
): Generator<void, readonly Facet[]> {
  const cells = yield* cellsIn(metric, lines, settled, settled);
  const guard = yield* guardOfCounts(metric, guardAsked(settled), [], countsOf(metric, lines, settled));
  return facetsOf(metric, cells, field, settled, guard);
}

import type { Metric, Reading, Settled } from '../metric.js';
import type { Facet } from './contract.js';
import { facetsOf } from './facets.js';
import { guardAsked, guardOf } from './guarding.js';
import { swapsOfLines } from './line-swaps.js';
import { cellsIn, type Lines } from './lines.js';
import { guardFor, type Guard } from './protection/guard.js';

/** What has to be hidden of an answer that lines give, in steps. */
export function guardOfLines(
  metric: Metric,
  lines: Lines,
  settled: Settled,
  reading: Reading,
): Generator<void, Guard | null> {
  return guardOf(settled, reading, (asked) => swapsOfLines(metric, lines, asked));
}

/** The values of a field in the lines that a question is about, in steps. */
export function* facetsOfLines(
  metric: Metric,
  lines: Lines,
  settled: Settled,
  field: string,
): Generator<void, readonly Facet[]> {
  const cells = yield* cellsIn(metric, lines, settled, settled);
  const swaps = yield* swapsOfLines(metric, lines, guardAsked(settled));
  return facetsOf(metric, cells, field, settled.minGroup, yield* guardFor(swaps, settled));
}

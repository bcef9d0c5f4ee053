import type { Cells, Earlier, Extras, SeriesPoint, Settled } from '../../metric.js';
import { agentsIn } from './agents.js';
import { calibrationOf } from './calibration.js';
import { categoriesOf } from './categories.js';
import { coachingOf } from './coaching.js';
import { coverageOf } from './coverage.js';
import { reviewFacts } from './facts.js';
import { peersOf } from './peers.js';
import { indicesByPart, type PartIndices } from './sums.js';
import { yearsOf } from './windows.js';

function* agentExtras(cells: Cells, parts: PartIndices, settled: Settled, series: readonly SeriesPoint[]) {
  const agents = yield* agentsIn(cells, parts.unit, settled);
  if (agents === null) return { peers: null, coaching: [] };
  yield;
  const periods = series.map(({ period }) => period);
  return { peers: peersOf(agents), coaching: yield* coachingOf(agents, cells, parts, periods) };
}

/** What reviews show beside the score: categories, coverage, agreement and agents. */
export function* reviewExtras(
  cells: Cells,
  parts: PartIndices,
  settled: Settled,
  series: readonly SeriesPoint[],
  before: Earlier | null,
): Generator<void, Extras> {
  const earlier = before && { earlier: before, indices: indicesByPart(before.cells).category };
  const years = yearsOf(cells, parts.category, series, settled, earlier);
  yield;
  const categories = yield* categoriesOf(years, cells, parts.category, settled);
  const calibration = yield* calibrationOf(cells, parts, settled);
  yield;
  const facts = reviewFacts(cells, parts, settled);
  yield;
  const coverage = coverageOf(cells, parts);
  yield;
  return {
    facts,
    categories,
    coverage,
    calibration,
    ...(yield* agentExtras(cells, parts, settled, series)),
  };
}

import type { Cells, Extras, SeriesPoint, Settled } from '../../metric.js';
import { allOf } from '../reading/estimator.js';
import { byPeriod, standingAt } from '../reading/series.js';
import { cohortsOf } from './cohorts.js';
import { survivalOf } from './curves.js';
import { retentionFacts, survivalFacts } from './facts.js';
import { revenueFlows } from './revenue.js';

/** What retention shows beside its value: `all` are the cells of every part, `windows` those the value is made of. */
export function* retentionExtras(
  all: Cells,
  windows: Cells,
  settled: Settled,
  series: readonly SeriesPoint[],
): Generator<void, Extras> {
  const indices = allOf(windows);
  const standing = standingAt(series, byPeriod(windows, indices), indices, settled.period);
  const facts = yield* retentionFacts(windows, standing, settled);
  yield;
  const { curve, curves, tests } = yield* survivalOf(all, settled);
  yield;
  const cohorts = yield* cohortsOf(all, settled);
  return {
    facts: [...facts, ...survivalFacts(curve)],
    curves,
    group_tests: tests,
    cohorts,
    revenue: yield* revenueFlows(all, settled),
  };
}

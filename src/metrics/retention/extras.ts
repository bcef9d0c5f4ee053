import type { Cells, Extras, SeriesPoint, Settled } from '../../metric.js';
import { kaplanMeier } from '../../stats/kaplan-meier.js';
import { allOf } from '../reading/estimator.js';
import { byPeriod, standingAt } from '../reading/series.js';
import { lifeCurves } from '../subscriptions/lives.js';
import { cohortsOf } from './cohorts.js';
import { livesOf } from './lives.js';
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
  const cuts = settled.by.map((by) => ({ key: by, by }));
  const { whole, curves, tests } = yield* lifeCurves(all, livesOf(all, settled), cuts, settled.level);
  yield;
  const cohorts = yield* cohortsOf(all, settled);
  return {
    facts: [...facts, ...survivalFacts(kaplanMeier(whole, settled.level))],
    curves,
    group_tests: tests,
    cohorts,
    revenue: yield* revenueFlows(all, settled),
  };
}

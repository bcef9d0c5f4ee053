import type { Cells, Fact, Settled } from '../../metric.js';
import { wilson } from '../../stats/wilson.js';
import { total } from '../cases/total.js';
import { shown } from '../reading/estimator.js';
import { postStratifiedFacts } from './coverage.js';
import { estimateOf } from './estimate.js';
import { scoreSums, type PartIndices } from './sums.js';

/**
 * The part of reviews in which a critical category failed, in percent. Its interval takes the reviews of one unit for
 * one, since they are about the same work.
 */
function failFact(failed: number, reviews: number, units: number, level: number): Fact {
  const interval = reviews > 0 ? wilson((failed / reviews) * units, units, level) : null;
  return {
    code: 'critical_fail_rate',
    unit: 'percent',
    value: reviews > 0 ? (100 * failed) / reviews : null,
    low: interval && 100 * interval.low,
    high: interval && 100 * interval.high,
    n: reviews,
  };
}

/** What stands beside the score where the rubric has critical categories. */
function criticalFacts(cells: Cells, { unit: units, category }: PartIndices, { level }: Settled): Fact[] {
  if (total(cells, category, 'critical') === 0) return [];
  const free = estimateOf(scoreSums(cells, units, 'free_score'), level);
  return [
    failFact(total(cells, units, 'failed'), total(cells, units, 'reviews'), free.n, level),
    { code: 'score_without_critical', unit: 'score', ...shown(free) },
  ];
}

/** The figures beside the score: how many reviews, what critical categories do to it, and the score by strata. */
export function reviewFacts(cells: Cells, parts: PartIndices, settled: Settled): Fact[] {
  const reviews = total(cells, parts.unit, 'reviews');
  return [
    { code: 'reviews', unit: 'count', value: reviews, low: null, high: null, n: total(cells, parts.unit, 'units') },
    ...criticalFacts(cells, parts, settled),
    ...postStratifiedFacts(cells, parts, settled),
  ];
}

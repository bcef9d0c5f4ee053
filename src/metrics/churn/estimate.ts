import type { Cells, Indices } from '../../metric.js';
import { errorOf } from '../../stats/interval.js';
import { poissonInterval, rateRatio } from '../../stats/poisson.js';
import { total } from '../cases/total.js';
import type { Estimated } from '../reading/estimator.js';

/** Rates are spoken of as events of so many customer-months. */
const perMonths = 100;

/** The level of limits that nobody looks at. */
const anyLevel = 0.95;

/** A rate with its exact limits, in events of 100 customer-months; nulls without exposure. */
export function rateOf(events: number, exposure: number, level: number) {
  if (!(exposure > 0)) return { value: null, low: null, high: null };
  const { low, high } = poissonInterval(events, level);
  const rate = (count: number) => (perMonths * count) / exposure;
  return { value: rate(events), low: rate(low), high: rate(high) };
}

/** The most customers at risk in any one month, so that a customer of many months is not taken for many. */
export function mostAtRisk({ keys, addends }: Cells, indices: Indices): number {
  const byMonth = new Map<unknown, number>();
  for (const index of indices) {
    const month = keys['risk_month']?.at(index) ?? null;
    byMonth.set(month, (byMonth.get(month) ?? 0) + (addends['n']?.[index] ?? 0));
  }
  return [...byMonth.values()].reduce((most, n) => Math.max(most, n), 0);
}

/**
 * Churns of 100 customer-months with exact Poisson limits (Garwood 1936); n is the most customers at risk in any one
 * month.
 */
export function estimateChurn(cells: Cells, indices: Indices, level: number): Estimated {
  const [events, exposure] = [total(cells, indices, 'churned'), total(cells, indices, 'exposure')];
  const rate = rateOf(events, exposure, level);
  const { low, high } = rate;
  const standardError = low === null || high === null ? null : errorOf({ low, high }, level);
  return { ...rate, n: mostAtRisk(cells, indices), effective: exposure, standardError };
}

/** The p-value of the exact conditional test of two rates (Przyborowski and Wilenski 1940); null without any churn. */
export function churnSignificance(cells: Cells, a: Indices, b: Indices): number | null {
  const churned = (indices: Indices) => total(cells, indices, 'churned');
  const exposure = (indices: Indices) => total(cells, indices, 'exposure');
  return rateRatio(churned(a), exposure(a), churned(b), exposure(b), anyLevel)?.p ?? null;
}

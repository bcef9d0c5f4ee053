import type { Cells, Extras, Fact, RateComparison, Settled, Indices } from '../../metric.js';
import { total } from '../cases/total.js';
import { allOf, indicesBy } from '../reading/estimator.js';
import { lifeCurves, type Cut } from '../subscriptions/lives.js';
import { afterCases } from './after.js';
import { mostAtRisk } from './estimate.js';
import type { Part } from './lines.js';
import { churnOptions } from './options.js';
import { rateComparison } from './rates.js';

/** The cells of each part. */
export type CellsByPart = Readonly<Record<Part, Indices>>;

/** Which cells are of which part. */
export function cellsByPart(cells: Cells): CellsByPart {
  const groups = indicesBy(cells, 'part', allOf(cells));
  const of = (part: Part) => groups.get(part) ?? [];
  return { month: of('month'), snapshot: of('snapshot'), life: of('life'), case: of('case') };
}

function factsOf(cells: Cells, months: Indices): Fact[] {
  const n = mostAtRisk(cells, months);
  const count = (code: string, value: number): Fact => ({ code, unit: 'count', value, low: null, high: null, n });
  if (n === 0) return [];
  return [
    count('churned', total(cells, months, 'churned')),
    count('customer_months', total(cells, months, 'exposure')),
  ];
}

/** Customers by the tier they began with, and by the dimensions asked for. */
function cutsOf({ by: dimensions }: Settled): Cut[] {
  return [{ key: 'held', by: 'tier' }, ...dimensions.filter((by) => by !== 'tier').map((by) => ({ key: by, by }))];
}

/** What churn shows beside value, series and segments, from the cells of all parts. */
export function* churnExtras(cells: Cells, parts: CellsByPart, settled: Settled): Generator<void, Extras> {
  const { lagDays, windowDays } = churnOptions(settled);
  const months = [...parts.month, ...parts.snapshot];
  // Of a snapshot nobody knows what a customer had before.
  const lag = parts.month.length > 0 ? lagDays : 0;
  const rates: RateComparison[] = [];
  for (const comparing of [
    { by: 'tier', key: 'held', lagDays: lag },
    { by: 'reply_band', key: 'band', lagDays: windowDays },
  ] as const) {
    const comparison = yield* rateComparison(cells, comparing, months, parts.life, settled);
    if (comparison) rates.push(comparison);
    yield;
  }
  const after = afterCases(cells, parts.case, settled);
  yield;
  const { curves, tests } = yield* lifeCurves(cells, parts.life, cutsOf(settled), settled.level);
  return {
    curves,
    group_tests: tests,
    facts: factsOf(cells, months),
    rates,
    after_case: after,
  };
}

import type { Cells, Extras, Fact, Note, RiskGroup, Settled, Indices } from '../../metric.js';
import { total } from '../cases/total.js';
import { valuesOf } from '../columns.js';
import { allOf, indicesBy } from '../reading/estimator.js';
import { latestWindows } from '../retention/estimate.js';
import { perUnit } from '../subscriptions/money.js';
import { riskOptions } from './options.js';
import { bitOf, reasons } from './reasons.js';
import { passed } from './tally.js';

/** What customers at risk pay a year in money; null where no revenue is known at all. */
function amountOf(cells: Cells, indices: Indices, hasMoney: boolean): number | null {
  return hasMoney ? total(cells, indices, 'revenue_at_risk') / perUnit : null;
}

function groupOf(cells: Cells, key: string | null, indices: Indices, hasMoney: boolean): RiskGroup {
  return { key, n: total(cells, indices, 'at_risk'), amount: amountOf(cells, indices, hasMoney) };
}

/** Quarters in order of time, then contracts whose renewal has passed, then those without one. */
function byTime(a: RiskGroup, b: RiskGroup): number {
  const rank = ({ key }: RiskGroup) => (key === null ? 2 : key === passed ? 1 : 0);
  return rank(a) - rank(b) || ((a.key ?? '') < (b.key ?? '') ? -1 : 1);
}

function renewals(cells: Cells, last: Indices, hasMoney: boolean): RiskGroup[] {
  const groups = [...indicesBy(cells, 'renewal', last)].map(([key, indices]) => groupOf(cells, key, indices, hasMoney));
  return groups.filter(({ n }) => n !== null && n > 0).sort(byTime);
}

/** A customer with several reasons is among those of each. */
function byReason(cells: Cells, last: Indices, hasMoney: boolean): RiskGroup[] {
  const masks = valuesOf({ columns: cells.keys }, 'reasons');
  const groups = reasons.map((reason) => {
    const indices = last.filter((index) => ((masks?.[index] ?? 0) & bitOf(reason)) !== 0);
    return groupOf(cells, reason, indices, hasMoney);
  });
  return groups.filter(({ n }) => n !== null && n > 0);
}

function fact(code: string, unit: Fact['unit'], value: number | null): Fact {
  return { code, unit, value, low: null, high: null, n: null };
}

/** What is at risk: amount and customers, by the quarter of renewal and by reason. */
export function* riskExtras(cells: Cells, settled: Settled): Generator<void, Extras> {
  const last = latestWindows(cells, allOf(cells));
  const hasMoney = total(cells, last, 'revenue') > 0;
  const options = riskOptions(settled);
  yield;
  const facts = [
    fact('revenue_at_risk', 'money', amountOf(cells, last, hasMoney)),
    fact('recurring_revenue', 'money', hasMoney ? total(cells, last, 'revenue') / perUnit : null),
    fact('customers_at_risk', 'count', total(cells, last, 'at_risk')),
  ];
  return {
    facts: last.length === 0 ? [] : facts,
    risk: {
      days: options.days,
      named: options.areNamed,
      renewals: renewals(cells, last, hasMoney),
      reasons: byReason(cells, last, hasMoney),
    },
  };
}

/** That no revenue is known, or that of some customers is not. */
export function riskNotes(cells: Cells, indices: Indices): Note[] {
  const last = latestWindows(cells, indices);
  const [n, priced] = [total(cells, last, 'n'), total(cells, last, 'priced')];
  if (n === 0) return [];
  if (total(cells, last, 'revenue') === 0) return [{ code: 'no_revenue' }];
  return priced < n ? [{ code: 'revenue_missing', n: n - priced }] : [];
}

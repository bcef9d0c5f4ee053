import type { Cells, RevenueFlow, Settled, Indices } from '../../metric.js';
import { indicesBy, type Estimator } from '../reading/estimator.js';
import { byPeriod, seriesOf } from '../reading/series.js';
import { perUnit } from '../subscriptions/money.js';
import { sumOf } from './estimate.js';
import { placesOfPart } from './part-places.js';

/** The movements of a flow in the order in which they are drawn. */
const drawn = ['new', 'reactivation', 'expansion', 'contraction', 'churn'] as const;

/** Only the periods of the flows are asked for. */
const periodsOnly: Estimator = {
  estimate: () => ({ value: null, low: null, high: null, n: 0, effective: 0, standardError: null }),
  meaningful: 0,
  wide: null,
  datedByLastDay: true,
};

/** Revenue at the end of the month before the first of some months. */
function startOf(cells: Cells, indices: Indices): number {
  const months = indicesBy(cells, 'month_end', indices);
  const first = [...months.keys()].reduce((least, month) => ((month ?? '') < (least ?? '') ? month : least));
  return sumOf(cells, months.get(first) ?? [], 'before');
}

/** What moved revenue by period; none where the feed names no money. Months of a longer period are added. */
export function* revenueFlows(cells: Cells, settled: Settled): Generator<void, RevenueFlow[]> {
  const flows = placesOfPart(cells, 'flow');
  yield;
  const periods = byPeriod(cells, flows);
  const { points } = yield* seriesOf(cells, periods, settled, periodsOnly);
  return points.flatMap(({ period, complete }) => {
    const indices = periods.get(period) ?? [];
    if (indices.length === 0) return [];
    const byMovement = indicesBy(cells, 'movement', indices);
    const start = startOf(cells, indices);
    const moved = drawn.map((key) => {
      const own = byMovement.get(key) ?? [];
      return {
        key,
        amount: sumOf(cells, own, 'after') - sumOf(cells, own, 'before'),
        n: sumOf(cells, own, 'customers'),
      };
    });
    const end = moved.reduce((sum, { amount }) => sum + amount, start);
    return [
      {
        period,
        complete,
        start: start / perUnit,
        end: end / perUnit,
        movements: moved.map(({ amount, ...rest }) => ({ ...rest, amount: amount / perUnit })),
      },
    ];
  });
}

import type { Cells, Fact, Note, Settled, Indices } from '../../metric.js';
import type { SurvivalCurve } from '../../stats/kaplan-meier.js';
import { survivalAt } from '../../stats/kaplan-meier.js';
import type { Interval } from '../../stats/interval.js';
import { bootstrapRatios, type Pair } from '../../stats/ratio-of-sums.js';
import { eachRow } from '../../rollup/each-row.js';
import { valuesOf } from '../columns.js';
import { ascendingOrder } from '../durations/order.js';
import { shareOf } from '../percent.js';
import { survivalMonths } from '../subscriptions/lives.js';
import { latestWindows, revenueKept, sumOf } from './estimate.js';
import { retentionOptions } from './options.js';

/** Times the customers are drawn again. */
const resamples = 2000;

/** Draws in all, from which on there are fewer resamples: with so many customers their limits hardly move. */
const mostDraws = 20_000_000;

/** With fewer resamples limits of the usual levels would be the extremes. */
const fewestResamples = 500;

/** Revenue that one customer may make before it is said. */
const largeShare = 0.2;

/** The key columns by which customers are put in order, the last one first. */
const amountKeys = ['end_amount', 'gross_amount', 'start_amount'] as const;

/** The cells of single customers, by what they paid at the start, what is kept of it and what they pay at the end. */
function* byAmounts(cells: Cells, window: Indices): Generator<void, Uint32Array> {
  const start = valuesOf({ columns: cells.keys }, 'start_amount');
  const n = cells.addends['n'];
  let rows = Uint32Array.from(window.filter((index) => !Number.isNaN(start?.[index] ?? NaN) && (n?.[index] ?? 0) > 0));
  for (const key of amountKeys) {
    const values = valuesOf({ columns: cells.keys }, key);
    yield;
    const order = yield* ascendingOrder(Float64Array.from(rows, (row) => values?.[row] || 0));
    rows = order.map((place) => rows[place] ?? 0);
  }
  return rows;
}

/** Customers by what they paid at the start of the window, what is kept of it, and what they pay at its end. */
function* pairsOf(cells: Cells, window: Indices): Generator<void, Pair[]> {
  const [start, gross, end] = ['start_amount', 'gross_amount', 'end_amount'].map((key) =>
    valuesOf({ columns: cells.keys }, key),
  );
  const rows = yield* byAmounts(cells, window);
  const pairs: Pair[] = [];
  yield* eachRow(rows.length, (place) => {
    const row = rows[place] ?? 0;
    const kept = [gross?.[row] || 0, end?.[row] || 0];
    pairs.push({ n: cells.addends['n']?.[row] ?? 0, s: start?.[row] ?? 0, e: kept });
  });
  return pairs;
}

function* bootstrapped(pairs: readonly Pair[], n: number, settled: Settled) {
  // Windows before the last one carry sums only.
  const customers = pairs.reduce((sum, pair) => sum + pair.n, 0);
  if (customers === 0 || customers !== n) return [null, null];
  const draws = Math.max(fewestResamples, Math.min(resamples, Math.floor(mostDraws / customers)));
  return yield* bootstrapRatios(pairs, settled.level, retentionOptions(settled).seed, draws);
}

function percent(limits: Interval | null | undefined) {
  return limits ? { low: 100 * limits.low, high: 100 * limits.high } : {};
}

/**
 * Customers, revenue and revenue with what customers added that the window keeps, always together: their gap is what
 * customers added. Intervals of revenue are those of customers drawn again (bootstrap), or of the delta method where
 * only sums are there.
 */
export function* retentionFacts(cells: Cells, standing: Indices, settled: Settled): Generator<void, Fact[]> {
  const { level } = settled;
  const window = latestWindows(cells, standing);
  const n = sumOf(cells, window, 'n');
  const pairs = yield* pairsOf(cells, window);
  const [gross, net] = yield* bootstrapped(pairs, n, settled);
  const fact = (code: string, { value, low, high }: Omit<Fact, 'code' | 'unit' | 'n'>): Fact => ({
    code,
    unit: 'percent',
    value,
    low,
    high,
    n,
  });
  return [
    fact('logo_retention', shareOf(sumOf(cells, window, 'kept'), n, level)),
    fact('gross_revenue_retention', { ...revenueKept(cells, window, 'gross', level), ...percent(gross) }),
    fact('net_revenue_retention', { ...revenueKept(cells, window, 'end', level), ...percent(net) }),
  ];
}

/** The share still there after some months (Kaplan and Meier 1958); null beyond what anybody has been seen for. */
export function survivalFacts(curve: SurvivalCurve | null): Fact[] {
  return survivalMonths.map((at) => {
    const seen = curve !== null && curve.last >= at ? survivalAt(curve, at) : null;
    const percentOf = (share: number | null | undefined) =>
      share === null || share === undefined ? null : 100 * share;
    return {
      code: 'surviving',
      unit: 'percent',
      value: percentOf(seen?.value),
      low: percentOf(seen?.low),
      high: percentOf(seen?.high),
      n: curve?.n ?? null,
      at,
      at_unit: 'months',
    };
  });
}

/** What a reader of the whole should know: that no window fits the feed, or that one customer makes much of the revenue. */
export function retentionNotes(settled: Settled): (cells: Cells, standing: Indices) => Note[] {
  return (cells, standing) => {
    const window = latestWindows(cells, standing);
    if (sumOf(cells, window, 'n') === 0) {
      return [{ code: 'history_too_short', months: retentionOptions(settled).window }];
    }
    const start = sumOf(cells, window, 'start');
    const amounts = valuesOf({ columns: cells.keys }, 'start_amount');
    const n = cells.addends['n'];
    const largest = window.reduce(
      (most, index) => ((n?.[index] ?? 0) === 0 ? most : Math.max(most, amounts?.[index] || 0)),
      0,
    );
    return start > 0 && largest > largeShare * start ? [{ code: 'large_customer', share: largest / start }] : [];
  };
}

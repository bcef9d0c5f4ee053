import { finish, type Cells, type Quantile, type Indices } from '../../metric.js';
import { kaplanMeier, survivalQuantile, type LifeTable } from '../../stats/kaplan-meier.js';
import { criticalValue } from '../../stats/normal.js';
import { orderQuantile } from '../../stats/order-statistics.js';
import type { Estimated } from '../reading/estimator.js';
import { fromLifeTable, lifeTableInSteps, sizeOf } from './life-table.js';

/** The standard error that an interval of the given level would have if it were a normal one. */
function errorOf(low: number | null, high: number | null, level: number): number | null {
  return low === null || high === null ? null : (high - low) / (2 * criticalValue(level));
}

function empty(n: number): Estimated {
  return { value: null, low: null, high: null, n, effective: n, standardError: null };
}

const nothing = { value: null, low: null, high: null } as const;

/**
 * The time within which the share `p` of durations has ended, with its interval: by Kaplan and Meier (1958) with what the
 * log-log band leaves (Brookmeyer and Crowley 1982); where none still runs, the quantile of definition 2 (Hyndman and
 * Fan 1996), which is the same value, with the interval of its ranks.
 */
export function quantileOf(table: LifeTable, p: number, level: number): Omit<Quantile, 'p'> {
  const { n, events } = sizeOf(table);
  if (n === events) return orderQuantile({ values: table.times, counts: table.events }, p, level) ?? nothing;
  const curve = kaplanMeier(table, level);
  return curve ? survivalQuantile(curve, p) : nothing;
}

/** The median of a life table in hours with its interval, those that still run censored. */
export function medianOf(table: LifeTable, level: number): Estimated {
  const { n } = sizeOf(table);
  if (n === 0) return empty(0);
  const { value, low, high } = quantileOf(table, 0.5, level);
  return { value, low, high, n, effective: n, standardError: errorOf(low, high, level) };
}

interface Known {
  readonly cells: Cells;
  readonly level: number;
  readonly median: Estimated;
}

/** Medians by the list of cells they are of, worked out in steps before they are asked for. */
const known = new WeakMap<Indices, Known>();

/**
 * Works out the median of the cells at `indices`, in steps between which the caller may pause; `isKept` where their life table
 * is asked for again.
 */
export function* prepareMedian(
  cells: Cells,
  indices: Indices,
  level: number,
  isKept = false,
): Generator<void, Estimated> {
  if (isKept) yield* lifeTableInSteps(cells, indices);
  const median = yield* fromLifeTable(cells, indices, (table) => medianOf(table, level));
  known.set(indices, { cells, level, median });
  return median;
}

/** The median of durations in hours, those that still run censored, with its interval. */
export function estimateMedian(cells: Cells, indices: Indices, level: number): Estimated {
  const last = known.get(indices);
  if (last?.cells === cells && last.level === level) return last.median;
  return finish(prepareMedian(cells, indices, level));
}

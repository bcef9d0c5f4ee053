import { isOldFigure, type BenchmarkResult, type Note, type Settled } from '../../metric.js';
import { differenceOf } from './change.js';
import type { Estimated, Estimator } from './estimator.js';

/**
 * The whole against the benchmark of a question, with limits as those of any difference; null without one. Where it is not
 * known of how many the benchmark is, or that does not say how uncertain it is, it is taken as exact.
 */
export function against(
  { benchmark, asOf, level }: Pick<Settled, 'benchmark' | 'asOf' | 'level'>,
  whole: Estimated,
  { published }: Pick<Estimator, 'published'>,
): BenchmarkResult | null {
  if (benchmark === null) return null;
  const { value, n = 0 } = benchmark;
  const limits = published?.(value, n, level) ?? null;
  const { low, high } = limits ?? { low: value, high: value };
  const found = differenceOf(whole, { value, low, high, n, effective: n, standardError: null });
  return {
    ...benchmark,
    difference: found && { value: found.value, low: found.low, high: found.high },
    errorKnown: limits !== null,
    old: asOf !== null && isOldFigure(benchmark.year, new Date(asOf).getUTCFullYear()),
  };
}

/** What a reader should know of the benchmark. */
export function benchmarkNotes(result: BenchmarkResult | null): Note[] {
  if (result === null) return [];
  const old: Note[] = result.old ? [{ code: 'benchmark_old', year: result.year ?? null }] : [];
  return result.errorKnown ? old : [...old, { code: 'benchmark_error_unknown' }];
}

import type { Benchmark, BenchmarkResult, Note } from '../../metric.js';
import type { Estimated } from './estimator.js';

/** Whole years after the benchmark's own year from which it counts as old: 24 months past its end. */
const yearsUntilOld = 3;

function isOld({ year }: Benchmark, asOf: number | null): boolean {
  return year !== undefined && asOf !== null && new Date(asOf).getUTCFullYear() >= year + yearsUntilOld;
}

/** The whole against a benchmark. The benchmark is taken as exact, since its error can rarely be known. */
export function against(benchmark: Benchmark | null, whole: Estimated, asOf: number | null): BenchmarkResult | null {
  if (benchmark === null) return null;
  const from = (limit: number | null) => (limit === null ? null : limit - benchmark.value);
  const difference =
    whole.value === null
      ? null
      : { value: whole.value - benchmark.value, low: from(whole.low), high: from(whole.high) };
  return { ...benchmark, difference, errorKnown: false, old: isOld(benchmark, asOf) };
}

/** What a reader should know of the benchmark. */
export function benchmarkNotes(result: BenchmarkResult | null): Note[] {
  if (result === null) return [];
  const old: Note[] = result.old ? [{ code: 'benchmark_old', year: result.year ?? null }] : [];
  return result.errorKnown ? old : [...old, { code: 'benchmark_error_unknown' }];
}

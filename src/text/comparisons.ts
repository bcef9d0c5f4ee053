import type { BenchmarkResult, Segment, Unit } from '../metric.js';

/** What is said of figures side by side: of segments, and of a benchmark. */
export interface ComparisonWords {
  /** Which segments are highest and lowest and how many differ from the rest; empty without segments. */
  segments(segments: readonly Segment[], unit: Unit): string;
  /** What stands in the place of segments where nobody says of which dimension. */
  readonly noDimension: string;
  /** A benchmark: label, population and year. */
  benchmarkName(benchmark: Pick<BenchmarkResult, 'label' | 'population' | 'year'>): string;
  /** Where the value stands to the benchmark; empty where nothing can be said. */
  benchmark(benchmark: BenchmarkResult, unit: Unit): string;
}

import type { BenchmarkResult, Segment, Unit } from '../metric.js';
import type { ComparisonWords } from './comparisons.js';
import { isolated } from './formats.js';
import { segmentFacts } from './segment-facts.js';
import type { FirstWords } from './text.js';
import { size, value } from './values-en.js';

function segments(all: readonly Segment[], unit: Unit, f: FirstWords): string {
  const facts = segmentFacts(all);
  if (facts === null) return '';
  const named = (segment: { key: string | null; value: number }) =>
    `${isolated(f.segmentName(segment.key))} (${value(segment.value, unit, f)})`;
  const extremes = `Highest: ${named(facts.highest)}. Lowest: ${named(facts.lowest)}.`;
  if (facts.tested === 0) return extremes;
  if (facts.different === 0) return `${extremes} None differs clearly from the rest.`;
  const verb = facts.different === 1 ? 'differs' : 'differ';
  return `${extremes} ${f.count(facts.different)} of ${f.count(facts.tested)} ${verb} clearly from the rest.`;
}

function benchmark(found: BenchmarkResult, unit: Unit, f: FirstWords): string {
  if (found.old) return 'It is more than two years old, so it is not a fair yardstick.';
  if (found.difference === null) return '';
  const { value: amount, low, high } = found.difference;
  if (low !== null && low > 0) return `${size(amount, unit, f)} above it.`;
  if (high !== null && high < 0) return `${size(amount, unit, f)} below it.`;
  return 'Not clearly above or below it.';
}

/** The English words about segments all together, and about a benchmark. */
export function comparisonsEn(f: FirstWords): ComparisonWords {
  return {
    segments: (all, unit) => segments(all, unit, f),
    noDimension: 'Segments are the values of a dimension, and none is named here. Name one: by="region".',
    benchmarkName: (of) =>
      [of.label || 'Benchmark', of.population, of.year].filter((part) => part !== undefined).join(', '),
    benchmark: (found, unit) => benchmark(found, unit, f),
  };
}

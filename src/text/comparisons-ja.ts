import type { BenchmarkResult, Segment, Unit } from '../metric.js';
import type { ComparisonWords } from './comparisons.js';
import { isolated } from './formats.js';
import { segmentFacts } from './segment-facts.js';
import type { FirstWords } from './text.js';
import { size, value } from './values-ja.js';

function segments(all: readonly Segment[], unit: Unit, f: FirstWords): string {
  const facts = segmentFacts(all);
  if (facts === null) return '';
  const named = (segment: { key: string | null; value: number }) =>
    `${isolated(f.segmentName(segment.key))}(${value(segment.value, unit, f)})`;
  const extremes = `最高は${named(facts.highest)}、最低は${named(facts.lowest)}。`;
  if (facts.tested === 0) return extremes;
  if (facts.different === 0) return `${extremes}他とはっきり異なるものはありません。`;
  return `${extremes}${f.count(facts.tested)}件中${f.count(facts.different)}件が他とはっきり異なります。`;
}

function benchmark(found: BenchmarkResult, unit: Unit, f: FirstWords): string {
  if (found.old) return '2年以上前の値のため、優劣は判断しません。';
  if (found.difference === null) return '';
  const { value: amount, low, high } = found.difference;
  if (low !== null && low > 0) return `${size(amount, unit, f)}上回っています。`;
  if (high !== null && high < 0) return `${size(amount, unit, f)}下回っています。`;
  return 'はっきりした差はありません。';
}

/** The Japanese words about segments all together, and about a benchmark. */
export function comparisonsJa(f: FirstWords): ComparisonWords {
  return {
    segments: (all, unit) => segments(all, unit, f),
    noDimension: 'セグメントに分ける項目が指定されていません。by="region" のように指定してください。',
    benchmarkName: (of) =>
      [of.label || 'ベンチマーク', of.population, of.year === undefined ? undefined : `${of.year}年`]
        .filter((part) => part !== undefined)
        .join('、'),
    benchmark: (found, unit) => benchmark(found, unit, f),
  };
}

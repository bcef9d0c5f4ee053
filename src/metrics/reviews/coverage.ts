import type { Cells, Coverage, Fact, Settled } from '../../metric.js';
import { postStratified, type Stratum } from '../../stats/post-stratified.js';
import { total } from '../cases/total.js';
import { indicesBy } from '../reading/estimator.js';
import { layerColumns, layerName, layerOf } from './layers.js';
import { byName, scoreSums, type PartIndices } from './sums.js';

/** With more strata than this no one reads them one by one. */
const mostStrata = 100;

function covered(cells: Cells, indices: readonly number[], by: string | null, key: string | null): Coverage {
  const [closed, reviewed] = [total(cells, indices, 'closed'), total(cells, indices, 'reviewed')];
  // Every closed case is counted, so that nothing is left to chance.
  return { by, key, value: closed > 0 ? (100 * reviewed) / closed : null, low: null, high: null, closed, reviewed };
}

/** The part of closed cases that was reviewed, of the whole and of strata; none where no cases are known. */
export function coverageOf(cells: Cells, { case: cases }: PartIndices): Coverage[] {
  if (cases.length === 0) return [];
  const strata = [...indicesBy(cells, 'layer', cases)].sort(byName);
  const shown = strata.length > 1 && strata.length <= mostStrata ? strata : [];
  return [
    covered(cells, cases, null, null),
    ...shown.map(([text, indices]) => {
      const layer = text === null ? [] : layerOf(text);
      return covered(cells, indices, layerColumns(layer), layerName(layer));
    }),
  ];
}

function stratumOf(size: number, cells: Cells, units: readonly number[]): Stratum {
  const { n, total: sum, squares } = scoreSums(cells, units);
  const variance = n > 1 ? Math.max(0, squares - sum ** 2 / n) / (n - 1) : 0;
  return { size, n, mean: n > 0 ? sum / n : 0, variance };
}

/**
 * The score as if every stratum had been reviewed alike (Cochran 1977, equation 5.1); none where there is but one
 * stratum, or one of which nothing was reviewed.
 */
export function postStratifiedFacts(
  cells: Cells,
  { case: cases, unit: units }: PartIndices,
  { level }: Settled,
): Fact[] {
  const sampled = indicesBy(cells, 'layer', units);
  const strata = [...indicesBy(cells, 'layer', cases)].map(([name, indices]) =>
    stratumOf(total(cells, indices, 'closed'), cells, name === null ? [] : (sampled.get(name) ?? [])),
  );
  const mean = strata.length > 1 ? postStratified(strata, level) : null;
  if (mean === null) return [];
  const n = strata.reduce((sum, stratum) => sum + stratum.n, 0);
  return [{ code: 'post_stratified', unit: 'score', value: mean.value, low: mean.low, high: mean.high, n }];
}

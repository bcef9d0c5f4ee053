import type { Cells, Coverage, Fact, Settled, Indices } from '../../metric.js';
import type { Sums } from '../../stats/mean.js';
import { postStratified, type Stratum } from '../../stats/post-stratified.js';
import { total } from '../cases/total.js';
import { indicesBy } from '../reading/estimator.js';
import { layerColumns, layerName, layerOf } from './layers.js';
import { byName, scoreSums, together, type PartIndices } from './sums.js';

/** With more strata than this no one reads them one by one. */
const mostStrata = 100;

/** Reviews that a stratum needs for a variance of its own. */
const fewestReviews = 2;

/** The part of all cases that may be in strata of which nothing was reviewed. */
const mostUnseen = 0.05;

function covered(cells: Cells, indices: Indices, by: string | null, key: string | null): Coverage {
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

/** A stratum with the sums of what was seen of it. */
interface Seen {
  readonly size: number;
  readonly sums: Sums;
}

function seenIn(cells: Cells, { case: cases, unit: units }: PartIndices): Seen[] {
  const sampled = indicesBy(cells, 'layer', units);
  return [...indicesBy(cells, 'layer', cases)].sort(byName).map(([name, indices]) => ({
    size: total(cells, indices, 'closed'),
    sums: scoreSums(cells, name === null ? [] : (sampled.get(name) ?? [])),
  }));
}

/** Strata of fewer than two reviews make one with the least reviewed others, so that each can be judged. */
function collapsed(strata: readonly Seen[]): Seen[] {
  const ordered = strata.toSorted((a, b) => a.sums.n - b.sums.n);
  const thin = ordered.filter(({ sums }) => sums.n < fewestReviews);
  if (thin.length === 0) return ordered;
  const rest = ordered.slice(thin.length);
  while (together(thin.map(({ sums }) => sums)).n < fewestReviews && rest.length > 0) thin.push(...rest.splice(0, 1));
  const size = thin.reduce((sum, stratum) => sum + stratum.size, 0);
  return [{ size, sums: together(thin.map(({ sums }) => sums)) }, ...rest];
}

function stratumOf({ size, sums: { n, total: sum, squares } }: Seen): Stratum {
  const variance = n > 1 ? Math.max(0, squares - sum ** 2 / n) / (n - 1) : 0;
  return { size, n, mean: n > 0 ? sum / n : 0, variance };
}

/**
 * The score as if every stratum had been reviewed alike (Cochran 1977, equation 5.1), strata that are too thin collapsed;
 * none where fewer than two are left, or more than a twentieth of the cases is in strata of which nothing was reviewed.
 */
export function postStratifiedFacts(cells: Cells, parts: PartIndices, { level }: Settled): Fact[] {
  const seen = seenIn(cells, parts);
  const all = seen.reduce((sum, { size }) => sum + size, 0);
  const unseen = seen.reduce((sum, { size, sums }) => sum + (sums.n === 0 ? size : 0), 0);
  const strata = unseen > mostUnseen * all ? [] : collapsed(seen).map(stratumOf);
  const mean = strata.length > 1 ? postStratified(strata, level) : null;
  if (mean === null) return [];
  const n = strata.reduce((sum, stratum) => sum + stratum.n, 0);
  return [{ code: 'post_stratified', unit: 'score', value: mean.value, low: mean.low, high: mean.high, n }];
}

import type { Cells, Limits, ReviewerBias, Settled, Indices } from '../../metric.js';
import { benjaminiHochberg } from '../../stats/benjamini-hochberg.js';
import { clip } from '../../stats/interval.js';
import { meanInterval, type Sums } from '../../stats/mean.js';
import { studentTail } from '../../stats/student-t.js';
import { total } from '../cases/total.js';
import { indicesBy } from '../reading/estimator.js';
import { personNames } from './persons.js';
import { perPoint } from './score.js';
import { byName } from './sums.js';

/** With fewer reviews of cases that others reviewed too, no reviewer is said to stand out. */
const fewestPairs = 10;

/** Differences are added in thousandths of a point. */
const perThousandth = 1000;

interface Tallied {
  readonly key: string;
  readonly n: number;
  readonly mean: number | null;
  /** Own minus the mean of the others, in points. */
  readonly differences: Sums;
}

function tallied(cells: Cells, key: string, indices: Indices): Tallied {
  const sum = (name: string) => total(cells, indices, name);
  const n = sum('reviews');
  return {
    key,
    n,
    mean: n > 0 ? sum('scored') / perPoint / n : null,
    differences: {
      n: sum('paired'),
      total: sum('difference') / perThousandth,
      squares: sum('difference_squared') / perThousandth ** 2,
    },
  };
}

/** The two-sided p of no bias (Student 1908); null where it cannot be told. */
function pOf(differences: Sums, level: number): number | null {
  const mean = differences.n < fewestPairs ? null : meanInterval(differences, level);
  if (mean === null) return null;
  // Who always stands apart by the same amount does not do so by chance.
  if (mean.standardError === 0) return mean.value === 0 ? 1 : 0;
  return 2 * studentTail(Math.abs(mean.value) / mean.standardError, differences.n - 1);
}

function biasOf(differences: Sums, level: number): Limits {
  const { n, total: sum } = differences;
  const limits = meanInterval(differences, level);
  const held = limits && clip(limits, -100, 100);
  return { value: n > 0 ? sum / n : null, low: held?.low ?? null, high: held?.high ?? null };
}

/**
 * Each reviewer's mean, and the mean of own score minus that of the others on the same cases, which leaves the reviewer's
 * own score out; signals are adjusted over all reviewers (Benjamini and Hochberg 1995). None where figures by person may
 * not be shown.
 */
export function reviewerBias(cells: Cells, indices: Indices, settled: Settled): ReviewerBias[] {
  const known = [...indicesBy(cells, 'rater', indices)]
    .sort(byName)
    .flatMap(([key, group]) => (key === null ? [] : [tallied(cells, key, group)]));
  const names = personNames(
    known.map(({ key, n }) => [key, n] as const),
    settled,
  );
  if (names === null) return [];
  const adjusted = benjaminiHochberg(known.map(({ differences }) => pOf(differences, settled.level)));
  return known.map(({ key, n, mean, differences }, i) => {
    const bias = biasOf(differences, settled.level);
    const q = adjusted[i] ?? null;
    const isApart = q !== null && q < 1 - settled.level;
    return {
      key: names.get(key) ?? null,
      n,
      mean,
      bias,
      signal: isApart ? ((bias.value ?? 0) > 0 ? 'high' : 'low') : null,
    };
  });
}

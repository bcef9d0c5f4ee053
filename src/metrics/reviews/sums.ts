import type { Cells, Indices } from '../../metric.js';
import type { Sums } from '../../stats/mean.js';
import { byNames } from '../by-names.js';
import { valuesOf } from '../columns.js';
import { allOf, indicesBy } from '../reading/estimator.js';
import { byName as nameOrder } from '../reading/grouped.js';
import { parts, type Part } from './lines.js';
import { perPoint } from './score.js';

/** Which cells are of which part. */
export type PartIndices = Readonly<Record<Part, Indices>>;

/** The indices of the cells by what they are about. */
export function indicesByPart(cells: Cells): PartIndices {
  const groups = indicesBy(cells, 'part', allOf(cells));
  return byNames(parts, (part) => groups.get(part) ?? []);
}

/** How many scores there are in cells with the key named, Σx and Σx², in points. */
export function scoreSums({ keys, addends }: Cells, indices: Indices, key: 'score' | 'free_score' = 'score'): Sums {
  const counts = addends['units'];
  const [own, scores] = [valuesOf({ columns: keys }, key), valuesOf({ columns: keys }, 'score')];
  let n = 0;
  let total = 0;
  let squares = 0;
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i] ?? -1;
    const count = counts?.[index] ?? 0;
    const named = own?.[index] ?? NaN;
    // Where no critical category fails a score is the same without them.
    const given = Number.isNaN(named) ? (scores?.[index] ?? NaN) : named;
    if (count === 0 || Number.isNaN(given)) continue;
    n += count;
    total += count * given;
    squares += count * (given / perPoint) ** 2;
  }
  return { n, total: total / perPoint, squares };
}

/** The sums of several groups together. */
export function together(groups: readonly Sums[]): Sums {
  return groups.reduce(
    (all, { n, total, squares }) => {
      return { n: all.n + n, total: all.total + total, squares: all.squares + squares };
    },
    { n: 0, total: 0, squares: 0 },
  );
}

/** The mean of some scores; null without any. */
export function meanOf({ n, total }: Sums): number | null {
  return n > 0 ? total / n : null;
}

/** Groups in order of their names, "(not set)" last. */
export function byName([a]: readonly [string | null, unknown], [b]: readonly [string | null, unknown]): number {
  return nameOrder(a, b);
}

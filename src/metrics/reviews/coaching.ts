import type { Cells, Coaching, Indices } from '../../metric.js';
import type { Sums } from '../../stats/mean.js';
import { credibility, shrink, type Credibility } from '../../stats/shrinkage.js';
import { total } from '../cases/total.js';
import { indicesBy } from '../reading/estimator.js';
import type { Agent } from './agents.js';
import { byName, meanOf, scoreSums, type PartIndices } from './sums.js';

/** So many categories are worth talking about at once. */
const weakestShown = 2;

/** More root causes than this are no theme. */
const mostThemes = 10;

/** One category: the mean of all, how far agents differ in it, and the scores of each. */
interface Team {
  readonly key: string;
  readonly mean: number;
  readonly whole: Credibility | null;
  readonly of: ReadonlyMap<string, Sums>;
}

function teamOf(key: string, cells: Cells, indices: Indices): Team[] {
  const mean = meanOf(scoreSums(cells, indices));
  const agents = [...indicesBy(cells, 'peer', indices)].map(
    ([peer, group]) => [peer, scoreSums(cells, group)] as const,
  );
  if (mean === null) return [];
  return [
    {
      key,
      mean,
      whole: credibility(agents.map(([, sums]) => sums)),
      of: new Map(agents.flatMap(([peer, sums]) => (peer === null ? [] : [[peer, sums] as const]))),
    },
  ];
}

function categoryOf({ key, mean, whole, of }: Team, peer: string): Coaching['categories'] {
  const sums = of.get(peer);
  const value = sums ? meanOf(sums) : null;
  if (!sums || value === null) return [];
  // Where nobody can tell how far agents differ, the mean of all says as much as an agent's own.
  const shrunken = whole ? mean + shrink(value, sums.n, whole) - whole.mean : mean;
  return [{ key, n: sums.n, value, shrunken, gap: shrunken - mean }];
}

function weakestOf(categories: Coaching['categories']): string[] {
  const below = categories.filter(({ gap }) => gap < 0).sort((a, b) => a.gap - b.gap);
  return below.slice(0, weakestShown).map(({ key }) => key);
}

function trendOf(cells: Cells, indices: Indices, order: readonly string[]): Coaching['trend'] {
  const periods = indicesBy(cells, 'period', indices);
  return order.flatMap((period) => {
    const sums = scoreSums(cells, periods.get(period) ?? []);
    const value = meanOf(sums);
    return value === null ? [] : [{ period, value, n: sums.n }];
  });
}

function themesOf(cells: Cells, indices: Indices): Coaching['themes'] {
  const causes = [...indicesBy(cells, 'root_cause', indices)].sort(byName);
  return causes
    .flatMap(([key, group]) => (key === null ? [] : [{ key, n: total(cells, group, 'causes') }]))
    .sort((a, b) => b.n - a.n)
    .slice(0, mostThemes);
}

/**
 * What to talk about with each agent: categories drawn towards the team, the weakest of them, the trend over `periods`
 * and the root causes that reviews name.
 */
export function* coachingOf(
  agents: readonly Agent[],
  cells: Cells,
  parts: PartIndices,
  periods: readonly string[],
): Generator<void, Coaching[]> {
  const criteria = [...indicesBy(cells, 'criterion', parts.category)].sort(byName);
  const teams = criteria.flatMap(([key, indices]) => (key === null ? [] : teamOf(key, cells, indices)));
  yield;
  const causes = indicesBy(cells, 'peer', parts.cause);
  const coaching: Coaching[] = [];
  for (const { key, peer, indices, sums, shrunken, isComparable } of agents) {
    const categories = teams.flatMap((team) => categoryOf(team, peer));
    coaching.push({
      key,
      n: sums.n,
      value: isComparable ? meanOf(sums) : null,
      shrunken,
      categories,
      weakest: weakestOf(categories),
      trend: trendOf(cells, indices, periods),
      themes: themesOf(cells, causes.get(peer) ?? []),
    });
    yield;
  }
  return coaching;
}

import type { Cells, Extras, Fact, SeriesPoint, Settled, StackedPeriod, Indices } from '../../metric.js';
import { sharesOf } from '../cases/shares.js';
import { shareOf } from '../percent.js';
import { allOf } from '../reading/estimator.js';
import { byPeriod } from '../reading/series.js';

/** What the cells of some final cases add up to. */
export interface Counts {
  readonly final: number;
  /** Final cases whose replies are known, by their number. */
  readonly known: number;
  readonly byReplies: Indices;
  readonly none: number;
  readonly one: number;
  readonly reopened: number;
  /** Final cases whose requester is known, and those of them after which the requester came back. */
  readonly asked: number;
  readonly cameBack: number;
}

/** Adds up the cells at `indices`. */
export function counts({ keys, addends }: Cells, indices: Indices): Counts {
  const sums = { final: 0, known: 0, reopened: 0, asked: 0, cameBack: 0 };
  const byReplies: number[] = [];
  for (const index of indices) {
    const n = addends['n']?.[index] ?? 0;
    const replies = keys['replies']?.at(index);
    const cameBack = keys['came_back']?.at(index);
    sums.final += n;
    sums.reopened += addends['reopened']?.[index] ?? 0;
    if (typeof replies === 'number') {
      sums.known += n;
      byReplies[replies] = (byReplies[replies] ?? 0) + n;
    }
    if (typeof cameBack === 'number') {
      sums.asked += n;
      sums.cameBack += cameBack * n;
    }
  }
  return { ...sums, byReplies, none: byReplies[0] ?? 0, one: byReplies[1] ?? 0 };
}

function share(code: string, x: number, n: number, level: number): Fact[] {
  const { value, low, high } = shareOf(x, n, level);
  return value === null ? [] : [{ code, unit: 'percent', value, low, high, n }];
}

function facts(cells: Cells, { level }: Settled): Fact[] {
  const { final, known, none, reopened, asked, cameBack } = counts(cells, allOf(cells));
  return [
    ...share('no_reply', none, known, level),
    ...share('reopen_rate', reopened, final, level),
    ...share('no_recontact', asked - cameBack, asked, level),
  ];
}

function stacked(cells: Cells, indices: Indices, { period, complete, missing }: SeriesPoint): StackedPeriod {
  const { known, none, one, byReplies } = counts(cells, indices);
  const two = byReplies[2] ?? 0;
  const states = sharesOf([
    ['no_reply', none],
    ['one_touch', one],
    ['two_replies', two],
    ['more_replies', known - none - one - two],
  ]);
  return { period, complete, ...(missing && { missing }), states };
}

/** What one-touch shows beside its share: solves without a reply, the reopen rate, and replies by period. */
export function* oneTouchExtras(
  cells: Cells,
  settled: Settled,
  series: readonly SeriesPoint[],
): Generator<void, Extras> {
  const periods = byPeriod(cells, allOf(cells));
  yield;
  return {
    facts: facts(cells, settled),
    stack: series.map((point) => stacked(cells, periods.get(point.period) ?? [], point)),
  };
}

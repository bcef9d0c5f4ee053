import type { Issue, Records, Settled } from '../../metric.js';
import { issueOf, maskRows, openMask } from '../../rollup/issues.js';
import { maskRepeats } from '../../rollup/repeats.js';
import { textReader, valueReader } from '../columns.js';
import type { ReviewOptions } from './options.js';
import type { Problem, Sheet, Sheets } from './sheets.js';

/** What a review counts for, as bits. */
export const counts = { nothing: 0, score: 1, agreement: 2 } as const;

/** Which reviews count, and for what. */
export interface CountedReviews {
  /** For each row what it counts for: bits of `counts`. */
  readonly use: Uint8Array;
  /** Reviews that count, with those that rate nothing. */
  readonly used: number;
  readonly issues: readonly Issue[];
}

/**
 * Ranks the rows of a review: the latest by `updated_at`, as known at `asOf`, and of equally late ones what is final
 * before what is disputed.
 */
function byUpdate(reviews: Records, asOf: number): (row: number) => number {
  const [updated, status] = [valueReader(reviews, 'updated_at'), textReader(reviews, 'status')];
  return (row) => {
    const at = updated(row);
    const known = Number.isNaN(at) ? 0 : at <= asOf ? at : -at;
    return known + (status(row) === 'disputed' ? 0 : 0.5);
  };
}

type SheetOf = (row: number) => Sheet | undefined;

/** Problems that are one issue: the same code, field and expectation. */
interface Trouble {
  readonly problem: Problem;
  readonly rows: number[];
  readonly seen: Problem['seen'][];
}

/** Sets aside what cannot be read, by what is wrong with it. */
function troublesIn(mask: Uint8Array, sheetOf: SheetOf): Iterable<Trouble> {
  const troubles = new Map<string, Trouble>();
  maskRows(mask, (row) => {
    const problem = sheetOf(row)?.problem ?? null;
    if (problem === null) return false;
    const id = JSON.stringify([problem.code, problem.field, problem.expected]);
    const trouble = troubles.get(id) ?? { problem, rows: [], seen: [] };
    trouble.rows.push(row);
    trouble.seen.push(problem.seen);
    troubles.set(id, trouble);
    return true;
  });
  return troubles.values();
}

function problemIssues(reviews: Records, mask: Uint8Array, sheetOf: SheetOf): Issue[] {
  return [...troublesIn(mask, sheetOf)].flatMap(({ problem: { code, field, expected }, rows, seen }) =>
    issueOf(code, field, rows, reviews, expected).map((issue) => ({
      ...issue,
      first: issue.first.map((occurrence, i) => ({ ...occurrence, seen: seen[i] ?? null })),
    })),
  );
}

/** The kind of each review: a manager's where none is named, and everyone's own review of themselves is `self`. */
export function kindReader(reviews: Records): (row: number) => string {
  const [kind, agent, reviewer] = ['kind', 'agent_id', 'reviewer_id'].map((name) => textReader(reviews, name));
  return (row) => {
    const who = agent?.(row) ?? null;
    return who !== null && who === reviewer?.(row) ? 'self' : (kind?.(row) ?? 'manager');
  };
}

function useOf(kind: string, { kinds }: ReviewOptions): number {
  if (kind === 'calibration') return counts.agreement;
  if (!kinds.has(kind)) return counts.nothing;
  return kind === 'self' || kind === 'auto' ? counts.score : counts.score | counts.agreement;
}

function kindIssues(reviews: Records, kinds: ReadonlyMap<string, readonly number[]>, options: ReviewOptions): Issue[] {
  return [...kinds].flatMap(([kind, rows]) => {
    if (kind === 'calibration') return issueOf('calibration_review', 'kind', rows, reviews);
    if (options.kinds.has(kind)) return [];
    return issueOf(kind === 'self' ? 'self_review' : 'other_kind', 'kind', rows, reviews);
  });
}

/** Sets aside what is later than `as_of`, said again later, left out by the feed, or not to be read. */
function judged(reviews: Records, { sheets, of }: Sheets, settled: Settled) {
  const asOf = settled.asOf ?? Infinity;
  const mask = openMask(reviews);
  const [reviewed, excluded] = [valueReader(reviews, 'reviewed_at'), valueReader(reviews, 'excluded')];
  maskRows(mask, (row) => reviewed(row) > asOf);
  const repeats = maskRepeats(reviews, mask, ['review_id'], byUpdate(reviews, asOf));
  const left = maskRows(mask, (row) => excluded(row) === 1);
  const sheetOf = (row: number) => sheets[of[row] ?? -1];
  const problems = problemIssues(reviews, mask, sheetOf);
  const empty = maskRows(mask, (row) => Number.isNaN(sheetOf(row)?.score ?? NaN));
  const issues = [
    ...issueOf('duplicate_id', 'review_id', repeats, reviews),
    ...issueOf('excluded', 'excluded', left, reviews),
    ...problems,
    ...issueOf('missing_score', 'score', empty, reviews),
  ];
  return { mask, issues, empty: empty.length };
}

/** Says of each review what it counts for; reviews of kinds that the options do not name count for nothing. */
export function countedReviews(
  reviews: Records,
  sheets: Sheets,
  options: ReviewOptions,
  settled: Settled,
): CountedReviews {
  const { mask, issues, empty } = judged(reviews, sheets, settled);
  const kindOf = kindReader(reviews);
  const use = new Uint8Array(reviews.size);
  const kinds = new Map<string, number[]>();
  mask.forEach((bit, row) => {
    if (bit === 0) return;
    const kind = kindOf(row);
    use[row] = useOf(kind, options);
    const rows = kinds.get(kind);
    if (rows) rows.push(row);
    else kinds.set(kind, [row]);
  });
  const used = use.reduce((sum, bits) => sum + Number(bits > 0), empty);
  return { use, used, issues: [...issues, ...kindIssues(reviews, kinds, options)] };
}

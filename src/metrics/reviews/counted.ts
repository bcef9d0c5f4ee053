import type { Issue, Records, Settled } from '../../metric.js';
import { eachRow } from '../../rollup/each-row.js';
import { issueOf, maskRowsInSteps, openMask } from '../../rollup/issues.js';
import { maskRepeatsInSteps } from '../../rollup/repeats.js';
import { maskAbove } from '../cases/masks.js';
import { textReader, textsOf, valueReader, valuesOf } from '../columns.js';
import { maskValue } from '../survey/masks.js';
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
function* troublesIn(mask: Uint8Array, sheetOf: SheetOf): Generator<void, Iterable<Trouble>> {
  const troubles = new Map<string, Trouble>();
  yield* eachRow(mask.length, (row) => {
    const problem = mask[row] === 1 ? (sheetOf(row)?.problem ?? null) : null;
    if (problem === null) return;
    mask[row] = 0;
    const id = JSON.stringify([problem.code, problem.field, problem.expected]);
    const trouble = troubles.get(id) ?? { problem, rows: [], seen: [] };
    trouble.rows.push(row);
    trouble.seen.push(problem.seen);
    troubles.set(id, trouble);
  });
  return troubles.values();
}

function* problemIssues(reviews: Records, mask: Uint8Array, sheetOf: SheetOf): Generator<void, Issue[]> {
  return [...(yield* troublesIn(mask, sheetOf))].flatMap(({ problem: { code, field, expected }, rows, seen }) =>
    issueOf(code, field, rows, reviews, expected).map((issue) => ({
      ...issue,
      first: issue.first.map((occurrence, i) => ({ ...occurrence, seen: seen[i] ?? null })),
    })),
  );
}

/** The kind of each review: a manager's where none is named, and everyone's own review of themselves is `self`. */
export function kindReader(reviews: Records): (row: number) => string {
  const [kind, agent, reviewer] = ['kind', 'agent_id', 'reviewer_id'].map((name) => textsOf(reviews, name));
  const agents = new Map((agent?.dictionary ?? []).map((name, code) => [name, code]));
  const own = (reviewer?.dictionary ?? []).map((name) => agents.get(name) ?? -1);
  return (row) => {
    const who = agent?.codes[row] ?? -1;
    return who >= 0 && who === own[reviewer?.codes[row] ?? -1] ? 'self' : (kind?.at(row) ?? 'manager');
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
function* judged(reviews: Records, { sheets, of }: Sheets, { asOf }: Settled) {
  const mask = openMask(reviews);
  const [reviewed, excluded] = [valuesOf(reviews, 'reviewed_at'), valuesOf(reviews, 'excluded')];
  if (reviewed && asOf !== null) yield* maskAbove(mask, reviewed, asOf);
  const repeats = yield* maskRepeatsInSteps(reviews, mask, ['review_id'], byUpdate(reviews, asOf ?? Infinity));
  const left = excluded ? yield* maskValue(mask, excluded, 1) : [];
  const sheetOf = (row: number) => sheets[of[row] ?? -1];
  const problems = yield* problemIssues(reviews, mask, sheetOf);
  const empty = yield* maskRowsInSteps(mask, (row) => Number.isNaN(sheetOf(row)?.score ?? NaN));
  const issues = [
    ...issueOf('duplicate_id', 'review_id', repeats, reviews),
    ...issueOf('excluded', 'excluded', left, reviews),
    ...problems,
    ...issueOf('missing_score', 'score', empty, reviews),
  ];
  return { mask, issues, empty: empty.length };
}

/**
 * Says of each review what it counts for; reviews of kinds that the options do not name count for nothing. In steps between
 * which the caller may pause.
 */
export function* countedReviews(
  reviews: Records,
  sheets: Sheets,
  options: ReviewOptions,
  settled: Settled,
): Generator<void, CountedReviews> {
  const { mask, issues, empty } = yield* judged(reviews, sheets, settled);
  const kindOf = kindReader(reviews);
  const use = new Uint8Array(reviews.size);
  const kinds = new Map<string, number[]>();
  let used = empty;
  yield* eachRow(mask.length, (row) => {
    if (mask[row] === 0) return;
    const kind = kindOf(row);
    const bits = useOf(kind, options);
    use[row] = bits;
    if (bits > 0) used += 1;
    const rows = kinds.get(kind);
    if (rows) rows.push(row);
    else kinds.set(kind, [row]);
  });
  return { use, used, issues: [...issues, ...kindIssues(reviews, kinds, options)] };
}

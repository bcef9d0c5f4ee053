import type { Issue, Records, Settled, TextColumn } from '../../metric.js';
import { openMask } from '../../rollup/issues.js';
import { textsOf, valuesOf } from '../columns.js';
import { linkAnswersInSteps } from '../survey/link.js';
import { maskByScale, scaleOfRows } from '../survey/own-scale.js';
import { moodOf, type Mood } from '../survey/scales.js';
import { atOnce, rowsByCustomer } from './by-customer.js';

/** What answers say, in the order of their codes. */
export const moods: readonly Mood[] = ['satisfied', 'neutral', 'dissatisfied'];

/** What a customer said of a case. */
export interface Ratings {
  /** Place in `moods` of the last answer to a case between two instants, −1 where there is none. */
  readonly of: (customer: number, caseId: string | null, from: number, until: number) => number;
  readonly issues: readonly Issue[];
}

/** The last answer to each case. */
function* answersByCase(answers: Records, mask: Uint8Array, isLater: (row: number, than: number) => boolean) {
  const cases = textsOf(answers, 'case_id');
  const known = new Map<string, number>();
  for (let row = 0; row < answers.size; row++) {
    if (row % atOnce === atOnce - 1) yield;
    const name = mask[row] === 1 ? (cases?.at(row) ?? null) : null;
    const than = name === null ? undefined : known.get(name);
    if (name !== null && (than === undefined || isLater(row, than))) known.set(name, row);
  }
  return known;
}

/** Answers with a score, as `linkAnswersInSteps` counts them. */
function* scored(answers: Records, settled: Settled) {
  const options = { ...settled.options, scope: 'all', repeats: 'all' };
  const rule = { kind: 'csat', judge: maskByScale };
  const {
    issues,
    mask: counted,
    time: at,
    ...linked
  } = yield* linkAnswersInSteps(rule, { main: answers }, { ...settled, options });
  const score = valuesOf(linked, 'score') ?? new Float64Array(answers.size).fill(NaN);
  const mask = counted ?? openMask(answers);
  score.forEach((value, row) => {
    if (Number.isNaN(value)) mask[row] = 0;
  });
  const time = at?.values ?? new Float64Array(answers.size).fill(NaN);
  return { records: linked, mask, score, time, issues };
}

/**
 * The satisfaction that customers said after their cases: answers that name the case, else, where no answer names one,
 * the customer's last answer since the case began.
 */
export function* ratingsOf(answers: Records, customers: TextColumn, settled: Settled): Generator<void, Ratings> {
  const { records, mask, score, time, issues } = yield* scored(answers, settled);
  yield;
  const rank = (a: number, b: number) => (score[b] ?? 0) - (score[a] ?? 0);
  const isLater = (row: number, than: number) => ((time[row] ?? 0) - (time[than] ?? 0) || rank(row, than)) > 0;
  const byCase = yield* answersByCase(answers, mask, isLater);
  const own = yield* rowsByCustomer(answers, mask, time, customers, rank);
  const scaleOf = scaleOfRows(records, settled);
  const moodAt = (row: number) => moods.indexOf(moodOf(score[row] ?? NaN, scaleOf(row)));
  const isWithin = (row: number, from: number, until: number) =>
    (time[row] ?? NaN) >= from && (time[row] ?? NaN) <= until;
  return {
    of: (customer, caseId, from, until) => {
      const rows = own.rows.subarray(own.starts[customer], own.starts[customer + 1]);
      const row = byCase.size > 0 ? byCase.get(caseId ?? '') : rows.findLast((at) => isWithin(at, from, until));
      return row !== undefined && isWithin(row, from, until) ? moodAt(row) : -1;
    },
    // They are facts about another record, whose rows count towards its own limits.
    issues: [...issues, ...own.issues].map((issue) => ({ ...issue, field: `answers.${issue.field}`, aside: false })),
  };
}

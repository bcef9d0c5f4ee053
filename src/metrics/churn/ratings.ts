import type { Issue, Records, Settled, TextColumn, Texts } from '../../metric.js';
import { eachRow } from '../../rollup/each-row.js';
import { openMask } from '../../rollup/issues.js';
import { sameTexts } from '../../rollup/same-texts.js';
import { textsOf, valuesOf } from '../columns.js';
import { linkAnswersInSteps } from '../survey/link.js';
import { maskByScale, scaleOfRows } from '../survey/own-scale.js';
import { moodOf, type Mood } from '../survey/scales.js';
import { rowsByCustomer } from './by-customer.js';

/** What answers say, in the order of their codes. */
export const moods: readonly Mood[] = ['satisfied', 'neutral', 'dissatisfied'];

/** What a customer said of a case. */
export interface Ratings {
  /** Place in `moods` of the last answer to a case, by the code of its name, between two instants; −1 where there is none. */
  readonly of: (customer: number, caseCode: number, from: number, until: number) => number;
  readonly issues: readonly Issue[];
}

/** The last answer to each case, by the codes of their names. */
interface ByCase {
  readonly last: Int32Array;
  readonly names: Texts;
}

/** The last answer to each case by the code of the case, −1 where there is none; null where no answer names a case. */
function* answersByCase(
  answers: Records,
  mask: Uint8Array,
  isLater: (row: number, than: number) => boolean,
): Generator<void, ByCase | null> {
  const cases = textsOf(answers, 'case_id');
  const last = new Int32Array(cases?.texts.size ?? 0).fill(-1);
  let isNamed = false;
  yield* eachRow(answers.size, (row) => {
    const code = cases?.codes[row] ?? -1;
    if (mask[row] !== 1 || code < 0) return;
    const than = last[code] ?? -1;
    if (than < 0 || isLater(row, than)) last[code] = row;
    isNamed = true;
  });
  return isNamed && cases ? { last, names: cases.texts } : null;
}

/** For each of the `cases`, as a code of their names, the last answer that names it, −1 where there is none. */
function* answersOfCases(byCase: ByCase, cases: TextColumn | null): Generator<void, Int32Array> {
  if (cases === null) return new Int32Array(0);
  const same = yield* sameTexts(cases.texts, byCase.names);
  return same.map((code) => byCase.last[code] ?? -1);
}

/** Answers with a score, as `linkAnswersInSteps` counts them. */
function* scored(answers: Records, { asOf, options: { rated = 'all', scale = 'auto' } }: Settled) {
  const options = { scope: 'all', repeats: 'all', rated, scale };
  const rule = { kind: 'csat', judge: maskByScale };
  const linking = linkAnswersInSteps(rule, { main: answers }, { asOf, options });
  const { issues, mask: counted, time: at, ...linked } = yield* linking;
  const score = valuesOf(linked, 'score') ?? new Float64Array(answers.size).fill(NaN);
  const mask = counted ?? openMask(answers);
  yield* eachRow(mask.length, (row) => {
    if (Number.isNaN(score[row] ?? NaN)) mask[row] = 0;
  });
  const time = at?.values ?? new Float64Array(answers.size).fill(NaN);
  return { records: linked, mask, score, time, issues };
}

/**
 * The satisfaction that customers said after their cases: answers that name the case, else, where no answer names one,
 * the customer's last answer since the case began.
 */
export function* ratingsOf(
  answers: Records,
  customers: TextColumn,
  cases: TextColumn | null,
  settled: Settled,
): Generator<void, Ratings> {
  const { records, mask, score, time, issues } = yield* scored(answers, settled);
  const rank = (a: number, b: number) => (score[b] ?? 0) - (score[a] ?? 0);
  const isLater = (row: number, than: number) => ((time[row] ?? 0) - (time[than] ?? 0) || rank(row, than)) > 0;
  const byCase = yield* answersByCase(answers, mask, isLater);
  const ofCases = byCase && (yield* answersOfCases(byCase, cases));
  const own = yield* rowsByCustomer(answers, mask, time, customers, rank);
  const scaleOf = scaleOfRows(records, settled);
  const moodAt = (row: number) => moods.indexOf(moodOf(score[row] ?? NaN, scaleOf(row)));
  const isWithin = (row: number, from: number, until: number) =>
    (time[row] ?? NaN) >= from && (time[row] ?? NaN) <= until;
  const lastWithin = (customer: number, from: number, until: number) => {
    const rows = own.rows.subarray(own.starts[customer], own.starts[customer + 1]);
    return rows.findLast((at) => isWithin(at, from, until)) ?? -1;
  };
  return {
    of: (customer, caseCode, from, until) => {
      const row = ofCases ? (ofCases[caseCode] ?? -1) : lastWithin(customer, from, until);
      return row >= 0 && isWithin(row, from, until) ? moodAt(row) : -1;
    },
    // They are facts about another record, whose rows count towards its own limits.
    issues: [...issues, ...own.issues].map((issue) => ({ ...issue, field: `answers.${issue.field}`, aside: false })),
  };
}

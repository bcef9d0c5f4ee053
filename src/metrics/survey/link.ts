import {
  finish,
  instantColumn,
  numberColumn,
  type Columns,
  type InstantColumn,
  type Issue,
  type IssueCode,
  type Linked,
  type Records,
  type Settled,
  type TextColumn,
} from '../../metric.js';
import { eachRow } from '../../rollup/each-row.js';
import { issueOf, maskRowsInSteps, openMask } from '../../rollup/issues.js';
import { maskRepeatsInSteps } from '../../rollup/link.js';
import { textsOf, valuesOf } from '../columns.js';
import { FirstScores } from './first-score.js';

/** An answer given after `asOf` has not happened yet: its score and time are taken away again. */
function rewound(records: Records, asOf: number | null): Records {
  const score = valuesOf(records, 'score');
  const answered = valuesOf(records, 'responded_at');
  if (score === null || answered === null || asOf === null) return records;
  const later = (row: number) => (answered[row] ?? NaN) > asOf;
  const columns: Columns = {
    ...records.columns,
    score: numberColumn(score.map((value, row) => (later(row) ? NaN : value))),
    responded_at: instantColumn(answered.map((at, row) => (later(row) ? NaN : at))),
  };
  return { ...records, columns };
}

/** Rows of the future: answered or, where that is known, sent after `asOf`. */
function unborn(records: Records, asOf: number | null): (row: number) => boolean {
  const sent = valuesOf(records, 'sent_at');
  const answered = valuesOf(records, 'responded_at');
  if (asOf === null) return () => false;
  return (row) => (sent?.[row] ?? NaN) > asOf || ((answered?.[row] ?? NaN) > asOf && !((sent?.[row] ?? NaN) <= asOf));
}

/** When an answer came; of an unanswered survey, when it was sent. */
function* timeOf(records: Records): Generator<void, InstantColumn | null> {
  const answered = valuesOf(records, 'responded_at');
  const sent = valuesOf(records, 'sent_at');
  if (answered === null && sent === null) return null;
  const times = new Float64Array(records.size);
  yield* eachRow(records.size, (row) => {
    const responded = answered?.[row] ?? NaN;
    times[row] = Number.isNaN(responded) ? (sent?.[row] ?? NaN) : responded;
  });
  return instantColumn(times);
}

function isOther(column: TextColumn | null, wanted: string): (row: number) => boolean {
  return (row) => {
    const text = column?.at(row) ?? null;
    return text !== null && text !== wanted;
  };
}

/** A score never pools relational and transactional answers: the scope asked for, or relational where both are there. */
function scopeOf(records: Records, asked: unknown): string | null {
  if (asked === 'relational' || asked === 'transactional') return asked;
  if (asked === 'all') return null;
  const present = new Set(textsOf(records, 'scope')?.dictionary);
  return present.size > 1 ? 'relational' : null;
}

/** Answers before invitations, later before earlier. */
function latestAnswer(records: Records): (row: number) => number {
  const score = valuesOf(records, 'score');
  const time = valuesOf(records, 'responded_at');
  return (row) => (Number.isNaN(score?.[row] ?? NaN) ? -Infinity : (time?.[row] ?? 0) || 0);
}

function latestUpdate(records: Records): (row: number) => number {
  const updated = valuesOf(records, 'updated_at');
  return (row) => (updated?.[row] ?? 0) || 0;
}

/** Ratings of persons and of bots are kept apart; an answer that does not say whom it rates is about a person. */
function isOtherRated(records: Records, asked: unknown): (row: number) => boolean {
  const rated = textsOf(records, 'rated_entity');
  if (rated === null || asked === undefined || asked === 'all') return () => false;
  return (row) => (rated.at(row) ?? 'human') !== asked;
}

/** The rows that are no answers to this question, each charged to one issue. */
function* maskForeign(
  records: Records,
  mask: Uint8Array,
  kind: string | null,
  settled: Settled,
): Generator<void, Issue[]> {
  const excluded = valuesOf(records, 'excluded');
  const scope = scopeOf(records, settled.options['scope']);
  function* masked(code: IssueCode, field: string, out: (row: number) => boolean): Generator<void, Issue[]> {
    return issueOf(code, field, yield* maskRowsInSteps(mask, out), records);
  }
  return [
    ...(kind === null ? [] : yield* masked('other_kind', 'kind', isOther(textsOf(records, 'kind'), kind))),
    ...(yield* masked('excluded', 'excluded', (row) => excluded?.[row] === 1)),
    ...(scope === null ? [] : yield* masked('other_scope', 'scope', isOther(textsOf(records, 'scope'), scope))),
    ...(yield* masked('other_scope', 'rated_entity', isOtherRated(records, settled.options['rated']))),
  ];
}

/** Repeated rows, of which the latest counts; what they said first is kept. */
function* maskRepeated(
  records: Records,
  mask: Uint8Array,
  first: FirstScores,
  settled: Settled,
): Generator<void, Issue[]> {
  function* repeats(code: IssueCode, keys: readonly string[], rank: (row: number) => number) {
    const masked = yield* maskRepeatsInSteps(records, mask, keys, rank);
    first.keep(masked, mask, keys, rank);
    return issueOf(code, keys[0] ?? null, masked, records);
  }
  const duplicates = yield* repeats('duplicate_id', ['response_id'], latestUpdate(records));
  if (settled.options['repeats'] === 'all') return duplicates;
  const answer = latestAnswer(records);
  return [
    ...duplicates,
    ...(yield* repeats('superseded', ['respondent_id', 'wave'], answer)),
    ...(yield* repeats('superseded', ['respondent_id', 'case_id'], answer)),
  ];
}

/** Which answers a metric counts. */
export interface AnswerRule {
  /** The kind of survey; answers of another kind are left out. Null takes all. */
  readonly kind: string | null;
  /** Leaves out, or sets aside, answers of that kind that are not on their scale, where other kinds have other bounds. */
  readonly judge?: (records: Records, settled: Settled) => Pick<Linked, 'issues'> & { readonly records: Records };
}

/**
 * The answers of one kind of survey that count: the latest of a respondent's per wave (relational) or case
 * (transactional) unless the option `repeats` is `all`, of the scope in option `scope` (`auto`: relational where both
 * are there) and about whom option `rated` says (`human`, `bot`, `all`). Unanswered surveys stay, with a missing score
 * and the time they were sent. Where an answer was given before, `first_score` says what. In steps between which the
 * caller may pause.
 */
export function* linkAnswersInSteps(
  rule: AnswerRule,
  { main }: Readonly<Record<string, Records>>,
  settled: Settled,
): Generator<void, Linked> {
  const all = main ?? { size: 0, columns: {}, rowNumbers: new Uint32Array() };
  const born = openMask(all);
  yield* maskRowsInSteps(born, unborn(all, settled.asOf));
  const then = rewound(all, settled.asOf);
  yield;
  const foreign = yield* maskForeign(then, born, rule.kind, settled);
  const unjudged = { ...then, mask: born };
  const { records, issues: broken } = rule.judge?.(unjudged, settled) ?? { records: unjudged, issues: [] };
  yield;
  const mask = openMask(records);
  const first = new FirstScores(records);
  const issues = [...foreign, ...broken, ...(yield* maskRepeated(records, mask, first, settled))];
  const score = valuesOf(records, 'score');
  const unanswered: number[] = [];
  yield* eachRow(mask.length, (row) => {
    if (mask[row] === 1 && Number.isNaN(score?.[row] ?? NaN)) unanswered.push(row);
  });
  return {
    size: records.size,
    columns: { ...records.columns, ...first.columns() },
    mask,
    time: yield* timeOf(records),
    wave: textsOf(records, 'wave'),
    rowNumbers: records.rowNumbers,
    issues: [...issues, ...issueOf('missing_score', 'score', unanswered, records)],
  };
}

/** As `linkAnswersInSteps`, without a pause. */
export function linkAnswers(rule: AnswerRule, records: Readonly<Record<string, Records>>, settled: Settled): Linked {
  return finish(linkAnswersInSteps(rule, records, settled));
}

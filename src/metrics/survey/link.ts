import {
  instantColumn,
  type InstantColumn,
  type Issue,
  type IssueCode,
  type Linked,
  type Records,
  type Settled,
  type TextColumn,
} from '../../metric.js';
import { inStretches } from '../../rollup/each-row.js';
import { issueOf, openMask } from '../../rollup/issues.js';
import { repeatsInSteps } from '../../rollup/repeats.js';
import { wordIn } from '../asked.js';
import { noRecords, textsOf, valuesOf } from '../columns.js';
import { FirstScores } from './first-score.js';
import { knownAt } from './later.js';
import { maskTexts, maskValue, rowsWithout } from './masks.js';

/** When an answer came; of an unanswered survey, when it was sent. */
function* timeOf(records: Records): Generator<void, InstantColumn | null> {
  const answered = valuesOf(records, 'responded_at');
  const sent = valuesOf(records, 'sent_at');
  const only = answered ?? sent;
  if (answered === null || sent === null) return only && instantColumn(only);
  const times = new Float64Array(records.size);
  yield* inStretches(times.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const responded = answered[row] ?? NaN;
      times[row] = Number.isNaN(responded) ? (sent[row] ?? NaN) : responded;
    }
  });
  return instantColumn(times);
}

/** Which answers are counted by how they were asked for, and by whom they rate; the default first. */
const scopes = ['auto', 'relational', 'transactional', 'all'] as const;
const rateds = ['all', 'human', 'bot'] as const;
const repeatings = ['latest', 'all'] as const;

/** How many texts of a column stand in the rows that `mask` lets through. */
function* textsIn(mask: Uint8Array, { codes, texts }: TextColumn): Generator<void, number> {
  const isThere = new Uint8Array(texts.size);
  yield* inStretches(mask.length, (from, to) => {
    for (let row = from; row < to; row++) if (mask[row] === 1 && (codes[row] ?? -1) >= 0) isThere[codes[row] ?? 0] = 1;
  });
  return isThere.reduce((sum, is) => sum + is, 0);
}

/**
 * A score never pools relational and transactional answers: the scope asked for, or relational where the answers that
 * `mask` lets through are of both; null for all.
 */
function* scopeOf(records: Records, mask: Uint8Array, { options }: AnswersAsked): Generator<void, string | null> {
  const asked = wordIn('scope', scopes, options);
  if (asked !== 'auto') return asked === 'all' ? null : asked;
  const scope = textsOf(records, 'scope');
  return scope && scope.texts.size > 1 && (yield* textsIn(mask, scope)) > 1 ? 'relational' : null;
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

function isOther(wanted: string): (text: string | null) => boolean {
  return (text) => text !== null && text !== wanted;
}

/** Ratings of persons and of bots are kept apart; an answer that does not say whom it rates is about a person. */
function isOtherRated({ options }: AnswersAsked): (text: string | null) => boolean {
  const asked = wordIn('rated', rateds, options);
  return (text) => asked !== 'all' && (text ?? 'human') !== asked;
}

/** The rows that are no answers to this question, each charged to one issue. */
function* maskForeign(
  records: Records,
  mask: Uint8Array,
  kind: string | null,
  settled: AnswersAsked,
): Generator<void, Issue[]> {
  const excluded = valuesOf(records, 'excluded');
  function* others(code: IssueCode, field: string, out: (text: string | null) => boolean): Generator<void, Issue[]> {
    const column = textsOf(records, field);
    return column ? issueOf(code, field, yield* maskTexts(mask, column, out), records) : [];
  }
  const foreign = [
    ...(kind === null ? [] : yield* others('other_kind', 'kind', isOther(kind))),
    ...(excluded ? issueOf('excluded', 'excluded', yield* maskValue(mask, excluded, 1), records) : []),
  ];
  const scope = yield* scopeOf(records, mask, settled);
  return [
    ...foreign,
    ...(scope === null ? [] : yield* others('other_scope', 'scope', isOther(scope))),
    ...(yield* others('other_scope', 'rated_entity', isOtherRated(settled))),
  ];
}

/** Repeated rows, of which the latest counts; what they said first is kept. */
function* maskRepeated(
  records: Records,
  mask: Uint8Array,
  first: FirstScores,
  settled: AnswersAsked,
): Generator<void, Issue[]> {
  function* repeats(code: IssueCode, keys: readonly string[], rank: (row: number) => number) {
    const repeated = yield* repeatsInSteps(records, mask, keys, rank);
    yield* first.keep(repeated, rank);
    return issueOf(code, keys[0] ?? null, repeated.masked, records);
  }
  const duplicates = yield* repeats('duplicate_id', ['response_id'], latestUpdate(records));
  if (wordIn('repeats', repeatings, settled.options) === 'all') return duplicates;
  const answer = latestAnswer(records);
  return [
    ...duplicates,
    ...(yield* repeats('superseded', ['respondent_id', 'wave'], answer)),
    ...(yield* repeats('superseded', ['respondent_id', 'case_id'], answer)),
  ];
}

type Judged = Pick<Linked, 'issues'> & { readonly records: Records };

/** What of a question decides which answers count. */
export type AnswersAsked = Pick<Settled, 'asOf' | 'options'>;

/** Which answers a metric counts. */
export interface AnswerRule {
  /** The kind of survey; answers of another kind are left out. Null takes all. */
  readonly kind: string | null;
  /** Leaves out, or sets aside, answers of that kind that are not on their scale, where other kinds have other bounds. */
  readonly judge?: (records: Records, settled: AnswersAsked) => Generator<void, Judged>;
}

/**
 * The answers of one kind of survey that count: the latest of a respondent's per wave (relational) or case
 * (transactional) unless the option `repeats` is `all`, of the scope in option `scope` (`auto`: relational where both
 * are there) and about whom option `rated` says (`all`, `human`, `bot`); `bad_option` for others. Unanswered surveys stay, with a missing score
 * and the time they were sent. Where an answer was given before, `first_score` says what. In steps between which the
 * caller may pause.
 */
export function* linkAnswersInSteps(
  rule: AnswerRule,
  { main }: Readonly<Record<string, Records>>,
  settled: AnswersAsked,
): Generator<void, Linked> {
  const all = main ?? noRecords;
  const born = openMask(all);
  const then = yield* knownAt(settled.asOf, all, born);
  const foreign = yield* maskForeign(then, born, rule.kind, settled);
  const unjudged = { ...then, mask: born };
  const { records, issues: broken } = rule.judge
    ? yield* rule.judge(unjudged, settled)
    : { records: unjudged, issues: [] };
  const mask = openMask(records);
  const first = new FirstScores(records);
  const issues = [...foreign, ...broken, ...(yield* maskRepeated(records, mask, first, settled))];
  const unanswered = yield* rowsWithout(mask, valuesOf(records, 'score') ?? new Float64Array(0));
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

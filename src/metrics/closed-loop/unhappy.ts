import type { Issue, Records, Settled } from '../../metric.js';
import { eachStretch } from '../../rollup/each-row.js';
import { groupRows } from '../../rollup/groups.js';
import { issueOf, openMask } from '../../rollup/issues.js';
import { wordIn } from '../asked.js';
import { textReader, textsOf, valuesOf } from '../columns.js';
import { maskOffScaleInSteps, scaleOfRows } from '../survey/own-scale.js';
import { moodOf, scales, type Scale } from '../survey/scales.js';

/** Which answers call for a follow-up, the default first. */
const eligibilities = ['any', 'unhappy', 'requested'] as const;

type Eligibility = (typeof eligibilities)[number];

/** What answers are that do not say, the default first. */
const answerKinds = ['csat', 'nps', 'ces'] as const;

type Options = Pick<Settled, 'options'>;

/** Detractors of a net promoter score give 0 to 6 of 0 to 10 (Reichheld 2003). */
const promoterScale: Scale = {
  bounds: { integer: [0, 10] },
  dissatisfied: 6,
  satisfied: 9,
  top: 10,
  hasMean: true,
  kind: 'csat',
};

/** The scale of a row by its kind, else by its scale, else by what is usual; null for a kind that has none. */
function scaleAt(records: Records, settled: Options): (row: number) => Scale | null {
  const [kind, scale] = [textReader(records, 'kind'), textReader(records, 'scale')];
  const usual = wordIn('answer-kind', answerKinds, settled.options);
  const own = scaleOfRows(records, settled);
  return (row) => {
    const named = kind(row) ?? (scale(row) === '0-10' ? 'nps' : usual);
    if (named === 'nps') return promoterScale;
    if (named === 'ces') return scales.ces;
    return named === 'csat' ? own(row) : null;
  };
}

/** The scale of each row, looked up once for all that name the same kind and scale. */
function* scalesOf(records: Records, settled: Options): Generator<void, (row: number) => Scale | null> {
  const columns = ['kind', 'scale'].flatMap((name) => textsOf(records, name) ?? []);
  const { keys, examples } = yield* groupRows(columns, null, records.size);
  const found = Array.from(examples, scaleAt(records, settled));
  return (row) => found[keys[row] ?? 0] ?? null;
}

/** Leaves out answers of unknown kinds, and sets aside scores that are not on the scale of their kind. */
function* judged(records: Records, mask: Uint8Array, scaleOf: (row: number) => Scale | null): Generator<void, Issue[]> {
  const unknown: number[] = [];
  for (const [from, to] of eachStretch(mask.length)) {
    for (let row = from; row < to; row++) {
      if (mask[row] === 0 || scaleOf(row) !== null) continue;
      mask[row] = 0;
      unknown.push(row);
    }
    yield;
  }
  const off = yield* maskOffScaleInSteps(records, mask, scaleOf);
  return [...issueOf('other_kind', 'kind', unknown, records), ...off];
}

/** 1 where an answer is known to be unhappy, 0 where it is known not to be, `NaN` where nothing was answered. */
function* unhappiness(records: Records, scaleOf: (row: number) => Scale | null): Generator<void, Float64Array> {
  const scores = valuesOf(records, 'score');
  const unhappy = new Float64Array(records.size).fill(NaN);
  for (const [from, to] of scores ? eachStretch(records.size) : []) {
    for (let row = from; row < to; row++) {
      const [score, scale] = [scores?.[row] ?? NaN, scaleOf(row)];
      if (!Number.isNaN(score) && scale) unhappy[row] = Number(moodOf(score, scale) === 'dissatisfied');
    }
    yield;
  }
  return unhappy;
}

/** 1 where an answer calls for a follow-up by the rule. */
function* eligibility(records: Records, unhappy: Float64Array, rule: Eligibility): Generator<void, Float64Array> {
  const requested = valuesOf(records, 'follow_up_requested');
  const eligible = new Float64Array(records.size);
  for (const [from, to] of eachStretch(records.size)) {
    for (let row = from; row < to; row++) {
      const isUnhappy = rule !== 'requested' && unhappy[row] === 1;
      if (isUnhappy || (rule !== 'unhappy' && requested?.[row] === 1)) eligible[row] = 1;
    }
    yield;
  }
  return eligible;
}

/** Answers judged each on the scale of its kind. */
export interface Judged {
  readonly records: Records;
  /** 1 for negative satisfaction, detractors and effort, 0 for others, `NaN` where nothing was answered. */
  readonly unhappy: Float64Array;
  /** 1 where an answer calls for a follow-up. */
  readonly eligible: Float64Array;
  readonly issues: readonly Issue[];
}

/**
 * Which answers are unhappy, and which call for a follow-up by option `eligible`: `any` of unhappy and asked for, or only
 * one of them. Each kind is judged on its own scale; option `answer-kind` is the kind of answers that name neither kind nor
 * the scale `0-10`; `bad_option` for others. In steps between which the caller may pause.
 */
export function* judgeAnswers(records: Records, settled: Options): Generator<void, Judged> {
  const rule = wordIn('eligible', eligibilities, settled.options);
  const scaleOf = yield* scalesOf(records, settled);
  const mask = openMask(records);
  const issues = yield* judged(records, mask, scaleOf);
  const unhappy = yield* unhappiness(records, scaleOf);
  return {
    records: { ...records, mask },
    unhappy,
    eligible: yield* eligibility(records, unhappy, rule),
    issues,
  };
}

import { FeedError, numberColumn, type Columns, type Issue, type Records, type Settled } from '../../metric.js';
import { issueOf, maskRows, openMask } from '../../rollup/issues.js';
import { textReader } from '../columns.js';
import { maskOffScale, scaleOfRows } from '../survey/own-scale.js';
import { moodOf, scales, type Scale } from '../survey/scales.js';

/** Which answers call for a follow-up. */
export type Eligibility = 'any' | 'unhappy' | 'requested';

/** The names of the rules, the default first. */
export const eligibilities: readonly Eligibility[] = ['any', 'unhappy', 'requested'];

/** Detractors of a net promoter score give 0 to 6 of 0 to 10 (Reichheld 2003). */
const promoterScale: Scale = {
  bounds: { integer: [0, 10] },
  dissatisfied: 6,
  satisfied: 9,
  top: 10,
  hasMean: true,
  kind: 'csat',
};

/** The scale of each row by its kind, else by its scale, else by what is usual; null for a kind that has none. */
function scaleAt(records: Records, settled: Settled): (row: number) => Scale | null {
  const [kind, scale] = [textReader(records, 'kind'), textReader(records, 'scale')];
  const usual = String(settled.options['answer-kind'] ?? 'csat');
  const own = scaleOfRows(records, settled);
  return (row) => {
    const named = kind(row) ?? (scale(row) === '0-10' ? 'nps' : usual);
    if (named === 'nps') return promoterScale;
    if (named === 'ces') return scales.ces;
    return named === 'csat' ? own(row) : null;
  };
}

/** Leaves out answers of unknown kinds, and sets aside scores that are not on the scale of their kind. */
function judged(records: Records, scaleOf: (row: number) => Scale | null) {
  const mask = openMask(records);
  const unknown = issueOf(
    'other_kind',
    'kind',
    maskRows(mask, (row) => scaleOf(row) === null),
    records,
  );
  return { mask, issues: [...unknown, ...maskOffScale(records, mask, scaleOf)] };
}

function ruleOf({ options }: Settled): Eligibility {
  const asked = options['eligible'] ?? 'any';
  const rule = eligibilities.find((known) => known === asked);
  if (rule === undefined) throw new FeedError('bad_option', { option: 'eligible', seen: asked });
  return rule;
}

/** 1 where an answer is known to be unhappy, 0 where it is known not to be, `NaN` where nothing was answered. */
function unhappiness(records: Records, scaleOf: (row: number) => Scale | null): Float64Array {
  const score = records.columns['score'];
  return Float64Array.from({ length: records.size }, (_, row) => {
    const given = score?.at(row) ?? null;
    const scale = scaleOf(row);
    return typeof given === 'number' && scale ? Number(moodOf(given, scale) === 'dissatisfied') : NaN;
  });
}

/**
 * Answers with columns `unhappy` (negative satisfaction, detractors, effort) and `eligible` (calls for a follow-up by
 * option `eligible`: `any` of unhappy and asked for, or only one of them). Each kind is judged on its own scale; option
 * `answer-kind` is the kind of answers that name neither kind nor the scale `0-10`.
 */
export function judgeAnswers(
  records: Records,
  settled: Settled,
): { readonly records: Records; readonly issues: readonly Issue[] } {
  const [scaleOf, rule] = [scaleAt(records, settled), ruleOf(settled)];
  const { mask, issues } = judged(records, scaleOf);
  const unhappy = unhappiness(records, scaleOf);
  const requested = records.columns['follow_up_requested'];
  const eligible = unhappy.map((bad, row) => {
    const asked = requested?.at(row) === 1;
    return Number((rule !== 'requested' && bad === 1) || (rule !== 'unhappy' && asked));
  });
  const columns: Columns = { ...records.columns, unhappy: numberColumn(unhappy), eligible: numberColumn(eligible) };
  return { records: { ...records, columns, mask }, issues };
}

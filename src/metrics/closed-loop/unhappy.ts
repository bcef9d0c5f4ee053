import { FeedError, numberColumn, type Columns, type Issue, type Records, type Settled } from '../../metric.js';
import { applyBounds } from '../../rollup/bounds.js';
import { issueOf, maskRows, openMask } from '../../rollup/issues.js';
import { textsOf } from '../durations/columns.js';
import { moodOf, scaleOf, scales, type Scale } from '../survey/scales.js';

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

/** The scale of each kind of survey. */
type Kinds = ReadonlyMap<string, Scale>;

function kindsOf({ options }: Settled): Kinds {
  return new Map<string, Scale>([
    ['csat', scaleOf(options['scale'])],
    ['nps', promoterScale],
    ['ces', scales.ces],
  ]);
}

/** The kind an answer names, else the one its scale gives away, else the usual one. */
function kindAt(records: Records, { options }: Settled): (row: number) => string {
  const [kind, scale] = [textsOf(records, 'kind'), textsOf(records, 'scale')];
  const usual = String(options['answer-kind'] ?? 'csat');
  return (row) => kind(row) ?? (scale(row) === '0-10' ? 'nps' : usual);
}

/** The rows of one kind as records of their own, over the same columns. */
function only(records: Records, mask: Uint8Array, keep: (row: number) => boolean): Records {
  return { ...records, mask: mask.map((bit, row) => (bit === 1 && keep(row) ? 1 : 0)) };
}

/** Sets aside answers of unknown kinds, and scores that are not on the scale of their kind. */
function judged(records: Records, kinds: Kinds, kindOf: (row: number) => string) {
  const mask = openMask(records);
  const unknown = maskRows(mask, (row) => !kinds.has(kindOf(row)));
  const issues: Issue[] = issueOf('other_kind', 'kind', unknown, records);
  for (const [kind, { bounds }] of kinds) {
    const part = only(records, mask, (row) => kindOf(row) === kind);
    const { records: kept, issues: found } = applyBounds(part, { score: bounds });
    part.mask?.forEach((bit, row) => bit === 1 && kept.mask?.[row] === 0 && (mask[row] = 0));
    issues.push(...found);
  }
  return { mask, issues };
}

function ruleOf({ options }: Settled): Eligibility {
  const asked = options['eligible'] ?? 'any';
  const rule = eligibilities.find((known) => known === asked);
  if (rule === undefined) throw new FeedError('bad_option', { option: 'eligible', seen: asked });
  return rule;
}

/** 1 where an answer is known to be unhappy, 0 where it is known not to be, `NaN` where nothing was answered. */
function unhappiness(records: Records, kinds: Kinds, kindOf: (row: number) => string): Float64Array {
  const score = records.columns['score'];
  return Float64Array.from({ length: records.size }, (_, row) => {
    const given = score?.at(row) ?? null;
    const scale = kinds.get(kindOf(row));
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
  const [kinds, kindOf, rule] = [kindsOf(settled), kindAt(records, settled), ruleOf(settled)];
  const { mask, issues } = judged(records, kinds, kindOf);
  const unhappy = unhappiness(records, kinds, kindOf);
  const requested = records.columns['follow_up_requested'];
  const eligible = unhappy.map((bad, row) => {
    const asked = requested?.at(row) === 1;
    return Number((rule !== 'requested' && bad === 1) || (rule !== 'unhappy' && asked));
  });
  const columns: Columns = { ...records.columns, unhappy: numberColumn(unhappy), eligible: numberColumn(eligible) };
  return { records: { ...records, columns, mask }, issues };
}

import { adjustedWald } from '../stats/adjusted-wald.js';
import { netPromoter } from '../stats/net-promoter.js';
import type { Bar, Cells, Meaning, Indices } from '../metric.js';
import type { Estimated, Estimator } from './reading/estimator.js';
import { readingOf } from './reading/reading.js';
import { answerEstimates } from './survey/estimator.js';
import { answerNotes } from './survey/notes.js';
import { effectiveSize, sumAnswers, type AnswerSums } from './survey/sums.js';
import { countedWhere, isKnown } from './counted.js';

/** Points of the scale. */
const scores = Array.from({ length: 11 }, (_, score) => score);

type Group = 'detractor' | 'passive' | 'promoter';

function groupOf(score: number): Group {
  if (score >= 9) return 'promoter';
  return score >= 7 ? 'passive' : 'detractor';
}

const worth: Readonly<Record<Group, number>> = { detractor: -1, passive: 0, promoter: 1 };

function worthOf(score: number): number {
  return worth[groupOf(score)];
}

/** Weight by group, scaled to `n` answers. */
function groupsOf({ weight, weightByScore }: AnswerSums, n: number) {
  const groups = { detractor: 0, passive: 0, promoter: 0 };
  for (const [score, part] of weightByScore) groups[groupOf(score)] += (part * n) / weight;
  return { detractors: groups.detractor, passives: groups.passive, promoters: groups.promoter };
}

const points = 100;

/**
 * NPS = 100·(promoters − detractors)/n with the adjusted-Wald interval (Rocks 2016) on the number of independent
 * answers that weights and clusters leave.
 */
function estimate(sums: AnswerSums, level: number): Estimated {
  const score = netPromoter(groupsOf(sums, sums.weight));
  if (score === null) return { value: null, low: null, high: null, n: sums.n, effective: 0, standardError: null };
  const effective = effectiveSize(sums, score.variance);
  const interval = effective === null ? null : adjustedWald(groupsOf(sums, effective), level);
  return {
    value: points * score.value,
    low: interval && points * interval.low,
    high: interval && points * interval.high,
    n: sums.n,
    effective: effective ?? 1,
    standardError: interval && points * interval.standardError,
  };
}

function distribution(cells: Cells, indices: Indices): Bar[] {
  const { weight, weightByScore, countByScore } = sumAnswers(cells, indices, worthOf);
  return scores.map((score) => ({
    key: String(score),
    group: groupOf(score),
    n: countByScore.get(score) ?? 0,
    share: weight > 0 ? (100 * (weightByScore.get(score) ?? 0)) / weight : 0,
  }));
}

const estimator: Estimator = {
  ...answerEstimates({ worth: worthOf, of: estimate }),
  distribution,
  notes: (cells, indices, whole) => answerNotes({ cells, indices, worth: worthOf }, whole, points),
  meaningful: 3,
  wide: 15,
};

/**
 * Net promoter score: promoters (9, 10) minus detractors (0–6) of 100 answers on the scale 0…10 (Reichheld 2003).
 * Cells: `n` answers by `score` (null: delivered, not answered) and `cluster`, with `weight` in millionths and
 * `weight_squared` where the feed weighs answers. Everything shown follows from these sums.
 */
export const nps: Meaning = {
  name: 'nps',
  unit: 'points',
  basis: 'sample',
  better: 'up',
  groupless: true,
  outcome: 'quality',
  rule: '9-10 minus 0-6 of all; adjusted Wald; latest per respondent and wave or case',
  counted: countedWhere('score', isKnown),
  options: { scope: 'auto', repeats: 'latest' },
  keys: ['score', 'cluster'],
  records: {
    main: {
      record: 'survey-response',
      needs: ['score'],
      uses: [
        'response_id',
        'kind',
        'scope',
        'responded_at',
        'sent_at',
        'updated_at',
        'wave',
        'respondent_id',
        'account_id',
        'case_id',
        'cluster',
        'excluded',
        'weight',
      ],
      time: 'responded_at',
      identity: 'response_id',
    },
  },
  measure: (cells, settled, before) => readingOf(cells, settled, before, estimator),
};

import type { Bar, Cells, ControlChart, Extras, Fact, Meaning, SeriesPoint, Settled } from '../metric.js';
import { freshFrom } from './reading/breaks.js';
import { controlOfShares, controlOfValues } from './reading/control.js';
import { allOf, type Estimator } from './reading/estimator.js';
import { readingOf } from './reading/reading.js';
import { answerEstimates } from './survey/estimator.js';
import { answerNotes } from './survey/notes.js';
import { peersAmong } from './survey/peers.js';
import {
  statisticNameOf,
  statisticNames,
  statisticOn,
  type Statistic,
  type StatisticName,
} from './survey/satisfaction.js';
import { scaleOfCells } from './survey/own-scale.js';
import { moodOf, type Scale } from './survey/scales.js';
import { sumAnswers, sumAnswersInSteps, type Worth } from './survey/sums.js';
import { countedWhere, isKnown } from './counted.js';

/** Scales with more points than this show the answers that were given, not every point. */
const mostPoints = 12;

function pointsOf({ bounds }: Scale, given: Iterable<number>): number[] {
  const [low, high] = 'integer' in bounds ? bounds.integer : bounds.number;
  if (high - low < mostPoints && low >= 0) return Array.from({ length: high - low + 1 }, (_, step) => low + step);
  return [...given].sort((a, b) => a - b);
}

function distributionOn(scale: Scale, worth: Worth): NonNullable<Estimator['distribution']> {
  return (cells, indices): Bar[] => {
    const { weight, weightByScore, countByScore } = sumAnswers(cells, indices, worth);
    return pointsOf(scale, countByScore.keys()).map((score) => ({
      key: String(score),
      group: moodOf(score, scale),
      n: countByScore.get(score) ?? 0,
      share: weight > 0 ? (100 * (weightByScore.get(score) ?? 0)) / weight : 0,
    }));
  };
}

/** The codes of the figures that stand beside the value, by statistic. */
const factCodes: Readonly<Record<StatisticName, string>> = {
  'top-two': 'top_two',
  'top-box': 'top_box',
  mean: 'mean',
  net: 'net',
};

function total(cells: Cells, name: string): number {
  let sum = 0;
  for (const amount of cells.addends[name] ?? []) sum += amount;
  return sum;
}

/** The other statistics of the same answers, in steps. */
function* statisticFacts(cells: Cells, scale: Scale, shown: StatisticName, level: number): Generator<void, Fact[]> {
  const facts: Fact[] = [];
  for (const name of statisticNames) {
    if (name === shown || (name === 'mean' && !scale.hasMean)) continue;
    const { worth, of, unit } = statisticOn(scale, name);
    const { value, low, high, n } = of(yield* sumAnswersInSteps(cells, allOf(cells), worth), level);
    facts.push({ code: factCodes[name], unit, value, low, high, n });
  }
  return facts;
}

/** How many answers were given anew and turned good or bad; none where no answer is known to have been changed. */
function turnedFacts(cells: Cells): Fact[] {
  const n = total(cells, 'changed');
  if (n === 0) return [];
  return ['recovered', 'lost'].map((code) => {
    return { code, unit: 'count', value: total(cells, code), low: null, high: null, n };
  });
}

function controlOf(name: StatisticName, series: readonly SeriesPoint[], settled: Settled): ControlChart | null {
  const fresh = freshFrom(series, settled);
  if (name === 'mean' || name === 'net') return controlOfValues(series, fresh);
  const points = series.map(({ period, complete, value, n }) => {
    return { period, complete, x: ((value ?? 0) / 100) * (n ?? 0), n: n ?? 0 };
  });
  return controlOfShares(points, fresh);
}

function extrasOf(scale: Scale, name: StatisticName, statistic: Statistic): NonNullable<Estimator['extras']> {
  return function* extras(cells, settled, series): Generator<void, Extras> {
    const facts = [...(yield* statisticFacts(cells, scale, name, settled.level)), ...turnedFacts(cells)];
    yield;
    return { facts, control: controlOf(name, series, settled), peers: yield* peersAmong(cells, settled, statistic) };
  };
}

/** Estimates of one question: its scale and statistic. */
function estimatorOf(scale: Scale, settled: Settled): Estimator {
  const name = statisticNameOf(settled, scale);
  const statistic = statisticOn(scale, name);
  const { worth, perUnit } = statistic;
  return {
    ...answerEstimates(statistic),
    distribution: distributionOn(scale, worth),
    notes: (cells, indices, whole) => answerNotes({ cells, indices, worth }, whole, perUnit),
    ...(statistic.published && { published: statistic.published }),
    meaningful: statistic.meaningful,
    wide: null,
    extras: extrasOf(scale, name, statistic),
  };
}

/**
 * Customer satisfaction: the share of satisfied answers among the answers given, in percent; the two best points of
 * five (top-two box). Option `scale` says which answers are satisfied (`auto`: the scale that the answers name, else
 * `1-5`; several are never pooled), option `statistic` what is shown of them:
 * `top-two` (percent), `top-box` (percent), `mean` (score) or `net` (satisfied minus dissatisfied, points).
 * Cells: `n` answers by `score` (null: delivered, not answered), `scale` and `cluster`, with `weight` in millionths and
 * `weight_squared` where the feed weighs answers, `changed`, `recovered` and `lost` answers, and by `agent` where the
 * feed's definition allows figures by agent.
 */
export const csat: Meaning = {
  name: 'csat',
  unit: 'percent',
  basis: 'sample',
  better: 'up',
  outcome: 'quality',
  rule: 'satisfied of all answered; Wilson; latest per respondent and wave or case',
  counted: countedWhere('score', isKnown),
  options: { scale: 'auto', statistic: 'top-two', scope: 'auto', repeats: 'latest', rated: 'human' },
  keys: ['score', 'scale', 'cluster', 'agent'],
  records: {
    main: {
      record: 'survey-response',
      needs: ['score'],
      uses: [
        'response_id',
        'kind',
        'scope',
        'scale',
        'first_score',
        'responded_at',
        'sent_at',
        'updated_at',
        'wave',
        'respondent_id',
        'account_id',
        'case_id',
        'cluster',
        'agent_id',
        'rated_entity',
        'excluded',
        'weight',
      ],
      time: 'responded_at',
      identity: 'response_id',
    },
  },
  *measure(cells, settled, before) {
    const scale = yield* scaleOfCells(cells, settled);
    const reading = yield* readingOf(cells, settled, before, estimatorOf(scale, settled));
    return { ...reading, unit: statisticOn(scale, statisticNameOf(settled, scale)).unit };
  },
};

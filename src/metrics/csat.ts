import {
  type Bar,
  type Cells,
  type ControlChart,
  type Extras,
  type Fact,
  type Linked,
  type Metric,
  type SeriesPoint,
  type Settled,
  type Tally,
} from '../metric.js';
import { eachStretch } from '../rollup/each-row.js';
import { valuesOf } from './columns.js';
import { controlOfShares, controlOfValues } from './reading/control.js';
import { allOf, type Estimator } from './reading/estimator.js';
import { readingOf } from './reading/reading.js';
import { answerEstimates } from './survey/estimator.js';
import { linkAnswersInSteps } from './survey/link.js';
import { answerNotes } from './survey/notes.js';
import { agentsOf, peersAmong } from './survey/peers.js';
import {
  statisticNameOf,
  statisticNames,
  statisticOn,
  type Statistic,
  type StatisticName,
} from './survey/satisfaction.js';
import { kindAsked, maskByScale, scaleKey, scaleOfCells, scaleOfRows } from './survey/own-scale.js';
import { moodOf, type Scale } from './survey/scales.js';
import { sumAnswers, sumAnswersInSteps, type Worth } from './survey/sums.js';
import { tallyAnswers } from './survey/tally.js';

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

function controlOf(name: StatisticName, series: readonly SeriesPoint[]): ControlChart | null {
  if (name === 'mean' || name === 'net') return controlOfValues(series);
  const points = series.map(({ period, complete, value, n }) => {
    return { period, complete, x: ((value ?? 0) / 100) * (n ?? 0), n: n ?? 0 };
  });
  return controlOfShares(points);
}

function extrasOf(scale: Scale, name: StatisticName, statistic: Statistic): NonNullable<Estimator['extras']> {
  return function* extras(cells, settled, series): Generator<void, Extras> {
    const facts = [...(yield* statisticFacts(cells, scale, name, settled.level)), ...turnedFacts(cells)];
    yield;
    return { facts, control: controlOf(name, series), peers: yield* peersAmong(cells, settled, statistic) };
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
    meaningful: statistic.meaningful,
    wide: null,
    extras: extrasOf(scale, name, statistic),
  };
}

/** Which answers were given anew, and which of them crossed the edge of `satisfied`; in steps. */
function* turned(
  linked: Linked,
  scaleOf: (row: number) => Scale,
): Generator<void, Readonly<Record<string, Float64Array>>> {
  const [firsts, scores] = [valuesOf(linked, 'first_score'), valuesOf(linked, 'score')];
  const changed = new Float64Array(linked.size);
  if (firsts === null || scores === null) return { changed, recovered: changed, lost: changed };
  const [recovered, lost] = [new Float64Array(linked.size), new Float64Array(linked.size)];
  for (const [from, to] of eachStretch(linked.size)) {
    for (let row = from; row < to; row++) {
      const [first, score] = [firsts[row] ?? NaN, scores[row] ?? NaN];
      if (Number.isNaN(first) || Number.isNaN(score) || first === score) continue;
      const { satisfied } = scaleOf(row);
      changed[row] = 1;
      recovered[row] = Number(first < satisfied && score >= satisfied);
      lost[row] = Number(first >= satisfied && score < satisfied);
    }
    yield;
  }
  return { changed, recovered, lost };
}

function* tally(linked: Linked, settled: Settled): Generator<void, Tally> {
  const { keys, addends } = yield* tallyAnswers(linked);
  const agent = agentsOf(linked, settled);
  const scale = scaleKey(linked, settled);
  yield;
  return {
    keys: { ...keys, ...(scale && { scale }), ...(agent && { agent }) },
    addends: { ...addends, ...(yield* turned(linked, scaleOfRows(linked, settled))) },
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
export const csat: Metric = {
  name: 'csat',
  unit: 'percent',
  basis: 'sample',
  better: 'up',
  rule: 'satisfied of all answered; Wilson; latest per respondent and wave or case',
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
  // Each answer keeps the bounds of its own scale, and other kinds in the feed those of theirs.
  bounds: () => ({}),
  link: (records, settled) => linkAnswersInSteps({ kind: kindAsked(settled), judge: maskByScale }, records, settled),
  tally,
  *measure(cells, settled, before) {
    const scale = yield* scaleOfCells(cells, settled);
    const reading = yield* readingOf(cells, settled, before, estimatorOf(scale, settled));
    return { ...reading, unit: statisticOn(scale, statisticNameOf(settled, scale)).unit };
  },
};

import type { Settled, Unit } from '../../metric.js';
import { adjustedWald } from '../../stats/adjusted-wald.js';
import { errorOf } from '../../stats/interval.js';
import { netPromoter } from '../../stats/net-promoter.js';
import { studentQuantile } from '../../stats/student-t.js';
import { wilson, wilsonPercent } from '../../stats/wilson.js';
import { refusal, wordIn } from '../asked.js';
import type { Estimated, Estimator, Meaningful } from '../reading/estimator.js';
import type { AnswerStatistic } from './estimator.js';
import { moodOf, type Scale } from './scales.js';
import { effectiveSize, type AnswerSums } from './sums.js';

/** What is computed of satisfaction answers, the default first. */
export const statisticNames = ['top-two', 'top-box', 'mean', 'net'] as const;

/** The name of a statistic. */
export type StatisticName = (typeof statisticNames)[number];

/** One way to make a figure of satisfaction answers. */
export interface Statistic extends AnswerStatistic {
  readonly unit: Unit;
  /** How large a difference must be to matter, in the unit. */
  readonly meaningful: Meaningful;
  /** From what one answer is worth to the unit. */
  readonly perUnit: number;
  readonly published?: Estimator['published'];
}

const percent = 100;

function nothing({ n }: AnswerSums): Estimated {
  return { value: null, low: null, high: null, n, effective: 0, standardError: null };
}

function withoutInterval(value: number, { n }: AnswerSums): Estimated {
  return { value, low: null, high: null, n, effective: 1, standardError: null };
}

/** Σw·f(score)/Σw. */
function weightedMean({ weight, weightByScore }: AnswerSums, f: (score: number) => number): number {
  let sum = 0;
  for (const [score, part] of weightByScore) sum += part * f(score);
  return sum / weight;
}

/**
 * The share of answers for which `counts` holds, in percent, with Wilson's interval on the number of independent
 * answers that weights and clusters leave. The standard error is half the interval's width in units of z, so that it is
 * never 0.
 */
function share(counts: (score: number) => boolean): Statistic {
  const worth = (score: number) => Number(counts(score));
  return {
    unit: 'percent',
    meaningful: 2,
    perUnit: percent,
    published: wilsonPercent,
    worth,
    of(all, level) {
      if (!(all.weight > 0)) return nothing(all);
      const part = weightedMean(all, worth);
      const effective = effectiveSize(all, part * (1 - part));
      const interval = effective === null ? null : wilson(part * effective, effective, level);
      if (effective === null || interval === null) return withoutInterval(percent * part, all);
      const [low, high] = [percent * interval.low, percent * interval.high];
      const standardError = errorOf({ low, high }, level);
      return { value: percent * part, low, high, n: all.n, effective, standardError };
    },
  };
}

/** What part of the scale a difference of means must be to matter. */
const meaningfulPart = 0.02;

/** The mean score with its t interval (Student 1908) on the effective number of answers; none where all are alike. */
function mean({ bounds }: Scale): Statistic {
  const [lowest, highest] = 'integer' in bounds ? bounds.integer : bounds.number;
  const worth = (score: number) => score;
  return {
    unit: 'score',
    meaningful: meaningfulPart * (highest - lowest),
    perUnit: 1,
    worth,
    of(all, level) {
      if (!(all.weight > 0)) return nothing(all);
      const value = weightedMean(all, (score) => score);
      const variance = weightedMean(all, (score) => (score - value) ** 2);
      const effective = effectiveSize(all, variance);
      if (effective === null || effective <= 1 || variance === 0) return withoutInterval(value, all);
      const standardError = Math.sqrt(variance / (effective - 1));
      const half = studentQuantile((1 + level) / 2, effective - 1) * standardError;
      const [low, high] = [Math.max(lowest, value - half), Math.min(highest, value + half)];
      return { value, low, high, n: all.n, effective, standardError };
    },
  };
}

const moods = { dissatisfied: -1, neutral: 0, satisfied: 1 } as const;

function groupsOf({ weight, weightByScore }: AnswerSums, scale: Scale, n: number) {
  const groups = { dissatisfied: 0, neutral: 0, satisfied: 0 };
  for (const [score, part] of weightByScore) groups[moodOf(score, scale)] += (part * n) / weight;
  return { detractors: groups.dissatisfied, passives: groups.neutral, promoters: groups.satisfied };
}

/** Satisfied minus dissatisfied of 100 answers, −100 … 100, with the adjusted-Wald interval, as for any such score. */
function net(scale: Scale): Statistic {
  const worth = (score: number) => moods[moodOf(score, scale)];
  return {
    unit: 'points',
    meaningful: 3,
    perUnit: percent,
    worth,
    of(all, level) {
      const score = netPromoter(groupsOf(all, scale, all.weight));
      if (score === null) return nothing(all);
      const effective = effectiveSize(all, score.variance);
      const interval = effective === null ? null : adjustedWald(groupsOf(all, scale, effective), level);
      if (effective === null || interval === null) return withoutInterval(percent * score.value, all);
      const { low, high, standardError } = interval;
      return {
        value: percent * score.value,
        low: percent * low,
        high: percent * high,
        n: all.n,
        effective,
        standardError: percent * standardError,
      };
    },
  };
}

function made(scale: Scale, name: StatisticName): Statistic {
  if (name === 'top-box') return share((score) => score >= scale.top);
  if (name === 'mean') return mean(scale);
  return name === 'net' ? net(scale) : share((score) => moodOf(score, scale) === 'satisfied');
}

const known = new Map<Scale, Map<StatisticName, Statistic>>();

/** The statistic of a name on a scale, the same each time, by which sums that were made for it are found again. */
export function statisticOn(scale: Scale, name: StatisticName): Statistic {
  const onScale = known.get(scale) ?? new Map<StatisticName, Statistic>();
  const statistic = onScale.get(name) ?? made(scale, name);
  known.set(scale, onScale.set(name, statistic));
  return statistic;
}

/** The statistic asked for; `bad_option` for a name that none has, and for the mean of points without distances. */
export function statisticNameOf({ options }: Pick<Settled, 'options'>, scale: Scale): StatisticName {
  const name = wordIn('statistic', statisticNames, options);
  if (name !== 'mean' || scale.hasMean) return name;
  throw refusal('statistic', options, statisticNames.filter((known) => known !== 'mean').join(', '));
}

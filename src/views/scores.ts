import type { Measure, Target } from '../metric.js';
import type { AimFacts, Text } from '../text/index.js';
import { judgementOf, reachOf, type Judgement } from './judging.js';
import { presentOf } from './present.js';

/** What somebody has set out to reach with a figure, as a page says it. */
export interface Aim {
  readonly label?: string;
  readonly owner?: string;
  readonly target?: Target;
  /** The day by which it is to be reached, as a date. */
  readonly by?: string;
  readonly group?: string;
}

/** One figure among others: what an element shows, and what is to be reached with it. */
export interface Score {
  /** What tells the element apart from the others of its page. */
  readonly key: string;
  readonly metric: string;
  /** What the page calls it; null leaves it to the metric's name. */
  readonly heading: string | null;
  /** Null while there is none. */
  readonly measure: Measure | null;
  /** Whether its feed cannot be read. */
  readonly isFailed: boolean;
  readonly aim: Aim | null;
}

/** Figures under one head. */
export interface ScoreGroup {
  readonly group: string;
  readonly scores: readonly Score[];
}

/** The order of the heads that the kit knows: outcomes first, how much came in last. */
const order: readonly string[] = ['quality', 'speed', 'impact'];
const last = 'demand';

function groupOf({ aim, measure }: Score): string {
  return aim?.group ?? measure?.outcome ?? last;
}

function rankOf(group: string): number {
  if (group === last) return order.length + 1;
  return order.includes(group) ? order.indexOf(group) : order.length;
}

/** Figures under their heads: quality, speed, business impact, then heads of the page's own, then demand. */
export function groupedScores(scores: readonly Score[]): readonly ScoreGroup[] {
  const groups = [...new Set(scores.map(groupOf))].sort((a, b) => rankOf(a) - rankOf(b));
  return groups.map((group) => ({ group, scores: scores.filter((score) => groupOf(score) === group) }));
}

/** What a figure is called. */
export function scoreName({ aim, heading, measure, metric }: Score, text: Text): string {
  return aim?.label ?? heading ?? (measure === null ? text.metricName(metric) : text.measureName(measure));
}

/** What is to be reached with a figure, by its goal, else by the element's own target; null for nothing. */
export function aimOf({ aim, measure }: Score): AimFacts | null {
  const target = aim?.target ?? measure?.target ?? null;
  if (target === null || measure === null) return null;
  const reach = reachOf({ ...presentOf(measure), better: measure.better }, target);
  return { target, unit: measure.unit, reach, by: aim?.by ?? null };
}

/** Whether a figure has a value that can be shown. */
export function isShown(score: Score): score is Score & { readonly measure: Measure & { readonly value: number } } {
  return score.measure !== null && score.measure.value !== null;
}

/** What became of a figure; null where that cannot be said. */
export function judgement(score: Score): Judgement | null {
  return isShown(score) ? judgementOf(score.measure) : null;
}

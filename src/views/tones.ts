import type { Tone } from '../charts/index.js';
import type { Measure, Unit, Verdict } from '../metric.js';

/** What a group of a distribution stands for, by its code; groups unknown here are neutral. */
const tones: Readonly<Record<string, Tone>> = {
  promoter: 'good',
  satisfied: 'good',
  achieved: 'good',
  retained: 'good',
  detractor: 'bad',
  dissatisfied: 'bad',
  breached: 'bad',
  churned: 'bad',
};

/** The tone of a group; bars without a group are a plain series. */
export function groupTone(group: string | undefined): Tone {
  return group === undefined ? 'good' : (tones[group] ?? 'neutral');
}

/** The tone of a verdict, given which way is better. */
export function verdictTone(verdict: Verdict | null, better: Measure['better']): Tone {
  if (verdict === null || verdict === 'unclear') return 'neutral';
  return verdict === better ? 'good' : 'bad';
}

/** The shape that goes with a verdict's colour: the way the value went. */
export function verdictMark(verdict: Verdict | null): string {
  if (verdict === null) return '';
  return { up: '▲', down: '▼', unclear: '–' }[verdict];
}

/** What values a unit can have. */
export const unitLimits: Readonly<Record<Unit, readonly [number, number]>> = {
  points: [-100, 100],
  percent: [0, 100],
  hours: [0, Infinity],
  count: [0, Infinity],
  score: [-Infinity, Infinity],
};

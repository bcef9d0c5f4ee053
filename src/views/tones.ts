import { hoursSteps, type AxisUnit, type Tone } from '../charts/index.js';
import type { Measure, Unit, Verdict } from '../metric.js';
import type { Text } from '../text/index.js';

/** What a group of a distribution stands for, by its code; groups unknown here are neutral. */
const tones: Readonly<Record<string, Tone>> = {
  promoter: 'good',
  satisfied: 'good',
  achieved: 'good',
  retained: 'good',
  one_touch: 'good',
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
  if (verdict === null || verdict === 'unclear' || better === 'neither') return 'neutral';
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
  months: [0, Infinity],
  rate: [0, Infinity],
  money: [0, Infinity],
};

/** What the values of a measure can be: those of its unit, and more where revenue kept exceeds what there was. */
export function limitsOf({ unit, series, segments }: Measure): readonly [number, number] {
  const [least, most] = unitLimits[unit];
  const beyond = [...series, ...segments].some(({ value, high }) => Math.max(value ?? least, high ?? least) > most);
  return beyond ? [least, Infinity] : [least, most];
}

/** What is charted with axes of its own: durations in units people use. */
export function axisOf(unit: Unit, text: Pick<Text, 'span'>): { readonly axis?: AxisUnit } {
  return unit === 'hours' ? { axis: { format: (hours) => text.span(hours), steps: hoursSteps } } : {};
}

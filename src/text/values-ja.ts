import type { Counted, Unit } from '../metric.js';
import { duration } from './durations.js';
import type { Formats } from './text.js';

/** What is counted. */
export const nounsJa: Readonly<Record<Counted, string>> = { answers: '回答', cases: 'ケース', customers: '顧客' };

/** A count with its noun, which cases do without. */
export function countedJa(n: number, of: Counted, f: Formats): string {
  return `${of === 'cases' ? '' : nounsJa[of]}${f.count(n)}件`;
}

/** A duration as people say it, from hours. */
export function durationWords(hours: number, f: Formats): string {
  const { unit, amount, minutes } = duration(hours);
  const sign = hours < 0 ? '−' : '';
  if (unit === 'days') return `${sign}${f.number(amount, 1)}日`;
  if (unit === 'minutes') return `${sign}${f.number(amount)}分`;
  if (unit === 'seconds') return `${amount === 0 ? '' : sign}${f.number(amount)}秒`;
  return `${sign}${f.number(amount)}時間${minutes === 0 ? '' : `${f.number(minutes)}分`}`;
}

/** A rate, with two decimals where it is under one. */
function rate(amount: number, f: Formats): string {
  return f.number(amount, Math.abs(amount) < 1 ? 2 : 1);
}

/** Decimals of a score: two on a scale of ten points or fewer, one on a wider scale. */
function scoreDigits(amount: number): number {
  return Math.abs(amount) <= 10 ? 2 : 1;
}

/** A value whose unit stands beside it: in a column, at a tick, or in an interval. */
export function bare(amount: number, unit: Unit, f: Formats): string {
  if (unit === 'hours') return durationWords(amount, f);
  if (unit === 'percent') return f.share(amount, 1);
  if (unit === 'months') return f.number(amount, 1);
  if (unit === 'rate') return rate(amount, f);
  return f.number(amount, unit === 'score' ? scoreDigits(amount) : 0);
}

/** A value inside a sentence. */
export function value(amount: number, unit: Unit, f: Formats): string {
  if (unit === 'hours') return durationWords(amount, f);
  if (unit === 'months') return `${f.number(amount, 1)}か月`;
  if (unit === 'rate') return `100顧客月あたり${rate(amount, f)}件`;
  return bare(amount, unit, f);
}

/** One decimal under ten, none above: a difference is worth no more. */
export function size(amount: number, unit: Unit, f: Formats): string {
  if (unit === 'hours') return durationWords(Math.abs(amount), f);
  if (unit === 'months' || unit === 'rate') return value(Math.abs(amount), unit, f);
  const digits = unit === 'score' ? scoreDigits(10 * amount) : Math.abs(amount) < 10 ? 1 : 0;
  return `${f.number(Math.abs(amount), digits)}${unit === 'score' || unit === 'count' ? '' : 'ポイント'}`;
}

/** A difference with its sign and unit. */
export function difference(amount: number, unit: Unit, f: Formats): string {
  const shown = size(amount, unit, f);
  if (/^0(?![.\d])/u.test(shown)) return shown;
  return `${amount < 0 ? '−' : '+'}${shown}`;
}

/** The ends of an interval behind its value; empty without one. */
export function between(measure: { low: number | null; high: number | null }, unit: Unit, f: Formats): string {
  const { low, high } = measure;
  return low === null || high === null ? '' : `(${bare(low, unit, f)}～${bare(high, unit, f)})`;
}

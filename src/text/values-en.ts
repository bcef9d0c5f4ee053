import type { Counted, Unit } from '../metric.js';
import { duration } from './durations.js';
import type { Formats } from './text.js';

/** What is counted, for one and for many. */
export const nounsEn: Readonly<Record<Counted, readonly [string, string]>> = {
  answers: ['answer', 'answers'],
  cases: ['case', 'cases'],
  customers: ['customer', 'customers'],
};

/** A duration as people say it, from hours. */
export function durationWords(hours: number, f: Formats): string {
  const { unit, amount, minutes } = duration(hours);
  const sign = hours < 0 ? '−' : '';
  if (unit === 'days') return `${sign}${f.number(amount, 1)} days`;
  if (unit === 'minutes') return `${sign}${f.number(amount)} min`;
  if (unit === 'seconds') return `${amount === 0 ? '' : sign}${f.number(amount)} s`;
  return `${sign}${f.number(amount)} h${minutes === 0 ? '' : ` ${f.number(minutes)} min`}`;
}

/** Months with their unit. */
export function monthWords(months: number, f: Formats): string {
  const shown = f.number(months, 1);
  return `${shown} ${shown === '1' ? 'month' : 'months'}`;
}

/** A rate, with two decimals where it is under one. */
function rate(amount: number, f: Formats): string {
  return f.number(amount, Math.abs(amount) < 1 ? 2 : 1);
}

/** Decimals of a score: two on a scale of ten points or fewer, one on a wider scale. */
function scoreDigits(amount: number): number {
  return Math.abs(amount) <= 10 ? 2 : 1;
}

/** A value whose unit stands beside it: in a column, at a tick, or at the low end of an interval. */
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
  if (unit === 'months') return monthWords(amount, f);
  if (unit === 'rate') return `${rate(amount, f)} per 100 customer-months`;
  return bare(amount, unit, f);
}

/** One decimal under ten, none above: a difference is worth no more. */
export function size(amount: number, unit: Unit, f: Formats): string {
  if (unit === 'hours') return durationWords(Math.abs(amount), f);
  if (unit === 'months' || unit === 'rate') return value(Math.abs(amount), unit, f);
  const digits = unit === 'score' ? scoreDigits(10 * amount) : Math.abs(amount) < 10 ? 1 : 0;
  const shown = f.number(Math.abs(amount), digits);
  if (unit === 'score' || unit === 'count') return shown;
  return `${shown} ${unit === 'percent' ? 'percentage ' : ''}${shown === '1' ? 'point' : 'points'}`;
}

/** A difference with its sign and unit. */
export function difference(amount: number, unit: Unit, f: Formats): string {
  const shown = size(amount, unit, f);
  if (/^0(?!\S)/u.test(shown)) return shown;
  return `${amount < 0 ? '−' : '+'}${shown}`;
}

/** The ends of an interval behind its value; empty without one. */
export function between(measure: { low: number | null; high: number | null }, unit: Unit, f: Formats): string {
  const { low, high } = measure;
  return low === null || high === null ? '' : `, between ${bare(low, unit, f)} and ${bare(high, unit, f)}`;
}

import type { Settled } from '../../metric.js';
import { numberIn, refusal, wordsIn, type Asked } from '../asked.js';
import { msPerDay } from '../times.js';

/** The mean length of a month of the Gregorian calendar in days. */
const daysOfMonth = 30.436_875;

/** Ten years: the most days that are looked back. */
const mostDays = 3660;

/** The options of churn as they stand where nobody says otherwise. */
export const churnDefaults = {
  shape: 'auto',
  'tier-lag': 90,
  'reply-window': 90,
  bands: '1 4 24',
  strata: 'tenure plan',
} as const;

/** The options of churn, read. */
export interface ChurnOptions {
  /** Days before a month at which the tier is taken. */
  readonly lagDays: number;
  /** The same in whole months. */
  readonly lagMonths: number;
  /** Days before a month in which cases tell the reply band. */
  readonly windowDays: number;
  /** The same in milliseconds. */
  readonly window: number;
  /** Upper ends of the reply bands in hours, ascending; beyond the last is one more band. */
  readonly bands: readonly number[];
  /** What the stratified ratio holds equal: `tenure`, and names of columns. */
  readonly strata: readonly string[];
}

function daysIn(option: 'tier-lag' | 'reply-window', least: number, asked: Asked): number {
  return numberIn(option, { usual: churnDefaults[option], least, most: mostDays }, asked);
}

function bandsIn(asked: Asked): number[] {
  const bands = wordsIn('bands', churnDefaults.bands, asked).map(Number);
  const areAscending = bands.every((hours, i) => hours > (bands[i - 1] ?? 0));
  if (bands.length > 0 && areAscending) return bands;
  throw refusal('bands', asked, churnDefaults.bands);
}

/**
 * Reads the options `tier-lag` (days, 0 to 3660, default 90), `reply-window` (days, 1 to 3660, default 90), `bands`
 * (hours, ascending, default `1 4 24`) and `strata` (default `tenure plan`); `bad_option` for others.
 */
export function churnOptions({ options }: Pick<Settled, 'options'>): ChurnOptions {
  const lagDays = daysIn('tier-lag', 0, options);
  const windowDays = daysIn('reply-window', 1, options);
  return {
    lagDays,
    lagMonths: Math.round(lagDays / daysOfMonth),
    windowDays,
    window: windowDays * msPerDay,
    bands: bandsIn(options),
    strata: [...new Set(wordsIn('strata', churnDefaults.strata, options))],
  };
}

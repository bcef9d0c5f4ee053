import type { Settled } from '../../metric.js';
import { wholeIn, wordIn } from '../asked.js';
import { msPerDay } from '../times.js';

/** Days for which trouble counts where nobody says otherwise. */
export const usualDays = 90;

/** The options of revenue at risk, read. */
interface RiskOptions {
  readonly days: number;
  /** The same in milliseconds. */
  readonly reach: number;
  /** Whether customers are named. */
  readonly areNamed: boolean;
}

/** Reads the options `days` (whole, 1 to 366, default 90) and `names` (`shown` or `hidden`); `bad_option` for others. */
export function riskOptions({ options }: Pick<Settled, 'options'>): RiskOptions {
  const days = wholeIn('days', { usual: usualDays, least: 1, most: 366 }, options);
  return { days, reach: days * msPerDay, areNamed: wordIn('names', ['shown', 'hidden'], options) === 'shown' };
}

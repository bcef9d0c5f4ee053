import { FeedError, type Settled } from '../../metric.js';

const msPerDay = 86_400_000;

/** Days for which trouble counts where nobody says otherwise. */
export const usualDays = 90;

/** The options of revenue at risk, read. */
export interface RiskOptions {
  readonly days: number;
  /** The same in milliseconds. */
  readonly reach: number;
  /** Whether customers are named. */
  readonly areNamed: boolean;
}

/** Reads the options `days` (whole, 1 to 366, default 90) and `names` (`shown` or `hidden`); `bad_option` for others. */
export function riskOptions({ options }: Pick<Settled, 'options'>): RiskOptions {
  const { days: asked = usualDays, names = 'shown' } = options;
  const days = Number(asked);
  if (!(Number.isInteger(days) && days >= 1 && days <= 366)) {
    throw new FeedError('bad_option', { option: 'days', seen: asked });
  }
  if (names !== 'shown' && names !== 'hidden') throw new FeedError('bad_option', { option: 'names', seen: names });
  return { days, reach: days * msPerDay, areNamed: names === 'shown' };
}

import type { Settled } from '../../metric.js';
import { numberIn, wordIn } from '../asked.js';
import { msPerHour } from '../times.js';

/** How the share within the target is counted, the default first. */
const countings = ['all', 'mature'] as const;

/** Hours within which an answer is to be followed up: half a minute to a year. */
const targets = { usual: 48, least: 0.01, most: 8760 };

/** The options of a follow-up, read. */
export interface LoopOptions {
  /** Milliseconds within which an answer is to be followed up. */
  readonly target: number;
  readonly counting: (typeof countings)[number];
}

/** Reads the options `target-hours` (0.01 to 8760, default 48) and `count` (`all` or `mature`); `bad_option` for others. */
export function loopOptions({ options }: Pick<Settled, 'options'>): LoopOptions {
  return {
    target: Math.round(numberIn('target-hours', targets, options) * msPerHour),
    counting: wordIn('count', countings, options),
  };
}

import type { Settled } from '../../metric.js';
import { wholeIn, wordIn } from '../asked.js';
import { msPerDay } from '../times.js';

/** From this many replies on they are counted together. */
export const mostReplies = 10;

const touches = ['exactly-one', 'fewer-than-two', 'no-recontact'] as const;

/** What is called one touch. */
export type Touch = (typeof touches)[number];

type Options = Pick<Settled, 'options'>;

/** What option `touch` calls one touch (default `exactly-one`); `bad_option` for others. */
export function touchOf({ options }: Options): Touch {
  return wordIn('touch', touches, options);
}

/** Milliseconds in which nobody may come back: option `window-days` (1 to 365, default 7); `bad_option` for others. */
export function contactWindow({ options }: Options): number {
  return wholeIn('window-days', { usual: 7, least: 1, most: 365 }, options) * msPerDay;
}

/**
 * The window in which a solve can still prove none, in milliseconds: option `reopen-window` (days, 0 to 365, default 7), or
 * that of the next contact where it is longer and asked about; `bad_option` for others.
 */
export function windowOf(settled: Options): number {
  const reopen = wholeIn('reopen-window', { usual: 7, least: 0, most: 365 }, settled.options) * msPerDay;
  return touchOf(settled) === 'no-recontact' ? Math.max(reopen, contactWindow(settled)) : reopen;
}

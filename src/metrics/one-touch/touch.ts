import type { Settled } from '../../metric.js';

const day = 86_400_000;

/** From this many replies on they are counted together. */
export const mostReplies = 10;

/** What is called one touch. */
export type Touch = 'exactly-one' | 'fewer-than-two' | 'no-recontact';

/** The window in which a solve can still prove none, in milliseconds: the reopen window, or that of the next contact. */
export function windowOf({ options }: Settled): number {
  const reopen = Number(options['reopen-window']);
  const contact = options['touch'] === 'no-recontact' ? Number(options['window-days']) : 0;
  return Math.max(reopen, contact) * day;
}

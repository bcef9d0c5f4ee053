import type { FeedError } from '../metric.js';

/** Origins that want a sign-in, of which the page was told. */
const told = new Set<unknown>();

function originOf(error: FeedError | null): unknown {
  return error?.code === 'auth_required' ? error.details['origin'] : null;
}

/** Whether the page need not be told of `error`: that an origin wants a sign-in is told once, however many feeds it has. */
export function isToldAlready(error: FeedError): boolean {
  const origin = originOf(error);
  if (origin === null) return false;
  const isKnown = told.has(origin);
  told.add(origin);
  return isKnown;
}

/** What came of `error` is over, or tried again: the next such failure is told. */
export function forgetRefusal(error: FeedError | null): void {
  told.delete(originOf(error));
}

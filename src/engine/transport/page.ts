import type { Host, Refusal, RefusalWatch } from './host.js';

const unwatched: RefusalWatch = { refused: () => null, stop: () => undefined };

function withoutFragment(address: string): string {
  return address.split('#', 1)[0] ?? '';
}

/** A violation event names the address itself, or only its origin where a redirect led there. */
function concerns(event: SecurityPolicyViolationEvent, url: URL): boolean {
  const blocked = withoutFragment(event.blockedURI);
  return blocked === withoutFragment(url.href) || blocked === url.origin;
}

/** Watches the document's `securitypolicyviolation` events; those of a policy that only reports do not count. */
function watchRefusals(): RefusalWatch {
  if (typeof document === 'undefined') return unwatched;
  const events: SecurityPolicyViolationEvent[] = [];
  const listen = (event: SecurityPolicyViolationEvent) => {
    if (event.disposition === 'enforce') events.push(event);
  };
  document.addEventListener('securitypolicyviolation', listen);
  return {
    refused(url): Refusal | null {
      const event = events.find((each) => concerns(each, url));
      return event ? { directive: event.effectiveDirective } : null;
    },
    stop: () => document.removeEventListener('securitypolicyviolation', listen),
  };
}

/**
 * The page, or Node where there is none. Every global is looked up when it is used, so that a page may wrap `fetch`
 * and a test may replace the clock after this file has been loaded.
 */
export const pageHost: Host = {
  fetch: (input, init) => globalThis.fetch(input, init),
  now: () => performance.now(),
  wallClock: () => Date.now(),
  random: () => Math.random(),
  after(wait, callback) {
    const timer = setTimeout(callback, wait);
    return () => clearTimeout(timer);
  },
  online: () => typeof navigator === 'undefined' || navigator.onLine !== false,
  base: () => (typeof document === 'undefined' ? null : document.baseURI),
  origin: () => (typeof location === 'undefined' ? null : globalThis.origin),
  watchRefusals,
};

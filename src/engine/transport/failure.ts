import { FeedError } from '../../metric.js';
import { pause } from './abort.js';
import type { Host, RefusalWatch } from './host.js';

/** What a failure without an answer can be; browsers do not say which. */
const causes = 'refused,name,reset,redirect_loop';

/** The system's own name of a failure, such as `ECONNREFUSED`, where it is given (Node gives it, browsers do not). */
function systemReason(error: unknown): Readonly<Record<string, string>> {
  const cause = error instanceof Error ? error.cause : null;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : null;
  return typeof code === 'string' && /^[A-Z_]{1,40}$/.test(code) ? { reason: code } : {};
}

/**
 * The error of a request that failed without an answer, told apart by what can be known around it: `offline`; `policy`
 * where the page's own policy stopped it (the violation event comes one task after the failure); `cross_origin` where
 * the feed has another origin, whose refusal looks the same as a broken line; else `network`.
 */
export async function failureOf(
  error: unknown,
  page: { readonly url: URL; readonly credentials: RequestCredentials },
  host: Host,
  watch: RefusalWatch,
  signal: AbortSignal,
): Promise<FeedError> {
  const { origin } = page.url;
  if (!host.online()) return new FeedError('offline', { origin });
  await pause(host, 0, signal);
  const refusal = watch.refused(page.url);
  if (refusal) return new FeedError('policy', { directive: refusal.directive, origin });
  const own = host.origin();
  const known = { origin, online: true, ...systemReason(error) };
  if (own === null || own === origin) return new FeedError('network', { ...known, causes });
  return new FeedError('cross_origin', {
    ...known,
    page: own,
    credentials: page.credentials,
    causes: `cors,${causes}`,
  });
}

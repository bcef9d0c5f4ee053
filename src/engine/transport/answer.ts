import { FeedError, type ErrorCode } from '../../metric.js';
import type { Context } from './host.js';
import { problemTexts } from './problem.js';
import { retryAfter } from './schedule.js';

/** The codes of statuses that say more than "the server refused". */
const codes: Readonly<Record<number, ErrorCode>> = {
  206: 'truncated',
  401: 'auth_required',
  403: 'auth_required',
  404: 'not_found',
  410: 'not_found',
  429: 'too_many_requests',
};

function codeOf(status: number): ErrorCode {
  return codes[status] ?? (status >= 500 ? 'server' : 'http');
}

/** Whether an answer says that there is nothing yet, which is no error. */
export function saysNothing(response: Response): boolean {
  return response.status === 204 || response.status === 205;
}

/** Throws `redirected` where the answer came from another origin than was asked, before its body is read. */
function refuseOtherOrigin(response: Response, asked: URL): void {
  if (response.type === 'opaqueredirect') throw new FeedError('redirected', { from: asked.origin, origin: null });
  if (!response.redirected || response.url === '') return;
  const to = new URL(response.url).origin;
  if (to !== asked.origin) throw new FeedError('redirected', { from: asked.origin, origin: to });
}

/** Throws the error a status stands for, with the server's own words where it sent a problem body. */
async function refuseStatus(response: Response, asked: URL, context: Context, signal: AbortSignal): Promise<void> {
  if (response.ok && response.status !== 206) return;
  const { origin } = asked;
  if (response.type === 'opaque') throw new FeedError('cross_origin', { origin });
  const wait = retryAfter(response.headers, context.host.wallClock());
  const texts = await problemTexts(response, context, signal);
  const asks = wait === null ? {} : { retryAfter: wait };
  throw new FeedError(codeOf(response.status), { status: response.status, origin, ...asks, ...texts });
}

/** Throws `web_page` where the content type announces one. */
function refuseWebPage(response: Response, asked: URL): void {
  const type = response.headers.get('content-type') ?? '';
  if (/^(text\/html|application\/xhtml\+xml)\s*(;|$)/i.test(type)) {
    throw new FeedError('web_page', { origin: asked.origin });
  }
}

/** Throws the error that the head of an answer stands for; returns where its body is worth reading. */
export async function refuseBadAnswer(
  response: Response,
  asked: URL,
  context: Context,
  signal: AbortSignal,
): Promise<void> {
  refuseOtherOrigin(response, asked);
  await refuseStatus(response, asked, context, signal);
  if (!saysNothing(response)) refuseWebPage(response, asked);
}

/**
 * Throws `web_page` where the first byte that is not blank, after a byte order mark, opens a tag; false while only blanks
 * have come.
 */
export function inspectMarkup(chunk: Uint8Array, asked: URL): boolean {
  const first = new TextDecoder().decode(chunk.subarray(0, 1_024)).trimStart().charAt(0);
  if (first === '<') throw new FeedError('web_page', { origin: asked.origin });
  return first !== '';
}

import type { Context } from './host.js';
import { readBody } from './body.js';

const longestBody = 65_536;
const longestRead = 3_000;
const longestText = 300;
/** Marks may pile up on one letter without end; no text is longer than this many code units. */
const longestUnits = 3_000;

/** `text` cut after `longestText` characters as a reader counts them. */
function cut(text: string): string {
  let shown = '';
  let count = 0;
  for (const { segment } of new Intl.Segmenter().segment(text.slice(0, longestUnits))) {
    if (count === longestText) break;
    shown += segment;
    count += 1;
  }
  return shown;
}

function isJson(response: Response): boolean {
  return /^application\/(problem\+)?json\s*(;|$)/i.test(response.headers.get('content-type') ?? '');
}

function textsOf(parsed: unknown): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  if (typeof parsed !== 'object' || parsed === null) return texts;
  if ('title' in parsed && typeof parsed.title === 'string') texts['title'] = cut(parsed.title);
  if ('detail' in parsed && typeof parsed.detail === 'string') texts['detail'] = cut(parsed.detail);
  return texts;
}

/**
 * `title` and `detail` of a problem body (RFC 9457) as plain texts of at most 300 characters; nothing where the body is
 * no JSON, longer than 64 kB or slow. Other members, links among them, are left unread.
 */
export async function problemTexts(
  response: Response,
  { host }: Pick<Context, 'host'>,
  signal: AbortSignal,
): Promise<Readonly<Record<string, string>>> {
  if (!isJson(response)) return {};
  try {
    const bytes = await readBody(response, { host, limit: longestBody, idle: longestRead, signal });
    return textsOf(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return {};
  }
}

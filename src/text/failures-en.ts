import { numberDetail, textDetail } from './details.js';
import { isolated, spelledOut } from './formats.js';
import { firstFailuresEn } from './first-failures-en.js';
import type { ErrorSentences, FailureWords, Message, Text } from './text.js';

const errors: ErrorSentences = {
  offline: () => firstFailuresEn.offline,
  network: () => firstFailuresEn.network,
  timeout: () => ({
    what: 'The server did not answer in time.',
    remedy: 'Try again, or allow more time with timeout.',
  }),
  stalled: () => ({ what: 'The server stopped in the middle of the feed.', remedy: 'Try again in a while.' }),
  http: (details) => ({
    what: `The server answered with status ${textDetail(details['status'], 20) ?? 'unknown'}${titled(details)}.`,
    remedy: 'Check the address of the feed.',
  }),
  auth_required: () => ({
    what: 'You are not signed in, or may not see these figures.',
    remedy: 'Sign in, then try again.',
  }),
  not_found: ({ file }) =>
    file === undefined
      ? { what: 'There is no feed at this address.', remedy: 'Check src: it is read relative to the page.' }
      : { what: `There is no file to read${quoted(file)}.`, remedy: 'Check its path, and that you may read it.' },
  too_many_requests: () => ({ what: 'The server asks for fewer requests.', remedy: 'Wait a while, then try again.' }),
  server: (details) => ({
    what: `The server has a fault of its own (status ${textDetail(details['status'], 20) ?? '5xx'}).`,
    remedy: 'Try again in a while, or tell those who run it.',
  }),
  cross_origin: (details) => ({
    what: `The feed is on another site${hosted(details)}, which does not let this page read it.`,
    remedy: 'That site must send Access-Control-Allow-Origin with the address of this page.',
  }),
  policy: (details) => ({
    what: `The security policy of this page does not allow the feed${hosted(details)}.`,
    remedy: `Add its address to ${textDetail(details['directive'], 40) ?? 'connect-src'} in the policy.`,
  }),
  mixed_content: () => ({ what: 'This page is secure, the feed is not.', remedy: 'Serve the feed by https.' }),
  bad_url: (details) => ({
    what: `The address of the feed cannot be used${quoted(details['seen'])}.`,
    remedy: 'Give src an address that begins with http or https, or a path on this site, without a password in it.',
  }),
  redirected: (details) => ({
    what: `The feed was moved to another site${hosted(details)} and was not read there.`,
    remedy: 'Give src the new address if you trust it.',
  }),
  too_large: () => ({
    what: 'The feed is too large for a page.',
    remedy: 'Feed sums instead of rows, or a shorter time.',
  }),
  web_page: () => ({
    what: 'The server answered with a web page, perhaps a login.',
    remedy: 'Sign in, or check that src points to the feed itself.',
  }),
  empty_body: () => ({ what: 'The server sent an empty answer.', remedy: 'Check the export that writes the feed.' }),
  truncated: () => ({
    what: 'The feed broke off before its end.',
    remedy: 'Try again. If it stays so, check the export.',
  }),
  not_json: (details) => ({
    what: `The feed is not JSON${quoted(details['seen'])}.`,
    remedy: 'Check what the server sends, or name the format with type.',
  }),
  not_arrow: () => ({ what: 'The feed cannot be read as Arrow.', remedy: 'Write it as an Arrow IPC file or stream.' }),
  encoding: () => ({ what: 'The feed is not written in UTF-8.', remedy: 'Export it as UTF-8.' }),
  depth: () => ({ what: 'The feed is nested too deeply.', remedy: 'Write rows as a plain list.' }),
  no_rows_found: () => ({
    what: 'No list of rows was found in the feed.',
    remedy: 'Say where it stands with rows-at.',
  }),
  currency_mismatch: (details) => ({
    what: `The feed holds several currencies${quoted(details['seen'])}.`,
    remedy: 'Convert them where the feed is written, or show one at a time with a filter.',
  }),
  schema_version: (details) => ({
    what: `The feed is written for another version${quoted(details['seen'])}.`,
    remedy: 'Update this kit, or write the feed for the version it knows.',
  }),
  bad_option: (details) => ({
    what: refused(details),
    remedy: allowed(details) ?? 'Correct it. What it may be stands in the reference of the element.',
  }),
  missing_column: (details) => ({
    what: `The feed has no column${onField(details)}${offered(details)}.`,
    remedy: 'Say what the feed calls it with fields.',
  }),
  small_group: () => ({
    what: 'The rows behind this figure are not shown, since they are few enough to tell who they are.',
    remedy: 'Take away a filter, or choose a longer time.',
  }),
  all_rows_bad: () => ({
    what: 'No row of the feed can be used.',
    remedy: 'See below what was found, and correct the feed.',
  }),
  too_many_bad: (details) => ({
    what: `More than half of the rows cannot be used${bad(details)}, so no value is shown.`,
    remedy: 'See below what was found, and correct the feed.',
  }),
  engine: () => ({
    what: 'The figures could not be computed.',
    remedy: 'Reload the page. If it stays so, please report it.',
  }),
  cancelled: () => ({ what: 'Loading was stopped.', remedy: 'Try again.' }),
};

function refused({ option, seen }: Readonly<Record<string, unknown>>): string {
  const name = textDetail(option, 60) ?? 'An option';
  const value = textDetail(seen, 80);
  return `${isolated(name)} cannot be ${value === null || value === '' ? 'left out' : `“${isolated(value)}”`}.`;
}

/** What would have been right, where that is known. */
function allowed({ expected }: Readonly<Record<string, unknown>>): string | null {
  const text = textDetail(expected, 120);
  return text === null ? null : `It may be: ${text}.`;
}

/** The columns that are there instead. */
function offered({ seen }: Readonly<Record<string, unknown>>): string {
  const text = textDetail(seen, 120);
  return text === null ? '' : `. It has: ${isolated(text)}`;
}

function quoted(seen: unknown): string {
  const text = textDetail(seen, 80);
  return text === null ? '' : `: “${isolated(text)}”`;
}

function hosted(details: Readonly<Record<string, unknown>>): string {
  const origin = textDetail(details['origin'], 120);
  return origin === null ? '' : ` (${isolated(origin)})`;
}

function titled(details: Readonly<Record<string, unknown>>): string {
  const title = textDetail(details['title']);
  return title === null ? '' : `: ${isolated(title)}`;
}

function onField(details: Readonly<Record<string, unknown>>): string {
  const field = textDetail(details['field'] ?? details['option'], 60);
  return field === null ? '' : ` ${isolated(field)}`;
}

function bad(details: Readonly<Record<string, unknown>>): string {
  const share = numberDetail(details['share']);
  return share === null ? '' : ` (${Math.round(share * 100)}%)`;
}

function ofRecord(message: Message, details: Parameters<Text['error']>[1]): Message {
  const record = textDetail(details['record'], 60);
  return record === null ? message : { ...message, what: `Feed of ${isolated(spelledOut(record))}: ${message.what}` };
}

/** Why a feed cannot be shown, in English. */
export function failuresEn(): FailureWords {
  return { error: (code, details) => ofRecord(errors[code](details), details) };
}

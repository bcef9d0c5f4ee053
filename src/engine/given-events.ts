import type { GivenEvent } from '../metric.js';
import { isRecord, isTexts, parsed, type Kind } from './kinds.js';

/** As the calendar reads instants, without what that needs to know of zones: pages carry this with their first file. */
const date =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(?:[Zz]|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?)?$/;

/** Whether a text is a date, or an instant, that the calendar and the clock have. */
function isDate(text: string): boolean {
  const found = date.exec(text);
  if (!found) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
}

function isInstant(value: unknown): value is number | string {
  return typeof value === 'number' ? Number.isFinite(value) : typeof value === 'string' && isDate(value);
}

/** An event of the page; null where it has no time or no words, or something else in their place. */
function eventOf(value: unknown): GivenEvent | null {
  if (!isRecord(value)) return null;
  const { at, until = null, text, kind = '', metrics = [] } = value;
  if (!isInstant(at) || !(until === null || isInstant(until))) return null;
  if (typeof text !== 'string' || text.trim() === '' || typeof kind !== 'string' || !isTexts(metrics)) return null;
  return { at, until, text, kind, metrics };
}

/**
 * What happened, as a list or as JSON of it: each with `at`, an instant or a date, and `text`; and if need be `until`,
 * `kind` and a list of `metrics` that it concerns. With one that is none the whole list is refused.
 */
export const events: Kind<readonly GivenEvent[]> = {
  expected: '[{"at": "2025-03-01", "text": "Release 5", "kind": "release"}]',
  read(given) {
    const list = parsed(given);
    if (!Array.isArray(list)) return undefined;
    const read = list.flatMap((each: unknown) => eventOf(each) ?? []);
    return read.length === list.length ? read : undefined;
  },
};

import { inherited } from './ancestors.js';
import type { MetricAttributes } from './attributes.js';
import type { FeedSource } from '../engine/client.js';
import type { Question } from '../metric.js';

const second = 1000;

/** The zone an element computes in: its own, else that of its nearest ancestor; null leaves it to the feed. */
function zoneOf(element: MetricAttributes): string | null {
  return element.timeZone ?? inherited(element, 'time-zone');
}

/** Where an element's feed comes from and how it is read; `data` goes before `src`, and null says there is none. */
export function sourceOf(element: MetricAttributes, data: unknown, fetcher: FeedSource['fetcher']): FeedSource | null {
  const hasData = data !== null && data !== undefined;
  if (!hasData && element.src === null) return null;
  const { type, from, fields, rowsAt, dates, missing } = element;
  const columns = [...new Set([...element.by, ...Object.keys(element.filters)])];
  return {
    src: hasData ? null : element.src,
    data: hasData ? data : null,
    decode: { type, from, fields, rowsAt, dates, missing, timeZone: zoneOf(element), columns },
    credentials: element.credentials,
    timeout: element.timeout * second,
    fetcher,
  };
}

/** What an element asks of its feed, with the metric's own `options`. */
export function questionOf(element: MetricAttributes, options: Question['options']): Question {
  const { by, period, since, until, asOf, weekStart, fiscalYearStart, compare } = element;
  const { level, minGroup, filters, target, benchmark } = element;
  return {
    by,
    period,
    since,
    until,
    asOf,
    timeZone: zoneOf(element),
    weekStart,
    fiscalYearStart,
    compare,
    level,
    minGroup,
    filters,
    target,
    benchmark,
    options,
  };
}

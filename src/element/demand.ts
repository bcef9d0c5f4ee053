import { inherited } from './ancestors.js';
import type { MetricAttributes } from './attributes.js';
import type { GivenFeed } from './records.js';
import type { FeedSource } from '../engine/client.js';
import type { Question } from '../metric.js';

const second = 1000;

/** The zone an element computes in: its own, else that of its nearest ancestor; null leaves it to the feed. */
function zoneOf(element: MetricAttributes): string | null {
  return element.timeZone ?? inherited(element, 'time-zone');
}

/**
 * Where a feed that an element is `given` comes from and how it is read, `named` columns beside dimensions; null says that
 * none is given.
 */
export function sourceOf(
  element: MetricAttributes,
  { src, data, fields }: GivenFeed,
  named: readonly string[],
  fetcher: FeedSource['fetcher'],
): FeedSource | null {
  const hasData = data !== null && data !== undefined;
  if (!hasData && src === null) return null;
  const { type, from, rowsAt, dates, missing } = element;
  const columns = [...new Set([...element.by, ...Object.keys(element.filters), ...named])];
  return {
    src: hasData ? null : src,
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
    handedDown: [],
    events: [],
    target,
    benchmark,
    options,
  };
}

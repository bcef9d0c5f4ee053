import { inherited } from './ancestors.js';
import type { MetricAttributes } from './attributes.js';
import type { Held } from './board/index.js';
import type { GivenFeed } from './records.js';
import type { FeedSource } from '../engine/client.js';
import type { Question } from '../metric.js';

const second = 1000;

/** The zone an element computes in: its own, else that of its nearest ancestor, else of its board; null leaves it to the feed. */
function zoneOf(element: MetricAttributes, held: Held): string | null {
  return element.timeZone ?? inherited(element, 'time-zone') ?? held.timeZone;
}

/** The element's own value of property `name` where it is set, else what its board holds, else the default. */
function ownOr<Value>(element: MetricAttributes, name: string, [own, held]: readonly [Value, Value | null]): Value {
  return held === null || element.settings.isSet(name) ? own : held;
}

/** What to read of a feed beside its dimensions, and by whom it is fetched. */
export interface Reading {
  readonly named: readonly string[];
  readonly fetcher: FeedSource['fetcher'];
}

/** Where a feed that an element is given comes from and how it is read; null says that none is given. */
export function sourceOf(
  element: MetricAttributes,
  { src, data, fields, onBoard }: GivenFeed,
  held: Held,
  { named, fetcher }: Reading,
): FeedSource | null {
  const hasData = data !== null && data !== undefined;
  if (!hasData && src === null) return null;
  const { type, from, rowsAt, dates, missing, credentials, timeout } = onBoard ?? element;
  const columns = [...new Set([...element.by, ...Object.keys(element.filters), ...held.columns, ...named])];
  return {
    src: hasData ? null : src,
    data: hasData ? data : null,
    decode: { type, from, fields, rowsAt, dates, missing, timeZone: zoneOf(element, held), columns },
    credentials,
    timeout: timeout * second,
    fetcher: onBoard?.fetcher ?? fetcher,
  };
}

/** Filters of the element and of its board; where both name a field, what both let through. */
function filtersOf({ filters: own }: MetricAttributes, { filters: held }: Held): Question['filters'] {
  const shared = Object.entries(own).flatMap(([field, values]): [string, Question['filters'][string]][] => {
    const others = held[field];
    return others === undefined ? [] : [[field, values.filter((value) => others.includes(value))]];
  });
  return { ...held, ...own, ...Object.fromEntries(shared) };
}

type OfWindow = Pick<Question, 'since' | 'until' | 'chosenWindow'>;

/** The window of the element where it names one, else that of its board. */
function windowOf({ since, until }: MetricAttributes, held: Held): OfWindow {
  if (since !== null || until !== null) return { since, until };
  return { since: held.since, until: held.until, ...(held.chosenWindow && { chosenWindow: true }) };
}

/** What the element does not ask for itself: filters, and ends of the window. */
function handedDownTo({ filters, since, until }: MetricAttributes, held: Held): string[] {
  const fields = Object.keys(held.filters).filter((field) => !Object.hasOwn(filters, field));
  const isWindowed = held.since !== null || held.until !== null;
  return since === null && until === null && isWindowed ? [...fields, 'since', 'until'] : fields;
}

/** What an element asks of its feed, with the metric's own `options` and what its board holds for it. */
export function questionOf(element: MetricAttributes, options: Question['options'], held: Held): Question {
  const { by, period, asOf, weekStart, fiscalYearStart, compare } = element;
  const { level, minGroup, target, benchmark } = element;
  return {
    by,
    period: period ?? held.period,
    ...windowOf(element, held),
    asOf: asOf ?? held.asOf,
    timeZone: zoneOf(element, held),
    weekStart: ownOr(element, 'weekStart', [weekStart, held.weekStart]),
    fiscalYearStart: ownOr(element, 'fiscalYearStart', [fiscalYearStart, held.fiscalYearStart]),
    compare: ownOr(element, 'compare', [compare, held.compare]),
    level: ownOr(element, 'level', [level, held.level]),
    minGroup: Math.max(held.minGroup ?? 0, ownOr(element, 'minGroup', [minGroup, held.minGroup])),
    filters: filtersOf(element, held),
    handedDown: handedDownTo(element, held),
    events: [...held.events, ...element.events],
    target,
    benchmark,
    options,
  };
}

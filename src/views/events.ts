import { rulesOn, type EventRule, type PlaceRules } from '../charts/index.js';
import type { FeedEvent, Measure, SeriesPoint } from '../metric.js';
import type { Text } from '../text/index.js';
import type { Happened } from './line.js';

function concerns(event: FeedEvent, { metric }: Measure): boolean {
  return event.metrics.length === 0 || event.metrics.includes(metric);
}

/** Where an instant lies among the periods, from the middle of the first; null outside of them. */
function positionOf(at: number, series: readonly Pick<SeriesPoint, 'start' | 'end'>[]): number | null {
  const index = series.findIndex(
    ({ start, end }) => start !== null && end !== null && Date.parse(start) <= at && at < Date.parse(end),
  );
  const { start, end } = series[index] ?? {};
  if (!start || !end) return null;
  return index + (at - Date.parse(start)) / (Date.parse(end) - Date.parse(start)) - 0.5;
}

/** What happened, at its place among the periods. */
export function eventRules(measure: Measure): EventRule[] {
  return measure.events.flatMap((event) => {
    const position = concerns(event, measure) ? positionOf(event.at, measure.series) : null;
    return position === null ? [] : [{ position, text: event.text }];
  });
}

/** What happened in a period, in words. */
export function eventRemarks(
  { start, end }: Pick<SeriesPoint, 'start' | 'end'>,
  measure: Measure,
  text: Text,
): string[] {
  const isWithin = ({ at }: FeedEvent) => positionOf(at, [{ start, end }]) !== null;
  const events = measure.events.filter((event) => concerns(event, measure) && isWithin(event));
  return events.map((event) => text.event(event.text));
}

/**
 * The places in a series whose period does not compare with the one before, since what is counted changed between them or
 * within one of them.
 */
export function breaksIn({ series, events }: Pick<Measure, 'series' | 'events'>): ReadonlySet<number> {
  const instants = events.flatMap(({ kind, at }) => (kind === 'definition' ? [at] : []));
  const places = instants.flatMap((at) => {
    const index = series.findIndex(({ end }) => end !== null && Date.parse(end) > at);
    const start = series[index]?.start;
    if (!start || Date.parse(start) > at) return [];
    return Date.parse(start) === at ? [index] : [index, index + 1];
  });
  return new Set(places.filter((index) => index > 0 && index < series.length));
}

/** What of a line is told and drawn of events. */
export const happened: Happened = {
  rules: (measure): PlaceRules => rulesOn(eventRules(measure)),
  remarks: eventRemarks,
  breaks: breaksIn,
};

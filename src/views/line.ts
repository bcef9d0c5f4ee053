import { lineBand, sparkline, type EventRule, type LinePoint, type Reference } from '../charts/index.js';
import { countedOf, type FeedEvent, type Measure, type SeriesPoint } from '../metric.js';
import type { Text } from '../text/index.js';
import { chartName, type ViewContext } from './context.js';
import { ticksOf } from './ticks.js';
import { axisOf, limitsOf } from './tones.js';

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

/** The periods of a measure as points of a line, each with its words. */
export function linePointsOf(measure: Measure, text: Text): LinePoint[] {
  const breaks = breaksIn(measure);
  return measure.series.map((point, index) => {
    const hidden = point.hidden ? [text.hidden(measure.context.min_group, countedOf(measure))] : [];
    const remarks = [...hidden, ...eventRemarks(point, measure, text)];
    const { period, value, low, high, complete } = point;
    const label = text.point(text.pointName(point, measure.context), point, measure.unit, remarks, countedOf(measure));
    return { key: period, label, value, low, high, complete, ...(breaks.has(index) && { apart: true }) };
  });
}

function references(measure: Measure, text: Text): Reference[] {
  const { target, benchmark, unit } = measure;
  return [
    ...(target
      ? [
          {
            kind: 'target' as const,
            value: target.value,
            shown: text.amount(target.value, unit),
            name: text.targetName(target),
          },
        ]
      : []),
    ...(benchmark
      ? [
          {
            kind: 'benchmark' as const,
            value: benchmark.value,
            shown: text.amount(benchmark.value, unit),
            name: text.benchmarkName(benchmark),
          },
        ]
      : []),
  ];
}

/** The last complete period, where an unfinished one after it could be taken for it. */
function lastName({ series, context }: Measure, text: Text): string {
  const last = series.findLast(({ complete, value }) => complete && value !== null);
  return last === undefined || series.at(-1)?.complete ? '' : text.periodName(last.period, context);
}

/** The series as a line with band, axes, target, benchmark and events, in pixels; `height` null follows the width. */
export function trendChart(measure: Measure, context: ViewContext, width: number, height: number | null = null) {
  const { text, active, direction } = context;
  return lineBand(linePointsOf(measure, text), {
    width,
    height,
    direction,
    active,
    label: chartName(measure, context, 'trend'),
    tone: 'good',
    format: (value) => text.amount(value, measure.unit),
    ...axisOf(measure.unit, text),
    limits: limitsOf(measure),
    ticks: ticksOf(measure, text, width),
    references: references(measure, text),
    events: eventRules(measure),
    soFar: measure.series.at(-1)?.missing === 'start' ? text.inPart : text.soFar,
    lastName: lastName(measure, text),
  });
}

/** Height of the small line in pixels. */
const smallHeight = 64;

/** The series as a small line without axes, `width` pixels wide. */
export function smallTrendChart(measure: Measure, context: ViewContext, width: number) {
  const { text, active, direction } = context;
  return sparkline(linePointsOf(measure, text), {
    width,
    height: smallHeight,
    direction,
    active,
    label: chartName(measure, context, 'trend'),
    tone: 'good',
  });
}

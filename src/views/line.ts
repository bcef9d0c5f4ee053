import { lineBand, sparkline, type LinePoint, type PlaceRules, type Reference } from '../charts/index.js';
import { countedOf, type Measure, type SeriesPoint } from '../metric.js';
import type { Text } from '../text/index.js';
import { chartName, type ViewContext } from './context.js';
import { Later } from './later.js';
import { ticksOf } from './ticks.js';
import { axisOf, limitsOf } from './tones.js';

/** What of a line is told and drawn of events. */
export interface Happened {
  /** What happened, at its place among the periods. */
  readonly rules: (measure: Measure) => PlaceRules;
  /** What happened in a period, in words. */
  readonly remarks: (point: Pick<SeriesPoint, 'start' | 'end'>, measure: Measure, text: Text) => readonly string[];
  /** The places of periods that do not compare with the one before. */
  readonly breaks: (measure: Measure) => ReadonlySet<number>;
}

/** What lines need of events; fetched with the first measure that has some. */
export const happenings = new Later(async () => (await import('./events.js')).happened);

/** What pictures need of events, where there are some. */
export function neededByEvents({ events }: { readonly events: readonly unknown[] }): readonly Later<unknown>[] {
  return events.length === 0 ? [] : [happenings];
}

/** What there is to tell of events; null where nothing happened. */
function happenedIn({ events }: Measure): Happened | null {
  return events.length === 0 ? null : happenings.part;
}

/** The periods of a measure as points of a line, each with its words and what `happened` in it. */
export function linePointsOf(measure: Measure, text: Text, happened = happenedIn(measure)): LinePoint[] {
  const breaks = happened?.breaks(measure);
  return measure.series.map((point, index) => {
    const hidden = point.hidden ? [text.hidden(measure.context.min_group, countedOf(measure))] : [];
    const remarks = [...hidden, ...(happened?.remarks(point, measure, text) ?? [])];
    const { period, value, low, high, complete } = point;
    const label = text.point(text.pointName(point, measure.context), point, measure.unit, remarks, countedOf(measure));
    return { key: period, label, value, low, high, complete, ...(breaks?.has(index) && { apart: true }) };
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
    events: happenedIn(measure)?.rules(measure) ?? null,
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

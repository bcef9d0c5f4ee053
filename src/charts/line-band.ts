import { svg, type SVGTemplateResult } from 'lit';
import { timeAxis, valueAxis, type Tick } from './axis.js';
import { endLabels, endLabelWidth, type EndLabel } from './end-labels.js';
import { eventRules, type EventRule } from './event-rules.js';
import { chartHeight, decoration, frame, isWalkable, type ChartOptions, type Tone } from './frame.js';
import { widest } from './labels.js';
import { linePoints, type LineBox } from './line-points.js';
import { lineAndBand, type LinePlace, type LinePoint } from './line-shapes.js';
import { numbers, px, valueScale, type ValueScale } from './scales.js';

/** A value to hold the line against, drawn across the chart and named at its end. */
export interface Reference {
  readonly kind: 'target' | 'benchmark';
  readonly value: number;
  /** The value as it is written. */
  readonly shown: string;
  readonly name: string;
}

/** What a line chart is told beside its points. */
export interface LineBandOptions extends ChartOptions {
  readonly tone: Tone;
  /** How values are written at ticks and at the end of the line. */
  readonly format: (value: number) => string;
  /** What values the unit can have. */
  readonly limits: readonly [number, number];
  readonly ticks: readonly Tick[];
  readonly references: readonly Reference[];
  readonly events: readonly EventRule[];
  /** The word at an unfinished end. */
  readonly soFar: string;
}

/** The widest part of a chart that names at the right may take. */
const mostForNames = 0.3;

function scaleOf(
  points: readonly LinePoint[],
  { references, limits }: LineBandOptions,
  box: Pick<LineBox, 'top' | 'bottom'>,
) {
  const values = numbers([
    ...points.flatMap((point) => [point.value, point.low, point.high]),
    ...references.map((reference) => reference.value),
  ]);
  return valueScale(values, [box.bottom, box.top], limits, box.bottom - box.top < 100 ? 4 : 5);
}

/** The last complete period, an unfinished one after it, and the references, each with its value. */
function endings(points: readonly LinePoint[], options: LineBandOptions): EndLabel[] {
  const known = points.filter((point): point is LinePoint & { value: number } => point.value !== null);
  const last = known.findLast((point) => point.complete);
  const end = known.at(-1);
  const { format, soFar } = options;
  const own = last ? [{ value: last.value, shown: format(last.value), name: '', kind: 'own' as const }] : [];
  const open =
    end && !end.complete ? [{ value: end.value, shown: format(end.value), name: soFar, kind: 'open' as const }] : [];
  return [...own, ...open, ...options.references];
}

/** Periods stand at equal distances with half a step of room at both ends; a single one stands in the middle. */
function placeOf(count: number, box: Omit<LineBox, 'step'>, scale: ValueScale): LinePlace & { readonly step: number } {
  const step = (box.right - box.left) / Math.max(1, count);
  return { step, x: (index) => px(box.left + (index + 0.5) * step), y: scale.at };
}

function layout(points: readonly LinePoint[], options: LineBandOptions) {
  const height = chartHeight(options.width);
  const box = { top: options.events.length > 0 ? 24 : 10, bottom: height - 26 };
  const scale = scaleOf(points, options, box);
  const labels = endings(points, options);
  const names = endLabelWidth(labels, options.width * mostForNames);
  const left = Math.ceil(widest(scale.ticks.map(options.format))) + 8;
  const right = Math.max(left + 1, options.width - names - (names > 0 ? 10 : 4));
  return { height, scale, labels, box: { ...box, left, right } };
}

function referenceLines(options: LineBandOptions, scale: ValueScale, { left, right }: Omit<LineBox, 'step'>) {
  return options.references.map(({ kind, value }) => {
    const y = scale.at(value);
    return svg`<line class="reference ${kind}" x1=${px(left)} x2=${px(right)} y1=${y} y2=${y} />`;
  });
}

/**
 * A line through periods with the band of its intervals. Gaps break the line, an unfinished period is hollow and
 * dashed, target and benchmark are named at their end, events stand as thin rules. Time runs from left to right in
 * right-to-left pages too.
 */
export function lineBand(points: readonly LinePoint[], options: LineBandOptions): SVGTemplateResult {
  const { height, scale, labels, box } = layout(points, options);
  const place = placeOf(points.length, box, scale);
  const edges = [0, options.width] as const;
  const picture = svg`${decoration([
    valueAxis(scale, box.left, box.right, options.format),
    timeAxis(options.ticks, place.x, box.bottom, edges),
    eventRules(options.events, place.x, box),
    referenceLines(options, scale, box),
    svg`<g class=${options.tone}>${lineAndBand(points, place)}</g>`,
    endLabels(labels, scale, box, options.width),
  ])}<g class=${options.tone}>${linePoints(points, place, { ...box, step: place.step }, options.active)}</g>`;
  return frame({ ...options, direction: 'ltr' }, height, isWalkable(points.length), picture);
}

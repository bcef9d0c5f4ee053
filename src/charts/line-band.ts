import { nothing, svg, type SVGTemplateResult } from 'lit';
import { timeAxis, valueAxis, type AxisUnit, type Tick } from './axis.js';
import { endLabels, endLabelWidth, type EndLabel } from './end-labels.js';
import { chartHeight, decoration, frame, isWalkable, type ChartOptions, type Tone } from './frame.js';
import { widest } from './labels.js';
import { linePoints, type LineBox } from './line-points.js';
import { lineAndBand, type LinePoint } from './line-shapes.js';
import { mostTicks, numbers, px, valueScale, type ValueScale } from './scales.js';

/** A value to hold the line against, drawn across the chart and named at its end. */
export interface Reference {
  readonly kind: 'target' | 'benchmark';
  readonly value: number;
  /** The value as it is written. */
  readonly shown: string;
  readonly name: string;
}

/** Rules across a chart: the pixels above it that their words need, and how they are drawn between its edges. */
export interface PlacedRules {
  readonly room: number;
  draw(top: number, bottom: number): unknown;
}

/** Places rules among periods that stand at `at`, between the sides of a chart. */
export type PlaceRules = (at: (index: number) => number, sides: readonly [number, number]) => PlacedRules;

/** What a line chart is told beside its points. */
export interface LineBandOptions extends ChartOptions {
  /** Height in pixels; null follows the width. */
  readonly height: number | null;
  readonly tone: Tone;
  /** How values are written at ticks and at the end of the line. */
  readonly format: (value: number) => string;
  /** How values are written at ticks, and the steps between them, where the unit asks for its own. */
  readonly axis?: AxisUnit;
  /** What values the unit can have. */
  readonly limits: readonly [number, number];
  readonly ticks: readonly Tick[];
  readonly references: readonly Reference[];
  /** What happened; null for nothing. */
  readonly events: PlaceRules | null;
  /** The word at an unfinished end, and the name of the last complete period beside its value. */
  readonly soFar: string;
  readonly lastName: string;
}

/** The widest part of a chart that names at the right may take. */
const mostForNames = 0.3;

/** A plot lower than this has room for one tick less. */
const lowPlot = 100;

function scaleOf(
  points: readonly LinePoint[],
  { references, limits, format, axis }: LineBandOptions,
  box: Pick<LineBox, 'top' | 'bottom'>,
) {
  const values = numbers([
    ...points.flatMap((point) => [point.value, point.low, point.high]),
    ...references.map((reference) => reference.value),
  ]);
  const most = box.bottom - box.top < lowPlot ? mostTicks - 1 : mostTicks;
  return valueScale(values, { range: [box.bottom, box.top], limits, format, most, ...(axis && { steps: axis.steps }) });
}

/** The last complete period, an unfinished one after it, and the references, each with its value. */
function endings(points: readonly LinePoint[], options: LineBandOptions): EndLabel[] {
  const known = points.filter((point): point is LinePoint & { value: number } => point.value !== null);
  const last = known.findLast((point) => point.complete);
  const end = known.at(-1);
  const { format, soFar, lastName } = options;
  const own = last ? [{ value: last.value, shown: format(last.value), name: lastName, kind: 'own' as const }] : [];
  const open =
    end && !end.complete ? [{ value: end.value, shown: format(end.value), name: soFar, kind: 'open' as const }] : [];
  return [...own, ...open, ...options.references];
}

/** Periods stand at equal distances with half a step of room at both ends; a single one stands in the middle. */
function columns(count: number, { left, right }: Pick<LineBox, 'left' | 'right'>) {
  const step = (right - left) / Math.max(1, count);
  return { step, x: (index: number) => px(left + (index + 0.5) * step) };
}

function layout(points: readonly LinePoint[], options: LineBandOptions) {
  const { width } = options;
  const format = options.axis?.format ?? options.format;
  const height = options.height ?? chartHeight(width);
  const edges = { top: 10, bottom: height - 26 };
  const labels = endings(points, options);
  const names = endLabelWidth(labels, width * mostForNames);
  const left = Math.ceil(widest(scaleOf(points, options, edges).ticks.map(format))) + 8;
  const sides = { left, right: Math.max(left + 1, width - names - (names > 0 ? 10 : 4)) };
  const rules = options.events?.(columns(points.length, sides).x, [left, sides.right]);
  const box = { ...sides, top: edges.top + (rules?.room ?? 0), bottom: edges.bottom };
  return { height, labels, rules, box, scale: scaleOf(points, options, box) };
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
  const { height, scale, labels, rules, box } = layout(points, options);
  const { step, x } = columns(points.length, box);
  const place = { x, y: scale.at };
  const picture = svg`${decoration([
    valueAxis(scale, box.left, box.right, options.axis?.format ?? options.format),
    timeAxis(options.ticks, x, box.bottom, [0, options.width]),
    rules?.draw(box.top, box.bottom) ?? nothing,
    referenceLines(options, scale, box),
    svg`<g class=${options.tone}>${lineAndBand(points, place)}</g>`,
    endLabels(labels, scale, box, options.width),
  ])}<g class=${options.tone}>${linePoints(points, place, { ...box, step }, options.active)}</g>`;
  return frame({ ...options, direction: 'ltr' }, height, isWalkable(points.length), picture);
}

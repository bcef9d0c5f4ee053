import { area, line } from 'd3';
import { nothing, svg, type SVGTemplateResult } from 'lit';
import { valueAxis } from './axis.js';
import { chartHeight, decoration, frame, hitArea, isWalkable, label, point, ring, type ChartOptions } from './frame.js';
import { durationAxis, markLines, placeMarks, type DurationMark, type PlacedMarks } from './duration-axis.js';
import { durationScale, type DurationScale } from './duration-scale.js';
import { estimateWidth, widest } from './labels.js';
import { linear } from './linear.js';
import { px, type ValueScale } from './scales.js';
import { thinned } from './thin.js';

/** A step of a curve: from the duration `x` on, the share in percent with its interval. */
export interface CurveStep {
  readonly x: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** A time at which the curve can be read, with the words of what it says there. */
export interface CurveProbe {
  readonly key: string;
  readonly label: string;
  /** The duration, in the unit of the axis. */
  readonly at: number;
}

/** What a step curve is told beside its steps. */
export interface StepCurveOptions extends ChartOptions {
  /** Height of the picture in pixels without what stands below its axis; null follows the width. */
  readonly height: number | null;
  readonly domain: readonly [number, number];
  readonly isLogarithmic: boolean;
  /** Steps between ticks where the axis counts in another unit than hours. */
  readonly steps?: readonly number[];
  readonly formatDuration: (duration: number) => string;
  readonly formatShare: (percent: number) => string;
  /** A curve to compare with, drawn thin behind. */
  readonly behind: readonly CurveStep[];
  readonly marks: readonly DurationMark[];
  readonly probes: readonly CurveProbe[];
  /** How many are still at risk at a time, as it is written, with the head of that row; null leaves the row out. */
  readonly atRisk: { readonly head: string; readonly at: (duration: number) => string } | null;
}

/** The lowest that the picture of the whole gets. */
const leastHeight = 170;

/** Room below for the names of durations, and for the numbers at risk with their head. */
const axisRoom = 24;
const riskRoom = 34;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Layout {
  readonly box: Box;
  readonly x: DurationScale;
  readonly y: ValueScale;
  readonly marks: PlacedMarks;
  readonly height: number;
}

/** From 0 to 100 %, by quarters where there is room for them, else by halves. */
function shareScale(range: readonly [number, number]): ValueScale {
  const scale = linear([0, 100], range);
  const ticks = range[0] - range[1] < 110 ? [0, 50, 100] : [0, 25, 50, 75, 100];
  return { at: (share) => px(scale(share)), ticks, domain: [0, 100] };
}

function layoutOf(options: StepCurveOptions): Layout {
  const { width, formatShare, domain, isLogarithmic, formatDuration, steps } = options;
  const bottom = (options.height ?? Math.max(leastHeight, chartHeight(width))) - axisRoom;
  const axis = (top: number) => shareScale([bottom, top]);
  const left = Math.ceil(widest(axis(10).ticks.map(formatShare))) + 8;
  const right = Math.max(left + 1, width - 6);
  const x = durationScale({
    domain,
    isLogarithmic,
    range: [left, right],
    format: formatDuration,
    ...(steps && { steps }),
  });
  const marks = placeMarks(options.marks, x, [left, width]);
  const top = 10 + marks.room;
  const height = bottom + axisRoom + (options.atRisk === null ? 0 : riskRoom);
  return { box: { left, right, top, bottom }, x, y: axis(top), marks, height };
}

/** The value from a duration on; null before the first step. */
function stepAt(steps: readonly CurveStep[], duration: number): CurveStep | null {
  return steps.findLast(({ x }) => x <= duration) ?? null;
}

/** The steps inside the axis, with one at each of its ends. */
function inside(steps: readonly CurveStep[], [low, high]: readonly [number, number]): CurveStep[] {
  const [first, last] = [stepAt(steps, low), stepAt(steps, high)];
  const seen = Math.min(high, steps.at(-1)?.x ?? high);
  return [
    ...(first ? [{ ...first, x: low }] : []),
    ...steps.filter(({ x }) => x > low && x <= high),
    ...(last ? [{ ...last, x: seen }] : []),
  ];
}

const heights = [(step: CurveStep) => step.value, (step: CurveStep) => step.low, (step: CurveStep) => step.high];

/** The steps inside the axis that can be told apart. */
function drawn(steps: readonly CurveStep[], x: DurationScale): readonly CurveStep[] {
  return thinned(inside(steps, x.domain), (step) => x.at(step.x), heights, hasBand);
}

function hasBand({ low, high }: CurveStep): boolean {
  return low !== null && high !== null;
}

/** The corners of steps that are joined: each goes on at its height to where the next begins. */
function corners(steps: readonly CurveStep[], isJoined: (next: CurveStep) => boolean = () => true): CurveStep[] {
  return steps.flatMap((step, i) => {
    const next = steps[i + 1];
    return next && isJoined(next) ? [step, { ...step, x: next.x }] : [step];
  });
}

function curvePath(steps: readonly CurveStep[], { x, y }: Layout): string {
  const shape = line<CurveStep>()
    .x((step) => x.at(step.x))
    .y((step) => y.at(step.value))
    .digits(2);
  return shape(corners(drawn(steps, x))) ?? '';
}

function bandPath(steps: readonly CurveStep[], { x, y }: Layout): string {
  const shape = area<CurveStep>()
    .x((step) => x.at(step.x))
    .y0((step) => y.at(step.low ?? 0))
    .y1((step) => y.at(step.high ?? 0))
    .defined(hasBand)
    .digits(2);
  return shape(corners(drawn(steps, x), hasBand)) ?? '';
}

function riskRow({ x, box }: Layout, { atRisk, width }: StepCurveOptions): unknown {
  if (atRisk === null) return nothing;
  let end = -Infinity;
  const counts = x.ticks.flatMap((tick) => {
    const text = atRisk.at(tick);
    const half = estimateWidth(text) / 2;
    const middle = Math.min(width - half, Math.max(half, x.at(tick)));
    if (middle - half < end + 6) return [];
    end = middle + half;
    return [label(text, middle, box.bottom + axisRoom + 29, { kind: 'muted', anchor: 'middle' })];
  });
  return [label(atRisk.head, 0, box.bottom + axisRoom + 13, { kind: 'muted' }), counts];
}

/** From half the way from the time before to half the way to the next. */
function column(index: number, { probes }: StepCurveOptions, { x, box }: Layout): SVGTemplateResult {
  const at = (i: number) => x.at(probes[i]?.at ?? 0);
  const start = index === 0 ? box.left : (at(index - 1) + at(index)) / 2;
  const end = index === probes.length - 1 ? box.right : (at(index) + at(index + 1)) / 2;
  return hitArea(start, box.top, end - start, box.bottom - box.top);
}

function probePoints(steps: readonly CurveStep[], options: StepCurveOptions, layout: Layout): unknown {
  const { x, y, box } = layout;
  return options.probes.map(({ key, label: words, at }, index) => {
    const value = stepAt(steps, at)?.value ?? null;
    const isActive = key === options.active;
    const mark =
      value === null
        ? nothing
        : [svg`<circle class="dot" cx=${x.at(at)} cy=${y.at(value)} r="4" />`, ring(x.at(at), y.at(value))];
    return point({ index, key, label: words, active: options.active }, [
      isActive
        ? svg`<line class="cursor" x1=${x.at(at)} x2=${x.at(at)} y1=${px(box.top)} y2=${px(box.bottom)} />`
        : nothing,
      column(index, options, layout),
      isActive ? mark : nothing,
    ]);
  });
}

/**
 * The share that has come to an end, or goes on, over the time since the start, as a step curve with its band; targets
 * and quantiles as lines with words above, numbers at risk below. Time runs from left to right in right-to-left pages
 * too.
 */
export function stepCurve(steps: readonly CurveStep[], options: StepCurveOptions): SVGTemplateResult {
  const layout = layoutOf(options);
  const { box, x, y, marks, height } = layout;
  const behind = decoration([
    valueAxis(y, box.left, box.right, options.formatShare),
    durationAxis(x, box.bottom, [0, options.width], options.formatDuration),
    markLines(marks, box.top, box.bottom),
    svg`<g class="neutral"><path class="line thin" d=${curvePath(options.behind, layout)} /></g>`,
    svg`<g class="good"><path class="band" d=${bandPath(steps, layout)} /><path class="line" d=${curvePath(steps, layout)} /></g>`,
    riskRow(layout, options),
  ]);
  const points = svg`<g class="good">${probePoints(steps, options, layout)}</g>`;
  return frame({ ...options, direction: 'ltr' }, height, isWalkable(options.probes.length), [behind, points]);
}

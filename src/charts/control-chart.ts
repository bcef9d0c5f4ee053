import { nothing, svg, type SVGTemplateResult } from 'lit';
import { timeAxis, valueAxis, type AxisUnit, type Tick } from './axis.js';
import { endLabels, endLabelWidth, type EndLabel } from './end-labels.js';
import { eventRules, eventWords, wordRoom, type EventRule } from './event-rules.js';
import { chartHeight, decoration, frame, isWalkable, label, type ChartOptions, type Tone } from './frame.js';
import { truncate, widest } from './labels.js';
import { linePoints, type LineBox } from './line-points.js';
import { linePaths, type LinePoint } from './line-shapes.js';
import { mostTicks, numbers, px, valueScale, type ValueScale } from './scales.js';
import { thinned } from './thin.js';

/** One period with the limits of common variation there; `signal` is how a point beyond them is read. */
export interface ControlMark extends LinePoint {
  readonly signal: Tone | null;
}

/** A stretch on one side of the centre that is longer than chance makes it. */
export interface Shift {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What a control chart is told beside its points, whose `low` and `high` are the limits. */
export interface ControlChartOptions extends ChartOptions {
  readonly format: (value: number) => string;
  /** How values are written at ticks, and the steps between them, where the unit asks for its own. */
  readonly axis?: AxisUnit;
  /** What values the unit can have. */
  readonly limits: readonly [number, number];
  readonly ticks: readonly Tick[];
  readonly events: readonly EventRule[];
  readonly centre: number | null;
  /** The words beside centre and limits at the right; limits made of few periods are drawn with an open edge. */
  readonly names: { readonly centre: string; readonly low: string; readonly high: string };
  readonly isProvisional: boolean;
  readonly shift: Shift | null;
}

/** Below this width the limits are told by their values alone. */
const wide = 440;

/** The lowest that the picture gets, and the room that a bracket below it needs. */
const leastHeight = 150;
const bracketRoom = 18;

/** The widest part of a chart that names at the right may take. */
const mostForNames = 0.3;

interface Layout {
  readonly box: LineBox;
  readonly scale: ValueScale;
  readonly x: (index: number) => number;
  readonly endings: readonly EndLabel[];
  readonly words: ReturnType<typeof eventWords>;
  readonly height: number;
}

function endingsOf(points: readonly ControlMark[], { centre, names, format, width }: ControlChartOptions): EndLabel[] {
  const last = points.findLast(({ low, high }) => low !== null || high !== null);
  const ending = (value: number | null | undefined, name: string): EndLabel[] =>
    typeof value === 'number' ? [{ value, shown: format(value), name: width < wide ? '' : name, kind: 'open' }] : [];
  return [...ending(last?.high, names.high), ...ending(centre, names.centre), ...ending(last?.low, names.low)];
}

function layoutOf(points: readonly ControlMark[], options: ControlChartOptions): Layout {
  const { width, limits } = options;
  const format = options.axis?.format ?? options.format;
  const steps = options.axis && { steps: options.axis.steps };
  const room = options.shift === null ? 0 : bracketRoom;
  const height = Math.max(leastHeight, chartHeight(width)) + room;
  const bottom = height - 26 - room;
  const values = numbers([...points.flatMap(({ value, low, high }) => [value, low, high]), options.centre]);
  const axis = (top: number) =>
    valueScale(values, {
      range: [bottom, top],
      limits,
      format,
      most: bottom - top < 100 ? mostTicks - 1 : mostTicks,
      ...steps,
    });
  const endings = endingsOf(points, options);
  const left = Math.ceil(widest(axis(10).ticks.map(format))) + 8;
  const names = endLabelWidth(endings, width * mostForNames);
  const right = Math.max(left + 1, width - names - (names > 0 ? 10 : 4));
  const step = (right - left) / Math.max(1, points.length);
  const x = (index: number) => px(left + (index + 0.5) * step);
  const words = eventWords(options.events, x, [left, right]);
  const top = 10 + wordRoom(words);
  return { box: { left, right, top, bottom, step }, scale: axis(top), x, endings, words, height };
}

interface PlacedLimits {
  readonly index: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** The limits that can be told apart. */
function limitsDrawn(points: readonly ControlMark[], x: Layout['x']): readonly PlacedLimits[] {
  const all = points.map(({ low, high }, index) => ({ index, low, high }));
  const kind = ({ low, high }: PlacedLimits) => (low === null ? 0 : 1) + (high === null ? 0 : 2);
  return thinned(all, ({ index }) => x(index), [({ low }) => low, ({ high }) => high], kind);
}

/** A limit as a line of steps, level over each period. */
function limitPath(points: readonly ControlMark[], of: 'low' | 'high', { x, scale, box }: Layout): string {
  let isOpen = false;
  return limitsDrawn(points, x)
    .map(({ index, ...mark }) => {
      const value = mark[of];
      const [start, end] = [px(x(index) - box.step / 2), px(x(index) + box.step / 2)];
      const command = isOpen ? 'L' : 'M';
      isOpen = value !== null;
      return value === null ? '' : `${command}${start},${scale.at(value)}H${end}`;
    })
    .join('');
}

/** Neighbouring periods that have both limits. */
function runs(
  points: readonly ControlMark[],
  x: Layout['x'],
): { readonly index: number; readonly low: number; readonly high: number }[][] {
  const found: { index: number; low: number; high: number }[][] = [[]];
  limitsDrawn(points, x).forEach(({ low, high, index }) => {
    if (low === null || high === null) found.push([]);
    else found.at(-1)?.push({ index, low, high });
  });
  return found.filter((run) => run.length > 0);
}

/** The space between the limits: along the upper one and back along the lower one. */
function limitBand(points: readonly ControlMark[], { x, scale, box }: Layout): string {
  const [start, end] = [(index: number) => px(x(index) - box.step / 2), (index: number) => px(x(index) + box.step / 2)];
  return runs(points, x)
    .map((run) => {
      const there = run.map(({ index, high }) => `${start(index)},${scale.at(high)}H${end(index)}`);
      const back = run.toReversed().map(({ index, low }) => `${end(index)},${scale.at(low)}H${start(index)}`);
      return `M${[...there, ...back].join('L')}Z`;
    })
    .join('');
}

/** The centre, from the first period that has limits on. */
function centreLine(points: readonly ControlMark[], centre: number | null, { scale, box, x }: Layout): unknown {
  if (centre === null) return nothing;
  const y = scale.at(centre);
  const first = points.findIndex(({ low, high }) => low !== null || high !== null);
  const start = first > 0 ? x(first) - box.step / 2 : box.left;
  return svg`<line class="overall" x1=${px(start)} x2=${px(box.right)} y1=${y} y2=${y} />`;
}

function signals(points: readonly ControlMark[], { x, scale }: Layout): unknown {
  const marked = points.flatMap(({ signal, value }, index) =>
    signal === null || value === null ? [] : [{ signal, value, index }],
  );
  const seen = thinned(
    marked,
    ({ index }) => x(index),
    [({ value }) => value],
    ({ signal }) => signal,
  );
  return seen.map(
    ({ signal, value, index }) =>
      svg`<g class=${signal}><circle class="dot" cx=${x(index)} cy=${scale.at(value)} r="4" /><circle class="signal" cx=${x(index)} cy=${scale.at(value)} r="7.5" /></g>`,
  );
}

/** A bracket under the stretch on one side of the centre, with its words. */
function shiftBracket({ shift, width }: ControlChartOptions, { x, box }: Layout): unknown {
  if (shift === null) return nothing;
  const [start, end] = [px(x(shift.from) - box.step / 2 + 1), px(x(shift.to) + box.step / 2 - 1)];
  const y = box.bottom + 5;
  const text = truncate(shift.text, width * 0.6);
  const half = widest([text]) / 2;
  const middle = Math.min(width - half, Math.max(half, (start + end) / 2));
  return [
    svg`<path class="bracket" d="M${start},${px(y - 4)}V${px(y)}H${end}V${px(y - 4)}" />`,
    label(text, middle, y + 14, { kind: 'over', anchor: 'middle' }),
  ];
}

/**
 * A series with the limits of common variation as a band, the centre as a line, points beyond the limits ringed, and a
 * sustained shift bracketed. Limits that stand on few periods have a dashed edge. Time runs from left to right in
 * right-to-left pages too.
 */
export function controlChart(points: readonly ControlMark[], options: ControlChartOptions): SVGTemplateResult {
  const layout = layoutOf(points, options);
  const { box, scale, x, endings, words, height } = layout;
  const place = { x, y: scale.at };
  const { complete, unfinished } = linePaths(points, place);
  const edge = options.isProvisional ? 'limit provisional' : 'limit';
  const axisAt = box.bottom + (options.shift === null ? 0 : bracketRoom);
  const picture = [
    decoration([
      svg`<g class="neutral"><path class="band" d=${limitBand(points, layout)} /><path class=${edge} d=${limitPath(points, 'high', layout)} /><path class=${edge} d=${limitPath(points, 'low', layout)} /></g>`,
      valueAxis(scale, box.left, box.right, options.axis?.format ?? options.format),
      timeAxis(options.ticks, x, axisAt, [0, options.width]),
      eventRules(words, box.top, box.bottom),
      centreLine(points, options.centre, layout),
      svg`<g class="good"><path class="line" d=${complete} /><path class="line unfinished" d=${unfinished} /></g>`,
      shiftBracket(options, layout),
      endLabels(endings, scale, box, options.width),
    ]),
    svg`<g class="good">${linePoints(points, place, box, options.active)}</g>`,
    decoration(signals(points, layout)),
  ];
  return frame({ ...options, direction: 'ltr' }, height, isWalkable(points.length), picture);
}

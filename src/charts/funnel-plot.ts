import { area, line } from 'd3';
import { nothing, svg, type SVGTemplateResult } from 'lit';
import { valueAxis } from './axis.js';
import {
  chartHeight,
  decoration,
  frame,
  hitArea,
  isWalkable,
  label,
  point,
  ring,
  type ChartOptions,
  type Tone,
} from './frame.js';
import { estimateWidth, truncate, widest } from './labels.js';
import { numbers, px, valueScale, type ValueScale } from './scales.js';

/** One of many that are compared: its value, the value drawn towards the whole, and the number behind it. */
export interface FunnelDot {
  readonly key: string;
  /** The words of the dot, for screen readers and the tooltip. */
  readonly label: string;
  readonly name: string;
  readonly n: number;
  readonly value: number;
  readonly shrunken: number | null;
  /** How a dot outside of the funnel is read; null inside. */
  readonly signal: Tone | null;
}

/** The limits that chance alone would keep at a number of answers. */
export interface FunnelLimit {
  readonly n: number;
  readonly low95: number;
  readonly high95: number;
  readonly low998: number;
  readonly high998: number;
}

/** What a funnel plot is told beside its dots. */
export interface FunnelPlotOptions extends ChartOptions {
  readonly format: (value: number) => string;
  readonly formatCount: (n: number) => string;
  /** What values the unit can have. */
  readonly limits: readonly [number, number];
  readonly centre: number;
  readonly funnel: readonly FunnelLimit[];
  /** Head of the sideways axis, and the words at the ends of centre line and limits. */
  readonly countHead: string;
  readonly names: { readonly centre: string; readonly inner: string; readonly outer: string };
}

/** Room above for the ring of a dot at the edge, and below for counts and their head. */
const topRoom = 12;
const axisRoom = 40;
const mostForNames = 0.34;

/** Dots that lie within so many pixels of each other look like one: half the radius of a dot. */
const grain = 2;

interface Layout {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly x: ValueScale;
  readonly y: ValueScale;
}

function layoutOf(dots: readonly FunnelDot[], options: FunnelPlotOptions, height: number): Layout {
  const { width, format, formatCount, funnel, limits, names } = options;
  const bottom = height - axisRoom;
  const nearest = funnel.filter(({ n }) => n >= Math.min(...dots.map((dot) => dot.n)));
  const values = numbers([
    ...dots.flatMap(({ value }) => [value]),
    ...nearest.flatMap(({ low998, high998 }) => [low998, high998]),
    options.centre,
  ]);
  const y = valueScale(values, { range: [bottom, topRoom], limits, format, most: 5 });
  const left = Math.ceil(widest(y.ticks.map(format))) + 8;
  const wanted = Math.min(width * mostForNames, widest([names.centre, names.inner, names.outer]) * 1.15);
  const right = Math.max(left + 1, width - wanted - 12);
  const counts = [0, ...dots.map(({ n }) => n), ...funnel.map(({ n }) => n)];
  const most = width < 440 ? 3 : 5;
  const x = valueScale(counts, { range: [left, right], limits: [0, Infinity], format: formatCount, most });
  return { left, right, bottom, x, y };
}

function band(
  options: FunnelPlotOptions,
  low: 'low95' | 'low998',
  high: 'high95' | 'high998',
  { x, y }: Layout,
): string {
  const clamped = (value: number) => y.at(Math.min(y.domain[1], Math.max(y.domain[0], value)));
  const shape = area<FunnelLimit>()
    .x(({ n }) => x.at(n))
    .y0((limit) => clamped(limit[low]))
    .y1((limit) => clamped(limit[high]))
    .digits(2);
  return shape(options.funnel) ?? '';
}

function edge(options: FunnelPlotOptions, of: keyof Omit<FunnelLimit, 'n'>, { x, y }: Layout): string {
  const inside = (limit: FunnelLimit) => limit[of] >= y.domain[0] && limit[of] <= y.domain[1];
  const shape = line<FunnelLimit>()
    .x(({ n }) => x.at(n))
    .y((limit) => y.at(limit[of]))
    .defined(inside)
    .digits(2);
  return shape(options.funnel) ?? '';
}

/** Words at the right end of centre line and limits, left out where two would touch. */
function limitNames(options: FunnelPlotOptions, { right, y, left }: Layout, width: number): unknown {
  const last = options.funnel.at(-1);
  const room = width - right - 8;
  const words = [
    { at: options.centre, text: options.names.centre, kind: 'strong' },
    ...(last ? [{ at: last.high998, text: options.names.outer, kind: 'muted' }] : []),
    ...(last ? [{ at: last.low95, text: options.names.inner, kind: 'muted' }] : []),
  ];
  const taken: number[] = [];
  const centre = px(Math.round(y.at(options.centre)) + 0.5);
  return [
    svg`<line class="overall" x1=${px(left)} x2=${px(right)} y1=${centre} y2=${centre} />`,
    words.map(({ at, text, kind }) => {
      const place = y.at(at) + 4;
      if (taken.some((other) => Math.abs(other - place) < 14) || place < 10) return nothing;
      taken.push(place);
      return label(truncate(text, room / (kind === 'strong' ? 1.1 : 1)), right + 8, place, { kind });
    }),
  ];
}

interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function touches(a: Placed, b: Placed): boolean {
  return a.x < b.x + b.width + 4 && b.x < a.x + a.width + 4 && Math.abs(a.y - b.y) < 13;
}

/** Where there are more dots than can be walked, one of those that lie on each other; dots outside of the funnel stay. */
function seen(dots: readonly FunnelDot[], { x, y }: Layout): readonly (readonly [FunnelDot, index: number])[] {
  const all = dots.map((dot, index) => [dot, index] as const);
  if (isWalkable(dots.length)) return all;
  const taken = new Set<string>();
  return all.filter(([dot]) => {
    const place = `${Math.round(x.at(dot.n) / grain)} ${Math.round(y.at(dot.value) / grain)}`;
    const isFree = dot.signal !== null || !taken.has(place);
    taken.add(place);
    return isFree;
  });
}

/** Names of the dots outside of the funnel: after the dot, else before, above or below it, where no other name stands. */
function outlierNames(dots: readonly FunnelDot[], { x, y, left, right, bottom }: Layout): Placed[] {
  const outside = dots.filter(({ signal }) => signal !== null).sort((a, b) => b.n - a.n);
  return outside.reduce<Placed[]>((placed, dot) => {
    const text = truncate(dot.name, Math.min(150, right - left));
    const width = estimateWidth(text);
    const [cx, cy] = [x.at(dot.n), y.at(dot.value)];
    const places = [
      { x: cx + 9, y: cy + 4 },
      { x: cx - 9 - width, y: cy + 4 },
      { x: cx - width / 2, y: cy - 10 },
      { x: cx - width / 2, y: cy + 19 },
    ].map((place) => ({ ...place, text, width }));
    const free = places.find(
      (place) =>
        place.x >= left &&
        place.x + width <= right &&
        place.y > topRoom &&
        place.y < bottom &&
        !placed.some((other) => touches(place, other)) &&
        !dots.some(
          (other) =>
            other !== dot && touches(place, { text: '', x: x.at(other.n) - 4, y: y.at(other.value) + 4, width: 8 }),
        ),
    );
    return free ? [...placed, free] : placed;
  }, []);
}

function dotShape({ value, shrunken, n, signal }: FunnelDot, { x, y }: Layout): SVGTemplateResult {
  const [cx, cy] = [x.at(n), y.at(value)];
  const drawn =
    shrunken === null
      ? nothing
      : svg`<line class="pull" x1=${cx} x2=${cx} y1=${cy} y2=${y.at(shrunken)} /><circle class="shrunken" cx=${cx} cy=${y.at(shrunken)} r="1.75" />`;
  return svg`<g class=${signal ?? 'neutral'}>${drawn}<circle class="dot" cx=${cx} cy=${cy} r=${signal === null ? 4 : 5.5} /></g>`;
}

function countAxis({ x, left, right, bottom }: Layout, options: FunnelPlotOptions): unknown {
  const ticks = x.ticks.filter((n) => x.at(n) <= right);
  return [
    svg`<line class="grid" x1=${px(left)} x2=${px(right)} y1=${px(bottom + 0.5)} y2=${px(bottom + 0.5)} />`,
    ticks.map((n) => {
      const half = estimateWidth(options.formatCount(n)) / 2;
      const middle = Math.min(options.width - half, Math.max(half, x.at(n)));
      return label(options.formatCount(n), middle, bottom + 18, { kind: 'muted', anchor: 'middle' });
    }),
    label(truncate(options.countHead, right - left), (left + right) / 2, bottom + 35, {
      kind: 'muted',
      anchor: 'middle',
    }),
  ];
}

/**
 * Values against the numbers behind them, within the limits that chance alone would keep at each number: a dot inside
 * the funnel is no news. Only dots outside are named and coloured; a short line leads from each dot to its value drawn
 * towards the whole. Numbers run from left to right in right-to-left pages too.
 */
export function funnelPlot(dots: readonly FunnelDot[], options: FunnelPlotOptions): SVGTemplateResult {
  const height = Math.max(180, Math.round(chartHeight(options.width) * 1.15));
  const layout = layoutOf(dots, options, height);
  const { x, y } = layout;
  const points = seen(dots, layout).map(([dot, index]) =>
    point({ index, key: dot.key, label: dot.label, active: options.active }, [
      dotShape(dot, layout),
      hitArea(x.at(dot.n) - 12, y.at(dot.value) - 12, 24, 24),
      dot.key === options.active ? ring(x.at(dot.n), y.at(dot.value), 9) : nothing,
    ]),
  );
  const behind = decoration([
    valueAxis(y, layout.left, layout.right, options.format),
    countAxis(layout, options),
    svg`<g class="neutral"><path class="band outer" d=${band(options, 'low998', 'high998', layout)} /><path class="band" d=${band(options, 'low95', 'high95', layout)} />
      ${(['low998', 'high998'] as const).map((of) => svg`<path class="limit" d=${edge(options, of, layout)} />`)}
      ${(['low95', 'high95'] as const).map((of) => svg`<path class="limit provisional" d=${edge(options, of, layout)} />`)}</g>`,
    limitNames(options, layout, options.width),
  ]);
  const over = decoration(outlierNames(dots, layout).map((name) => label(name.text, name.x, name.y, { kind: 'over' })));
  return frame({ ...options, direction: 'ltr' }, height, isWalkable(dots.length), [behind, points, over]);
}

import { nothing, svg, type SVGTemplateResult } from 'lit';
import {
  chartHeight,
  decoration,
  frame,
  fromStart,
  hitArea,
  isWalkable,
  label,
  outline,
  point,
  type ChartOptions,
  type Tone,
} from './frame.js';
import { hatch } from './hatch.js';
import { estimateWidth, lineHeight, spread, truncate, widest } from './labels.js';
import { linear } from './linear.js';
import { px } from './scales.js';

/** One bar. */
export interface HistogramBar {
  readonly key: string;
  /** The words of the bar, for screen readers and the tooltip. */
  readonly label: string;
  /** What stands below the bar. */
  readonly name: string;
  readonly n: number;
  /** The count as it is written, and the share as a plain number for narrow bars. */
  readonly shown: string;
  readonly short: string;
  readonly tone: Tone;
}

/** Neighbouring bars with a name of their own. */
export interface HistogramGroup {
  readonly name: string;
  /** The name in fewer words, for narrow charts. */
  readonly short: string;
  /** Places of the first and the last bar. */
  readonly from: number;
  readonly to: number;
}

/** What a histogram is told beside its bars. */
export interface HistogramOptions extends ChartOptions {
  readonly groups: readonly HistogramGroup[];
  /** What the numbers above the bars are where they are shares. */
  readonly shareHead: string;
}

/** Part of a bar's room that is left empty, half of it on either side. */
const gapPart = 0.16;

/** Room above the bars for counts, and below for names and brackets. */
const above = 18;
const namesBelow = 20;
const bracketsBelow = 26;

/** Between two group names. */
const space = 8;

type Wording = 'shown' | 'short' | null;

/** Full counts where all fit above their bars, short ones where those fit, else none: the words of a bar tell it. */
function wordingFor(bars: readonly HistogramBar[], step: number): Wording {
  if (widest(bars.map((bar) => bar.shown)) <= step - 2) return 'shown';
  return widest(bars.map((bar) => bar.short)) <= step - 2 ? 'short' : null;
}

/** The fullest names that fit beside each other, with their middles. */
function groupNames(groups: readonly HistogramGroup[], step: number, width: number) {
  const even = width / Math.max(1, groups.length) - space;
  const wordings = [
    groups.map(({ name }) => name),
    groups.map(({ short }) => short),
    groups.map(({ short }) => truncate(short, even)),
  ];
  for (const names of wordings) {
    const sizes = groups.map(({ from, to }, i) => ({
      middle: ((from + to + 1) / 2) * step,
      size: estimateWidth(names[i] ?? ''),
    }));
    const middles = spread(sizes, 0, width, space);
    if (middles) return groups.map((_, i) => ({ name: names[i] ?? '', middle: middles[i] ?? 0 }));
  }
  return [];
}

function brackets(options: HistogramOptions, step: number, y: number): unknown {
  const at = fromStart(options);
  return [
    options.groups.map(({ from, to }) => {
      const [start, end] = [at(from * step + 3), at((to + 1) * step - 3)];
      return svg`<path class="bracket" d="M${start},${y}V${y + 4}H${end}V${y}" />`;
    }),
    groupNames(options.groups, step, options.width).map(({ name, middle }) =>
      label(name, at(middle), y + 4 + lineHeight, { kind: 'muted', anchor: 'middle' }),
    ),
  ];
}

function barShape(bar: HistogramBar, x: number, y: number, width: number, base: number): SVGTemplateResult {
  const height = Math.max(bar.n > 0 ? 1 : 0, base - y);
  return svg`<rect class="bar ${bar.tone}" x=${px(x)} y=${px(base - height)} width=${px(width)} height=${px(height)} />
    <path class="hatch ${bar.tone}" d=${hatch(x, base - height, width, height)} />`;
}

/**
 * Bars from zero, coloured by group, with counts above them and the groups as brackets below. In right-to-left pages
 * the first bar is at the right.
 */
export function histogram(bars: readonly HistogramBar[], options: HistogramOptions): SVGTemplateResult {
  const { width, active } = options;
  const height = Math.max(140, Math.min(240, chartHeight(width)));
  const base = height - namesBelow - (options.groups.length > 0 ? bracketsBelow : 0);
  const at = fromStart(options);
  const step = Math.max(1, width) / Math.max(1, bars.length);
  const size = (1 - gapPart) * step;
  const wording = wordingFor(bars, step);
  // The head stands above the tallest bar and its figure, wherever that is.
  const top = wording === 'short' ? above + lineHeight : above;
  const y = linear([0, Math.max(1, ...bars.map(({ n }) => n))], [base, top]);
  const shapes = bars.map((bar, index) => {
    const start = (index + gapPart / 2) * step;
    const [x, middle] = [Math.min(at(start), at(start + size)), at(start + size / 2)];
    const head = y(bar.n);
    return point({ index, key: bar.key, label: bar.label, active }, [
      svg`<g class=${bar.tone}>${barShape(bar, x, head, size, base)}</g>`,
      wording === null ? nothing : label(bar[wording], middle, head - 5, { kind: 'value', anchor: 'middle' }),
      label(truncate(bar.name, step), middle, base + 15, { kind: 'muted', anchor: 'middle' }),
      hitArea(middle - step / 2, 0, step, base + namesBelow),
      bar.key === active ? outline(middle - step / 2 + 1, 1, step - 2, base + namesBelow - 2) : nothing,
    ]);
  });
  const line = svg`<line class="base" x1="0" x2=${px(width)} y1=${px(base + 0.5)} y2=${px(base + 0.5)} />`;
  const head = wording === 'short' ? label(options.shareHead, at(0), 12, { kind: 'muted' }) : nothing;
  return frame(options, height, isWalkable(bars.length), [
    decoration([line, head, brackets(options, step, height - bracketsBelow + 2)]),
    shapes,
  ]);
}

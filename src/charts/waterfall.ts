import { nothing, svg, type SVGTemplateResult } from 'lit';
import { sidewaysAxis } from './sideways-axis.js';
import {
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
import { truncate, widest } from './labels.js';
import { mostTicks, px, valueScale, type ValueScale } from './scales.js';

/** One step of a waterfall: a total, from and to the same amount, or a movement from where the step before ended. */
export interface FallStep {
  readonly key: string;
  /** The words of the step, for screen readers and the tooltip. */
  readonly label: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** The amount as it is written, with its sign. */
  readonly shown: string;
  /** Muted words behind the amount, such as how many customers moved. */
  readonly n: string;
  readonly tone: Tone;
  readonly isTotal: boolean;
}

/** What a waterfall is told beside its steps. */
export interface WaterfallOptions extends ChartOptions {
  readonly format: (amount: number) => string;
  /** Head of the column of counts. */
  readonly countHead: string;
}

/** Below this width names stand above their bars. */
const wide = 440;

/** Height of a bar, and room above for the head of the counts and below for the axis. */
const barHeight = 16;
const headRoom = 20;
const axisRoom = 24;
const gap = 14;

interface Layout {
  readonly rowHeight: number;
  readonly barTop: number;
  readonly textLine: number;
  readonly nameWidth: number;
  /** Start and end of the bars, ends of amount and count, as distances from the leading side. */
  readonly bars: readonly [number, number];
  readonly amountEnd: number;
  readonly countEnd: number;
}

function layoutOf(steps: readonly FallStep[], { width, format }: WaterfallOptions): Layout {
  const amounts = Math.ceil(widest(steps.map(({ shown }) => shown)) * 1.12);
  const counts = Math.ceil(widest(steps.map(({ n }) => n)));
  const [countEnd, amountEnd] = [width, width - counts - gap];
  if (width < wide) {
    const nameWidth = Math.max(20, amountEnd - amounts - gap);
    const half = Math.min(width / 3, widest(steps.map(({ to }) => format(to))) / 2);
    return { rowHeight: 42, barTop: 20, textLine: 15, nameWidth, bars: [half, width - half], amountEnd, countEnd };
  }
  const nameWidth = Math.ceil(Math.min(width * 0.3, widest(steps.map(({ name }) => name)) * 1.08));
  const bars = [nameWidth + gap, amountEnd - amounts - gap] as const;
  return { rowHeight: 26, barTop: 5, textLine: 17, nameWidth, bars, amountEnd, countEnd };
}

function scaleOf(steps: readonly FallStep[], { bars }: Layout, options: WaterfallOptions): ValueScale {
  const at = fromStart(options);
  const ends = steps.flatMap(({ from, to }) => [from, to]);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const span = Math.max(high - low, Math.abs(high) / 1000, 1);
  return valueScale(ends, {
    range: [at(bars[0] + 6), at(bars[1] - 6)],
    limits: ends.length === 0 ? [0, 1] : [low - span, high + span],
    format: options.format,
    most: options.width < wide ? mostTicks - 1 : mostTicks,
  });
}

/** Movements are bars between two amounts, whose length is right on any axis; totals, which would need zero, are dots. */
function shape(step: FallStep, top: number, scale: ValueScale): SVGTemplateResult {
  if (step.isTotal)
    return svg`<g class=${step.tone}><circle class="dot" cx=${scale.at(step.to)} cy=${px(top + barHeight / 2)} r="5" /></g>`;
  const [a, b] = [scale.at(step.from), scale.at(step.to)];
  const [x, size] = [Math.min(a, b), Math.max(step.from === step.to ? 0 : 1, Math.abs(a - b))];
  return svg`<g class=${step.tone}><rect class="bar ${step.tone}" x=${px(x)} y=${px(top)} width=${px(size)} height=${barHeight} />
    <path class="hatch ${step.tone}" d=${hatch(x, top, size, barHeight)} /></g>`;
}

/** A hairline from the end of a bar to the next, which starts there. */
function leader(step: FallStep, top: number, layout: Layout, scale: ValueScale): SVGTemplateResult {
  const x = px(Math.round(scale.at(step.to)) + 0.5);
  return svg`<line class="tick" x1=${x} x2=${x} y1=${px(top + barHeight)} y2=${px(top + layout.rowHeight)} />`;
}

/**
 * How one amount becomes another: the start, every movement from where the one before ended, and the end, one below the
 * other, amounts signed. Totals are grey dots, movements blue bars upwards and orange ones downwards. Below 440 pixels
 * names stand above their bars. In right-to-left pages everything is mirrored.
 */
export function waterfall(steps: readonly FallStep[], options: WaterfallOptions): SVGTemplateResult {
  const { width, active } = options;
  const layout = layoutOf(steps, options);
  const at = fromStart(options);
  const scale = scaleOf(steps, layout, options);
  const bottom = headRoom + steps.length * layout.rowHeight;
  const points = steps.map((step, index) => {
    const top = headRoom + index * layout.rowHeight;
    const line = top + layout.textLine;
    return point({ index, key: step.key, label: step.label, active }, [
      shape(step, top + layout.barTop, scale),
      index < steps.length - 1 ? leader(step, top + layout.barTop, layout, scale) : nothing,
      label(truncate(step.name, layout.nameWidth), at(0), line, { kind: step.isTotal ? 'strong over' : 'over' }),
      svg`<g class=${step.tone}>${label(step.shown, at(layout.amountEnd), line, { kind: 'value over', anchor: 'end' })}</g>`,
      step.n === '' ? nothing : label(step.n, at(layout.countEnd), line, { kind: 'muted over', anchor: 'end' }),
      hitArea(0, top, width, layout.rowHeight),
      step.key === active ? outline(1, top + 1, width - 2, layout.rowHeight - 2) : nothing,
    ]);
  });
  const behind = decoration([
    sidewaysAxis(scale, headRoom, bottom, options.format),
    label(options.countHead, at(layout.countEnd), 12, { kind: 'muted', anchor: 'end' }),
  ]);
  return frame(options, bottom + axisRoom, isWalkable(steps.length), [behind, points]);
}

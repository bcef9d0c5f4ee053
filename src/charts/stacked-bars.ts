import { nothing, svg, type SVGTemplateResult } from 'lit';
import { timeAxis, valueAxis, type Tick } from './axis.js';
import {
  chartHeight,
  decoration,
  frame,
  hitArea,
  isWalkable,
  label,
  outline,
  point,
  type ChartOptions,
  type Tone,
} from './frame.js';
import { eventRules, eventWords, wordRoom, type EventRule } from './event-rules.js';
import { hatch } from './hatch.js';
import { estimateWidth, lineHeight, spread, truncate, widest } from './labels.js';
import { linear } from './linear.js';
import { px, valueScale, type ValueScale } from './scales.js';

/** How much of its colour something has: 1 is the full one, the others are lighter step by step. */
export type Weight = 1 | 2 | 3 | 4 | 5;

/** How a state looks in every column. */
export interface StackedState {
  readonly key: string;
  readonly name: string;
  readonly tone: Tone;
  readonly weight: Weight;
}

/** One period: an amount for each state, in the order of the states. */
export interface StackedColumn {
  readonly key: string;
  /** The words of the period, for screen readers and the tooltip. */
  readonly label: string;
  /** False is drawn faint. */
  readonly complete: boolean;
  readonly amounts: readonly number[];
  /** The amounts as they are written beside the last column. */
  readonly shown: readonly string[];
}

/** What stacked columns are told beside them. */
export interface StackedBarsOptions extends ChartOptions {
  readonly states: readonly StackedState[];
  readonly format: (amount: number) => string;
  /** The top of the scale; null follows the highest column. */
  readonly most: number | null;
  readonly ticks: readonly Tick[];
  readonly events: readonly EventRule[];
  /** Said below the amounts where the last period still runs. */
  readonly soFar: string;
}

/** Room above for the ring of the active column, and below for the names of periods. */
const topRoom = 10;
const axisRoom = 26;

/** The widest part of a chart that names at the right may take, and the gap before them. */
const mostForNames = 0.42;
const namesGap = 14;

interface Layout {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly step: number;
  readonly y: ValueScale;
  readonly x: (index: number) => number;
  readonly nameWidth: number;
  readonly top: number;
  readonly words: ReturnType<typeof eventWords>;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

function layoutOf(columns: readonly StackedColumn[], options: StackedBarsOptions, height: number): Layout {
  const { width, format, states } = options;
  const bottom = height - axisRoom;
  const most = options.most ?? Math.max(1, ...columns.map(({ amounts }) => sum(amounts)));
  const limits = [0, options.most ?? Infinity] as const;
  const scale = (top: number) => valueScale([0, most], { range: [bottom, top], limits, format, most: 5 });
  const left = Math.ceil(widest(scale(topRoom).ticks.map(format))) + 8;
  const last = columns.at(-1);
  const wanted = states.map(({ name }, i) => estimateWidth(last?.shown[i] ?? '') * 1.15 + 6 + estimateWidth(name));
  const nameWidth = Math.min(Math.max(0, ...wanted), width * mostForNames);
  const right = Math.max(left + 1, width - nameWidth - namesGap);
  const step = (right - left) / Math.max(1, columns.length);
  const x = (index: number) => px(left + (index + 0.5) * step);
  const words = eventWords(options.events, x, [left, right]);
  const top = topRoom + wordRoom(words);
  return { left, right, bottom, step, y: scale(top), x, nameWidth, top, words };
}

/** A fifth of a step lies between columns, nothing where they are thin. */
function columnWidth(step: number): number {
  return Math.max(1, Math.min(48, step < 6 ? step : step * 0.8));
}

function segments(column: StackedColumn, index: number, layout: Layout, { states }: StackedBarsOptions): unknown {
  const width = columnWidth(layout.step);
  const x = layout.x(index) - width / 2;
  let below = 0;
  return states.map(({ tone, weight }, i) => {
    const amount = column.amounts[i] ?? 0;
    const [from, to] = [layout.y.at(below), layout.y.at(below + amount)];
    below += amount;
    const height = Math.max(0, from - to - (from - to > 3 ? 1 : 0));
    if (amount <= 0) return nothing;
    return svg`<g class=${tone}><rect class="bar ${tone} weight-${weight}" x=${px(x)} y=${px(to)} width=${px(width)} height=${px(Math.max(0.5, height))} />
      <path class="hatch ${tone}" d=${hatch(x, to, width, height, weight === 1 ? 5 : 9)} /></g>`;
  });
}

/** Names beside the last column, each at the height of its part, moved apart where they would touch. */
function names(columns: readonly StackedColumn[], layout: Layout, { states }: StackedBarsOptions): unknown {
  const last = columns.at(-1);
  if (last === undefined) return nothing;
  const at = linear([0, 1], [layout.right + 4, layout.right + namesGap - 2]);
  const shown = states.flatMap((state, i) => {
    const before = sum(last.amounts.slice(0, i));
    const amount = last.amounts[i] ?? 0;
    const top = states.length > 8 && amount === 0;
    return top ? [] : [{ state, text: last.shown[i] ?? '', middle: layout.y.at(before + amount / 2), amount }];
  });
  const ordered = [...shown].reverse();
  const middles = spread(
    ordered.map(({ middle }) => ({ middle, size: lineHeight })),
    2,
    layout.bottom + 8,
    0,
  );
  return ordered.map(({ state, text, middle, amount }, i) => {
    const y = middles?.[i] ?? middle;
    const x = layout.right + namesGap;
    const room = layout.nameWidth - estimateWidth(text) * 1.15 - 6;
    const leads = amount > 0 && Math.abs(y - middle) > 3;
    if (middles === null && amount === 0) return nothing;
    return [
      leads ? svg`<path class="leader" d="M${px(at(0))},${px(middle)}L${px(at(1))},${px(y)}" />` : nothing,
      svg`<g class=${state.tone}>${label(text, x, y + 4, { kind: 'strong' })}</g>`,
      label(truncate(state.name, room), x + estimateWidth(text) * 1.15 + 6, y + 4, { kind: 'muted' }),
    ];
  });
}

/**
 * Periods as columns, each stacked from its states, from the first state at the bottom; the states are named beside the
 * last column with its amounts. A period that still runs is faint; events stand as thin rules. Time runs from left to right in right-to-left pages
 * too.
 */
export function stackedBars(columns: readonly StackedColumn[], options: StackedBarsOptions): SVGTemplateResult {
  const height = Math.max(150, 24 + options.states.length * lineHeight, chartHeight(options.width));
  const layout = layoutOf(columns, options, height);
  const { left, right, bottom, step, x, y, top, words } = layout;
  const points = columns.map((column, index) => {
    const isActive = column.key === options.active;
    const width = columnWidth(step);
    return point({ index, key: column.key, label: column.label, active: options.active }, [
      svg`<g class=${column.complete ? 'column' : 'column unfinished'}>${segments(column, index, layout, options)}</g>`,
      hitArea(x(index) - step / 2, top, step, bottom - top),
      isActive ? outline(x(index) - width / 2 - 2, top - 3, width + 4, bottom - top + 5) : nothing,
    ]);
  });
  const behind = decoration([
    valueAxis(y, left, right, options.format),
    timeAxis(options.ticks, x, bottom, [0, right + namesGap]),
    eventRules(words, top, bottom),
    names(columns, layout, options),
    columns.at(-1)?.complete === false
      ? label(truncate(options.soFar, layout.nameWidth), right + namesGap, bottom + 18, { kind: 'muted' })
      : nothing,
  ]);
  return frame({ ...options, direction: 'ltr' }, height, isWalkable(columns.length), [behind, points]);
}

import { nothing, svg, type SVGTemplateResult } from 'lit';
import { type AxisUnit } from './axis.js';
import { sidewaysAxis } from './sideways-axis.js';
import { rowLayout, type RowLayout, shortMark } from './dot-layout.js';
import {
  decoration,
  frame,
  fromStart,
  hitArea,
  isWalkable,
  label,
  outline,
  point,
  ring,
  type ChartOptions,
  type Tone,
} from './frame.js';
import { estimateWidth, spread, truncate } from './labels.js';
import { mostTicks, numbers, px, valueScale, type ValueScale } from './scales.js';

/** One row: a name, a value with its interval, and how many stand behind it. */
export interface DotRow {
  readonly key: string;
  /** The words of the row, for screen readers and the tooltip. */
  readonly label: string;
  readonly name: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The value and the count as they are written; empty where hidden. */
  readonly shown: string;
  readonly n: string;
  /** Said in place of a dot where a row has no value. */
  readonly absent: string;
  /** Shape and word of a row that differs from the rest; empty for the others. */
  readonly mark: string;
  readonly tone: Tone;
  /** Whether the dot is ringed, since it lies where chance alone would not put it. */
  readonly isSignal?: boolean;
}

/** What a chart of rows is told beside them. */
export interface DotIntervalOptions extends ChartOptions {
  readonly format: (value: number) => string;
  /** How values are written at ticks, and the steps between them, where the unit asks for its own. */
  readonly axis?: AxisUnit;
  /** What values the unit can have. */
  readonly limits: readonly [number, number];
  /** The value of all rows together, drawn as a thin line. */
  readonly reference: { readonly value: number; readonly label: string } | null;
  /** Values from which on rows are read in another way, as dotted lines with their names. */
  readonly thresholds?: readonly { readonly value: number; readonly label: string }[];
  /** Head of the column of counts. */
  readonly countHead: string;
}

/** Room below for the values of the axis, above for the heads. */
const axisRoom = 24;
const headRoom = 22;

/** A plot narrower than this has room for one tick less. */
const narrowPlot = 220;

function scaleOf(rows: readonly DotRow[], layout: RowLayout, options: DotIntervalOptions): ValueScale {
  const own = numbers(rows.flatMap((row) => [row.value, row.low, row.high]));
  const lines = [options.reference?.value, ...(options.thresholds ?? []).map(({ value }) => value)];
  const values = own.length === 0 ? own : [...own, ...numbers(lines)];
  const [start, end] = [fromStart(options)(layout.plot[0]), fromStart(options)(layout.plot[1])];
  const most = layout.plot[1] - layout.plot[0] < narrowPlot ? mostTicks - 1 : mostTicks;
  return valueScale(values, {
    range: [start, end],
    limits: options.limits,
    format: options.format,
    most,
    ...(options.axis && { steps: options.axis.steps }),
  });
}

/** The place of an end of an interval, at the end of the scale where it lies beyond. */
function within(value: number, { at, domain: [low, high] }: ValueScale): number {
  return at(Math.min(high, Math.max(low, value)));
}

function markShape(row: DotRow, scale: ValueScale, y: number): unknown {
  if (row.value === null) return nothing;
  const x = scale.at(row.value);
  const interval =
    row.low === null || row.high === null
      ? nothing
      : svg`<line class="interval" x1=${within(row.low, scale)} x2=${within(row.high, scale)} y1=${px(y)} y2=${px(y)} />`;
  const signal = row.isSignal ? svg`<circle class="signal" cx=${x} cy=${px(y)} r="8" />` : nothing;
  return svg`<g class=${row.tone}>${interval}<circle class="dot" cx=${x} cy=${px(y)} r="4.5" />${signal}</g>`;
}

function rowText(row: DotRow, layout: RowLayout, top: number, options: ChartOptions): unknown {
  const at = fromStart(options);
  const { name, mark, value, count, plot } = layout.places;
  const y = top + layout.textLine;
  const cut = truncate(row.name, row.mark === '' ? layout.nameWidth : layout.markedNameWidth);
  const after = layout.isNarrow ? estimateWidth(cut) + 8 : mark;
  const absentAt = layout.isNarrow ? name : plot;
  return [
    label(cut, at(name), y, { kind: row.value === null ? 'muted over' : 'over' }),
    row.mark === ''
      ? nothing
      : svg`<g class=${row.tone}>${label(layout.isNarrow ? shortMark(row.mark) : row.mark, at(after), y, { kind: row.tone === 'neutral' ? 'muted over' : 'mark over' })}</g>`,
    row.shown === '' ? nothing : label(row.shown, at(value), y, { kind: 'value over', anchor: 'end' }),
    row.n === '' ? nothing : label(row.n, at(count), y, { kind: 'muted over', anchor: 'end' }),
    row.value === null
      ? label(truncate(row.absent, options.width - absentAt), at(absentAt), top + layout.dotLine + 4, {
          kind: 'muted over',
        })
      : nothing,
  ];
}

function heads(layout: RowLayout, scale: ValueScale, bottom: number, options: DotIntervalOptions): unknown {
  const at = fromStart(options);
  const count = label(options.countHead, at(layout.places.count), 12, { kind: 'muted', anchor: 'end' });
  const { reference } = options;
  if (reference === null || scale.ticks.length === 0) return count;
  const half = estimateWidth(reference.label) / 2;
  const [low, high] = [layout.plot[0], layout.places.value - estimateWidth(options.countHead)];
  const x = scale.at(reference.value);
  const middle = at(Math.min(Math.max(low + half, high - half), Math.max(low + half, at(x))));
  return [
    count,
    svg`<line class="overall" x1=${px(Math.round(x) + 0.5)} x2=${px(Math.round(x) + 0.5)} y1="17" y2=${px(bottom)} />`,
    label(reference.label, middle, 12, { kind: 'muted', anchor: 'middle' }),
  ];
}

/** Dotted lines with their names above, moved only as far as they must to stay apart and clear of other heads. */
function thresholdLines(layout: RowLayout, scale: ValueScale, bottom: number, options: DotIntervalOptions): unknown {
  const lines = options.thresholds ?? [];
  if (scale.ticks.length === 0 || lines.length === 0) return nothing;
  const at = fromStart(options);
  const end = layout.isNarrow ? options.width - estimateWidth(options.countHead) - 8 : layout.plot[1] + 20;
  const extents = lines.map(({ value, label: name }) => ({ middle: at(scale.at(value)), size: estimateWidth(name) }));
  const middles = spread(extents, 0, end, 10);
  return lines.map(({ value, label: name }, i) => {
    const x = px(Math.round(scale.at(value)) + 0.5);
    return svg`<line class="reference benchmark" x1=${x} x2=${x} y1="17" y2=${px(bottom)} />
      ${middles === null ? nothing : label(name, at(middles[i] ?? 0), 12, { kind: 'muted', anchor: 'middle' })}`;
  });
}

/**
 * Rows as dots with intervals on one scale, in the order given, beside the value of all as a thin line. Rows that
 * differ from the rest carry a shape and a word. Below 440 pixels names stand above their dots. In right-to-left pages
 * everything is mirrored, the scale too.
 */
export function dotInterval(rows: readonly DotRow[], options: DotIntervalOptions): SVGTemplateResult {
  const layout = rowLayout(rows, options.width);
  const scale = scaleOf(rows, layout, options);
  const bottom = headRoom + rows.length * layout.rowHeight;
  const points = rows.map((row, index) => {
    const top = headRoom + index * layout.rowHeight;
    const y = top + layout.dotLine;
    return point({ index, key: row.key, label: row.label, active: options.active }, [
      rowText(row, layout, top, options),
      markShape(row, scale, y),
      hitArea(0, top, options.width, layout.rowHeight),
      activeShape(row, scale, [top, y], layout, options),
    ]);
  });
  const behind = decoration([
    sidewaysAxis(scale, headRoom, bottom, options.axis?.format ?? options.format),
    heads(layout, scale, bottom, options),
    thresholdLines(layout, scale, bottom, options),
  ]);
  return frame(options, bottom + axisRoom, isWalkable(rows.length), [behind, points]);
}

function activeShape(
  row: DotRow,
  scale: ValueScale,
  [top, y]: readonly [number, number],
  layout: RowLayout,
  { active, width }: DotIntervalOptions,
): unknown {
  if (row.key !== active) return nothing;
  return row.value === null ? outline(1, top + 1, width - 2, layout.rowHeight - 2) : ring(scale.at(row.value), y);
}

import { svg, type SVGTemplateResult } from 'lit';
import { label } from './frame.js';
import { estimateWidth } from './labels.js';
import { px, type ValueScale } from './scales.js';

/** A tick of the time axis: the place of its period among all, and a short name. */
export interface Tick {
  readonly index: number;
  readonly label: string;
}

/** How the ticks of a unit are written and which steps may lie between them. */
export interface AxisUnit {
  readonly format: (value: number) => string;
  readonly steps: readonly number[];
}

/** The class of the hairline at a value: that of zero is stronger where values lie on both sides of it. */
export function gridKind(value: number, { domain }: ValueScale): string {
  return value === 0 && domain[0] < 0 ? 'grid zero' : 'grid';
}

/** Horizontal hairlines from `left` to `right` with their values before them. */
export function valueAxis(
  scale: ValueScale,
  left: number,
  right: number,
  format: (value: number) => string,
): SVGTemplateResult[] {
  return scale.ticks.map((value) => {
    const y = px(Math.round(scale.at(value)) + 0.5);
    return svg`<line class=${gridKind(value, scale)} x1=${px(left)} x2=${px(right)} y1=${y} y2=${y} />
      ${label(format(value), left - 8, y + 4, { kind: 'muted', anchor: 'end' })}`;
  });
}

/** Names of periods under their places; those that would touch the one before are left out. */
export function timeAxis(
  ticks: readonly Tick[],
  at: (index: number) => number,
  y: number,
  [left, right]: readonly [number, number],
): SVGTemplateResult[] {
  let end = -Infinity;
  return ticks.flatMap((tick) => {
    const half = estimateWidth(tick.label) / 2;
    const x = Math.min(right - half, Math.max(left + half, at(tick.index)));
    if (x - half < end + 8 || half * 2 > right - left) return [];
    end = x + half;
    const mark = px(Math.round(at(tick.index)) + 0.5);
    return [
      svg`<line class="tick" x1=${mark} x2=${mark} y1=${px(y)} y2=${px(y + 4)} />
        ${label(tick.label, x, y + 18, { kind: 'muted', anchor: 'middle' })}`,
    ];
  });
}

import { svg, type SVGTemplateResult } from 'lit';
import { gridKind } from './axis.js';
import { label } from './frame.js';
import { px, type ValueScale } from './scales.js';

/** Vertical hairlines from `top` to `bottom` with their values below, for values that run sideways. */
export function sidewaysAxis(
  scale: ValueScale,
  top: number,
  bottom: number,
  format: (value: number) => string,
): SVGTemplateResult[] {
  return scale.ticks.map((value) => {
    const x = px(Math.round(scale.at(value)) + 0.5);
    return svg`<line class=${gridKind(value, scale)} x1=${x} x2=${x} y1=${px(top)} y2=${px(bottom)} />
      ${label(format(value), x, bottom + 16, { kind: 'muted', anchor: 'middle' })}`;
  });
}

import { svg, type SVGTemplateResult } from 'lit';
import { decoration, frame, isWalkable, type ChartOptions, type Tone } from './frame.js';
import { linePoints } from './line-points.js';
import { lineAndBand, type LinePoint } from './line-shapes.js';
import { numbers, px, tightScale } from './scales.js';

/** What a small line is told beside its points. */
export interface SparklineOptions extends ChartOptions {
  /** Height in pixels. */
  readonly height: number;
  readonly tone: Tone;
}

/** Room for the ring around a point at the edge. */
const margin = 10;

/** A small line with its band and without axes: the shape of a series beside its number. */
export function sparkline(points: readonly LinePoint[], options: SparklineOptions): SVGTemplateResult {
  const { width, height, tone, active } = options;
  const box = { left: 0, right: Math.max(1, width), top: margin, bottom: Math.max(margin + 1, height - margin) };
  const values = numbers(points.flatMap((point) => [point.value, point.low, point.high]));
  const y = tightScale(values, [box.bottom, box.top]);
  const step = (width - 2 * margin) / Math.max(1, points.length - 1);
  const x = (index: number) => px(points.length === 1 ? width / 2 : margin + index * step);
  const place = { x, y };
  const target = { ...box, step, top: 0, bottom: height };
  const picture = svg`${decoration(svg`<g class=${tone}>${lineAndBand(points, place)}</g>`)}
    <g class=${tone}>${linePoints(points, place, target, active)}</g>`;
  return frame({ ...options, direction: 'ltr' }, height, isWalkable(points.length), picture);
}

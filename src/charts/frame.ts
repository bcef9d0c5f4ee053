import { nothing, svg, type SVGTemplateResult } from 'lit';
import { px } from './scales.js';

/** Which way a chart's sides lie. Time runs from left to right in both, as dates on axes do wherever they are read. */
export type Direction = 'ltr' | 'rtl';

/** What colour says: good and bad as the metric is read, neutral for everything else. */
export type Tone = 'good' | 'bad' | 'neutral';

/** What every chart is told. */
export interface ChartOptions {
  /** Width in pixels. */
  readonly width: number;
  readonly direction: Direction;
  /** The accessible name of the whole chart. */
  readonly label: string;
  /** Key of the point that has the focus or is under the pointer; null for none. */
  readonly active: string | null;
}

/** Above this many points a chart has one name and no nodes for single points. */
export const mostPoints = 200;

/** Below this width nothing can be read, and nothing is drawn. */
export const leastWidth = 120;

/** Height of a chart by its width in pixels: 16:7, between 120 and 280. */
export function chartHeight(width: number): number {
  return Math.round(Math.min(280, Math.max(120, (width * 7) / 16)));
}

/** Whether the points of a chart can be walked one by one. */
export function isWalkable(points: number): boolean {
  return points > 0 && points <= mostPoints;
}

/** The root of a chart. It is a group when its points can be walked and one picture when they cannot. */
export function frame(
  { width, label, direction }: ChartOptions,
  height: number,
  walkable: boolean,
  content: unknown,
): SVGTemplateResult {
  const [w, h] = [px(Math.max(0, width)), px(height)];
  const shown = w < leastWidth ? nothing : content;
  return svg`<svg xmlns="http://www.w3.org/2000/svg" class="chart" width=${w} height=${h} viewBox="0 0 ${w} ${h}"
    direction=${direction} role=${walkable && w >= leastWidth ? 'group' : 'img'} aria-label=${label}>${shown}</svg>`;
}

/** What a point is known by: its place among the points, its key, and the words that describe it. */
export interface PointName {
  readonly index: number;
  readonly key: string;
  readonly label: string;
  readonly active: string | null;
}

/** One point that can be focused and pointed at; `content` holds its mark and the area that catches the pointer. */
export function point({ index, key, label, active }: PointName, content: unknown): SVGTemplateResult {
  return svg`<g class=${key === active ? 'point active' : 'point'} data-index=${index} data-key=${key} role="img"
    tabindex="-1" aria-label=${label}>${content}</g>`;
}

/** A part of the picture that says nothing a point does not say. */
export function decoration(content: unknown): SVGTemplateResult {
  return svg`<g aria-hidden="true">${content}</g>`;
}

/** The area around a mark that catches the pointer, in whole pixels. */
export function hitArea(x: number, y: number, width: number, height: number): SVGTemplateResult {
  return svg`<rect class="hit" x=${px(x)} y=${px(y)} width=${px(Math.max(0, width))} height=${px(Math.max(0, height))} />`;
}

/** The ring around the active point. */
export function ring(x: number, y: number, radius = 8): SVGTemplateResult {
  return svg`<circle class="ring" cx=${px(x)} cy=${px(y)} r=${radius} />`;
}

/** The outline around the active point where it is a box. */
export function outline(x: number, y: number, width: number, height: number): SVGTemplateResult {
  return svg`<rect class="ring" x=${px(x)} y=${px(y)} width=${px(Math.max(0, width))} height=${px(Math.max(0, height))} />`;
}

/** A label; `anchor` is logical, so that in right-to-left charts `start` is the right end. */
export function label(
  text: string,
  x: number,
  y: number,
  { kind = '', anchor = 'start' }: { readonly kind?: string; readonly anchor?: 'start' | 'middle' | 'end' } = {},
): SVGTemplateResult {
  return svg`<text class=${kind || nothing} x=${px(x)} y=${px(y)} text-anchor=${anchor}>${text}</text>`;
}

/** Turns distances from the leading side into positions: from the left, or from the right in right-to-left charts. */
export function fromStart({
  width,
  direction,
}: Pick<ChartOptions, 'width' | 'direction'>): (distance: number) => number {
  return direction === 'rtl' ? (distance) => px(width - distance) : px;
}

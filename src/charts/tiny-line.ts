import { svg, type SVGTemplateResult } from 'lit';
import { lineAndBand, type LinePoint } from './line-shapes.js';
import { numbers, px, tightScale } from './scales.js';

/** Room for the dots at the edges. */
const margin = 4;

/** The shape of a series as large as a word, without a name or points of its own: its figures stand beside it. */
export function tinyLine(points: readonly LinePoint[], width: number, height: number): SVGTemplateResult {
  const y = tightScale(numbers(points.map(({ value }) => value)), [height - margin, margin]);
  const step = (width - 2 * margin) / Math.max(1, points.length - 1);
  const x = (index: number) => px(points.length === 1 ? width / 2 : margin + index * step);
  const bare = points.map((point) => ({ ...point, low: null, high: null }));
  return svg`<svg xmlns="http://www.w3.org/2000/svg" class="chart" width=${width} height=${height}
    viewBox="0 0 ${width} ${height}" direction="ltr" aria-hidden="true"
    ><g class="good">${lineAndBand(bare, { x, y })}</g></svg>`;
}

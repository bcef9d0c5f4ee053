import { nothing, svg, type SVGTemplateResult } from 'lit';
import { hitArea, isWalkable, point, ring, decoration } from './frame.js';
import { dot, hasDot, type LinePlace, type LinePoint } from './line-shapes.js';
import { px } from './scales.js';

/** The box in which the points of a line catch the pointer. */
export interface LineBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Pixels from one period to the next. */
  readonly step: number;
}

/**
 * A column around a period, as wide as its share of the axis: nearest is always meant. Where periods lie closer than 24
 * pixels, keys and the table of the same figures are the equal way.
 */
function column(x: number, count: number, { left, right, top, bottom, step }: LineBox): SVGTemplateResult {
  const width = count === 1 ? right - left : step;
  const [start, end] = [Math.max(left, x - width / 2), Math.min(right, x + width / 2)];
  return hitArea(start, top, end - start, bottom - top);
}

function mark(points: readonly LinePoint[], index: number, place: LinePlace, active: boolean): unknown {
  const of = points[index];
  if (!of || of.value === null) return nothing;
  const [x, y] = [place.x(index), place.y(of.value)];
  if (active) return [dot(of, x, y, 4), ring(x, y)];
  return hasDot(points, index) ? dot(of, x, y) : nothing;
}

function cursor(x: number, { top, bottom }: LineBox): SVGTemplateResult {
  return svg`<line class="cursor" x1=${px(x)} x2=${px(x)} y1=${px(top)} y2=${px(bottom)} />`;
}

/** The axis of periods that are too many to be points of their own, and room to mark some of them. */
function span(points: readonly LinePoint[], { left, right, top, bottom }: LineBox): unknown {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return nothing;
  return svg`<g class="span" data-first=${first.key} data-last=${last.key} data-count=${points.length}><rect class="mark"
    x=${px(left)} y=${px(top)} width="0" height=${px(bottom - top)} />${hitArea(left, top, right - left, bottom - top)}</g>`;
}

/** The points of a line: walkable groups up to two hundred of them, above that only the dots, and the axis as a whole. */
export function linePoints(
  points: readonly LinePoint[],
  place: LinePlace,
  box: LineBox,
  active: string | null,
): unknown {
  if (!isWalkable(points.length)) {
    const dots = points.flatMap((_, index) => (hasDot(points, index) ? [mark(points, index, place, false)] : []));
    return [decoration(dots), span(points, box)];
  }
  return points.map(({ key, label }, index) => {
    const isActive = key === active;
    const x = place.x(index);
    return point({ index, key, label, active }, [
      isActive ? cursor(x, box) : nothing,
      column(x, points.length, box),
      mark(points, index, place, isActive),
    ]);
  });
}

import { area, line } from 'd3';
import { svg, type SVGTemplateResult } from 'lit';
import { px } from './scales.js';
import { thinned } from './thin.js';

/** One period of a line. */
export interface LinePoint {
  readonly key: string;
  /** The words of the point, for screen readers and the tooltip. */
  readonly label: string;
  /** Null is a gap. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** False is drawn hollow and dashed. */
  readonly complete: boolean;
  /** Whether it does not compare with the point before, so that no line joins them; absent where it does. */
  readonly apart?: boolean;
}

/** Where the periods and values of a line lie. */
export interface LinePlace {
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
}

/** Up to this many points each has a dot of its own. */
const mostDots = 24;

interface Placed extends LinePoint {
  readonly index: number;
  /** How often the line was broken before it. */
  readonly stretch: number;
}

function isKnown(point: LinePoint | undefined): boolean {
  return typeof point?.value === 'number';
}

function hasBand(point: LinePoint): boolean {
  return point.low !== null && point.high !== null && isKnown(point);
}

function placed(points: readonly LinePoint[]): Placed[] {
  let stretch = 0;
  return points.map((point, index) => {
    if (point.apart) stretch++;
    return { ...point, index, stretch };
  });
}

/** Neighbours between which the line is not broken. */
function stretches(points: readonly Placed[]): readonly (readonly Placed[])[] {
  const found = new Map<number, Placed[]>();
  for (const point of points) {
    const own = found.get(point.stretch);
    if (own) own.push(point);
    else found.set(point.stretch, [point]);
  }
  return [...found.values()];
}

const heights = [(point: Placed) => point.value, (point: Placed) => point.low, (point: Placed) => point.high];

/** Gaps and what is drawn another way stay apart. */
function kindOf(point: Placed): number {
  return (isKnown(point) ? 1 : 0) + (hasBand(point) ? 2 : 0) + (point.complete ? 4 : 0) + 8 * point.stretch;
}

/** The points that a line through them needs, as many as there are pixels for. */
function drawn(points: readonly LinePoint[], x: LinePlace['x']): readonly Placed[] {
  return thinned(placed(points), ({ index }) => x(index), heights, kindOf);
}

/** Neighbours of which at least one is unfinished. */
function unfinishedPairs(points: readonly Placed[]): (readonly Placed[])[] {
  return points.flatMap((point, i) => {
    const before = points[i - 1];
    const joined = before && before.stretch === point.stretch;
    return joined && !(before.complete && point.complete) ? [[before, point]] : [];
  });
}

/** Path data of the interval bands: of complete periods, and of the stretches that touch an unfinished one. */
export function bandPaths(points: readonly LinePoint[], { x, y }: LinePlace): { complete: string; unfinished: string } {
  const shape = area<Placed>()
    .x((point) => x(point.index))
    .y0((point) => y(point.low ?? 0))
    .y1((point) => y(point.high ?? 0))
    .digits(2);
  const all = drawn(points, x);
  const pairs = unfinishedPairs(all).filter((pair) => pair.every(hasBand));
  return {
    complete: stretches(all)
      .map((stretch) => shape.defined((point) => hasBand(point) && point.complete)(stretch) ?? '')
      .join(''),
    unfinished: pairs.map((pair) => shape.defined(hasBand)(pair)).join(''),
  };
}

/** Path data of the lines: through complete periods, and dashed to unfinished ones. Gaps break both. */
export function linePaths(points: readonly LinePoint[], { x, y }: LinePlace): { complete: string; unfinished: string } {
  const shape = line<Placed>()
    .x((point) => x(point.index))
    .y((point) => y(point.value ?? 0))
    .digits(2);
  const all = drawn(points, x);
  const pairs = unfinishedPairs(all).filter((pair) => pair.every(isKnown));
  return {
    complete: stretches(all)
      .map((stretch) => shape.defined((point) => isKnown(point) && point.complete)(stretch) ?? '')
      .join(''),
    unfinished: pairs.map((pair) => shape.defined(isKnown)(pair)).join(''),
  };
}

function isAlone(points: readonly LinePoint[], index: number): boolean {
  const [own, next] = [points[index], points[index + 1]];
  const isFirst = own?.apart === true || !isKnown(points[index - 1]);
  return isFirst && (next?.apart === true || !isKnown(next));
}

/** Whether a point shows a dot: where there are few, where nothing joins it, at the end, and where it is unfinished. */
export function hasDot(points: readonly LinePoint[], index: number): boolean {
  const point = points[index];
  if (!point || !isKnown(point)) return false;
  const isLast = index === points.findLastIndex((candidate) => isKnown(candidate) && candidate.complete);
  return points.length <= mostDots || isAlone(points, index) || isLast || !point.complete;
}

/** Bands and lines of a series, and the interval of each period that has no neighbour as a thin rule. */
export function lineAndBand(points: readonly LinePoint[], place: LinePlace): SVGTemplateResult {
  const bands = bandPaths(points, place);
  const lines = linePaths(points, place);
  const alone = placed(points).filter((point) => hasBand(point) && isAlone(points, point.index));
  return svg`<path class="band" d=${bands.complete} /><path class="band unfinished" d=${bands.unfinished} />
    ${alone.map((point) => {
      const x = px(place.x(point.index));
      return svg`<line class="whisker" x1=${x} x2=${x} y1=${px(place.y(point.low ?? 0))} y2=${px(place.y(point.high ?? 0))} />`;
    })}
    <path class="line" d=${lines.complete} /><path class="line unfinished" d=${lines.unfinished} />`;
}

/** The dot of a point: filled, or hollow while its period still runs. */
export function dot(point: LinePoint, x: number, y: number, radius = 3): SVGTemplateResult {
  return svg`<circle class=${point.complete ? 'dot' : 'dot hollow'} cx=${px(x)} cy=${px(y)} r=${radius} />`;
}

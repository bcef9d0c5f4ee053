/** A value of a point that is drawn; null is none. */
type Height<Point> = (point: Point) => number | null;

/** Up to this many points a pixel all are drawn. */
const dense = 2;

/** Whether so many points lie so close that several share a pixel. */
export function isDense(count: number, width: number): boolean {
  return count > dense * Math.max(1, width);
}

function extreme<Point>(points: readonly Point[], height: Height<Point>, sign: 1 | -1): Point | undefined {
  let [best, most] = [undefined as Point | undefined, -Infinity];
  for (const point of points) {
    const value = height(point);
    if (value === null || value * sign <= most) continue;
    [best, most] = [point, value * sign];
  }
  return best;
}

/** The first, the last, and for each of `heights` the lowest and the highest, in their order. */
function kept<Point>(points: readonly Point[], heights: readonly Height<Point>[]): readonly Point[] {
  if (points.length <= 2) return points;
  const extremes = heights.flatMap((height) => [extreme(points, height, 1), extreme(points, height, -1)]);
  const keeps = new Set([points[0], points.at(-1), ...extremes]);
  return points.filter((point) => keeps.has(point));
}

/**
 * Of neighbours in one pixel column and of one `kind` the first, the last, and the lowest and highest of each of `heights`:
 * a line through them covers the same pixels as one through all (M4: Jugel, Jerzak, Hackenbroich and Markl 2014). All of
 * them where they are not dense. `x` places the point of an index, in pixels.
 */
export function thinned<Point>(
  points: readonly Point[],
  x: (point: Point) => number,
  heights: readonly Height<Point>[],
  kind: (point: Point) => unknown,
): readonly Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || !isDense(points.length, x(last) - x(first))) return points;
  const columns: Point[][] = [];
  let [column, of] = [NaN, kind(first)];
  for (const point of points) {
    const [place, own] = [Math.floor(x(point)), kind(point)];
    if (place === column && own === of) columns.at(-1)?.push(point);
    else columns.push([point]);
    [column, of] = [place, own];
  }
  return columns.flatMap((each) => kept(each, heights));
}

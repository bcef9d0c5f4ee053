/**
 * From a domain to pixels in a straight line; the middle of the pixels where the domain has no extent. In place of d3's
 * scales, which bring colours, interpolators and number formats along.
 */
export function linear(
  [start, end]: readonly [number, number],
  [from, to]: readonly [number, number],
): (value: number) => number {
  return (value) => {
    const part = end === start ? 0.5 : (value - start) / (end - start);
    return from * (1 - part) + to * part;
  };
}

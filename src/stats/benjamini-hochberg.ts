/**
 * Adjusted p-values, in the order of `p`: rejecting those up to q keeps the expected share of false discoveries among
 * the rejected at q. A `null` (nothing was tested) stays null and is not counted in the family.
 * Benjamini & Hochberg 1995, procedure (1), in its adjusted form min over j ≥ i of m·p₍ⱼ₎/j, at most 1.
 */
export function benjaminiHochberg(p: readonly (number | null)[]): (number | null)[] {
  const tested = p.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  tested.sort((a, b) => b.value - a.value);
  const adjusted: (number | null)[] = p.map(() => null);
  let least = 1;
  tested.forEach(({ value, index }, larger) => {
    // In this order of operations rounding never puts an adjusted value below its own p.
    least = Math.min(least, value * (tested.length / (tested.length - larger)));
    adjusted[index] = least;
  });
  return adjusted;
}

/**
 * Where a function that does not fall crosses zero between `low` and `high`, to the last digit that bisection can tell
 * apart; the nearer end where it does not cross there.
 */
export function rootOf(rising: (x: number) => number, low: number, high: number): number {
  let [below, above] = [low, high];
  for (;;) {
    const middle = below + (above - below) / 2;
    if (middle <= below || middle >= above) return middle;
    if (rising(middle) < 0) below = middle;
    else above = middle;
  }
}

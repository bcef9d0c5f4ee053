/** How many results of a function are remembered. */
const most = 1000;

/**
 * `work` of two numbers, each result worked out once as long as no more than a thousand others were asked for: what takes
 * hundreds of steps of a search is asked for the same counts again, by each period of each answer.
 */
export function remembered<Result>(work: (a: number, b: number) => Result): (a: number, b: number) => Result {
  const known = new Map<number, Map<number, Result>>();
  let size = 0;
  return (a, b) => {
    const old = known.get(b)?.get(a);
    if (old !== undefined) return old;
    if (size === most) {
      known.clear();
      size = 0;
    }
    const result = work(a, b);
    known.set(b, (known.get(b) ?? new Map<number, Result>()).set(a, result));
    size += 1;
    return result;
  };
}

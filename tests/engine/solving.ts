/** A prime below 2³¹, modulo which sums are exact and every number but 0 can be divided by. */
const prime = 2_147_483_647;

function times(a: number, b: number): number {
  return Number((BigInt(a) * BigInt(b)) % BigInt(prime));
}

function inverse(value: number): number {
  let [result, base, exponent] = [1, value, prime - 2];
  for (; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = times(result, base);
    base = times(base, base);
  }
  return result;
}

/** Sums of cells that are known, in echelon form. */
export class Known {
  readonly #rows: { readonly pivot: number; readonly values: readonly number[] }[] = [];

  /** Takes down that the sum of the cells marked by 1 is known. */
  add(cells: readonly number[]): void {
    const left = this.rest(cells);
    const pivot = left.findIndex((value) => value !== 0);
    if (pivot < 0) return;
    const scale = inverse(left[pivot] ?? 1);
    this.#rows.push({ pivot, values: left.map((value) => times(value, scale)) });
  }

  /** What is left of some cells when all that is known is taken away. */
  rest(cells: readonly number[]): number[] {
    const left = [...cells];
    for (const { pivot, values } of this.#rows) {
      const factor = left[pivot] ?? 0;
      if (factor === 0) continue;
      values.forEach((value, i) => (left[i] = ((left[i] ?? 0) + prime - times(factor, value)) % prime));
    }
    return left;
  }
}

/** Whether the sum of the cells marked by 1 follows from what is known. */
export function isDetermined(known: Known, cells: readonly number[]): boolean {
  return known.rest(cells).every((value) => value === 0);
}

/** For each way to be in or out of some sets, by bits, how much counts; by place on an axis, on two, and together. */
export class Corners {
  readonly #least: number;
  readonly #all = new Map<number, number>();
  readonly #at = new Map<string, Map<number, number>>();

  constructor(least: number) {
    this.#least = least;
  }

  /** Takes in what counts for one way to be in or out, at some places whose names are given. */
  add(pattern: number, places: readonly string[], count: number): void {
    this.#all.set(pattern, (this.#all.get(pattern) ?? 0) + count);
    for (const place of places) {
      const at = this.#at.get(place) ?? new Map<number, number>();
      at.set(pattern, (at.get(pattern) ?? 0) + count);
      this.#at.set(place, at);
    }
  }

  /** Whether every way to be in or out counts nothing or enough. */
  get areFull(): boolean {
    return [...this.#all.values()].every((count) => this.#isEnough(count));
  }

  /** The same at a place and away from it. */
  areFullAt(place: string): boolean {
    const at = this.#at.get(place);
    return [...this.#all].every(([pattern, all]) => {
      const count = at?.get(pattern) ?? 0;
      return this.#isEnough(count) && this.#isEnough(all - count);
    });
  }

  #isEnough(count: number): boolean {
    return count <= 0 || count >= this.#least;
  }
}

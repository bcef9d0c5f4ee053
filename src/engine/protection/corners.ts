import { Size } from './size.js';

function sizeAt(sizes: Map<number, Size>, pattern: number): Size {
  const size = sizes.get(pattern) ?? new Size();
  sizes.set(pattern, size);
  return size;
}

/** For each way to be in or out of some sets, by bits, how much counts; by place on an axis, on two, and together. */
export class Corners {
  readonly #least: number;
  readonly #all = new Map<number, Size>();
  readonly #at = new Map<string, Map<number, Size>>();

  constructor(least: number) {
    this.#least = least;
  }

  /** Takes in what counts for one way to be in or out, at some places whose names are given. */
  add(pattern: number, places: readonly string[], count: number, layer: number): void {
    sizeAt(this.#all, pattern).add(count, layer);
    for (const place of places) {
      const at = this.#at.get(place) ?? new Map<number, Size>();
      sizeAt(at, pattern).add(count, layer);
      this.#at.set(place, at);
    }
  }

  /** Whether every way to be in or out counts nothing or enough. */
  get areFull(): boolean {
    return [...this.#all.values()].every((size) => this.#isEnough(size));
  }

  /** The same at a place and away from it. */
  areFullAt(place: string): boolean {
    const at = this.#at.get(place);
    return [...this.#all].every(([pattern, all]) => {
      const size = at?.get(pattern) ?? new Size();
      return this.#isEnough(size) && this.#isEnough(all.without(size));
    });
  }

  #isEnough({ n }: Size): boolean {
    return n <= 0 || n >= this.#least;
  }
}

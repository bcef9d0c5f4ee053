import type { CountedOnce } from '../../metric.js';

/**
 * How much a group counts. Where the same stand in several layers, such as months, it counts those of one layer: of the
 * fullest, or of the last. So sizes of groups in one layer add up, and of groups in different ones the larger one stays.
 */
export class Size {
  readonly #at: CountedOnce['at'];
  /** The layer whose count it is; −1 before anything counts. */
  #layer = -1;
  #n = 0;
  /** Null while there is no more than one. */
  #layers: Map<number, number> | null = null;

  constructor(at: CountedOnce['at'] = 'fullest') {
    this.#at = at;
  }

  get n(): number {
    return this.#n;
  }

  /** Adds what counts in a layer; later layers have larger numbers. */
  add(count: number, layer: number): void {
    if (count === 0) return;
    if (this.#layers === null && (this.#layer === layer || this.#layer < 0)) {
      this.#layer = layer;
      this.#n += count;
      return;
    }
    this.#layers ??= new Map([[this.#layer, this.#n]]);
    const own = (this.#layers.get(layer) ?? 0) + count;
    this.#layers.set(layer, own);
    if (layer !== this.#layer && (this.#at === 'fullest' ? own <= this.#n : layer < this.#layer)) return;
    [this.#layer, this.#n] = [layer, own];
  }

  /** Adds all that another group counts. */
  take(other: Size): void {
    if (other.#layers === null) this.add(other.#n, other.#layer);
    else other.#layers.forEach((count, layer) => this.add(count, layer));
  }

  /** What is left without a part of it. */
  without(part: Size): Size {
    const rest = new Size(this.#at);
    const own = (layer: number) => part.#layers?.get(layer) ?? (part.#layer === layer ? part.#n : 0);
    if (this.#layers === null) rest.add(this.#n - own(this.#layer), this.#layer);
    else this.#layers.forEach((count, layer) => rest.add(count - own(layer), layer));
    return rest;
  }
}

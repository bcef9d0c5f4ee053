import { hash } from './hash.js';

const smallest = 1024;

/**
 * Numbers distinct values from 0 in order of first appearance, in a hash table with open addressing (Knuth 1998, The Art of
 * Computer Programming 3, 6.4, algorithm L). −0 and 0 are one value; `NaN` must not come.
 */
export class Numbering {
  #values = new Float64Array(smallest);
  /** Number plus one by place; 0 is free. */
  #numbers = new Int32Array(smallest);
  #size = 0;

  /** How many distinct values have come. */
  get size(): number {
    return this.#size;
  }

  /** The number of `value`, the next one where it has not come before. */
  of(value: number): number {
    // −0 becomes 0, which has other bits.
    const key = value + 0;
    const place = this.#placeOf(key);
    const known = this.#numbers[place] ?? 0;
    if (known > 0) return known - 1;
    this.#values[place] = key;
    this.#numbers[place] = ++this.#size;
    if (this.#size * 2 > this.#numbers.length) this.#grow();
    return this.#size - 1;
  }

  #placeOf(key: number): number {
    const [values, numbers] = [this.#values, this.#numbers];
    const last = numbers.length - 1;
    let place = hash(key, 0) & last;
    while (numbers[place] !== 0 && values[place] !== key) place = (place + 1) & last;
    return place;
  }

  #grow(): void {
    const [values, numbers] = [this.#values, this.#numbers];
    this.#values = new Float64Array(values.length * 2);
    this.#numbers = new Int32Array(numbers.length * 2);
    for (let from = 0; from < numbers.length; from++) {
      const number = numbers[from] ?? 0;
      if (number === 0) continue;
      const place = this.#placeOf(values[from] ?? 0);
      this.#values[place] = values[from] ?? 0;
      this.#numbers[place] = number;
    }
  }
}

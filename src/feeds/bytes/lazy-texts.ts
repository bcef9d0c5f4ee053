import type { Texts } from '../../metric.js';
import type { TextBytes } from './text-bytes.js';

/** Texts that become strings together: to decode one alone costs as much as to decode many. */
const together = 512;

/** Texts that become strings when they are asked for. */
export class LazyTexts implements Texts {
  readonly #texts: TextBytes;
  readonly #stretches: (readonly string[] | undefined)[] = [];

  constructor(texts: TextBytes) {
    this.#texts = texts;
  }

  get size(): number {
    return this.#texts.size;
  }

  at(code: number): string | null {
    return this.#stretch(Math.floor(code / together))[code % together] ?? null;
  }

  #stretch(number: number): readonly string[] {
    const first = number * together;
    if (!(first >= 0 && first < this.size)) return [];
    return (this.#stretches[number] ??= this.#texts.texts(first, Math.min(this.size, first + together)));
  }
}

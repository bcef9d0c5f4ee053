import { refuseNoFeed, utf8Pieces } from './utf8.js';

/** A text in pieces, so that no step has to handle all of it, however long it is. */
export class TextPieces {
  readonly #pieces: readonly string[];
  #next = 0;

  constructor(pieces: readonly string[]) {
    this.#pieces = pieces;
  }

  /** The pieces up to the first in which something stands, and one more: as much as it takes to see how the text begins. */
  get head(): string {
    const first = this.#pieces.findIndex((piece) => /\S/.test(piece));
    return first === -1 ? '' : this.#pieces.slice(0, first + 2).join('');
  }

  /** The whole text, in one step. */
  get whole(): string {
    return this.#pieces.join('');
  }

  /** Another reader of the same pieces, from the first on. */
  again(): TextPieces {
    return new TextPieces(this.#pieces);
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#pieces[Symbol.iterator]();
  }

  /** The next pieces, as many as `isEnough` wants, behind `before`; null where there is none left. */
  after(before: string, isEnough: (piece: string, length: number) => boolean): string | null {
    if (this.#next >= this.#pieces.length) return null;
    const parts = [before];
    let length = 0;
    for (let piece: string | undefined; (piece = this.#pieces[this.#next]) !== undefined;) {
      this.#next += 1;
      length += piece.length;
      parts.push(piece);
      if (isEnough(piece, length)) break;
    }
    return parts.join('');
  }
}

/** The text of a feed's bytes, in steps. Errors as `utf8Pieces` and `refuseNoFeed`. */
export function* feedPieces(bytes: Uint8Array, size?: number): Generator<void, TextPieces> {
  const text = new TextPieces(yield* utf8Pieces(bytes, size));
  refuseNoFeed(text.head);
  return text;
}

import type { TextPieces } from './text-pieces.js';

const hasLineEnd = (piece: string) => piece.includes('\n');

/** The lines of a text that are not blank, each with its number from 1 and whether a line end closes it. */
export class Lines {
  readonly #pieces: TextPieces;
  #text = '';
  #at = 0;
  number = 0;
  line = '';
  closed = true;

  constructor(pieces: TextPieces) {
    this.#pieces = pieces;
  }

  next(): boolean {
    do {
      const end = this.#end();
      if (end === null) return false;
      this.line = this.#text.slice(this.#at, end).trim();
      this.#at = this.closed ? end + 1 : end;
      this.number += 1;
    } while (this.line === '');
    return true;
  }

  /** Where the line ends that begins here; null where none does. */
  #end(): number | null {
    let end = this.#text.indexOf('\n', this.#at);
    if (end === -1) {
      const text = this.#pieces.after(this.#text.slice(this.#at), hasLineEnd);
      if (text === null && this.#at >= this.#text.length) return null;
      if (text !== null) {
        this.#text = text;
        this.#at = 0;
        end = text.indexOf('\n');
      }
    }
    this.closed = end !== -1;
    return this.closed ? end : this.#text.length;
  }
}

import { RowValues, type RowPlace } from './row-values.js';

/** Stands for a missing text. */
export const missingText = -1;

function countedTo(size: number): Int32Array {
  const codes = new Int32Array(size);
  for (let row = 0; row < size; row += 1) codes[row] = row;
  return codes;
}

/**
 * The codes of one column of texts. Those of identities, which are there once each, count up with the rows: as long as they
 * do, nothing is written. Else they are `RowValues`.
 */
export class CountedCodes {
  /** Null as long as the code of each row is its number. */
  #codes: RowValues<Int32Array> | null = null;
  #place: RowPlace | null = null;
  /** How many rows the parts before hold. */
  #before = 0;

  /** Begins at a place; what would stand before is missing. */
  begin(place: RowPlace): void {
    this.#place = place;
    this.#before = place.before;
    if (place.rows === 0) return;
    this.#codes = new RowValues(Int32Array, missingText);
    this.#codes.begin(place);
  }

  /** Turns to the next part, which is that of a place. */
  turn(place: RowPlace): void {
    this.#before = place.before;
    this.#codes?.turn(place);
  }

  /** Takes the code of the row at a place of the part. */
  take(at: number, code: number): void {
    if (this.#codes !== null) this.#codes.part[at] = code;
    else if (code !== this.#before + at) this.#write(at, code);
  }

  /** All codes before a place, null where each is the number of its row; in steps, and to be asked for once. */
  *joined(place: RowPlace): Generator<void, Int32Array | null> {
    return this.#codes && (yield* this.#codes.joined(place));
  }

  #write(at: number, code: number): void {
    this.#codes = new RowValues(Int32Array, missingText);
    if (this.#place) this.#codes.goOn(this.#place, countedTo(this.#place.rows));
    this.#codes.part[at] = code;
  }
}

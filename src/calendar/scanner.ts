const zero = 48;
const nine = 57;

/** Reads a text once from left to right by character codes, so that no text takes more than linear time. */
export class Scanner {
  #position = 0;

  constructor(readonly text: string) {}

  /** Whether everything has been read. */
  get ended(): boolean {
    return this.#position === this.text.length;
  }

  /** Reads one of `characters`; false, with nothing read, where another stands. */
  take(characters: string): boolean {
    if (this.ended || !characters.includes(this.text.charAt(this.#position))) return false;
    this.#position += 1;
    return true;
  }

  /** Reads `least` to `most` digits, as many as there are, as a whole number; −1 where there are fewer. */
  digits(least: number, most: number): number {
    let value = 0;
    let count = 0;
    while (count < most && this.#digit >= 0) {
      value = value * 10 + this.#digit;
      count += 1;
      this.#position += 1;
    }
    return count < least ? -1 : value;
  }

  /** Reads the decimals of a second, one or more, as whole milliseconds, cut and not rounded; −1 where there are none. */
  milliseconds(): number {
    const start = this.#position;
    const read = this.digits(1, 3);
    const count = this.#position - start;
    while (this.#digit >= 0) this.#position += 1;
    return read < 0 ? -1 : read * 10 ** (3 - count);
  }

  /** Reads `Z`, `z`, ±hh, ±hhmm or ±hh:mm as milliseconds ahead of UTC; `null` where none of them stands. */
  offset(): number | null {
    if (this.take('Zz')) return 0;
    const sign = this.take('+') ? 1 : -1;
    if (sign < 0 && !this.take('-')) return null;
    const hours = this.digits(2, 2);
    const minutes = this.take(':') || this.#digit >= 0 ? this.digits(2, 2) : 0;
    const valid = hours >= 0 && hours <= 23 && minutes >= 0 && minutes <= 59;
    return valid ? sign * (hours * 60 + minutes) * 60_000 : null;
  }

  /** The digit at the position, −1 where none stands. */
  get #digit(): number {
    const code = this.text.charCodeAt(this.#position);
    return code >= zero && code <= nine ? code - zero : -1;
  }
}

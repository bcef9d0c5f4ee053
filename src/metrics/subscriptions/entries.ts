import { lazyTextColumn, type TextColumn } from '../../metric.js';

/** An array of whole or floating numbers that grows. */
export class Growing<Numbers extends Int32Array | Float64Array> {
  #values: Numbers;
  #make: (size: number) => Numbers;
  length = 0;

  constructor(make: (size: number) => Numbers) {
    this.#make = make;
    this.#values = make(1024);
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = this.#make(2 * this.length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  at(index: number): number {
    return this.#values[index] ?? NaN;
  }

  /** Adds to a value that is there. */
  add(index: number, amount: number): void {
    this.#values[index] = (this.#values[index] ?? 0) + amount;
  }

  /** The numbers so far, at their own length. */
  numbers(): Numbers {
    const exact = this.#make(this.length);
    exact.set(this.#values.subarray(0, this.length));
    return exact;
  }
}

/** Growing whole numbers. */
export function wholes(): Growing<Int32Array> {
  return new Growing((size) => new Int32Array(size));
}

/** Growing numbers. */
export function numbers(): Growing<Float64Array> {
  return new Growing((size) => new Float64Array(size));
}

/** Gathers who paid in which month, customer after customer, months ascending. */
export class Entries {
  readonly #codes = wholes();
  readonly #starts = wholes();
  readonly #left = numbers();
  readonly #month = wholes();
  readonly #amount = numbers();
  readonly #row = wholes();
  #from = 0;
  #first = -1;

  push(month: number, amount: number, row: number): void {
    if (this.#first < 0 || month < this.#first) this.#first = month;
    this.#month.push(month);
    this.#amount.push(amount);
    this.#row.push(row);
  }

  /** Whether the customer at hand has any entry, and its last month, −1 where not. */
  get lastMonth(): number {
    return this.#month.length > this.#from ? this.#month.at(this.#month.length - 1) : -1;
  }

  /** Closes the customer at hand, who is left out where it never paid. `left` is NaN where it is still there. */
  close(code: number, left: number): void {
    if (this.#month.length === this.#from) return;
    this.#codes.push(code);
    this.#starts.push(this.#from);
    this.#left.push(left);
    this.#from = this.#month.length;
  }

  /** Everything gathered; the customers' names are from the column that their codes belong to. */
  finish(accounts: TextColumn) {
    const codes = this.#codes.numbers();
    this.#starts.push(this.#from);
    return {
      customers: codes.length,
      ids: lazyTextColumn(codes, accounts.texts),
      starts: this.#starts.numbers(),
      month: this.#month.numbers(),
      amount: this.#amount.numbers(),
      row: this.#row.numbers(),
      left: this.#left.numbers(),
      first: this.#first,
    };
  }
}

import { numberColumn, type Columns, type Records, type TextColumn } from '../../metric.js';

function numbersOf(records: Records, name: string): Float64Array {
  const column = records.columns[name];
  return column && column.kind !== 'text' ? column.values : new Float64Array(records.size).fill(NaN);
}

function textsOf(records: Records, names: readonly string[]): TextColumn[] {
  return names.flatMap((name) => {
    const column = records.columns[name];
    return column?.kind === 'text' ? [column] : [];
  });
}

/** A number that rows have in common if and only if they have all of `columns` in common. */
function identityOf(columns: readonly TextColumn[], row: number): number {
  return columns.reduce((id, { codes, dictionary }) => id * (dictionary.length + 1) + (codes[row] ?? -1) + 1, 0);
}

/** What was answered first, where answers were changed or repeated: from the feed, and from the rows that gave way. */
export class FirstScores {
  readonly #records: Records;
  readonly #first: Float64Array;
  readonly #scores: Float64Array;

  constructor(records: Records) {
    this.#records = records;
    this.#first = numbersOf(records, 'first_score').slice();
    this.#scores = numbersOf(records, 'score');
  }

  /** Hands the first score of the rows that gave way (`masked`) to the row with equal `keys` that stayed. */
  keep(masked: readonly number[], mask: Uint8Array, keys: readonly string[], rank: (row: number) => number): void {
    const columns = textsOf(this.#records, keys);
    const earliest = new Map<number, number>();
    for (const row of masked) {
      if (Number.isNaN(this.#scores[row] ?? NaN)) continue;
      const identity = identityOf(columns, row);
      const known = earliest.get(identity);
      if (known === undefined || rank(row) < rank(known)) earliest.set(identity, row);
    }
    for (let row = 0; row < mask.length && earliest.size > 0; row++) {
      const from = mask[row] === 1 ? earliest.get(identityOf(columns, row)) : undefined;
      if (from !== undefined) this.#take(row, from);
    }
  }

  #take(row: number, from: number): void {
    const own = this.#first[from] ?? NaN;
    this.#first[row] = Number.isNaN(own) ? (this.#scores[from] ?? NaN) : own;
  }

  /** The column `first_score`; none where no answer has one. */
  columns(): Columns {
    return this.#first.every(Number.isNaN) ? {} : { first_score: numberColumn(this.#first) };
  }
}

import type { Message, PeriodNaming } from './text.js';

/** A column of records, as far as its words depend on it. */
export interface RecordColumn {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'instant';
  readonly unit: 'milliseconds' | 'minutes' | 'hours' | 'money' | null;
}

/** Why there are no records to list. */
export type RecordsState = 'prompt' | 'loading' | 'empty' | 'sums' | 'hidden' | 'none_found' | 'no_number';

/** What a reader of records can press. */
export type RecordControl = 'close' | 'download' | 'search';

/** What exactly these records add up to, against the number that was asked about. */
export interface Remade {
  readonly records: number;
  /** The value made anew, and that on the tile, as they are written; null where there is none. */
  readonly value: string | null;
  readonly shown: string | null;
  readonly isEqual: boolean;
}

/** What a language says about the records behind a number. */
export interface RecordWords {
  /** Heading: `Records behind NPS`, `Records behind NPS · Region: EMEA`. */
  recordsOf(metric: string, part: string): string;
  /** Why nothing is listed, and what to do; `minGroup` where a group is too small. */
  recordsState(state: RecordsState, minGroup: number): Message;
  /** How many are listed: `1,204 records`, `12 of 1,204 records`. */
  recordCount(found: number | null, total: number): string;
  /** What stands in a cell. */
  recordValue(value: string | number | null, column: RecordColumn, naming: PeriodNaming): string;
  /** The head of a column of what each record adds, by the name of the sum: `Adds: answers`. */
  addendName(name: string): string;
  /** The words on a control. */
  recordControl(control: RecordControl): string;
  /** How far the search has read. */
  searchReading(read: number, of: number): string;
  /** That only the first records are searched; empty where all are. */
  searchCovers(covered: number, total: number): string;
  /** That not all records are drawn on paper, or written to a file. */
  recordsInPart(drawn: number, total: number): string;
  /** Head of how a number is made. */
  readonly howMade: string;
  /** What the records add up to, and whether that is the number on the tile. */
  remade(remade: Remade): string;
  /** That sums are of all records, not of those found alone. */
  readonly sumsOfAll: string;
  /** Heads of what all records add together. */
  readonly sumNames: { readonly sum: string; readonly all: string; readonly records: string };
  /** Which keys move in the table. */
  readonly recordKeys: string;
}

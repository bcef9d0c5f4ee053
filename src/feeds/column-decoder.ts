import type { Column, IssueCode } from '../metric.js';
import { columnBuilder, type ColumnBuilder } from './column-builders.js';
import type { FieldReader, PlainValues } from './field-reader.js';
import type { IssueLog } from './issue-log.js';
import { Refusal } from './refusal.js';
import type { Source } from './places.js';
import type { Rows } from './rows.js';

/** What becomes of one name in a feed. */
export interface ColumnPlan {
  readonly name: string;
  readonly source: Source;
  /** What the feed should call it; shown where it is in no record. */
  readonly expected: string;
  readonly kind: Column['kind'];
  readonly read: FieldReader;
  /** The names at the first of which something stands, where that is all that the source does; else null. */
  readonly names: readonly string[] | null;
  readonly plain: PlainValues;
  /** Whether a bad value sets its row aside. */
  readonly needed: boolean;
  /** Whether a missing value sets its row aside. */
  readonly required: boolean;
}

/** Where issues are reported: the log, and the number of the row that is being read. */
export interface Report {
  readonly log: IssueLog;
  row: number;
}

/** Decodes one column: a value is taken from every row, and kept once the whole row is known to count. */
export class ColumnDecoder {
  readonly plan: ColumnPlan;
  /** Whether any record had something, were it null, at the column's place. */
  found = false;
  readonly #report: Report;
  readonly #builder: ColumnBuilder;
  #source = (): unknown => undefined;
  #value: number | string | null = null;
  /** How many values are missing at the end, which are only kept when another one comes. */
  #missing = 0;

  /** `isCut` says that texts are pieces of a longer one. */
  constructor(plan: ColumnPlan, report: Report, isCut: boolean) {
    this.plan = plan;
    this.#report = report;
    this.#builder = columnBuilder(plan.kind, isCut);
  }

  /** Turns to the rows of a page. */
  bind(rows: Rows): void {
    this.#source = this.plan.source(rows);
  }

  /** Takes the current row's value; false where it sets the row aside. */
  take(): boolean {
    const seen = this.#source();
    if (seen !== undefined) this.found = true;
    const value = this.plan.read(seen);
    if (value instanceof Refusal) return this.#refuse(value.code, seen, value.expected);
    this.#value = value;
    return value !== null || !this.plan.required || this.#refuse('missing_field', null, 'value');
  }

  /** Keeps the value taken last. */
  keep(): void {
    if (this.#value === null) this.#missing += 1;
    else this.#push(this.#value);
  }

  /** Keeps values that were read elsewhere. */
  keepAll(values: readonly (number | string | null)[]): void {
    this.found = true;
    this.#fill();
    for (const value of values) this.#builder.push(value);
  }

  /** Keeps that nothing stood at the column's place so often. */
  keepNothing(times: number): void {
    this.#missing += times;
  }

  /** The column of all that was kept, in steps; to be asked for once. */
  finish(): Generator<void, Column> {
    this.#fill();
    return this.#builder.finish();
  }

  #push(value: number | string): void {
    if (this.#missing > 0) this.#fill();
    this.#builder.push(value);
  }

  #fill(): void {
    for (; this.#missing > 0; this.#missing -= 1) this.#builder.push(null);
  }

  #refuse(code: IssueCode, seen: unknown, expected: Refusal['expected']): boolean {
    const { name, needed } = this.plan;
    this.#report.log.add(code, name, needed, { row: this.#report.row, seen, expected });
    this.#value = null;
    return !needed;
  }
}

import { instantColumn, lazyTextColumn, numberColumn, uniqueTextColumn, type Column } from '../../metric.js';
import type { ColumnPlan, Report } from '../column-decoder.js';
import { Refusal } from '../refusal.js';
import type { Rows } from '../rows.js';
import { ByteTexts } from './byte-texts.js';
import { CountedCodes, missingText } from './counted-codes.js';
import { inStretches } from './in-stretches.js';
import { absent, instant, nothing, number, text } from './kinds.js';
import type { RecordBytes } from './record-bytes.js';
import { RowValues, type RowPlace } from './row-values.js';
import type { Slots } from './slots.js';

/** Where a name may stand in a record: as it is, else as a dotted path (slot 0 where it is none). */
interface Spot {
  readonly direct: number;
  readonly path: number;
}

function spotOf(name: string, records: RecordBytes): Spot {
  const path = name.includes('.') ? records.slotAt(name.split('.')) : 0;
  return { direct: records.slotAt([name]), path };
}

/** The record that is being read, for sources: only the reader of its current row is ever used. */
function rowOf(records: RecordBytes): Rows {
  const { slots } = records;
  const valueAt = ({ direct, path }: Spot) => slots.value(slots.kinds[direct] === absent ? path : direct);
  return {
    next: () => false,
    number: 0,
    isRecord: true,
    seen: null,
    texts: false,
    reader(name) {
      const spot = spotOf(name, records);
      return () => valueAt(spot);
    },
    names: () => [],
  };
}

const missing = new Refusal('missing_field', 'value');

/** Decodes one column from the slots of records, as a `ColumnDecoder` does from their values. */
export abstract class ByteColumn {
  readonly plan: ColumnPlan;
  /** Whether any record had something, were it null, at the column's place. */
  found = false;
  protected readonly slots: Slots;
  readonly #report: Report;
  readonly #source: () => unknown;
  readonly #spots: readonly Spot[];
  /** All slots at which the column's values may stand. */
  readonly #places: readonly number[];
  /** The only one of them at which something has ever stood; else 0. */
  #only = 0;

  constructor(plan: ColumnPlan, records: RecordBytes, report: Report) {
    this.plan = plan;
    this.slots = records.slots;
    this.#report = report;
    this.#source = plan.source(rowOf(records));
    this.#spots = (plan.names ?? []).map((name) => spotOf(name, records));
    this.#places = this.#spots.flatMap(({ direct, path }) => (path === 0 ? [direct] : [direct, path]));
    if (plan.plain.latest !== null) for (const slot of this.#places) this.slots.instants[slot] = 1;
  }

  /** Whether a record may have had something for it; as long as none had, and that is no issue, there is nothing to take. */
  get isPlaced(): boolean {
    if (this.#spots.length === 0 || this.plan.required) return true;
    return this.#places.some((slot) => this.slots.seen[slot] === 1);
  }

  /** Learns at which places something has stood. */
  look(): void {
    const [first = 0, ...others] = this.#places.filter((slot) => this.slots.seen[slot] === 1);
    this.#only = others.length > 0 ? 0 : first;
  }

  /** Takes the current record's value for the row at a place of the part; false where it sets the record aside. */
  take(at: number): boolean {
    const only = this.#only;
    if (!((this.slots.kinds[only] ?? absent) > nothing && this.takePlain(only, at))) return this.#takeOther(at);
    this.found = true;
    return true;
  }

  /** Keeps what was taken for a row last, where that had to wait until its record was known to count. */
  settle?(at: number): void;

  /** Begins at a place; the rows before have nothing. */
  abstract begin(place: RowPlace): void;

  /** Turns to the part of a place. */
  abstract turn(place: RowPlace): void;

  /** The column of all rows before a place, in steps; to be asked for once. */
  abstract finish(place: RowPlace): Generator<void, Column>;

  /** Takes what stands in a slot where it is certain to be what the plan's reader would make of it. */
  protected abstract takePlain(slot: number, at: number): boolean;

  protected abstract takeValue(value: number | string | null, at: number): void;

  /** The slot of the first name at which something other than null stands, else of the last with null, else of the last. */
  #slot(): number {
    const { kinds } = this.slots;
    let last = 0;
    for (const { direct, path } of this.#spots) {
      const slot = kinds[direct] === absent ? path : direct;
      const kind = kinds[slot] ?? absent;
      if (kind > nothing) return slot;
      if (kind >= (kinds[last] ?? absent)) last = slot;
    }
    return last;
  }

  /** Takes what stands at one of several places, or is no plain value, or is none. */
  #takeOther(at: number): boolean {
    const slot = this.#slot();
    if (this.#spots.length > 0 && (this.slots.kinds[slot] ?? absent) <= nothing) return this.#takeNothing(slot, at);
    if (!this.takePlain(slot, at)) return this.#takeSeen(at);
    this.found = true;
    return true;
  }

  #takeSeen(at: number): boolean {
    const seen = this.#source();
    if (seen !== undefined) this.found = true;
    const value = this.plan.read(seen);
    this.takeValue(value instanceof Refusal ? null : value, at);
    if (value instanceof Refusal) return this.#refuse(value, seen);
    return value !== null || this.#misses();
  }

  /** No reader makes anything of nothing. */
  #takeNothing(slot: number, at: number): boolean {
    if (this.slots.kinds[slot] === nothing) this.found = true;
    this.takeValue(null, at);
    return this.#misses();
  }

  /** Whether the record counts although nothing stands in it here. */
  #misses(): boolean {
    return !this.plan.required || this.#refuse(missing, null);
  }

  #refuse({ code, expected }: Refusal, seen: unknown): boolean {
    const { name, needed } = this.plan;
    this.#report.log.add(code, name, needed, { row: this.#report.row, seen, expected });
    return !needed;
  }
}

/** A column of numbers or instants. */
class NumericColumn extends ByteColumn {
  readonly #values = new RowValues(Float64Array, NaN);
  readonly #kind: number;
  readonly #low: number;
  readonly #high: number;
  readonly #whole: boolean;

  constructor(plan: ColumnPlan, records: RecordBytes, report: Report) {
    super(plan, records, report);
    const { numbers, latest } = plan.plain;
    this.#kind = latest === null ? number : instant;
    this.#low = numbers?.low ?? (latest === null ? NaN : -Infinity);
    this.#high = numbers?.high ?? latest ?? NaN;
    this.#whole = numbers?.whole ?? false;
  }

  override begin(place: RowPlace): void {
    this.#values.begin(place);
  }

  override turn(place: RowPlace): void {
    this.#values.turn(place);
  }

  override *finish(place: RowPlace): Generator<void, Column> {
    const values = yield* this.#values.joined(place);
    return this.plan.kind === 'number' ? numberColumn(values) : instantColumn(values);
  }

  protected override takePlain(slot: number, at: number): boolean {
    const { slots } = this;
    const value = slots.numbers[slot] ?? NaN;
    if (slots.kinds[slot] !== this.#kind || !(value >= this.#low && value <= this.#high)) return false;
    if (this.#whole && !Number.isSafeInteger(value)) return false;
    // Adding zero turns -0 into 0, as the builders of columns do.
    this.#values.part[at] = value + 0;
    return true;
  }

  protected override takeValue(value: number | string | null, at: number): void {
    this.#values.part[at] = typeof value === 'number' ? value + 0 : NaN;
  }
}

/** Whether a text is certain to begin with something to be seen. */
function beginsVisibly(bytes: Uint8Array, from: number, to: number): boolean {
  const first = bytes[from] ?? 0;
  return to > from && first > 0x20 && first < 0x7f;
}

function* renumber(codes: Int32Array, numbers: Int32Array): Generator<void, void> {
  yield* inStretches(codes.length, (from, to) => {
    for (let row = from; row < to; row += 1) {
      const code = codes[row] ?? missingText;
      if (code >= 0) codes[row] = numbers[code] ?? missingText;
    }
  });
}

/** A column of texts. What its reader makes of a text is asked once a text, where it is not known beforehand. */
class ByteTextColumn extends ByteColumn {
  readonly #codes = new CountedCodes();
  readonly #texts = new ByteTexts();
  /** By number of a text: whether the reader takes it as it stands. */
  readonly #taken: boolean[] = [];
  /** The number of the text that was taken, where it has one. */
  #code = missingText;
  /** The slot of a text that is to be added; 0 where there is none. */
  #waiting = 0;
  /** A text that is to be added, where the reader made it. */
  #made: string | null = null;

  override begin(place: RowPlace): void {
    this.#codes.begin(place);
  }

  override turn(place: RowPlace): void {
    this.#codes.turn(place);
  }

  override *finish(place: RowPlace): Generator<void, Column> {
    const codes = yield* this.#codes.joined(place);
    const { texts, numbers } = yield* this.#texts.finish();
    if (codes === null) return numbers === null ? uniqueTextColumn(texts) : lazyTextColumn(numbers, texts);
    if (numbers !== null) yield* renumber(codes, numbers);
    return lazyTextColumn(codes, texts);
  }

  /** Keeps the text that was taken, and adds it: texts are numbered in order of the records that count. */
  override settle(at: number): void {
    if (this.#waiting > 0) this.#code = this.#add(this.#waiting);
    else if (this.#made !== null) this.#code = this.#texts.codeOf(this.#made);
    this.#codes.take(at, this.#code);
  }

  protected override takePlain(slot: number, at: number): boolean {
    const { kinds, starts, ends, hashes, json } = this.slots;
    if (kinds[slot] !== text) return false;
    const from = (starts[slot] ?? 0) + 1;
    const to = (ends[slot] ?? 0) - 1;
    const code = this.#texts.find(json.bytes, from, to, hashes[slot] ?? 0);
    if (!(this.plan.plain.texts && beginsVisibly(json.bytes, from, to)) && !this.#takes(slot, code)) return false;
    this.#waiting = code < 0 ? slot : 0;
    this.#made = null;
    this.#code = code;
    if (!this.plan.needed) this.settle(at);
    return true;
  }

  protected override takeValue(value: number | string | null, at: number): void {
    this.#waiting = 0;
    this.#made = typeof value === 'string' ? value : null;
    this.#code = missingText;
    if (!this.plan.needed) this.settle(at);
  }

  /** Whether the reader takes a text as it stands; kept where the text has a number. */
  #takes(slot: number, code: number): boolean {
    const known = code >= 0 ? this.#taken[code] : undefined;
    if (known !== undefined) return known;
    const seen = this.slots.value(slot);
    const takes = this.plan.read(seen) === seen;
    if (code >= 0) this.#taken[code] = takes;
    return takes;
  }

  #add(slot: number): number {
    const { starts, ends, hashes, json } = this.slots;
    return this.#texts.add(json.bytes, (starts[slot] ?? 0) + 1, (ends[slot] ?? 0) - 1, hashes[slot] ?? 0);
  }
}

/** The column of a plan, read from the slots of records. */
export function byteColumn(plan: ColumnPlan, records: RecordBytes, report: Report): ByteColumn {
  const Kind = plan.kind === 'text' ? ByteTextColumn : NumericColumn;
  return new Kind(plan, records, report);
}

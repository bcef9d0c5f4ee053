import { instantColumn, lazyTextColumn, numberColumn, type Column } from '../../metric.js';
import type { ColumnPlan, Report } from '../column-decoder.js';
import { Parts } from '../parts.js';
import { Refusal } from '../refusal.js';
import type { Rows } from '../rows.js';
import { ByteTexts } from './byte-texts.js';
import type { RecordBytes } from './record-bytes.js';
import { absent, instant, nothing, number, text, type Slots } from './slots.js';

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
  /** The only place, where there is one. */
  readonly #only: number;

  constructor(plan: ColumnPlan, records: RecordBytes, report: Report) {
    this.plan = plan;
    this.slots = records.slots;
    this.#report = report;
    this.#source = plan.source(rowOf(records));
    this.#spots = (plan.names ?? []).map((name) => spotOf(name, records));
    const [first, ...others] = this.#spots;
    this.#only = first && first.path === 0 && others.length === 0 ? first.direct : -1;
  }

  /** All slots at which the column's values may stand. */
  protected get places(): readonly number[] {
    return this.#spots.flatMap(({ direct, path }) => (path === 0 ? [direct] : [direct, path]));
  }

  /** Whether a record may have had something for it; as long as none had, and that is no issue, there is nothing to take. */
  get isPlaced(): boolean {
    if (this.#spots.length === 0 || this.plan.required) return true;
    return this.places.some((slot) => this.slots.seen[slot] === 1);
  }

  /** Takes the current record's value; false where it sets the record aside. */
  take(): boolean {
    const slot = this.#only >= 0 ? this.#only : this.#slot();
    if (this.#spots.length > 0 && (this.slots.kinds[slot] ?? absent) <= nothing) return this.#takeNothing(slot);
    if (!this.takePlain(slot)) return this.#takeSeen();
    this.found = true;
    return true;
  }

  /** Keeps the value taken last. */
  abstract keep(): void;

  /** Keeps nothing for the records before the one that is being read, of which `size` were kept; in steps. */
  abstract fill(size: number): Generator<void, void>;

  /** The column of all that was kept, in steps; to be asked for once. */
  abstract finish(): Generator<void, Column>;

  /** Takes what stands in a slot where it is certain to be what the plan's reader would make of it. */
  protected abstract takePlain(slot: number): boolean;

  protected abstract takeValue(value: number | string | null): void;

  /** The slot of the first name at which something other than null stands, else of the last. */
  #slot(): number {
    const { kinds } = this.slots;
    let slot = 0;
    for (const { direct, path } of this.#spots) {
      slot = kinds[direct] === absent ? path : direct;
      if ((kinds[slot] ?? absent) > nothing) return slot;
    }
    return slot;
  }

  #takeSeen(): boolean {
    const seen = this.#source();
    if (seen !== undefined) this.found = true;
    const value = this.plan.read(seen);
    this.takeValue(value instanceof Refusal ? null : value);
    if (value instanceof Refusal) return this.#refuse(value, seen);
    return value !== null || this.#misses();
  }

  /** No reader makes anything of nothing. */
  #takeNothing(slot: number): boolean {
    if (this.slots.kinds[slot] === nothing) this.found = true;
    this.takeValue(null);
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
  readonly #values = new Parts(Float64Array);
  readonly #kind: number;
  readonly #low: number;
  readonly #high: number;
  readonly #whole: boolean;
  #value = NaN;

  constructor(plan: ColumnPlan, records: RecordBytes, report: Report) {
    super(plan, records, report);
    const { numbers, latest } = plan.plain;
    this.#kind = latest === null ? number : instant;
    this.#low = numbers?.low ?? (latest === null ? NaN : -Infinity);
    this.#high = numbers?.high ?? latest ?? NaN;
    this.#whole = numbers?.whole ?? false;
    if (latest !== null) for (const slot of this.places) this.slots.instants[slot] = 1;
  }

  override keep(): void {
    // Adding zero turns -0 into 0, as the builders of columns do.
    this.#values.push(this.#value + 0);
  }

  override *fill(size: number): Generator<void, void> {
    yield* this.#values.fillTo(size, NaN);
  }

  override *finish(): Generator<void, Column> {
    const values = yield* this.#values.joined();
    return this.plan.kind === 'number' ? numberColumn(values) : instantColumn(values);
  }

  protected override takePlain(slot: number): boolean {
    const { slots } = this;
    const value = slots.numbers[slot] ?? NaN;
    if (slots.kinds[slot] !== this.#kind || !(value >= this.#low && value <= this.#high)) return false;
    if (this.#whole && !Number.isSafeInteger(value)) return false;
    this.#value = value;
    return true;
  }

  protected override takeValue(value: number | string | null): void {
    this.#value = typeof value === 'number' ? value : NaN;
  }
}

/** What a column of texts takes where it takes no text by its number: nothing, what stands in a slot, or a string. */
const [nothingTaken, slotTaken, stringTaken] = [-1, -2, -3];

/** Whether a text is certain to begin with something to be seen. */
function beginsVisibly(bytes: Uint8Array, from: number, to: number): boolean {
  const first = bytes[from] ?? 0;
  return to > from && first > 0x20 && first < 0x7f;
}

/** A column of texts. What its reader makes of a text is asked once a text, where it is not known beforehand. */
class ByteTextColumn extends ByteColumn {
  readonly #codes = new Parts(Int32Array);
  readonly #texts = new ByteTexts();
  /** By number of a text: whether the reader takes it as it stands. */
  readonly #taken: boolean[] = [];
  #value = nothingTaken;
  #slot = 0;
  #string = '';

  override keep(): void {
    this.#codes.push(this.#value >= nothingTaken ? this.#value : this.#added());
  }

  override *fill(size: number): Generator<void, void> {
    yield* this.#codes.fillTo(size, nothingTaken);
  }

  override *finish(): Generator<void, Column> {
    const codes = yield* this.#codes.joined();
    return lazyTextColumn(codes, yield* this.#texts.finish(codes));
  }

  protected override takePlain(slot: number): boolean {
    const { kinds, starts, ends, hashes, json } = this.slots;
    if (kinds[slot] !== text) return false;
    const from = (starts[slot] ?? 0) + 1;
    const to = (ends[slot] ?? 0) - 1;
    const code = this.#texts.find(json.bytes, from, to, hashes[slot] ?? 0);
    this.#value = code >= 0 ? code : slotTaken;
    this.#slot = slot;
    if (this.plan.plain.texts && beginsVisibly(json.bytes, from, to)) return true;
    return code >= 0 ? (this.#taken[code] ??= this.#takes(slot)) : this.#takes(slot);
  }

  protected override takeValue(value: number | string | null): void {
    this.#value = typeof value === 'string' ? stringTaken : nothingTaken;
    this.#string = typeof value === 'string' ? value : '';
  }

  #takes(slot: number): boolean {
    const seen = this.slots.value(slot);
    return this.plan.read(seen) === seen;
  }

  /** Adds the text that was taken. Not before its record is known to count, so that texts stand in order of those that do. */
  #added(): number {
    if (this.#value === stringTaken) return this.#texts.codeOf(this.#string);
    const { starts, ends, hashes, json } = this.slots;
    const slot = this.#slot;
    return this.#texts.add(json.bytes, (starts[slot] ?? 0) + 1, (ends[slot] ?? 0) - 1, hashes[slot] ?? 0);
  }
}

/** The column of a plan, read from the slots of records. */
export function byteColumn(plan: ColumnPlan, records: RecordBytes, report: Report): ByteColumn {
  const Kind = plan.kind === 'text' ? ByteTextColumn : NumericColumn;
  return new Kind(plan, records, report);
}

import { readInstant as readIso } from '../calendar/index.js';
import type { InstantReader } from '../calendar/wall-time.js';
import type { Column, IssueCode } from '../metric.js';
import { readDecimal } from './decimal.js';
import { epochOf, type TimeUnit } from './instants.js';
import { judge } from './judging.js';
import { Refusal } from './refusal.js';
import { checkOf, plainNumbers, type FieldKind, type FieldShape, type PlainNumbers } from './shape.js';

/** How values of one feed are read. */
export interface Reading {
  /** Texts that mean "nothing stands here", without blanks around them. */
  readonly missing: ReadonlySet<string>;
  readonly readInstant: InstantReader;
  /** Zone of naive times; null refuses them. */
  readonly zone: string | null;
  readonly timeUnit: TimeUnit;
  /** Instants later than this, in epoch milliseconds, have not happened yet. */
  readonly latest: number;
  /** Told of facts about good values: `naive_timestamp`, `leap_second`. */
  readonly onFact: (code: IssueCode, field: string, seen: unknown) => void;
}

/** A field's value as its column keeps it, null where nothing stands, or why it cannot be used. */
export type FieldValue = number | string | null | Refusal;

/** Reads one value of a field. */
export type FieldReader = (seen: unknown) => FieldValue;

/** What a field is: its record, name and shape, and whether texts may stand for its numbers and booleans. */
export interface FieldUse {
  readonly record: string;
  readonly name: string;
  readonly shape: FieldShape;
  readonly fromText: boolean;
}

const firstPlausible = Date.UTC(2000, 0, 1);
const lastPlausible = Date.UTC(2200, 0, 1);

const truths: ReadonlyMap<string, boolean> = new Map([
  ...['true', 't', 'yes', '1'].map((text) => [text, true] as const),
  ...['false', 'f', 'no', '0'].map((text) => [text, false] as const),
]);

/**
 * The reader of instants in a form of their own, which `readDates` reads, or in ISO-8601; null is ISO-8601 alone. Both,
 * because one form stands for all the times of a feed, and some of them may be better kept.
 */
export function readerOfInstants(readDates: InstantReader | null): InstantReader {
  if (readDates === null) return readIso;
  return (text, zone) => {
    const reading = readDates(text, zone);
    return reading === 'not_an_instant' ? readIso(text, zone) : reading;
  };
}

/** Whether nothing stands here: null, a blank text, or a text or number listed as missing. */
export function isMissing(seen: unknown, missing: ReadonlySet<string>): boolean {
  if (seen === undefined || seen === null) return true;
  if (typeof seen === 'string') {
    // Nearly every text begins with something, and then needs no trimming to be told from a blank.
    if (missing.size === 0 && seen.charCodeAt(0) > 0x20 && seen.charCodeAt(0) < 0x7f) return false;
    const text = seen.trim();
    return text === '' || missing.has(text);
  }
  return missing.size > 0 && (typeof seen === 'number' || typeof seen === 'bigint') && missing.has(String(seen));
}

const unsafe = new Refusal('unsafe_integer', 'text');
const unsafeNumber = new Refusal('unsafe_integer', 'number');

/** A text, or the text of a whole number that is exact; anything else stays as it is, for the schema to refuse. */
export function asText(seen: unknown): unknown {
  if (typeof seen === 'bigint') return String(seen);
  if (!Number.isInteger(seen)) return seen;
  return Number.isSafeInteger(seen) ? String(seen) : unsafe;
}

function asNumber(seen: unknown, fromText: boolean): unknown {
  if (typeof seen === 'string' && fromText) return readDecimal(seen) ?? seen;
  if (typeof seen !== 'bigint') return seen;
  const value = Number(seen);
  return Number.isSafeInteger(value) ? value : unsafeNumber;
}

function asBoolean(seen: unknown, fromText: boolean): unknown {
  if (!fromText || (typeof seen !== 'string' && typeof seen !== 'number')) return seen;
  return truths.get(String(seen).trim().toLowerCase()) ?? seen;
}

function asList(seen: unknown): unknown {
  return typeof seen === 'string' ? [seen] : seen;
}

function asJson(seen: unknown): unknown {
  if (typeof seen !== 'string') return seen;
  try {
    return JSON.parse(seen);
  } catch {
    return seen;
  }
}

function instantOfNumber(seen: number, unit: TimeUnit): unknown {
  const at = epochOf(seen, unit);
  if (at === null) return new Refusal('not_an_instant', 'instant');
  return at >= firstPlausible && at < lastPlausible ? at : new Refusal('epoch_unit_suspect', 'instant');
}

function instantOfText(name: string, text: string, reading: Reading): unknown {
  const read = reading.readInstant(text.trim(), reading.zone);
  if (read === 'naive') return new Refusal('naive_timestamp', 'instant');
  if (read === 'not_an_instant') return text;
  if (read.naive) reading.onFact('naive_timestamp', name, text);
  if (read.leapSecond) reading.onFact('leap_second', name, text);
  return read.at;
}

function asInstant(use: FieldUse, seen: unknown, reading: Reading): unknown {
  if (typeof seen === 'string') return instantOfText(use.name, seen, reading);
  if (typeof seen === 'number') return instantOfNumber(seen, reading.timeUnit);
  return seen instanceof Date ? seen.getTime() : seen;
}

function instantRefusal(use: FieldUse, reading: Reading): (at: number) => number | Refusal {
  const future = new Refusal('future_timestamp', 'instant');
  const latest = use.shape.planned ? Infinity : reading.latest;
  return (at) => (at > latest ? future : at);
}

function conversion(use: FieldUse, reading: Reading): (seen: unknown) => unknown {
  const conversions: Readonly<Record<FieldKind, (seen: unknown) => unknown>> = {
    number: (seen) => asNumber(seen, use.fromText),
    boolean: (seen) => asBoolean(seen, use.fromText),
    text: asText,
    list: asList,
    instant: (seen) => asInstant(use, seen, reading),
    map: (seen) => seen,
    json: asJson,
  };
  return conversions[use.shape.kind];
}

/**
 * The column that a field becomes: booleans are numbers 1 and 0, lists of texts are texts joined by `; `, and lists of
 * anything else are their JSON text.
 */
export function columnKind({ kind }: FieldShape): Column['kind'] {
  if (kind === 'instant') return 'instant';
  return kind === 'number' || kind === 'boolean' ? 'number' : 'text';
}

type ListText = (list: readonly unknown[]) => string | null;

const joined: ListText = (list) => (list.length > 0 ? list.join('; ') : null);

function stored(value: unknown, textOf: ListText): number | string | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (Array.isArray(value)) return textOf(value);
  return typeof value === 'number' || typeof value === 'string' ? value : null;
}

function decided({ record, name }: FieldUse, value: unknown, keep: (value: unknown) => FieldValue): FieldValue {
  if (value instanceof Refusal) return value;
  const result = judge.value.decide(record, name, value);
  return 'refusal' in result ? result.refusal : keep(result.value);
}

/**
 * A reader of one field: what stands in the feed is converted to the schema's type, accepted at once where the fast check
 * derived from the schema does, and else decided by zod. Throws a `PartMissing` where zod is not there.
 */
export function fieldReader(use: FieldUse, reading: Reading): FieldReader {
  const { kind, plain } = use.shape;
  const convert = conversion(use, reading);
  const isPlain = checkOf(plain);
  const finish = kind === 'instant' ? instantRefusal(use, reading) : null;
  const textOf: ListText = kind === 'json' ? (list) => JSON.stringify(list) : joined;
  const keep = (value: unknown) => stored(value, textOf);
  return (seen) => {
    if (isMissing(seen, reading.missing)) return null;
    const value = convert(seen);
    const kept = isPlain(value) ? keep(value) : decided(use, value, keep);
    return finish && typeof kept === 'number' ? finish(kept) : kept;
  };
}

/** The values of a field that its reader takes as they stand, as data for who has bytes and no values yet. */
export interface PlainValues {
  /** Whether it takes each text that begins with a visible character of ASCII. */
  readonly texts: boolean;
  readonly numbers: PlainNumbers | null;
  /** The latest instant that it takes from a text in ISO-8601 with an offset; null where it may take none. */
  readonly latest: number | null;
}

/** The plain values of a further column, and those of a feed without plain values. */
export function plainTexts(missing: ReadonlySet<string>): PlainValues {
  return { texts: missing.size === 0, numbers: null, latest: null };
}

/** The plain values of a field; `dates` is the format of its instants beside ISO-8601. */
export function plainValues({ shape }: FieldUse, reading: Reading, dates: string | null): PlainValues {
  const none = { texts: false, numbers: null, latest: null };
  if (reading.missing.size > 0) return none;
  const { kind, plain } = shape;
  if (kind === 'number') return { ...none, numbers: plainNumbers(plain) };
  if (kind === 'instant' && dates === null) return { ...none, latest: shape.planned ? Infinity : reading.latest };
  return { ...none, texts: plain?.is === 'text' };
}

/** A reader of a further column that is kept as texts: dimensions, filters, drill tables. */
export function textReader(missing: ReadonlySet<string>): FieldReader {
  const refused = new Refusal('not_text', 'text');
  return (seen) => {
    if (isMissing(seen, missing)) return null;
    if (typeof seen === 'boolean') return String(seen);
    if (typeof seen === 'number' && Number.isFinite(seen) && !Number.isInteger(seen)) return String(seen);
    if (seen instanceof Date && !Number.isNaN(seen.getTime())) return seen.toISOString();
    const text = asText(seen);
    return typeof text === 'string' || text instanceof Refusal ? text : refused;
  };
}

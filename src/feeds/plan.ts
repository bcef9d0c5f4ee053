import { isZone } from '../calendar/index.js';
import { FeedError, type FeedMeta, type RecordUse } from '../metric.js';
import type { ColumnPlan, Report } from './column-decoder.js';
import {
  columnKind,
  fieldReader,
  plainTexts,
  plainValues,
  readerOfInstants,
  textReader,
  type Reading,
} from './field-reader.js';
import { dateFormats } from './formats.js';
import type { Mapped } from './mappings/index.js';
import type { Place } from './mappings/mapping.js';
import { timeUnitOf } from './meta.js';
import type { DecodeOptions } from './options.js';
import { nameOf, namesAt, sourceAt } from './places.js';
import { judge } from './judging.js';
import type { FieldShape } from './shape.js';
import { shapesOf } from './shapes.js';

/** How far a clock may run ahead of the feed's `as_of`, in milliseconds. */
const clockTolerance = 5 * 60_000;

/** What a plan is made from. */
export interface PlanSource {
  readonly use: RecordUse;
  readonly options: Mapped;
  readonly meta: FeedMeta;
  /** The feed's meta as it stands. */
  readonly rawMeta: unknown;
  /** Whether all values are texts. */
  readonly texts: boolean;
  readonly report: Report;
}

function instantReaderFor(dates: string | null): Reading['readInstant'] {
  if (dates === null) return readerOfInstants(null);
  const { value: readerOf } = dateFormats;
  try {
    return readerOfInstants(readerOf(dates));
  } catch {
    throw new FeedError('bad_option', { option: 'dates', seen: dates });
  }
}

function checkedZone(zone: string | null): string | null {
  if (zone === null || isZone(zone)) return zone;
  throw new FeedError('bad_option', { option: 'time-zone', seen: zone });
}

function readingOf({ options, meta, rawMeta, report }: PlanSource): Reading {
  return {
    missing: new Set(options.missing.map((text) => text.trim())),
    readInstant: instantReaderFor(options.dates),
    zone: checkedZone(options.timeZone) ?? meta.timeZone ?? options.usualZone,
    timeUnit: timeUnitOf(rawMeta) ?? options.timeUnit,
    latest: meta.asOf === null ? Infinity : meta.asOf + clockTolerance,
    onFact: (code, field, seen) => report.log.add(code, field, false, { row: report.row, seen, expected: null }),
  };
}

/** The feed's name for one of ours, where the options map it. */
export function mappedName(options: DecodeOptions, name: string): string | null {
  return Object.hasOwn(options.fields, name) ? (options.fields[name] ?? null) : null;
}

/** Where a column stands: where the page says, else where the named mapping does, else at the first of `own`. */
function placed(name: string, own: Place, { options }: PlanSource): Pick<ColumnPlan, 'source' | 'expected' | 'names'> {
  const place = mappedName(options, name) ?? options.places.get(name) ?? own;
  return { source: sourceAt(place), expected: nameOf(place), names: namesAt(place) };
}

function fieldPlan(name: string, shape: FieldShape, source: PlanSource, reading: Reading): ColumnPlan {
  const mapped = mappedName(source.options, name) !== null || source.options.places.has(name);
  const needed = source.use.needs.includes(name);
  const use = { record: source.use.record, name, shape, fromText: source.texts || mapped };
  // Of such lists nothing is plain: better to ask for zod now than after the first row.
  if (shape.kind === 'json') void judge.value;
  return {
    name,
    ...placed(name, name, source),
    kind: columnKind(shape),
    read: fieldReader(use, reading),
    plain: plainValues(use, reading, source.options.dates),
    needed,
    required: needed && !shape.nullable,
  };
}

function textPlan(name: string, source: PlanSource, reading: Reading): ColumnPlan {
  return {
    name,
    ...placed(name, [name, `seg.${name}`], source),
    kind: 'text',
    read: textReader(reading.missing),
    plain: plainTexts(reading.missing),
    needed: false,
    required: false,
  };
}

/** The names of the columns that are decoded for `use` with `further` ones: needed ones first, each once. */
export function columnNames({ needs, uses, time, identity }: RecordUse, further: readonly string[]): readonly string[] {
  return [...new Set([...needs, ...uses, time, identity, ...further].filter((name) => name !== undefined))];
}

/**
 * The columns to decode, without repetition: the fields that the metric needs and uses, and as texts what the options
 * and the feed's `dims` name beside. Needed ones come first. Throws a `FeedError` of code `bad_option` for an unknown zone,
 * a date format that is none, and an unknown record, and a `PartMissing` where zod is needed and not there.
 */
export function planColumns(source: PlanSource): readonly ColumnPlan[] {
  const { use, options, meta } = source;
  const shapes = use.fields ? shapesOf(use.fields) : judge.value.shapeBySchema(use.record);
  const reading = readingOf(source);
  return columnNames(use, [...options.columns, ...meta.dims]).map((name) => {
    const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    return shape ? fieldPlan(name, shape, source, reading) : textPlan(name, source, reading);
  });
}

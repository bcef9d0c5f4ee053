import { dayLength, dayNumber, dayOfWeek, daysInMonth } from './civil.js';
import { isZone } from './zones.js';

/** Hours of a day on the wall, `HH:MM`; the end may be `24:00`. */
export interface WallHours {
  readonly from: string;
  readonly to: string;
}

/** When a team works: weekly hours in a zone, without holidays, between two instants. */
export interface Schedule {
  readonly id: string;
  /** IANA zone of the hours and dates. */
  readonly timeZone: string;
  /** Hours by day of the week, 1 Monday … 7 Sunday; a day may have several, or none. */
  readonly weekly: readonly (WallHours & { readonly day: number })[];
  /** Dates `YYYY-MM-DD` without work, or without work from … to. */
  readonly holidays: readonly { readonly date: string; readonly from?: string; readonly to?: string }[];
  /** First instant of the schedule in epoch milliseconds; `null` has no beginning. */
  readonly validFrom: number | null;
  /** First instant after the schedule; `null` has no end. */
  readonly validTo: number | null;
}

/** The fields of a schedule record as a feed has them: texts, lists as JSON texts, instants as epoch milliseconds. */
export interface ScheduleFields {
  readonly schedule_id: string | null;
  readonly tz: string | null;
  /** `[{"day": 1, "from": "09:00", "to": "17:00"}, …]`; a `to` before `from` is on the next day. */
  readonly weekly: string | null;
  /** `["2024-12-25", {"date": "2024-12-24", "from": "12:00", "to": "24:00"}, …]`; absent means none. */
  readonly holidays?: string | null;
  readonly valid_from?: number | null;
  readonly valid_to?: number | null;
}

/** The schedule of a record; `null` where it has no zone that is known, or hours or dates that do not exist. */
export function readSchedule(fields: ScheduleFields): Schedule | null {
  const { tz, schedule_id: id, valid_from: validFrom = null, valid_to: validTo = null } = fields;
  const weekly = readList(fields.weekly, readWeekly)?.flatMap(untilMidnight) ?? null;
  const holidays = readList(fields.holidays ?? '[]', readHoliday);
  if (tz === null || !isZone(tz) || weekly === null || holidays === null) return null;
  return { id: id ?? '', timeZone: tz, weekly, holidays, validFrom, validTo };
}

/** Hours of one day in milliseconds from its midnight on the wall. */
export interface WallSpan {
  readonly from: number;
  readonly to: number;
}

/** The working hours of a date, `number` days from 1970-01-01: its weekday's, less those of its holidays. */
export function workingHours(schedule: Schedule): (number: number) => readonly WallSpan[] {
  const week = Array.from({ length: 8 }, (_, day) => weekdayHours(schedule, day));
  const closures = new Map<number, WallSpan[]>();
  for (const { date, from, to } of schedule.holidays) {
    const number = readDate(date) ?? NaN;
    const closed = { from: readTime(from ?? '00:00') ?? 0, to: readTime(to ?? '24:00') ?? dayLength };
    closures.set(number, [...(closures.get(number) ?? []), closed]);
  }
  return (number) => {
    const hours = week[dayOfWeek(number)] ?? [];
    return (closures.get(number) ?? []).reduce(without, hours);
  };
}

function weekdayHours({ weekly }: Schedule, day: number): readonly WallSpan[] {
  const hours = weekly.filter((one) => one.day === day);
  return hours.map(({ from, to }) => ({ from: readTime(from) ?? 0, to: readTime(to) ?? 0 })).sort(byStart);
}

function byStart(a: WallSpan, b: WallSpan): number {
  return a.from - b.from;
}

/** What is left of `hours` outside `closed`. */
function without(hours: readonly WallSpan[], closed: WallSpan): readonly WallSpan[] {
  return hours.flatMap(({ from, to }) => {
    const parts = [
      { from, to: Math.min(to, closed.from) },
      { from: Math.max(from, closed.to), to },
    ];
    return parts.filter((part) => part.from < part.to);
  });
}

function readList<Item>(text: string | null, read: (value: unknown) => Item | null): Item[] | null {
  const list = parse(text);
  if (!Array.isArray(list)) return null;
  const items = list.map(read);
  return items.includes(null) ? null : items.filter((item) => item !== null);
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

function readWeekly(value: unknown): Schedule['weekly'][number] | null {
  const { day, from, to } = fieldsOf(value);
  if (typeof day !== 'number' || !Number.isInteger(day) || day < 1 || day > 7) return null;
  if (typeof from !== 'string' || typeof to !== 'string' || from === to) return null;
  return readTime(from) === null || readTime(to) === null ? null : { day, from, to };
}

/** Hours that run over midnight as those of two days. */
function untilMidnight(hours: Schedule['weekly'][number]): Schedule['weekly'] {
  const { day, from, to } = hours;
  if (inOrder(from, to)) return [hours];
  return [
    { day, from, to: '24:00' },
    { day: (day % 7) + 1, from: '00:00', to },
  ].filter((part) => inOrder(part.from, part.to));
}

function readHoliday(value: unknown): Schedule['holidays'][number] | null {
  const { date, from = '00:00', to = '24:00' } = typeof value === 'string' ? { date: value } : fieldsOf(value);
  if (typeof date !== 'string' || readDate(date) === null) return null;
  return typeof from === 'string' && typeof to === 'string' && inOrder(from, to) ? { date, from, to } : null;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function inOrder(from: string, to: string): boolean {
  return (readTime(from) ?? Infinity) < (readTime(to) ?? 0);
}

/** Milliseconds from midnight of `HH:MM`; `null` for a time that does not exist. */
function readTime(text: string): number | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(text) ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && minute <= 24 * 60 ? minute * 60_000 : null;
}

/** Days from 1970-01-01 of `YYYY-MM-DD`; `null` for a date that does not exist. */
function readDate(text: string): number | null {
  const [, years, months, days] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const [year, month, day] = [Number(years), Number(months), Number(days)];
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? dayNumber(year, month, day) : null;
}

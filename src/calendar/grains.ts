import { civilDate, dayNumber, dayOfWeek, daysInMonth, modulo } from './civil.js';

/** How long a period is. */
export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** In which zone and by which conventions periods are cut. */
export interface Calendar {
  /** IANA zone. */
  readonly timeZone: string;
  /** First day of the week, 1 Monday … 7 Sunday. */
  readonly weekStart: number;
  /** First month of the fiscal year, 1 … 12. */
  readonly fiscalYearStart: number;
}

/** The arithmetic of one grain. Periods are known by the number of their first day, from 1970-01-01. */
export interface GrainRule {
  /** First day of the period in which a day lies. */
  first(day: number, calendar: Calendar): number;
  /** First day of the period `count` periods later. */
  shift(first: number, count: number): number;
  /** First day of the period of the same name a year earlier. */
  yearBefore(first: number, calendar: Calendar): number;
  /** The period's name. */
  key(first: number, calendar: Calendar): string;
  /** First day of what a name seems to mean, or `null`; only a name that `key` gives back is one. */
  parse(key: string, calendar: Calendar): number | null;
}

/** The rule of each grain. */
export const grainRules: Readonly<Record<Grain, GrainRule>> = {
  day: dayRule(),
  week: weekRule(),
  month: monthsRule(1, monthKey, parseMonth),
  quarter: monthsRule(3, quarterKey, parseQuarter),
  year: monthsRule(12, yearKey, parseYear),
};

/** The grains whose borders are also borders of the grain they are listed under. */
export const wholeWithin: Readonly<Record<Grain, readonly Grain[]>> = {
  day: ['day'],
  week: ['day', 'week'],
  month: ['day', 'month'],
  quarter: ['day', 'month', 'quarter'],
  year: ['day', 'month', 'quarter', 'year'],
};

function dayRule(): GrainRule {
  return {
    first: (day) => day,
    shift: (first, count) => first + count,
    yearBefore(first) {
      const { year, month, day } = civilDate(first);
      return dayNumber(year - 1, month, Math.min(day, daysInMonth(year - 1, month)));
    },
    key(first) {
      const { year, month, day } = civilDate(first);
      return `${yearText(year)}-${twoDigits(month)}-${twoDigits(day)}`;
    },
    parse(key) {
      const found = /^(\d{4}|[+-]\d{6})-(\d\d)-(\d\d)$/.exec(key);
      return found && dayNumber(Number(found[1]), Number(found[2]), Number(found[3]));
    },
  };
}

function weekRule(): GrainRule {
  const key = (first: number, { weekStart }: Calendar) => {
    const { year } = civilDate(first + 3);
    return `${yearText(year)}-W${twoDigits((first - firstWeek(year, weekStart)) / 7 + 1)}`;
  };
  return {
    first: (day, { weekStart }) => weekOf(day, weekStart),
    shift: (first, count) => first + count * 7,
    yearBefore(first, { weekStart }) {
      const { year } = civilDate(first + 3);
      const start = firstWeek(year - 1, weekStart);
      const lastWeek = firstWeek(year, weekStart) - 7;
      return Math.min(start + first - firstWeek(year, weekStart), lastWeek);
    },
    key,
    parse(text, { weekStart }) {
      const found = /^(\d{4}|[+-]\d{6})-W(\d\d)$/.exec(text);
      return found && firstWeek(Number(found[1]), weekStart) + (Number(found[2]) - 1) * 7;
    },
  };
}

function weekOf(day: number, weekStart: number): number {
  return day - modulo(dayOfWeek(day) - weekStart, 7);
}

/** First day of week 1: the week that holds 4 January, and therefore most of its days in the year. */
function firstWeek(year: number, weekStart: number): number {
  return weekOf(dayNumber(year, 1, 4), weekStart);
}

/** A grain of `size` months, counted from the first month of the fiscal year. */
function monthsRule(size: number, key: GrainRule['key'], parse: GrainRule['parse']): GrainRule {
  return {
    first: (day, { fiscalYearStart }) => {
      const month = monthNumber(day);
      return firstOfMonth(month - modulo(month - (fiscalYearStart - 1), size));
    },
    shift: (first, count) => firstOfMonth(monthNumber(first) + count * size),
    yearBefore: (first) => firstOfMonth(monthNumber(first) - 12),
    key,
    parse,
  };
}

/** Months since the year 0. */
function monthNumber(day: number): number {
  const { year, month } = civilDate(day);
  return year * 12 + month - 1;
}

function firstOfMonth(month: number): number {
  return dayNumber(0, month + 1, 1);
}

function monthKey(first: number): string {
  const { year, month } = civilDate(first);
  return `${yearText(year)}-${twoDigits(month)}`;
}

function parseMonth(key: string): number | null {
  const found = /^(\d{4}|[+-]\d{6})-(\d\d)$/.exec(key);
  return found && dayNumber(Number(found[1]), Number(found[2]), 1);
}

function quarterKey(first: number, calendar: Calendar): string {
  const quarter = modulo(monthNumber(first) - (calendar.fiscalYearStart - 1), 12) / 3 + 1;
  return `${yearKey(first, calendar)}-Q${quarter}`;
}

function parseQuarter(key: string, calendar: Calendar): number | null {
  const found = /^(.+)-Q([1-4])$/.exec(key);
  const year = found && parseYear(found[1] ?? '', calendar);
  return year === null ? null : firstOfMonth(monthNumber(year) + (Number(found?.[2]) - 1) * 3);
}

/** A fiscal year that is not a calendar year bears the number of the calendar year in which it ends, after `FY`. */
function yearKey(first: number, { fiscalYearStart }: Calendar): string {
  const { year, month } = civilDate(first);
  if (fiscalYearStart === 1) return yearText(year);
  return `FY${yearText(month >= fiscalYearStart ? year + 1 : year)}`;
}

function parseYear(key: string, { fiscalYearStart }: Calendar): number | null {
  const found = /^(?:FY)?(\d{4}|[+-]\d{6})$/.exec(key);
  return found && dayNumber(Number(found[1]) - (fiscalYearStart === 1 ? 0 : 1), fiscalYearStart, 1);
}

/** Four digits, or outside the years 0…9999 a sign and six, as ISO 8601 has it. */
function yearText(year: number): string {
  if (year >= 0 && year <= 9999) return String(year).padStart(4, '0');
  return `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(6, '0')}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

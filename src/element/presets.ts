import type { Span } from './board/index.js';

/** A stretch of time that a reader can pick by name. */
export type Preset = 'last_month' | 'last_quarter' | 'last_year' | 'last_12_months';

/** All of them, in the order in which they are offered. */
export const presets: readonly Preset[] = ['last_month', 'last_quarter', 'last_year', 'last_12_months'];

/** The months of each, and the grain on whose border it ends. */
const lengths: Readonly<Record<Preset, { readonly months: number; readonly border: number }>> = {
  last_month: { months: 1, border: 1 },
  last_quarter: { months: 3, border: 3 },
  last_year: { months: 12, border: 12 },
  last_12_months: { months: 12, border: 1 },
};

/** The calendar day of an instant in a zone, `2026-03-31`; the day in UTC where the browser does not know the zone. */
export function dayIn(instant: number, timeZone: string): string {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', calendar: 'iso8601' } as const;
  const format = (zone: string): string => {
    const parts = new Intl.DateTimeFormat('en', { ...options, timeZone: zone }).formatToParts(instant);
    const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
    return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  };
  try {
    return format(timeZone);
  } catch {
    return format('UTC');
  }
}

/** A day some days later. */
export function daysLater(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The first day of a month counted from the year 0. */
function firstOf(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

/**
 * The stretch of a preset whose last period is over on `day`: the last complete month, quarter or year, or the twelve
 * complete months before. Quarters and years begin with `fiscalYearStart`, 1 … 12.
 */
export function spanOf(preset: Preset, day: string, fiscalYearStart: number): Span {
  const { months, border } = lengths[preset];
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const past = (month - (fiscalYearStart - 1)) % border;
  const end = month - past;
  return { since: firstOf(end - months), until: firstOf(end), origin: null };
}

/** The preset that a stretch of time is; null for none of them. */
export function presetOf(span: Span, day: string, fiscalYearStart: number): Preset | null {
  const isIt = (preset: Preset): boolean => {
    const { since, until } = spanOf(preset, day, fiscalYearStart);
    return since === span.since && until === span.until;
  };
  return presets.find(isIt) ?? null;
}

/** A period's name taken apart; which fields are set tells the grain. */
export interface PeriodParts {
  readonly year: number;
  readonly quarter?: number;
  readonly month?: number;
  readonly week?: number;
  readonly day?: number;
}

const grains: readonly (readonly [RegExp, (a: number, b: number, c: number) => PeriodParts])[] = [
  [/^(\d{4})$/u, (year) => ({ year })],
  [/^(\d{4})-Q([1-4])$/u, (year, quarter) => ({ year, quarter })],
  [/^(\d{4})-(\d{2})$/u, (year, month) => ({ year, month })],
  [/^(\d{4})-W(\d{2})$/u, (year, week) => ({ year, week })],
  [/^(\d{4})-(\d{2})-(\d{2})$/u, (year, month, day) => ({ year, month, day })],
];

/** The parts of `2024`, `2024-Q1`, `2024-01`, `2024-W05` or `2024-01-31`; null for anything else, such as a wave. */
export function periodParts(period: string): PeriodParts | null {
  for (const [pattern, parts] of grains) {
    const match = pattern.exec(period);
    if (match !== null) return parts(Number(match[1]), Number(match[2]), Number(match[3]));
  }
  return null;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than writing a hundred dates, and a chart writes some hundred. */
function formatOf(lang: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([lang, options]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(lang, { ...options, timeZone: 'UTC' });
  formats.set(key, format);
  return format;
}

/** How many names are kept: those of the days of some years. */
const mostDates = 4000;
const dates = new Map<string, string>();

/** Day, month and year of a period in a language, as far as `options` ask for them; each written once for the page. */
export function periodDate(lang: string, parts: PeriodParts, options: Intl.DateTimeFormatOptions): string {
  const instant = Date.UTC(parts.year, (parts.month ?? 1) - 1, parts.day ?? 1);
  const key = `${lang} ${options.year} ${options.month} ${options.day} ${instant}`;
  const known = dates.get(key);
  if (known !== undefined) return known;
  const name = formatOf(lang, options).format(instant);
  if (dates.size === mostDates) dates.clear();
  dates.set(key, name);
  return name;
}

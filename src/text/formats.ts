import type { Formats } from './text.js';

/** The same text with a typographic minus in place of the hyphen that `Intl` writes. */
function typographic(text: string): string {
  return text.includes('-') ? text.replaceAll('-', '\u2212') : text;
}

/** How many numbers are kept as they are written: those of some pages of charts. */
const mostWritten = 4000;

/** Writes numbers, each once: the tiles of a page say the same counts and figures again and again. */
function writer(format: Intl.NumberFormat): (value: number) => string {
  const written = new Map<number, string>();
  return (value) => {
    const known = written.get(value);
    if (known !== undefined) return known;
    const text = typographic(format.format(value));
    if (written.size === mostWritten) written.clear();
    written.set(value, text);
    return text;
  };
}

function numberFormats(lang: string) {
  const made = new Map<string, (value: number) => string>();
  return (digits: number, signDisplay: 'negative' | 'exceptZero', more?: Intl.NumberFormatOptions) => {
    const key = `${digits} ${signDisplay} ${more === undefined ? '' : Object.values(more).join()}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const write = writer(new Intl.NumberFormat(lang, { maximumFractionDigits: digits, signDisplay, ...more }));
    made.set(key, write);
    return write;
  };
}

/** Under a page's own zone names a browser may not know one; the instant is then written in UTC, which it always knows. */
function dateFormat(lang: string, options: Intl.DateTimeFormatOptions, timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(lang, { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat(lang, { ...options, timeZone: 'UTC', timeZoneName: 'short' });
  }
}

/** Formats of dates, each made once: to make one takes as long as to write hundreds of dates. */
function dateFormats(lang: string) {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (options: Intl.DateTimeFormatOptions, timeZone: string) => {
    const key = `${timeZone} ${Object.keys(options).join()} ${options.weekday}`;
    const format = made.get(key) ?? dateFormat(lang, options, timeZone);
    made.set(key, format);
    return format;
  };
}

const day: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };
const dayAndTime: Intl.DateTimeFormatOptions = { ...day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

/** A text that is no code of a currency names none. */
function currencyOptions(currency: string | undefined): Intl.NumberFormatOptions {
  return currency !== undefined && /^[A-Za-z]{3}$/u.test(currency) ? { style: 'currency', currency } : {};
}

/** Whole below a thousand, three digits above. */
function moneyOptions(value: number, currency: string | undefined): Intl.NumberFormatOptions {
  return {
    ...currencyOptions(currency),
    ...(Math.abs(value) < 1000
      ? { minimumFractionDigits: 0, maximumFractionDigits: 0 }
      : { notation: 'compact', maximumSignificantDigits: 3 }),
  };
}

/** Numbers and dates of a language and region by `Intl`; `lang` must be a valid BCP 47 tag. */
export function formats(lang: string): Formats {
  const of = numberFormats(lang);
  const dated = dateFormats(lang);
  const number = (value: number, digits = 0) => of(digits, 'negative')(value);
  return {
    lang,
    number,
    count: (n) => number(n),
    money: (value, currency) => of(1, 'negative', moneyOptions(value, currency))(value),
    exactMoney: (value, currency) => of(2, 'negative', currencyOptions(currency))(value),
    signed: (value, digits = 0) => of(digits, 'exceptZero')(value),
    share(percent, digits = 0) {
      const smallest = 10 ** -digits;
      const tiny = percent > 0 && percent < smallest / 2;
      const text = of(digits, 'negative', { style: 'percent' })((tiny ? smallest : percent) / 100);
      return tiny ? `<${text}` : text;
    },
    date: (instant, timeZone = 'UTC') => dated(day, timeZone).format(new Date(instant)),
    weekday: (day, length = 'short') => dated({ weekday: length }, 'UTC').format(Date.UTC(2024, 0, day)),
    moment: (instant, timeZone) => dated(dayAndTime, timeZone).format(new Date(instant)),
  };
}

const million = 1_000_000;

/** Bytes that have come in millions, `of` how many where that is known: `34 of 120 MB`; empty for none. */
export function megabytes(bytes: number, total: number | null, of: string, { number }: Formats): string {
  if (bytes === 0) return '';
  const digits = (total ?? bytes) < 10 * million ? 1 : 0;
  const come = number(bytes / million, digits);
  return total === null ? `${come} MB` : `${come}${of}${number(total / million, digits)} MB`;
}

/** Texts that could turn the order of their neighbours: right-to-left letters and direction controls. */
const turning = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/u;

/** A name from the feed inside a sentence, isolated where it could turn the order of the words around it. */
export function isolated(name: string): string {
  return turning.test(name) ? `\u2068${name}\u2069` : name;
}

/** A column name as words: `product_area` → `Product area`; what it identifies stands for its `_id`. */
export function spelledOut(name: string): string {
  const words = name.replace(/_id$/u, '').replaceAll(/[_-]+/gu, ' ').trim();
  return words.charAt(0).toLocaleUpperCase('en') + words.slice(1);
}

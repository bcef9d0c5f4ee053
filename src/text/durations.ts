/** A duration cut into the two units people would say, from hours. */
export interface Duration {
  readonly unit: 'days' | 'hours' | 'minutes' | 'seconds';
  /** The amount in `unit`, with one decimal for days. */
  readonly amount: number;
  /** Whole minutes beside whole hours. */
  readonly minutes: number;
}

/** Days from 48 hours on, else hours and minutes, minutes, or seconds; the sign is dropped. */
export function duration(hours: number): Duration {
  const size = Math.abs(hours);
  const minutes = Math.round(size * 60);
  if (size >= 48) return { unit: 'days', amount: Math.round(size / 2.4) / 10, minutes: 0 };
  if (minutes >= 60) return { unit: 'hours', amount: Math.floor(minutes / 60), minutes: minutes % 60 };
  if (size * 60 >= 1) return { unit: 'minutes', amount: minutes, minutes: 0 };
  return { unit: 'seconds', amount: Math.round(size * 3600), minutes: 0 };
}

const steps = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** An age or wait in milliseconds in the largest whole unit: `12 minutes`. */
export function age(lang: string, milliseconds: number): string {
  const [unit, size] = steps.find((step) => milliseconds >= step[1]) ?? (['second', 1000] as const);
  const format = new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 });
  return format.format(Math.max(0, Math.floor(milliseconds / size)));
}

/** The units of durations at ticks, in hours. */
const spans = [
  ['year', 8760],
  ['week', 168],
  ['day', 24],
  ['hour', 1],
  ['minute', 1 / 60],
  ['second', 1 / 3600],
] as const;

/** A duration in the largest unit that divides it, for ticks; zero is 0 hours. */
export interface Span {
  readonly unit: (typeof spans)[number][0];
  readonly amount: number;
}

/** The span of hours in whole units: 168 → 1 week, 36 → 36 hours, 0.25 → 15 minutes. */
export function spanOf(hours: number): Span {
  const whole = (size: number) => Math.abs(hours / size - Math.round(hours / size)) < 1e-6;
  const [unit, size] = (hours > 0 && spans.find(([, length]) => hours >= length - 1e-9 && whole(length))) || spans[3];
  return { unit, amount: Math.round((hours / size) * 100) / 100 };
}

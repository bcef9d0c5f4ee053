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

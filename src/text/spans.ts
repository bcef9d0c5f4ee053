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

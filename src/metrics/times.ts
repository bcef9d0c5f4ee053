/** Milliseconds of a minute. */
export const msPerMinute = 60_000;

/** Milliseconds of an hour. */
export const msPerHour = 60 * msPerMinute;

/** Milliseconds of a day of 24 hours. */
export const msPerDay = 24 * msPerHour;

/** An instant in epoch milliseconds as ISO-8601 text in UTC; null for `NaN`, which is none. */
export function isoOf(at: number): string | null {
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** Units of time in hours. */
export const minute = 1 / 60;
export const second = 1 / 3600;
export const day = 24;
export const week = 7 * day;
export const year = 365 * day;

/** Steps between ticks of a linear axis of durations, in hours. */
export const hoursSteps: readonly number[] = [
  ...[1, 5, 10, 15, 30].map((seconds) => seconds * second),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * minute),
  ...[1, 2, 4, 6, 12].map((hours) => hours),
  ...[1, 2].map((days) => days * day),
  ...[1, 2, 4].map((weeks) => weeks * week),
  90 * day,
  year,
  2 * year,
  5 * year,
  10 * year,
  50 * year,
];

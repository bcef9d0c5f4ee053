import { readInstant as readIso } from '../calendar/index.js';

/** In what unit a feed's numeric instants count since 1970. */
export type TimeUnit = 's' | 'ms';

const latest = 8.64e15;

/** Epoch milliseconds of a numeric instant, rounded to a whole one; null where no calendar reaches. */
export function epochOf(value: number, unit: TimeUnit): number | null {
  const epoch = Math.round(unit === 's' ? value * 1000 : value);
  return Math.abs(epoch) <= latest ? epoch : null;
}

/** Epoch milliseconds of an ISO-8601 text (naive ones in `zone`) or a numeric instant; null where it is neither. */
export function readInstant(value: unknown, zone: string | null, unit: TimeUnit): number | null {
  if (typeof value === 'number') return epochOf(value, unit);
  if (typeof value !== 'string') return null;
  const reading = readIso(value, zone);
  return typeof reading === 'string' ? null : reading.at;
}

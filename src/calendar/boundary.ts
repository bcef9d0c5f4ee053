import { readInstant } from './instants.js';

/**
 * Reads an end of a window as epoch milliseconds: an instant, or a date, a month `2024-01` or a year `2024`, which mean
 * their first instant in `zone`. `null` for any other text.
 */
export function readBoundary(text: string, zone: string): number | null {
  const reading = readInstant(firstDate(text), zone);
  return typeof reading === 'string' ? null : reading.at;
}

function firstDate(text: string): string {
  if (/^\d{4}$/.test(text)) return `${text}-01-01`;
  return /^\d{4}-\d\d$/.test(text) ? `${text}-01` : text;
}

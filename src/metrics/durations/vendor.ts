import type { Records } from '../../metric.js';
import { valueReader, valuesOf, type Values } from '../columns.js';
import type { Clock, DurationOptions } from './options.js';
import { msPerMinute } from '../times.js';

interface VendorField {
  /** The name before `_min` and `_business_min`. */
  readonly name: string;
  /** The instants without which another product's minutes count. */
  readonly instants: readonly string[];
}

const fields: Readonly<Partial<Record<Clock, VendorField>>> = {
  'first-response': { name: 'first_response', instants: ['first_public_reply_at'] },
  'first-resolution': { name: 'first_resolution', instants: ['first_solved_at', 'last_solved_at'] },
  'full-resolution': { name: 'full_resolution', instants: ['last_solved_at', 'first_solved_at'] },
  'requester-wait': { name: 'requester_wait', instants: [] },
};

function minutesName(name: string, business: boolean): string {
  return `${name}${business ? '_business' : ''}_min`;
}

/** The minutes that another product measured on a clock; null where the feed has none. */
export function vendorMinutes(cases: Records, { clock }: DurationOptions, business: boolean): Float64Array | null {
  const field = fields[clock];
  return field ? valuesOf(cases, minutesName(field.name, business)) : null;
}

/**
 * The milliseconds that another product measured on its own clock, for rows without the instants to measure them by;
 * NaN for all others.
 */
export function vendorDurations(cases: Records, options: DurationOptions, business: boolean): Values {
  const minutes = vendorMinutes(cases, options, business);
  if (minutes === null) return () => NaN;
  const instants = fields[options.clock]?.instants.map((name) => valueReader(cases, name)) ?? [];
  return (row) =>
    instants.every((at) => Number.isNaN(at(row))) ? Math.round(msPerMinute * (minutes[row] ?? NaN)) : NaN;
}

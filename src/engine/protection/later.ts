import { FeedError, type Extras, type Measure } from '../../metric.js';
import type * as Protecting from '../protect.js';
import { tellsGroups } from '../tells.js';
import type { Guard } from './guard.js';

/** Where figures of groups stand that no question asked for. */
const ofGroups: readonly (keyof Extras)[] = [
  'cohorts',
  'revenue',
  'risk',
  'rates',
  'after_case',
  'categories',
  'coverage',
  'calibration',
  'peers',
  'coaching',
];

let protecting: typeof Protecting | null = null;

/** Fetches what takes the figures of small groups out of answers. */
export async function loadProtection(): Promise<void> {
  protecting ??= await import('../protect.js');
}

function holdsGroups(measure: Measure): boolean {
  return measure.segments.length > 0 || tellsGroups(measure.context) || ofGroups.some((name) => measure[name]);
}

/**
 * A measure without the figures of small groups; as it is where no groups stand in it. Throws a `FeedError` of code
 * `engine` where some do and what protects them was not fetched.
 */
export function safe(measure: Measure, guard: Guard | null): Measure {
  if (protecting !== null) return protecting.protect(measure, guard);
  if (holdsGroups(measure)) throw new FeedError('engine', { file: 'protect' });
  return measure;
}

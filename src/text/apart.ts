import type { ViewCode } from './text.js';

/** Views whose pictures are of something else than the value: they are not called by it. */
export const apartFromValue: ReadonlySet<ViewCode> = new Set<ViewCode>([
  'cohorts',
  'waterfall',
  'rates',
  'after',
  'categories',
  'coverage',
  'calibration',
  'queue',
  'renewals',
  'customers',
]);

/** Time zones, periods and the strict readers of instants. */
export { readBoundary } from './boundary.js';
export type { Calendar, Grain } from './grains.js';
export { readInstant } from './instants.js';
export {
  coarsen,
  nextPeriod,
  periodBounds,
  periodKey,
  periodsBetween,
  previousPeriod,
  yearBefore,
  type PeriodBounds,
} from './periods.js';
export { shiftInstant } from './shift.js';
export { isZone, localDate, localToInstant, startOfDay } from './zones.js';

/** Time zones, periods and the strict readers of instants. */
export { readBoundary } from './boundary.js';
export type { CivilDate } from './civil.js';
export { cutPeriods, type PeriodCodes } from './cut-periods.js';
export type { Calendar, Grain } from './grains.js';
export { instantReader, type InstantReader } from './instant-format.js';
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
export type { InstantProblem, InstantReading } from './wall-time.js';
export { isZone, localDate, localToInstant, startOfDay, zoneOffset } from './zones.js';

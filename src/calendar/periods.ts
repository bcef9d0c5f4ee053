import { grainRules, wholeWithin, type Calendar, type Grain } from './grains.js';
import { localDay, startOfDayNumber, zoneClock } from './zones.js';

/** Epoch milliseconds of a period, half-open: `start` is in it, `end` is not. */
export interface PeriodBounds {
  readonly start: number;
  readonly end: number;
}

/** How many periods of a calendar are remembered: the days of some ten years. */
const mostKnown = 4000;

/** Bounds by calendar and grain: each answer asks for the same ones, and for each of them several times. */
const bounds = new Map<string, Map<string, PeriodBounds>>();

/** The bounds known in a calendar. */
function boundsIn(grain: Grain, { timeZone, weekStart, fiscalYearStart }: Calendar): Map<string, PeriodBounds> {
  const name = `${grain} ${weekStart} ${fiscalYearStart} ${timeZone}`;
  const known = bounds.get(name) ?? new Map<string, PeriodBounds>();
  bounds.set(name, known);
  return known;
}

/**
 * The name of the period in which an instant lies, by the date on the wall in the calendar's zone: day `2024-01-31`,
 * week `2024-W05`, month `2024-01`, quarter `2024-Q1`, year `2024`. Names of one grain sort as texts in order of time
 * (years 0…9999).
 *
 * A week belongs to the year that holds its fourth day, and week 1 holds 4 January: ISO 8601 for weeks from Monday, the
 * same rule for others. Where the fiscal year does not begin in January, quarters and years are fiscal and bear the year
 * in which the fiscal year ends: `FY2024-Q1`, `FY2024`.
 */
export function periodKey(at: number, grain: Grain, calendar: Calendar): string {
  const rule = grainRules[grain];
  return rule.key(rule.first(localDay(zoneClock(calendar.timeZone), at), calendar), calendar);
}

/**
 * First instant of a period and of the one after it. Days have 23, 24 or 25 hours, and none where a zone left a date
 * out. Throws a `RangeError` for a name that is no period of the grain.
 *
 * Where clocks went back over a midnight that had already struck (at 00:01 in St. John's until 2011), the minutes shown
 * a second time before midnight keep their date in `periodKey`, though they lie after the next day's first instant.
 */
export function periodBounds(key: string, grain: Grain, calendar: Calendar): PeriodBounds {
  const known = boundsIn(grain, calendar);
  const found = known.get(key) ?? boundsOf(firstDay(key, grain, calendar), grain, calendar);
  if (known.size === mostKnown) known.clear();
  known.set(key, found);
  return found;
}

/** The period after this one; a date that the zone left out is passed over. */
export function nextPeriod(key: string, grain: Grain, calendar: Calendar): string {
  return neighbour(key, 1, grain, calendar);
}

/** The period before this one; a date that the zone left out is passed over. */
export function previousPeriod(key: string, grain: Grain, calendar: Calendar): string {
  return neighbour(key, -1, grain, calendar);
}

/** The same period a year earlier: 29 February gives 28 February, week 53 gives 52 where that year has no 53. */
export function yearBefore(key: string, grain: Grain, calendar: Calendar): string {
  const rule = grainRules[grain];
  return rule.key(rule.yearBefore(firstDay(key, grain, calendar), calendar), calendar);
}

/** All periods from `first` to `last`, both included, in order of time; empty where `last` is the earlier. */
export function periodsBetween(first: string, last: string, grain: Grain, calendar: Calendar): string[] {
  const rule = grainRules[grain];
  const end = firstDay(last, grain, calendar);
  const keys: string[] = [];
  for (let start = firstDay(first, grain, calendar); start <= end; start = rule.shift(start, 1)) {
    if (!isLeftOut(start, grain, calendar)) keys.push(rule.key(start, calendar));
  }
  return keys;
}

/** The longer period that holds a shorter one; `null` where the shorter may lie in two, as a week in months. */
export function coarsen(key: string, from: Grain, to: Grain, calendar: Calendar): string | null {
  if (!wholeWithin[to].includes(from)) return null;
  const rule = grainRules[to];
  return rule.key(rule.first(firstDay(key, from, calendar), calendar), calendar);
}

function firstDay(key: string, grain: Grain, calendar: Calendar): number {
  const rule = grainRules[grain];
  const first = rule.parse(key, calendar);
  if (first === null || rule.key(first, calendar) !== key) throw new RangeError(`"${key}" is no ${grain}`);
  return first;
}

function boundsOf(first: number, grain: Grain, { timeZone }: Calendar): PeriodBounds {
  const clock = zoneClock(timeZone);
  return {
    start: startOfDayNumber(clock, first),
    end: startOfDayNumber(clock, grainRules[grain].shift(first, 1)),
  };
}

function neighbour(key: string, step: 1 | -1, grain: Grain, calendar: Calendar): string {
  const rule = grainRules[grain];
  let first = firstDay(key, grain, calendar);
  do first = rule.shift(first, step);
  while (isLeftOut(first, grain, calendar));
  return rule.key(first, calendar);
}

function isLeftOut(first: number, grain: Grain, calendar: Calendar): boolean {
  if (grain !== 'day') return false;
  const { start, end } = boundsOf(first, grain, calendar);
  return start === end;
}

import { hoursOfWeek } from '../../calendar/hour-of-week.js';
import { numberColumn, type Cells, type NumberColumn, type WeekHours } from '../../metric.js';
import { inStretches } from '../../rollup/each-row.js';

const hoursInDay = 24;
const hoursInWeek = 168;

/**
 * Counts by weekday and hour from cells with key `hour`, (weekday − 1)·24 + hour, and the addend named; `counts` says
 * what they are. All 168 hours, or nothing where no cell has an hour.
 */
export function hoursCounted({ size, keys, addends }: Cells, addend: string, counts: string): WeekHours[] {
  const sums = new Float64Array(hoursInWeek);
  let known = false;
  for (let index = 0; index < size; index++) {
    const hour = keys['hour']?.at(index);
    if (typeof hour !== 'number') continue;
    sums[hour] = (sums[hour] ?? 0) + (addends[addend]?.[index] ?? 0);
    known = true;
  }
  if (!known) return [];
  const cells = Array.from(sums, (n, hour) => ({
    weekday: Math.floor(hour / hoursInDay) + 1,
    hour: hour % hoursInDay,
    n,
  }));
  return [{ counts, cells }];
}

/**
 * The hour of the week in `zone` of each instant as (weekday − 1)·24 + hour, missing where the instant is; in steps between
 * which the caller may pause.
 */
export function* hourColumn(instants: Float64Array, zone: string): Generator<void, NumberColumn> {
  const values = new Float64Array(instants.length);
  yield* inStretches(instants.length, (from, to) => {
    const hours = hoursOfWeek(instants.subarray(from, to), zone);
    for (let row = from; row < to; row++) {
      const hour = hours[row - from] ?? -1;
      values[row] = hour < 0 ? NaN : hour;
    }
  });
  return numberColumn(values);
}

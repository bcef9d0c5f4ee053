import type { Cells, WeekHours } from '../../metric.js';

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

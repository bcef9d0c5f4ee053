import { readSchedule, type Schedule } from '../../calendar/business-schedule.js';
import type { Records } from '../../metric.js';
import { textsOf, valuesOf } from '../columns.js';
import { businessClock, type Clock } from './clock.js';

function schedulesOf(records: Records): Schedule[] {
  const [id, tz, weekly, holidays] = ['schedule_id', 'tz', 'weekly', 'holidays'].map((name) => textsOf(records, name));
  const [from, to] = ['valid_from', 'valid_to'].map((name) => valuesOf(records, name));
  const instant = (values: Float64Array | null | undefined, row: number): number | null => {
    const at = values?.[row] ?? NaN;
    return Number.isNaN(at) ? null : at;
  };
  return Array.from({ length: records.size }, (_, row) => {
    if (records.mask?.[row] === 0) return null;
    return readSchedule({
      schedule_id: id?.at(row) ?? null,
      tz: tz?.at(row) ?? null,
      weekly: weekly?.at(row) ?? null,
      holidays: holidays?.at(row) ?? null,
      valid_from: instant(from, row),
      valid_to: instant(to, row),
    });
  }).filter((schedule) => schedule !== null);
}

/** The business clocks of a feed by schedule; the rows of one schedule hold one after the other. */
export function clocksOf(records: Records | undefined): ReadonlyMap<string, Clock> {
  const byId = new Map<string, Schedule[]>();
  for (const schedule of records ? schedulesOf(records) : []) {
    byId.set(schedule.id, [...(byId.get(schedule.id) ?? []), schedule]);
  }
  const begin = ({ validFrom }: Schedule) => validFrom ?? -Infinity;
  return new Map(
    [...byId].map(([id, parts]) => [id, businessClock(parts.sort((a, b) => begin(a) - begin(b)))] as const),
  );
}

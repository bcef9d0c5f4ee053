import type { Records } from '../../metric.js';
import { businessTimeOver } from '../../calendar/business.js';
import { readSchedule, type Schedule } from '../../calendar/business-schedule.js';
import { textReader, valueReader } from '../columns.js';
import type { CaseEvent } from './events.js';
import type { Piece } from './lines.js';

/** How long stretches of time are on a case's clock, in milliseconds; null where its schedule is not known. */
export type Ruler = (
  pieces: readonly Piece[],
  scheduleId: string | null,
  events: readonly CaseEvent[],
) => number | null;

/** All hours count. */
export const calendarTime: Ruler = (pieces) => pieces.reduce((sum, [from, to]) => sum + (to - from), 0);

function schedulesOf(records: Records): Map<string, Schedule[]> {
  const [id, tz, weekly, holidays] = ['schedule_id', 'tz', 'weekly', 'holidays'].map((name) =>
    textReader(records, name),
  );
  const [from, to] = ['valid_from', 'valid_to'].map((name) => valueReader(records, name));
  const schedules = new Map<string, Schedule[]>();
  for (let row = 0; row < records.size; row++) {
    const name = id?.(row) ?? null;
    if (records.mask?.[row] === 0 || name === null) continue;
    const schedule = readSchedule({
      schedule_id: name,
      tz: tz?.(row) ?? '',
      weekly: weekly?.(row) ?? '[]',
      holidays: holidays?.(row) ?? '[]',
      valid_from: known(from?.(row)),
      valid_to: known(to?.(row)),
    });
    if (schedule) schedules.set(name, [...(schedules.get(name) ?? []), schedule]);
  }
  return schedules;
}

function known(at: number | undefined): number | null {
  return at === undefined || Number.isNaN(at) ? null : at;
}

interface Span {
  readonly id: string | null;
  readonly from: number;
  readonly to: number;
}

/** The schedules in force over a case's life: its own until an event names another. */
function spansOf(own: string | null, events: readonly CaseEvent[]): Span[] {
  const changes = events.filter(({ type }) => type === 'schedule');
  const ids = [own ?? changes[0]?.value ?? null, ...changes.map(({ value }) => value)];
  const bounds = [-Infinity, ...changes.map(({ at }) => at), Infinity];
  return ids.map((id, i) => ({ id, from: bounds[i] ?? -Infinity, to: bounds[i + 1] ?? Infinity }));
}

/**
 * Only the time within schedules counts, each schedule while it was in force. A feed with a single schedule has it for
 * every case that names none. Null where there is no schedule at all.
 */
export function businessTime(records: Records | undefined): Ruler | null {
  const schedules = records ? schedulesOf(records) : new Map<string, Schedule[]>();
  if (schedules.size === 0) return null;
  const only = schedules.size === 1 ? [...schedules.keys()][0] : undefined;
  return (pieces, scheduleId, events) => {
    const spans = spansOf(scheduleId ?? only ?? null, events).flatMap(({ id, from, to }) =>
      (schedules.get(id ?? '') ?? [null]).map((schedule) => ({ schedule, from, to })),
    );
    const complete = spans.flatMap(({ schedule, ...span }) => (schedule ? [{ schedule, ...span }] : []));
    if (complete.length < spans.length) return null;
    return pieces.reduce((sum, [from, to]) => sum + businessTimeOver(complete, from, to), 0);
  };
}

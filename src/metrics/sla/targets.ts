import type { Records } from '../../metric.js';
import { textsOf, valuesOf } from '../columns.js';
import { calendarClock, type Clock } from './clock.js';
import { stateOf, usedUp, wholeTarget, type SlaState } from './states.js';

const msPerMinute = 60_000;

/** What is known of one target at `as_of`. */
export interface Target {
  /** Null where the feed says neither target, due instant nor verdict. */
  readonly state: SlaState | null;
  /** Elapsed ÷ target in millionths, one more than the whole for everything late. */
  readonly used: number;
  /** When it is or was due; `NaN` where that cannot be told. */
  readonly due: number;
  /** Whether a business clock was asked for and its schedule is not known. */
  readonly lacksSchedule: boolean;
}

/** The fields of one row; missing numbers are `NaN`. */
interface Row {
  readonly started: number;
  readonly stopped: number;
  readonly due: number;
  readonly target: number;
  readonly paused: number;
  readonly measured: number;
  readonly status: string | null;
}

const verdicts: Readonly<Record<string, readonly [stopped: SlaState, running: SlaState, used: number]>> = {
  met: ['achieved', 'achieved', wholeTarget],
  missed: ['breached_closed', 'breached_open', wholeTarget + 1],
  active: ['pending', 'pending', 0],
  paused: ['paused', 'paused', 0],
  cancelled: ['cancelled', 'cancelled', 0],
};

/** A target of which only the source's own verdict is known: met by the end, missed, or not decided. */
function byVerdict({ status, stopped }: Row): Omit<Target, 'lacksSchedule'> {
  const [closed, open, used] = verdicts[status ?? ''] ?? [null, null, 0];
  return { state: Number.isNaN(stopped) ? open : closed, used, due: NaN };
}

/** A target with a length: its own clock from start to stop, less the time it stood still. */
function byClock(row: Row, clock: Clock, seen: number, measured: number): Omit<Target, 'lacksSchedule'> {
  const { started, stopped, paused, status } = row;
  const isStopped = !Number.isNaN(stopped);
  const target = Math.round(row.target * msPerMinute);
  const still = Number.isNaN(paused) ? 0 : Math.round(paused * msPerMinute);
  const own = clock.between(started, isStopped ? stopped : seen) - still;
  const elapsed = Math.max(0, Number.isNaN(measured) ? own : Math.round(measured * msPerMinute));
  const state = stateOf({ elapsed, target, isStopped, status });
  return { state, used: usedUp({ elapsed, target }), due: clock.after(started, target + still) };
}

/** A target with nothing but a due instant, which allows for pauses already. */
function byDue({ started, stopped, due, status }: Row, seen: number): Omit<Target, 'lacksSchedule'> {
  const isStopped = !Number.isNaN(stopped);
  const clock = { elapsed: (isStopped ? stopped : seen) - started, target: due - started };
  return { state: stateOf({ ...clock, isStopped, status }), used: usedUp(clock), due };
}

function rowReader(records: Records, asOf: number): (row: number) => Row {
  const [started, stopped, due, target, paused, measured] = [
    'started_at',
    'stopped_at',
    'due_at',
    'target_min',
    'paused_min',
    'elapsed_min',
  ].map((name) => valuesOf(records, name));
  const status = textsOf(records, 'status');
  return (row) => {
    const end = stopped?.[row] ?? NaN;
    return {
      started: started?.[row] ?? NaN,
      // What is stopped after `as_of` has not been stopped yet.
      stopped: end <= asOf ? end : NaN,
      due: due?.[row] ?? NaN,
      target: target?.[row] ?? NaN,
      paused: paused?.[row] ?? NaN,
      measured: measured?.[row] ?? NaN,
      status: status?.at(row) ?? null,
    };
  };
}

/**
 * Judges each target at `asOf` by its own clock: on the business clock where the row asks for one and `clocks` has its
 * schedule. Where the schedule is not known, what the source measured stands, else calendar time.
 */
export function targetsOf(records: Records, asOf: number, clocks: ReadonlyMap<string, Clock>): (row: number) => Target {
  const read = rowReader(records, asOf);
  const clock = textsOf(records, 'clock');
  const schedule = textsOf(records, 'schedule_id');
  return (index) => {
    const row = read(index);
    const business = clock?.at(index) === 'business';
    const own = business ? clocks.get(schedule?.at(index) ?? '') : calendarClock;
    const lacksSchedule = own === undefined;
    if (row.target > 0) {
      return { ...byClock(row, own ?? calendarClock, asOf, lacksSchedule ? row.measured : NaN), lacksSchedule };
    }
    if (row.due > row.started) return { ...byDue(row, asOf), lacksSchedule: false };
    return { ...byVerdict(row), lacksSchedule: false };
  };
}

import type { Records, TextColumn } from '../../metric.js';
import { eachStretch } from '../../rollup/each-row.js';
import { textsOf, valuesOf } from '../columns.js';
import { msPerMinute } from '../times.js';
import { calendarClock, type Clock } from './clock.js';
import { slaStates, stateOf, usedUp, wholeTarget, type SlaState } from './states.js';

/** What is known of targets at `as_of`, by row; instants and parts are `NaN` where that cannot be told. */
export interface Targets {
  /** Place in `slaStates`; −1 where the feed says neither target, due instant nor verdict. */
  readonly state: Int32Array;
  /** Elapsed ÷ target in millionths, one more than the whole for everything late. */
  readonly used: Float64Array;
  /** When a target is or was due. */
  readonly due: Float64Array;
  /** 1 where a business clock was asked for and its schedule is not known. */
  readonly lacksSchedule: Float64Array;
}

/** The columns that targets are judged by; those that the feed lacks are empty. */
interface Fields {
  readonly started: Float64Array;
  readonly stopped: Float64Array;
  readonly due: Float64Array;
  readonly target: Float64Array;
  readonly paused: Float64Array;
  readonly measured: Float64Array;
  readonly status: TextColumn | null;
}

/** What targets are judged with. */
interface Judging {
  readonly fields: Fields;
  readonly asOf: number;
  /** The clock of a row; undefined where that of its schedule is not known. */
  readonly clockOf: (row: number) => Clock | undefined;
  readonly targets: Targets;
}

const verdicts: Readonly<Record<string, readonly [stopped: SlaState, running: SlaState, used: number]>> = {
  met: ['achieved', 'achieved', wholeTarget],
  missed: ['breached_closed', 'breached_open', wholeTarget + 1],
  active: ['pending', 'pending', 0],
  paused: ['paused', 'paused', 0],
  cancelled: ['cancelled', 'cancelled', 0],
};

function put({ state, used, due }: Targets, row: number, is: SlaState | null, part: number, at: number): void {
  state[row] = is === null ? -1 : slaStates.indexOf(is);
  used[row] = part;
  due[row] = at;
}

/** When a target was stopped by `asOf`; `NaN` while it runs. What is stopped later has not been stopped yet. */
function stopOf({ fields, asOf }: Judging, row: number): number {
  const end = fields.stopped[row] ?? NaN;
  return end <= asOf ? end : NaN;
}

/** A target of which only the source's own verdict is known: met by the end, missed, or not decided. */
function judgeByVerdict(judging: Judging, row: number): void {
  const [closed, open, used] = verdicts[judging.fields.status?.at(row) ?? ''] ?? [null, null, 0];
  put(judging.targets, row, Number.isNaN(stopOf(judging, row)) ? open : closed, used, NaN);
}

/** A target with a length: its own clock from start to stop, less the time it stood still; or what the source `measured`. */
function judgeByClock(judging: Judging, row: number, clock: Clock, measured: number): void {
  const { fields, asOf, targets } = judging;
  const [started, stopped] = [fields.started[row] ?? NaN, stopOf(judging, row)];
  const isStopped = !Number.isNaN(stopped);
  const target = Math.round((fields.target[row] ?? NaN) * msPerMinute);
  const still = Math.round((fields.paused[row] || 0) * msPerMinute);
  const elapsed = Math.max(
    0,
    Number.isNaN(measured)
      ? clock.between(started, isStopped ? stopped : asOf) - still
      : Math.round(measured * msPerMinute),
  );
  const state = stateOf({ elapsed, target, isStopped, status: fields.status?.at(row) ?? null });
  put(targets, row, state, usedUp({ elapsed, target }), clock.after(started, target + still));
}

/** A target with nothing but a due instant, which allows for pauses already. */
function judgeByDue(judging: Judging, row: number): void {
  const { fields, asOf, targets } = judging;
  const [started, stopped, due] = [fields.started[row] ?? NaN, stopOf(judging, row), fields.due[row] ?? NaN];
  const isStopped = !Number.isNaN(stopped);
  const clock = { elapsed: (isStopped ? stopped : asOf) - started, target: due - started };
  put(targets, row, stateOf({ ...clock, isStopped, status: fields.status?.at(row) ?? null }), usedUp(clock), due);
}

function judgeRow(judging: Judging, row: number): void {
  const { fields, clockOf, targets } = judging;
  const hasLength = (fields.target[row] ?? NaN) > 0;
  const own = hasLength ? clockOf(row) : calendarClock;
  targets.lacksSchedule[row] = Number(own === undefined);
  if (hasLength) judgeByClock(judging, row, own ?? calendarClock, own ? NaN : (fields.measured[row] ?? NaN));
  else if ((fields.due[row] ?? NaN) > (fields.started[row] ?? NaN)) judgeByDue(judging, row);
  else judgeByVerdict(judging, row);
}

function fieldsOf(records: Records): Fields {
  const of = (name: string) => valuesOf(records, name) ?? new Float64Array(0);
  return {
    started: of('started_at'),
    stopped: of('stopped_at'),
    due: of('due_at'),
    target: of('target_min'),
    paused: of('paused_min'),
    measured: of('elapsed_min'),
    status: textsOf(records, 'status'),
  };
}

/** Each schedule is looked up once, and not for each of its rows. */
function clockReader(records: Records, clocks: ReadonlyMap<string, Clock>): Judging['clockOf'] {
  const [clock, schedule] = [textsOf(records, 'clock'), textsOf(records, 'schedule_id')];
  const business = clock?.dictionary.indexOf('business') ?? -1;
  if (clock === null || business === -1) return () => calendarClock;
  const known = ['', ...(schedule?.dictionary ?? [])].map((id) => clocks.get(id));
  return (row) => (clock.codes[row] === business ? known[(schedule?.codes[row] ?? -1) + 1] : calendarClock);
}

/**
 * Judges each target that `mask` lets through at `asOf` by its own clock: on the business clock where the row asks for one
 * and `clocks` has its schedule. Where the schedule is not known, what the source measured stands, else calendar time. In
 * steps between which the caller may pause.
 */
export function* judgeTargets(
  records: Records,
  mask: Uint8Array,
  asOf: number,
  clocks: ReadonlyMap<string, Clock>,
): Generator<void, Targets> {
  const missing = () => new Float64Array(records.size).fill(NaN);
  const state = new Int32Array(records.size).fill(-1);
  const lacksSchedule = new Float64Array(records.size);
  const targets: Targets = { state, used: missing(), due: missing(), lacksSchedule };
  const judging: Judging = { fields: fieldsOf(records), asOf, clockOf: clockReader(records, clocks), targets };
  for (const [from, to] of eachStretch(records.size)) {
    for (let row = from; row < to; row++) if (mask[row] === 1) judgeRow(judging, row);
    yield;
  }
  return targets;
}

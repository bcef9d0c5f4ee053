import { chiSquareTail } from './chi-square.js';
import { sizeOf, type LifeTable } from './kaplan-meier.js';
import { typed, type Counts } from './survival-course.js';

/** A test that several groups have one survival curve. */
export interface LogRank {
  readonly chiSquared: number;
  /** Groups that could have had events, less one. */
  readonly degrees: number;
  /** Probability of so large a difference where there is none. */
  readonly p: number;
}

/** What rounding may leave of a variance that is spent. */
const negligible = 1e-10;

/** Observed less expected events by group, and their covariance: row `a`, column `b` ≤ `a` at `a · groups + b`. */
interface Score {
  readonly groups: number;
  readonly excess: Float64Array;
  readonly covariance: Float64Array;
}

/** Whether groups differ from each other, and each from all others together. */
export interface LogRanks {
  readonly together: LogRank | null;
  readonly apart: readonly (LogRank | null)[];
}

/** Products of groups between two pauses. */
const workBetweenPauses = 1 << 16;

/**
 * Whether groups differ in how long they last; `null` where fewer than two groups could have had events or none had.
 * Mantel 1966; Peto & Peto 1972, with the hypergeometric variance for ties.
 */
export function logRank(groups: readonly LifeTable[]): LogRank | null {
  const steps = scoreOf(groups);
  for (;;) {
    const step = steps.next();
    if (step.done) return testOf(step.value);
  }
}

/**
 * As `logRank`, with the same of each group and all others, since both come of one walk along the times; in steps between
 * which the caller may pause.
 */
export function* logRanksInSteps(groups: readonly LifeTable[]): Generator<void, LogRanks> {
  const score = yield* scoreOf(groups);
  return { together: testOf(score), apart: groups.map((_, group) => testApart(score, group)) };
}

/** Of two groups what the one has more than expected the other has less. */
function testApart(score: Score, group: number): LogRank | null {
  const [excess, variance] = [score.excess[group] ?? 0, covarianceOf(score, group, group)];
  if (!(variance > 0)) return null;
  const chiSquared = (excess * excess) / variance;
  return { chiSquared, degrees: 1, p: chiSquareTail(chiSquared, 1) };
}

function testOf(score: Score): LogRank | null {
  const { chiSquared, degrees } = quadraticForm(score, comparedIn(score));
  return degrees === 0 ? null : { chiSquared, degrees, p: chiSquareTail(chiSquared, degrees) };
}

/** The groups that could have had events, without the last of them: it says nothing that the others have not said. */
function comparedIn(score: Score): number[] {
  return Array.from(score.excess.keys())
    .filter((group) => covarianceOf(score, group, group) > 0)
    .slice(0, -1);
}

function covarianceOf({ groups, covariance }: Score, a: number, b: number): number {
  return covariance[Math.max(a, b) * groups + Math.min(a, b)] ?? 0;
}

/** Groups side by side along the times of all of them. */
interface March {
  readonly times: readonly Counts[];
  readonly ended: readonly Counts[];
  readonly censored: readonly Counts[];
  /** By group: the entry that is due and its time, infinite after the last. */
  readonly next: Uint32Array;
  readonly due: Float64Array;
  readonly atRisk: Float64Array;
  /** By group: what ends at the time that was due, and what leaves with it, also those who are seen last then. */
  readonly events: Float64Array;
  readonly left: Float64Array;
  /** At risk in all groups together. */
  all: number;
  /** The earliest time that is due; in typed memory, since of each number that is set elsewhere something is left to tidy up. */
  readonly time: Float64Array;
}

function marchOf(tables: readonly LifeTable[]): March {
  const atRisk = Float64Array.from(tables, (table) => sizeOf(table).n);
  const due = Float64Array.from(tables, ({ times }) => times[0] ?? Infinity);
  return {
    times: tables.map(({ times }) => typed(times)),
    ended: tables.map(({ events }) => typed(events)),
    censored: tables.map(({ censored }) => typed(censored)),
    next: new Uint32Array(tables.length),
    due,
    atRisk,
    events: new Float64Array(tables.length),
    left: new Float64Array(tables.length),
    all: total(atRisk),
    time: Float64Array.of(due.reduce((a, b) => Math.min(a, b), Infinity)),
  };
}

function timeOf({ time }: March): number {
  return time[0] ?? Infinity;
}

/** Notes what ends at the time that is due, and goes on to the next one; returns how many end in all groups. */
function advance(march: March): number {
  const { due, events } = march;
  const time = timeOf(march);
  let over = 0;
  let earliest = Infinity;
  for (let group = 0; group < due.length; group += 1) {
    if (due[group] === time) {
      step(march, group);
      over += events[group] ?? 0;
    }
    const own = due[group] ?? Infinity;
    if (own < earliest) earliest = own;
  }
  march.time[0] = earliest;
  return over;
}

/** Notes what ends in a group at its entry that is due, and goes on to the next one. */
function step({ times, ended, censored, next, due, events, left }: March, group: number): void {
  const entry = next[group] ?? 0;
  const own = times[group];
  const over = ended[group]?.[entry] ?? 0;
  events[group] = over;
  left[group] = over + (censored[group]?.[entry] ?? 0);
  next[group] = entry + 1;
  // Looked up within the list only: behind its end stands what is no number.
  due[group] = own !== undefined && entry + 1 < own.length ? (own[entry + 1] ?? Infinity) : Infinity;
}

/** Takes those out that ended or were last seen at the time that was due. */
function leave(march: March): void {
  const { atRisk, events, left } = march;
  for (let group = 0; group < atRisk.length; group += 1) {
    const gone = left[group] ?? 0;
    // Of most groups nobody leaves at most times.
    if (gone === 0) continue;
    atRisk[group] = (atRisk[group] ?? 0) - gone;
    march.all -= gone;
    events[group] = left[group] = 0;
  }
}

/** Adds up what a number of times say. */
function addTimes(score: Score, march: March, most: number): void {
  for (let count = 0; count < most && timeOf(march) < Infinity; count += 1) {
    const over = advance(march);
    if (over > 0) addTime(score, march, over);
    leave(march);
  }
}

/** What the times of events say, each of the groups that were at risk then. */
function* scoreOf(tables: readonly LifeTable[]): Generator<void, Score> {
  const groups = tables.length;
  const score = { groups, excess: new Float64Array(groups), covariance: new Float64Array(groups * groups) };
  const march = marchOf(tables);
  while (timeOf(march) < Infinity) {
    addTimes(score, march, Math.ceil(workBetweenPauses / (groups * groups)));
    yield;
  }
  return score;
}

/** The multivariate hypergeometric mean and covariance of the events of one time, given how many were at risk. */
function addTime({ groups, excess, covariance }: Score, { events, atRisk, all }: March, over: number): void {
  const spread = all > 1 ? (over * (all - over)) / (all - 1) : 0;
  for (let group = 0; group < groups; group += 1) {
    const share = (atRisk[group] ?? 0) / all;
    const own = spread * share;
    const row = group * groups;
    excess[group] = (excess[group] ?? 0) + (events[group] ?? 0) - over * share;
    covariance[row + group] = (covariance[row + group] ?? 0) + own * (1 - share);
    // What the last has in common with the others is what these have not among themselves.
    if (group === 0 || group === groups - 1) continue;
    const scale = own / all;
    for (let other = 0; other < group; other += 1) {
      covariance[row + other] = (covariance[row + other] ?? 0) - scale * (atRisk[other] ?? 0);
    }
  }
}

/** xᵀV⁻¹x over the groups named, by elimination, and the rank of V. */
function quadraticForm(score: Score, groups: readonly number[]) {
  const left = groups.map((row) => groups.map((column) => covarianceOf(score, row, column)));
  const right = groups.map((group) => score.excess[group] ?? 0);
  let chiSquared = 0;
  let degrees = 0;
  left.forEach((pivotRow, pivot) => {
    const diagonal = pivotRow[pivot] ?? 0;
    const value = right[pivot] ?? 0;
    const group = groups[pivot] ?? -1;
    if (diagonal <= negligible * covarianceOf(score, group, group)) return;
    chiSquared += (value * value) / diagonal;
    degrees += 1;
    for (let row = pivot + 1; row < left.length; row += 1) {
      const target = left[row] ?? [];
      const factor = (target[pivot] ?? 0) / diagonal;
      target.forEach((entry, column) => (target[column] = entry - factor * (pivotRow[column] ?? 0)));
      right[row] = (right[row] ?? 0) - factor * value;
    }
  });
  return { chiSquared, degrees };
}

function total(values: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += values[index] ?? 0;
  return sum;
}

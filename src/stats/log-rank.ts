import { chiSquareTail } from './chi-square.js';
import { sizeOf, type LifeTable } from './kaplan-meier.js';

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

/** Products of groups between two pauses. */
const workBetweenPauses = 1 << 18;

/**
 * Whether groups differ in how long they last; `null` where fewer than two groups could have had events or none had.
 * Mantel 1966; Peto & Peto 1972, with the hypergeometric variance for ties.
 */
export function logRank(groups: readonly LifeTable[]): LogRank | null {
  const steps = logRankInSteps(groups);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** As `logRank`, in steps between which the caller may pause. */
export function* logRankInSteps(groups: readonly LifeTable[]): Generator<void, LogRank | null> {
  const score = yield* scoreOf(groups);
  // The excesses sum to zero, so the last group says nothing that the others have not said.
  const compared = Array.from(score.excess.keys()).filter((group) => covarianceOf(score, group, group) > 0);
  const { chiSquared, degrees } = quadraticForm(score, compared.slice(0, -1));
  if (degrees === 0) return null;
  return { chiSquared, degrees, p: chiSquareTail(chiSquared, degrees) };
}

function emptyScore(groups: number): Score {
  return { groups, excess: new Float64Array(groups), covariance: new Float64Array(groups * groups) };
}

function covarianceOf({ groups, covariance }: Score, a: number, b: number): number {
  return covariance[Math.max(a, b) * groups + Math.min(a, b)] ?? 0;
}

/** Groups walked side by side along the times of all of them. */
interface March {
  readonly tables: readonly LifeTable[];
  /** The entry of each table that is due. */
  readonly next: Uint32Array;
  readonly atRisk: Float64Array;
  readonly events: Float64Array;
  readonly left: Float64Array;
}

function marchOf(tables: readonly LifeTable[]): March {
  const column = () => new Float64Array(tables.length);
  const atRisk = Float64Array.from(tables, (table) => sizeOf(table).n);
  return { tables, next: new Uint32Array(tables.length), atRisk, events: column(), left: column() };
}

/** The earliest time that is due; infinite after the last. */
function dueIn({ tables, next }: March): number {
  let due = Infinity;
  for (let group = 0; group < tables.length; group += 1) {
    const time = tables[group]?.times[next[group] ?? 0] ?? Infinity;
    if (time < due) due = time;
  }
  return due;
}

/** Takes what each table has at `time`; returns how many ended. */
function take({ tables, next, events, left }: March, time: number): number {
  let ended = 0;
  for (let group = 0; group < tables.length; group += 1) {
    const table = tables[group];
    const entry = next[group] ?? 0;
    const isDue = table?.times[entry] === time;
    const over = isDue ? (table.events[entry] ?? 0) : 0;
    events[group] = over;
    left[group] = isDue ? over + (table.censored[entry] ?? 0) : 0;
    if (isDue) next[group] = entry + 1;
    ended += over;
  }
  return ended;
}

function leave({ atRisk, left }: March): void {
  for (let group = 0; group < atRisk.length; group += 1) atRisk[group] = (atRisk[group] ?? 0) - (left[group] ?? 0);
}

/** What the times of events say, each of the groups that were at risk then. */
function* scoreOf(tables: readonly LifeTable[]): Generator<void, Score> {
  const score = emptyScore(tables.length);
  const march = marchOf(tables);
  let work = 0;
  for (let time = dueIn(march); time < Infinity; time = dueIn(march)) {
    const ended = take(march, time);
    if (ended > 0) addTime(score, march, ended);
    leave(march);
    work += tables.length * tables.length;
    if (work < workBetweenPauses) continue;
    work = 0;
    yield;
  }
  return score;
}

/** The multivariate hypergeometric mean and covariance of the events of one time, given how many were at risk. */
function addTime({ groups, excess, covariance }: Score, { events, atRisk }: March, ended: number): void {
  const all = total(atRisk);
  const spread = all > 1 ? (ended * (all - ended)) / (all - 1) : 0;
  for (let group = 0; group < atRisk.length; group += 1) {
    const share = (atRisk[group] ?? 0) / all;
    excess[group] = (excess[group] ?? 0) + (events[group] ?? 0) - ended * share;
    const row = group * groups;
    const scale = (spread * share) / all;
    for (let other = 0; other < group; other += 1) {
      covariance[row + other] = (covariance[row + other] ?? 0) - scale * (atRisk[other] ?? 0);
    }
    covariance[row + group] = (covariance[row + group] ?? 0) + spread * share * (1 - share);
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

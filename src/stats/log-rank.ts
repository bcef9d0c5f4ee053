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

/**
 * Observed less expected events by group, and their covariance: row `a`, column `b` ≤ `a` at `a · groups + b`. Nothing is
 * added up for the last group, since the excesses sum to zero; only whether it can be compared is known.
 */
interface Score {
  readonly groups: number;
  readonly excess: Float64Array;
  readonly covariance: Float64Array;
  isLastCompared: boolean;
}

/** Products of groups, and entries of a table, between two pauses. */
const workBetweenPauses = 1 << 16;
const entriesBetweenPauses = 1 << 14;

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
  return testOf(yield* scoreOf(groups));
}

/**
 * The same of two groups, some and all others: `part` is among `whole`, its times among those of the whole. In steps.
 */
export function* logRankOfPart(part: LifeTable, whole: LifeTable): Generator<void, LogRank | null> {
  const [own, all] = [walkedOf(part), walkedOf(whole)];
  const score = { groups: 2, excess: new Float64Array(2), covariance: new Float64Array(4), isLastCompared: false };
  const march = { atRisk: Float64Array.of(sizeOf(part).n, 0), events: new Float64Array(2), all: sizeOf(whole).n };
  for (let entry = 0; entry < all.times.length; entry += 1) {
    const isDue = own.due === all.times[entry];
    const over = all.events[entry] ?? 0;
    march.events[0] = isDue ? (own.events[own.next] ?? 0) : 0;
    march.atRisk[1] = march.all - (march.atRisk[0] ?? 0);
    if (over > 0) addTime(score, march, over);
    march.all -= over + (all.censored[entry] ?? 0);
    if (isDue) march.atRisk[0] = leftBehind(own, march.atRisk[0] ?? 0);
    if (entry % entriesBetweenPauses === entriesBetweenPauses - 1) yield;
  }
  return testOf(score);
}

/** Goes on to the next entry; returns how many are then at risk. */
function leftBehind(table: Walked, atRisk: number): number {
  const left = (table.events[table.next] ?? 0) + (table.censored[table.next] ?? 0);
  table.next += 1;
  table.due = table.times[table.next] ?? Infinity;
  return atRisk - left;
}

function testOf(score: Score): LogRank | null {
  const { chiSquared, degrees } = quadraticForm(score, comparedIn(score));
  return degrees === 0 ? null : { chiSquared, degrees, p: chiSquareTail(chiSquared, degrees) };
}

/** The groups that could have had events, without the last of them: it says nothing that the others have not said. */
function comparedIn(score: Score): number[] {
  const compared = Array.from(score.excess.keys()).filter((group) => covarianceOf(score, group, group) > 0);
  return score.isLastCompared ? compared : compared.slice(0, -1);
}

function covarianceOf({ groups, covariance }: Score, a: number, b: number): number {
  return covariance[Math.max(a, b) * groups + Math.min(a, b)] ?? 0;
}

/** A table that is walked: the entry that is due and its time, infinite after the last. */
interface Walked {
  readonly times: Float64Array;
  readonly events: Float64Array;
  readonly censored: Float64Array;
  next: number;
  due: number;
}

function typed(values: ArrayLike<number>): Float64Array {
  return values instanceof Float64Array ? values : Float64Array.from(values);
}

function walkedOf({ times, events, censored }: LifeTable): Walked {
  return {
    times: typed(times),
    events: typed(events),
    censored: typed(censored),
    next: 0,
    due: times[0] ?? Infinity,
  };
}

/** Groups side by side along the times of all of them. */
interface March {
  readonly tables: readonly Walked[];
  readonly atRisk: Float64Array;
  readonly events: Float64Array;
  /** At risk in all groups together. */
  all: number;
}

function marchOf(tables: readonly LifeTable[]): March {
  const atRisk = Float64Array.from(tables, (table) => sizeOf(table).n);
  const events = new Float64Array(tables.length);
  return { tables: tables.map(walkedOf), atRisk, events, all: total(atRisk) };
}

/** The earliest time that is due; infinite after the last. */
function dueIn({ tables }: March): number {
  let time = Infinity;
  for (let group = 0; group < tables.length; group += 1) time = Math.min(time, tables[group]?.due ?? Infinity);
  return time;
}

/** Notes what ended at `time` in each group; returns how many in all. */
function ended({ tables, events }: March, time: number): number {
  let all = 0;
  for (let group = 0; group < tables.length; group += 1) {
    const table = tables[group];
    const over = table?.due === time ? (table.events[table.next] ?? 0) : 0;
    events[group] = over;
    all += over;
  }
  return all;
}

/** Takes those out that ended or were last seen at `time`. */
function leave(march: March, time: number): void {
  const { tables, atRisk, events } = march;
  for (let group = 0; group < tables.length; group += 1) {
    const table = tables[group];
    if (table?.due !== time) continue;
    const left = (events[group] ?? 0) + (table.censored[table.next] ?? 0);
    atRisk[group] = (atRisk[group] ?? 0) - left;
    march.all -= left;
    table.next += 1;
    table.due = table.times[table.next] ?? Infinity;
  }
}

/** What the times of events say, each of the groups that were at risk then. */
function* scoreOf(tables: readonly LifeTable[]): Generator<void, Score> {
  const groups = tables.length;
  const [excess, covariance] = [new Float64Array(groups), new Float64Array(groups * groups)];
  const score = { groups, excess, covariance, isLastCompared: false };
  const march = marchOf(tables);
  let work = 0;
  for (let time = dueIn(march); time < Infinity; time = dueIn(march)) {
    const over = ended(march, time);
    if (over > 0) addTime(score, march, over);
    leave(march, time);
    work += groups * groups;
    if (work < workBetweenPauses) continue;
    work = 0;
    yield;
  }
  return score;
}

/** The multivariate hypergeometric mean and covariance of the events of one time, given how many were at risk. */
function addTime(score: Score, { events, atRisk, all }: Omit<March, 'tables'>, over: number): void {
  const { groups, excess, covariance } = score;
  const spread = all > 1 ? (over * (all - over)) / (all - 1) : 0;
  for (let group = 0; group < groups - 1; group += 1) {
    const share = (atRisk[group] ?? 0) / all;
    excess[group] = (excess[group] ?? 0) + (events[group] ?? 0) - over * share;
    const row = group * groups;
    const scale = group === 0 ? 0 : (spread * share) / all;
    for (let other = 0; other < group; other += 1) {
      covariance[row + other] = (covariance[row + other] ?? 0) - scale * (atRisk[other] ?? 0);
    }
    covariance[row + group] = (covariance[row + group] ?? 0) + spread * share * (1 - share);
  }
  const last = atRisk[groups - 1] ?? 0;
  score.isLastCompared ||= spread > 0 && last > 0 && last < all;
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

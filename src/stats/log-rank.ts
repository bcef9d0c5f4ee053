import { chiSquareTail } from './chi-square.js';
import type { LifeTable } from './kaplan-meier.js';

/** A test that several groups have one survival curve. */
export interface LogRank {
  readonly chiSquared: number;
  /** Groups that could have had events, less one (in strata that share no group, less one each). */
  readonly degrees: number;
  /** Probability of so large a difference where there is none. */
  readonly p: number;
}

/** What rounding may leave of a variance that is spent. */
const negligible = 1e-10;

/** Observed less expected events by group, and their covariance row by row. */
interface Score {
  readonly excess: Float64Array;
  readonly covariance: readonly Float64Array[];
}

/**
 * Whether groups differ in how long they last; `null` where fewer than two groups could have had events or none had.
 * Mantel 1966; Peto & Peto 1972, with the hypergeometric variance for ties.
 */
export function logRank(groups: readonly LifeTable[]): LogRank | null {
  return stratifiedLogRank([groups]);
}

/**
 * The same within strata, so that a different mix of priorities or channels is not taken for a difference of speed.
 * Every stratum lists the same groups in the same order, empty tables among them. Mantel 1966.
 */
export function stratifiedLogRank(strata: readonly (readonly LifeTable[])[]): LogRank | null {
  const score = emptyScore(Math.max(0, ...strata.map((groups) => groups.length)));
  for (const groups of strata) addStratum(score, groups);
  // The excesses sum to zero, so the last group says nothing that the others have not said.
  const compared = Array.from(score.excess.keys()).filter((group) => (score.covariance[group]?.[group] ?? 0) > 0);
  const { chiSquared, degrees } = quadraticForm(score, compared.slice(0, -1));
  if (degrees === 0) return null;
  return { chiSquared, degrees, p: chiSquareTail(chiSquared, degrees) };
}

function emptyScore(size: number): Score {
  return { excess: new Float64Array(size), covariance: Array.from({ length: size }, () => new Float64Array(size)) };
}

/** Adds what each time of an event says of the groups that were at risk then. */
function addStratum(score: Score, groups: readonly LifeTable[]): void {
  const times = [...new Set(groups.flatMap(({ times: own }) => own))].sort((a, b) => a - b);
  const at = groups.map(() => 0);
  const atRisk = Float64Array.from(groups, ({ events, censored }) => total(events) + total(censored));
  const events = new Float64Array(groups.length);
  for (const time of times) {
    const present = groups.map(({ times: own }, group) => own[at[group] ?? 0] === time);
    groups.forEach((group, index) => (events[index] = present[index] ? (group.events[at[index] ?? 0] ?? 0) : 0));
    addTime(score, events, atRisk);
    groups.forEach((group, index) => {
      if (!present[index]) return;
      const position = at[index] ?? 0;
      atRisk[index] = (atRisk[index] ?? 0) - (events[index] ?? 0) - (group.censored[position] ?? 0);
      at[index] = position + 1;
    });
  }
}

/** The multivariate hypergeometric mean and covariance of the events of one time, given how many were at risk. */
function addTime({ excess, covariance }: Score, events: Float64Array, atRisk: Float64Array): void {
  const ended = total(events);
  const all = total(atRisk);
  if (ended === 0) return;
  const spread = all > 1 ? (ended * (all - ended)) / (all - 1) : 0;
  atRisk.forEach((count, group) => {
    const share = count / all;
    excess[group] = (excess[group] ?? 0) + (events[group] ?? 0) - ended * share;
    const row = covariance[group];
    if (row === undefined || spread === 0 || count === 0) return;
    atRisk.forEach((other, index) => {
      const covaries = group === index ? share * (1 - share) : -share * (other / all);
      row[index] = (row[index] ?? 0) + spread * covaries;
    });
  });
}

/** xᵀV⁻¹x over the groups named, by elimination, and the rank of V: groups of strata apart leave nothing to divide by. */
function quadraticForm({ excess, covariance }: Score, groups: readonly number[]) {
  const left = groups.map((row) => groups.map((column) => covariance[row]?.[column] ?? 0));
  const right = groups.map((group) => excess[group] ?? 0);
  let chiSquared = 0;
  let degrees = 0;
  left.forEach((pivotRow, pivot) => {
    const diagonal = pivotRow[pivot] ?? 0;
    const value = right[pivot] ?? 0;
    const group = groups[pivot] ?? -1;
    if (diagonal <= negligible * (covariance[group]?.[group] ?? 0)) return;
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

function total(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

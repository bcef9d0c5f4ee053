import type { Cells, Contrast, Segment, Settled, Indices } from '../../metric.js';
import { benjaminiHochberg } from '../../stats/benjamini-hochberg.js';
import { normalTail } from '../../stats/normal.js';
import { differenceOf, matters, verdictOf } from './change.js';
import {
  allOf,
  estimated,
  fewAnswers,
  indicesBy,
  shown,
  type Difference,
  type Estimated,
  type Estimator,
  type Rest,
} from './estimator.js';
import { byName } from './grouped.js';
import { byPeriod, estimatesOf } from './series.js';

/** Dimensions with more values than this are shown without contrasts and series of their segments. */
export const mostSegments = 100;

type Significance = Estimator['significance'];

interface Part {
  readonly key: string | null;
  readonly indices: Indices;
  readonly estimate: Estimated;
}

function significance({ value, standardError }: Difference): number | null {
  return standardError === null || standardError === 0 ? null : 2 * normalTail(Math.abs(value) / standardError);
}

/** The cells of all other parts, in ascending order. */
function othersOf(part: Part, parts: readonly Part[], { size }: Cells): number[] {
  const isOther = new Uint8Array(size);
  for (const { indices } of parts) if (indices !== part.indices) for (const index of indices) isOther[index] = 1;
  const others: number[] = [];
  for (let index = 0; index < size; index++) if (isOther[index] === 1) others.push(index);
  return others;
}

/** What all others say together, of each part. */
function* restsOf(
  parts: readonly Part[],
  cells: Cells,
  level: number,
  estimator: Estimator,
): Generator<void, readonly Rest[]> {
  if (estimator.rests) {
    const lists = parts.map(({ indices }) => indices);
    return yield* estimator.rests(cells, lists, level);
  }
  const rests: Estimated[] = [];
  for (const part of parts) rests.push(yield* estimated(estimator, cells, othersOf(part, parts, cells), level));
  return rests;
}

/** The p-value of a difference: found with the rest, the estimator's own, or that of a normal difference. */
function pOf(part: Part, rest: Rest, parts: readonly Part[], cells: Cells, difference: Difference, own: Significance) {
  if (rest.p !== undefined) return rest.p;
  return own ? own(cells, part.indices, othersOf(part, parts, cells)) : significance(difference);
}

function against(part: Part, rest: Rest, parts: readonly Part[], cells: Cells, estimator: Estimator) {
  const difference = differenceOf(part.estimate, rest);
  const enough = Math.min(part.estimate.effective, rest.effective) >= fewAnswers;
  const large = difference !== null && matters(difference.value, rest.value, estimator.meaningful);
  const p = difference && pOf(part, rest, parts, cells, difference, estimator.significance);
  return { difference, canDiffer: enough && large, p };
}

/** Each part against all others, p-values adjusted over the dimension (Benjamini and Hochberg 1995). */
function* contrasts(
  parts: readonly Part[],
  cells: Cells,
  level: number,
  estimator: Estimator,
): Generator<void, (Contrast | null)[]> {
  const rests = yield* restsOf(parts, cells, level, estimator);
  const raw: ReturnType<typeof against>[] = [];
  for (const [i, rest] of rests.entries()) {
    const part = parts[i];
    if (part) raw.push(against(part, rest, parts, cells, estimator));
    yield;
  }
  const adjusted = benjaminiHochberg(raw.map(({ p }) => p));
  return raw.map(({ difference, canDiffer, p }, i) => {
    if (!difference) return null;
    const q = adjusted[i] ?? null;
    const apart = canDiffer && q !== null && q < 1 - level;
    const { value, low, high } = difference;
    return { value, low, high, p, q, verdict: apart ? verdictOf(difference) : 'unclear' };
  });
}

function* partsOf(
  by: string,
  cells: Cells,
  indices: Indices,
  level: number,
  estimator: Estimator,
): Generator<void, Part[]> {
  const parts: Part[] = [];
  const groups = indicesBy(cells, by, indices);
  for (const [key, group] of groups) {
    const estimate = yield* estimated(estimator, cells, group, level, groups.size <= mostSegments);
    if (estimate.n > 0) parts.push({ key, indices: group, estimate });
    yield;
  }
  return parts.sort((a, b) => byName(a.key, b.key));
}

/**
 * One segment a value of dimension `by`, sorted by name with "(not set)" last, from the cells at `indices`; series are
 * over all cells.
 */
export function* segmentsOf(
  by: string,
  cells: Cells,
  indices: Indices,
  settled: Settled,
  estimator: Estimator,
): Generator<void, Segment[]> {
  const parts = yield* partsOf(by, cells, indices, settled.level, estimator);
  if (parts.length > mostSegments) return parts.map(({ key, estimate }) => ({ by, key, ...shown(estimate) }));
  const rests = estimator.additive ? [] : yield* contrasts(parts, cells, settled.level, estimator);
  const segments: Segment[] = [];
  const everywhere = indicesBy(cells, by, allOf(cells));
  for (const [i, { key, estimate }] of parts.entries()) {
    const estimates = yield* estimatesOf(cells, byPeriod(cells, everywhere.get(key) ?? []), settled, estimator);
    const series = Array.from(estimates, ([period, each]) => ({ period, ...shown(each) }));
    segments.push({ by, key, ...shown(estimate), rest: rests[i] ?? null, series });
  }
  return segments;
}

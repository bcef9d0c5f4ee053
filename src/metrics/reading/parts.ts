import type { Cells, ChangePart, SegmentState, Settled, Indices } from '../../metric.js';
import { kitagawa } from '../../stats/kitagawa.js';
import { estimated, indicesBy, type Estimator, type Parted } from './estimator.js';
import { byName } from './grouped.js';
import { mostSegments } from './segments.js';

/** One of the two windows of a change: cells at some indices, and of those one period or, with null, all. */
export interface WindowCells {
  readonly cells: Cells;
  readonly indices: Indices;
  readonly period: string | null;
}

/**
 * The cells of a window by a dimension: of a period the very lists that the series of segments have, so that what is known of
 * them is not worked out again. Null for more values than can be shown.
 */
function groupsOf({ cells, indices, period }: WindowCells, by: string): Parted | null {
  const groups = indicesBy(cells, by, indices);
  if (groups.size > mostSegments) return null;
  if (period === null) return groups;
  return new Map(Array.from(groups, ([key, group]) => [key, indicesBy(cells, 'period', group).get(period) ?? []]));
}

interface Weighed {
  readonly value: number;
  readonly weight: number;
  readonly n: number;
}

/** The value of some cells and what it weighs in the whole; null where they have none, `unknown` where it is no mean. */
function* weighed(
  cells: Cells,
  indices: Indices,
  level: number,
  estimator: Estimator,
): Generator<void, Weighed | 'unknown' | null> {
  const { value, n } = yield* estimated(estimator, cells, indices, level);
  const weight = estimator.weight?.(cells, indices) ?? null;
  if (weight === 0) return null;
  return weight === null || value === null ? 'unknown' : { value, weight, n };
}

/** The segments of a window by key; null where they are too many, or the value of one is no mean. */
function* statesOf(
  window: WindowCells,
  by: string,
  level: number,
  estimator: Estimator,
): Generator<void, ReadonlyMap<string | null, SegmentState> | null> {
  const found = new Map<string | null, Weighed>();
  const groups = groupsOf(window, by);
  if (groups === null) return null;
  for (const [key, group] of groups) {
    const state = group.length === 0 ? null : yield* weighed(window.cells, group, level, estimator);
    if (state === 'unknown') return null;
    if (state) found.set(key, state);
    yield;
  }
  let whole = 0;
  for (const { weight } of found.values()) whole += weight;
  return new Map(Array.from(found, ([key, { value, weight, n }]) => [key, { value, share: weight / whole, n }]));
}

function* partsBy(
  by: string,
  earlier: WindowCells,
  later: WindowCells,
  level: number,
  estimator: Estimator,
): Generator<void, ChangePart[]> {
  const before = yield* statesOf(earlier, by, level, estimator);
  const after = before && (yield* statesOf(later, by, level, estimator));
  if (!before || !after) return [];
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort(byName);
  if (keys.length > mostSegments) return [];
  const sides = keys.map((key) => ({ before: before.get(key) ?? null, after: after.get(key) ?? null }));
  const moved = kitagawa(sides);
  return keys.map((key, i) => {
    const { rate, mix } = moved[i] ?? { rate: 0, mix: 0 };
    return { by, key, rate, mix, from: sides[i]?.before ?? null, to: sides[i]?.after ?? null };
  });
}

/**
 * What the segments of each dimension did to the change from one window to another, by name with "(not set)" last; none for
 * a dimension of very many values, and for a value that is no mean over its segments.
 */
export function* changeParts(
  earlier: WindowCells,
  later: WindowCells,
  { by: dimensions, level }: Settled,
  estimator: Estimator,
): Generator<void, ChangePart[]> {
  const parts: ChangePart[] = [];
  if (!estimator.weight) return parts;
  for (const by of dimensions) parts.push(...(yield* partsBy(by, earlier, later, level, estimator)));
  return parts;
}

import { FeedError, type Cells, type ChangePart, type Segment, type Settled, type Indices } from '../../metric.js';
import type { Estimator } from './estimator.js';
import type * as Grouping from './grouping.js';
import type { WindowCells } from './parts.js';

let grouping: typeof Grouping | null = null;

/** Fetches what tells the segments of dimensions apart. Only answers by a dimension need it, and not without it. */
export async function loadGrouping(): Promise<void> {
  grouping ??= await import('./grouping.js');
}

function requireGrouping(): typeof Grouping {
  if (grouping === null) throw new FeedError('engine', { file: 'grouping' });
  return grouping;
}

/** Puts values of a dimension in order of their names, with "(not set)" last. */
export function byName(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? -1 : Number(a > b);
}

/** The segments of each dimension that a question asks for, one after the other; `segmentsOf` says which they are. */
export function* allSegments(
  cells: Cells,
  indices: Indices,
  settled: Settled,
  estimator: Estimator,
): Generator<void, Segment[]> {
  const segments: Segment[] = [];
  for (const by of settled.by) {
    segments.push(...(yield* requireGrouping().segmentsOf(by, cells, indices, settled, estimator)));
  }
  return segments;
}

/** What the segments of each dimension did to a change, as `changeParts` tells it. */
export function* allParts(
  earlier: WindowCells,
  later: WindowCells,
  settled: Settled,
  estimator: Estimator,
): Generator<void, ChangePart[]> {
  return settled.by.length === 0 ? [] : yield* requireGrouping().changeParts(earlier, later, settled, estimator);
}

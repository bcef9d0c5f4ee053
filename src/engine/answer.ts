import type { Cells, Earlier, Measure, Meaning, Note, Reading, RowReport, Settled, FeedMeta } from '../metric.js';
import { assemble } from './assemble.js';
import type { Guard } from './protection/guard.js';
import { windowBefore, windowName, type Window } from './window.js';

/** Where cells come from: rows that are added up now, or sums made before. */
export type CellSource = (window: Window) => Generator<void, Cells>;

function* earlierOf(settled: Settled, cells: CellSource): Generator<void, Earlier | null> {
  const window = windowBefore(settled);
  if (window === null) return null;
  return { cells: yield* cells(window), from: windowName(window), to: windowName(settled) };
}

/**
 * Asks a metric what the cells of the question's window mean, and of the window before where there is one. `guarded` says
 * what has to be hidden of that; null for nothing.
 */
export function* answer(
  metric: Meaning,
  settled: Settled,
  cells: CellSource,
  feed: { readonly meta: FeedMeta; readonly rows: RowReport; readonly notes: readonly Note[] },
  guarded: ((reading: Reading) => Generator<void, Guard | null>) | null,
): Generator<void, Measure> {
  const sums = yield* cells(settled);
  const before = yield* earlierOf(settled, cells);
  yield;
  const reading = yield* metric.measure(sums, settled, before);
  yield;
  return assemble(metric, reading, settled, { ...feed, guard: guarded && (yield* guarded(reading)) });
}

import { coarsen, periodBounds, type Grain } from '../calendar/index.js';
import type { RollupFeed } from '../feeds/rollup-feed.js';
import { FeedError, type Cells, type Key, type Meaning, type Settled } from '../metric.js';
import { mergeCellsInSteps, selectCells } from '../rollup/merge.js';
import type { Window } from './window.js';

type CellTest = (index: number) => boolean;

function passesFilters({ keys }: Cells, filters: Settled['filters']): CellTest {
  const tests = Object.entries(filters).map(([name, wanted]) => ({ values: keys[name], wanted: new Set(wanted) }));
  return (index) =>
    tests.every(({ values, wanted }) => {
      const key = values?.at(index) ?? null;
      return wanted.has(key === null ? null : String(key));
    });
}

/** Works out once what `work` says of a key. */
export function remembering<Result>(work: (key: Key) => Result): (key: Key) => Result {
  const known = new Map<Key, Result>();
  return (key) => {
    const result = known.get(key) ?? work(key);
    known.set(key, result);
    return result;
  };
}

/** The periods that a feed has sums of, each once. */
export function periodsIn({ cells }: RollupFeed): string[] {
  return [...new Set<Key>(cells.keys['period'])].flatMap((period) => (period === null ? [] : String(period)));
}

/** Whether an end of the window lies within a period. */
export function isCut(period: string, grain: Grain, { since, until }: Window, settled: Settled): boolean {
  const { start, end } = periodBounds(period, grain, settled);
  return [since, until].some((at) => at !== null && start < at && end > at);
}

/** The windows of rollups begin and end with periods of their grain; another window cannot be made from their sums. */
export function within(grain: Grain, window: Window, settled: Settled): (period: Key) => boolean {
  const since = window.since ?? -Infinity;
  const until = window.until ?? Infinity;
  return remembering((period) => {
    if (period === null) return since === -Infinity && until === Infinity;
    if (isCut(String(period), grain, window, settled)) {
      throw new FeedError('bad_option', { option: 'since', seen: String(period), grain });
    }
    const { start, end } = periodBounds(String(period), grain, settled);
    return start >= since && end <= until && (settled.asOf === null || start <= settled.asOf);
  });
}

/** Makes of the periods of a feed those of a question; throws `bad_option` for a grain that these cannot be made into. */
export function periodChange(from: RollupFeed['grain'], settled: Settled): (period: Key) => Key {
  const { period: to } = settled;
  if (from === to) return (period) => period;
  if (from === null || from === 'wave' || to === 'wave') return () => null;
  return (period) => {
    const coarse = period === null ? null : coarsen(String(period), from, to, settled);
    if (period !== null && coarse === null)
      throw new FeedError('bad_option', { option: 'period', seen: to, grain: from });
    return coarse;
  };
}

/** Throws `missing_column` for a name by which a feed has no sums. */
export function checkDimensions({ dims }: RollupFeed, names: readonly string[]): void {
  const absent = names.find((name) => !dims.includes(name));
  if (absent !== undefined) throw new FeedError('missing_column', { field: absent, seen: dims.join(', ') });
}

/** The sums in a window that a question's filters let through, by period and its dimensions; in steps. */
export function* cellsIn(metric: Meaning, feed: RollupFeed, settled: Settled, window: Window): Generator<void, Cells> {
  checkDimensions(feed, [...settled.by, ...Object.keys(settled.filters)]);
  const passes = passesFilters(feed.cells, settled.filters);
  const { grain } = feed;
  const inTime = grain === null || grain === 'wave' ? () => true : within(grain, window, settled);
  const kept = selectCells(
    feed.cells,
    (index) => passes(index) && inTime(feed.cells.keys['period']?.at(index) ?? null),
  );
  yield;
  const own = metric.keys.filter((key) => feed.cells.keys[key] !== undefined);
  return yield* mergeCellsInSteps([kept], ['period', ...settled.by, ...own], { period: periodChange(grain, settled) });
}

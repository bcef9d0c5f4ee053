import { coarsen, periodBounds, type Grain } from '../calendar/index.js';
import { readJson } from '../feeds/json.js';
import { readRollup, type RollupFeed } from '../feeds/rollup-feed.js';
import { unpack } from '../feeds/unpack.js';
import {
  FeedError,
  type Cells,
  type Key,
  type Measure,
  type Meaning,
  type Note,
  type Question,
  type Settled,
} from '../metric.js';
import { loadMeaning } from '../metrics/load.js';
import { mergeCells, mergeCellsInSteps, selectCells } from '../rollup/merge.js';
import { answer } from './answer.js';
import { isWindowHandedDown, leftOut, withoutForeignFilters, withoutWindow } from './applicable.js';
import type { Contents, Engine, Facet, Handle, SourceContent } from './contract.js';
import { facetQuestion, facetsOf } from './facets.js';
import { fieldsOf, guardOf, type GuardAsked } from './guarding.js';
import { judgeRows } from './limits.js';
import { countedIn } from './protection/counted.js';
import { guardFor, inBefore, inWindow, timeKey } from './protection/guard.js';
import { jointOf } from './protection/joint.js';
import { Swaps } from './protection/swaps.js';
import { Tables, timeAxis } from './protection/tables.js';
import { settle } from './settle.js';
import { inSlices, pagePace, throwIfCancelled, type Pace } from './slices.js';
import { windowBefore, type Window } from './window.js';

async function read(content: SourceContent): Promise<RollupFeed> {
  if (content.bytes === null) return readRollup(content.data);
  const pages = await Promise.all(content.bytes.map(async (bytes) => readRollup(readJson(await unpack(bytes)))));
  const [first, ...rest] = pages;
  if (!first) throw new FeedError('empty_body');
  const cells = mergeCells(
    pages.map((page) => page.cells),
    Object.keys(first.cells.keys),
  );
  return rest.length === 0 ? first : { ...first, cells };
}

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
function remembering<Result>(work: (key: Key) => Result): (key: Key) => Result {
  const known = new Map<Key, Result>();
  return (key) => {
    const result = known.get(key) ?? work(key);
    known.set(key, result);
    return result;
  };
}

function periodsIn({ cells }: RollupFeed): string[] {
  return [...new Set<Key>(cells.keys['period'])].flatMap((period) => (period === null ? [] : String(period)));
}

/** Whether an end of the window lies within a period. */
function isCut(period: string, grain: Grain, { since, until }: Window, settled: Settled): boolean {
  const { start, end } = periodBounds(period, grain, settled);
  return [since, until].some((at) => at !== null && start < at && end > at);
}

/** The question without what was handed down and the sums lack, or are not cut by. */
function inSums(settled: Settled, feed: RollupFeed): Settled {
  const filtered = withoutForeignFilters(settled, (field) => feed.dims.includes(field));
  const { grain } = feed;
  if (grain === null || grain === 'wave') return withoutWindow(filtered, 'times');
  const isForeign =
    isWindowHandedDown(filtered) && periodsIn(feed).some((period) => isCut(period, grain, filtered, filtered));
  return isForeign ? withoutWindow(filtered, 'grain') : filtered;
}

/** The windows of rollups begin and end with periods of their grain; another window cannot be made from their sums. */
function within(grain: Grain, window: Window, settled: Settled): (period: Key) => boolean {
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

function periodChange(from: RollupFeed['grain'], settled: Settled): (period: Key) => Key {
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

function checkDimensions({ dims }: RollupFeed, names: readonly string[]): void {
  const absent = names.find((name) => !dims.includes(name));
  if (absent !== undefined) throw new FeedError('missing_column', { field: absent, seen: dims.join(', ') });
}

function* cellsIn(metric: Meaning, feed: RollupFeed, settled: Settled, window: Window): Generator<void, Cells> {
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

function latestOf(feed: RollupFeed, question: Question, zone: string): number | null {
  const { grain } = feed;
  if (grain === null || grain === 'wave') return null;
  const calendar = { timeZone: zone, weekStart: question.weekStart, fiscalYearStart: question.fiscalYearStart };
  const ends = periodsIn(feed).map((period) => periodBounds(period, grain, calendar).end);
  return ends.length > 0 ? Math.max(...ends) : null;
}

function feedNotes({ clustered, meta }: RollupFeed): Note[] {
  return clustered === null && meta.kind === 'rollup' ? [{ code: 'clusters_ignored' }] : [];
}

function settledIn(metric: Meaning, feed: RollupFeed, asked: Question): Settled {
  const question = { ...asked, period: asked.period ?? (feed.grain === 'day' ? 'month' : feed.grain) };
  const latest = latestOf(feed, question, question.timeZone ?? feed.meta.timeZone ?? 'UTC');
  return inSums(settle(metric, question, { meta: feed.meta, latest, hasWaves: feed.grain === 'wave' }), feed);
}

function* measureRollup(metric: Meaning, feed: RollupFeed, asked: Question): Generator<void, Measure> {
  const settled = settledIn(metric, feed, asked);
  const rows = feed.rows ?? { received: 0, used: 0, issues: [] };
  const notes = [...judgeRows(rows.received, rows.issues), ...feedNotes(feed), ...leftOut(settled)];
  const cells = (window: Window) => cellsIn(metric, feed, settled, window);
  return yield* answer(metric, settled, cells, { meta: feed.meta, rows, notes }, (reading) =>
    guardOf(settled, reading, (asked) => swapsOfSums(metric, feed, asked)),
  );
}

function* swapsOfSums(metric: Meaning, feed: RollupFeed, { fields, settled }: GuardAsked): Generator<void, Swaps> {
  checkDimensions(feed, fields);
  const { keys, size } = feed.cells;
  const count = countedIn(metric, feed.cells);
  const columns = fields.map((name): [string, Key[]] => [name, [...(keys[name] ?? [])]]);
  const times = timesIn(feed, settled);
  yield;
  const joint = jointOf(
    { ...Object.fromEntries(columns), [timeAxis]: times },
    Float64Array.from({ length: size }, (_, i) => count(i)),
  );
  return new Swaps(new Tables(joint, settled.minGroup));
}

/** The period of each cell, and in which windows of the question it is. */
function timesIn({ cells, grain }: RollupFeed, settled: Settled): string[] {
  const periods = [...(cells.keys['period'] ?? [])];
  const coarse = remembering(periodChange(grain, settled));
  if (grain === null || grain === 'wave') return periods.map((period) => timeKey(inWindow, coarse(period)));
  const before = windowBefore(settled);
  const [isIn, isBefore] = [
    within(grain, settled, settled),
    before === null ? () => false : within(grain, before, settled),
  ];
  return periods.map((period) =>
    timeKey((isIn(period) ? inWindow : 0) | (isBefore(period) ? inBefore : 0), coarse(period)),
  );
}

function* facetsIn(
  metric: Meaning,
  feed: RollupFeed,
  field: string,
  asked: Question,
): Generator<void, readonly Facet[]> {
  const settled = settledIn(metric, feed, facetQuestion(asked, field));
  const swaps = yield* swapsOfSums(metric, feed, { fields: fieldsOf(settled), settled });
  const cells = yield* cellsIn(metric, feed, settled, settled);
  return facetsOf(metric, cells, field, settled.minGroup, yield* guardFor(swaps, settled));
}

/** An engine for feeds of sums made before, in a warehouse or by the command line. It needs neither tables nor schemas. */
export function createEngine(pace: Pace = pagePace): Engine {
  const feeds = new Map<number, RollupFeed>();
  let last = 0;
  const feedOf = ({ id }: Handle): RollupFeed => {
    const feed = feeds.get(id);
    if (!feed) throw new FeedError('engine', { handle: id });
    return feed;
  };
  return {
    async open(name: string, { main }: Contents, signal?: AbortSignal): Promise<Handle> {
      const feed = await read(main);
      throwIfCancelled(signal);
      if (feed.metric !== null && feed.metric !== name)
        throw new FeedError('bad_option', { option: 'src', seen: feed.metric });
      feeds.set(++last, feed);
      return { id: last, meta: feed.meta, received: feed.rows?.received ?? 0, issues: feed.rows?.issues ?? [] };
    },
    async measure(handle, name, question, signal) {
      return inSlices(measureRollup(await loadMeaning(name), feedOf(handle), question), signal, pace);
    },
    async rows() {
      throw new FeedError('bad_option', { option: 'rows', seen: 'rollup' });
    },
    async facets(handle, name, field, question, signal) {
      return inSlices(facetsIn(await loadMeaning(name), feedOf(handle), field, question), signal, pace);
    },
    close: ({ id }) => void feeds.delete(id),
  };
}

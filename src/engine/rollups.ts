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
import type { Contents, Engine, Facet, Handle, SourceContent } from './contract.js';
import { judgeRows } from './limits.js';
import { settle } from './settle.js';
import { inSlices, pagePace, throwIfCancelled, type Pace } from './slices.js';
import type { Window } from './window.js';

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

/** The windows of rollups begin and end with periods of their grain; another window cannot be made from their sums. */
function within(grain: Grain, window: Window, settled: Settled): (period: Key) => boolean {
  const since = window.since ?? -Infinity;
  const until = window.until ?? Infinity;
  return remembering((period) => {
    if (period === null) return since === -Infinity && until === Infinity;
    const { start, end } = periodBounds(String(period), grain, settled);
    if ((start < since && end > since) || (start < until && end > until)) {
      throw new FeedError('bad_option', { option: 'since', seen: String(period), grain });
    }
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

function latestOf({ grain, cells }: RollupFeed, question: Question, zone: string): number | null {
  if (grain === null || grain === 'wave') return null;
  const calendar = { timeZone: zone, weekStart: question.weekStart, fiscalYearStart: question.fiscalYearStart };
  const periods = new Set<Key>(cells.keys['period']);
  const ends = [...periods].flatMap((key) => (key === null ? [] : periodBounds(String(key), grain, calendar).end));
  return ends.length > 0 ? Math.max(...ends) : null;
}

function feedNotes({ clustered, meta }: RollupFeed): Note[] {
  return clustered === null && meta.kind === 'rollup' ? [{ code: 'clusters_ignored' }] : [];
}

function* measureRollup(metric: Meaning, feed: RollupFeed, asked: Question): Generator<void, Measure> {
  const question = { ...asked, period: asked.period ?? (feed.grain === 'day' ? 'month' : feed.grain) };
  const latest = latestOf(feed, question, question.timeZone ?? feed.meta.timeZone ?? 'UTC');
  const settled = settle(metric, question, { meta: feed.meta, latest, hasWaves: feed.grain === 'wave' });
  const rows = feed.rows ?? { received: 0, used: 0, issues: [] };
  const notes = [...judgeRows(rows.received, rows.issues), ...feedNotes(feed)];
  return yield* answer(metric, settled, (window) => cellsIn(metric, feed, settled, window), {
    meta: feed.meta,
    rows,
    notes,
  });
}

function facetsOf(feed: RollupFeed, field: string, filters: Question['filters']): Facet[] {
  checkDimensions(feed, [field, ...Object.keys(filters)]);
  const { keys, addends } = mergeCells([selectCells(feed.cells, passesFilters(feed.cells, filters))], [field]);
  const facets = [...(keys[field] ?? [])].map((key, i) => ({ key, n: addends['n']?.[i] ?? 0 }));
  return facets.sort((a, b) => b.n - a.n || String(a.key).localeCompare(String(b.key), 'en'));
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
    async facets(handle, field, filters) {
      return facetsOf(feedOf(handle), field, filters);
    },
    close: ({ id }) => void feeds.delete(id),
  };
}

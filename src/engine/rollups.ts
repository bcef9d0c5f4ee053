import { periodBounds } from '../calendar/index.js';
import { readJson } from '../feeds/json.js';
import { withParts } from '../feeds/part.js';
import { readRollup, type RollupFeed } from '../feeds/rollup-feed.js';
import { unpack } from '../feeds/unpack.js';
import {
  FeedError,
  type Measure,
  type Meaning,
  type Note,
  type Question,
  type Reading,
  type Settled,
} from '../metric.js';
import { loadMeaning } from '../metrics/load.js';
import { mergeCells } from '../rollup/merge.js';
import { answer } from './answer.js';
import { isWindowHandedDown, leftOut, withoutForeignFilters, withoutWindow, withWholePeriods } from './applicable.js';
import type { Contents, Engine, Handle, SourceContent } from './contract.js';
import { facetQuestion } from './facet-question.js';
import { Guards } from './guards.js';
import { judgeRows } from './limits.js';
import { OpenFeeds } from './open-feeds.js';
import { settle } from './settle.js';
import { inSlices, pagePace, throwIfCancelled, type Pace } from './slices.js';
import type * as Guarding from './sum-guard.js';
import { cellsIn, isCut, periodsIn } from './sums.js';
import type { Window } from './window.js';

async function read(content: SourceContent): Promise<RollupFeed> {
  if (content.bytes === null) return withParts(() => readRollup(content.data));
  const unpacked = await Promise.all(content.bytes.map(unpack));
  const pages = await withParts(() => unpacked.map((bytes) => readRollup(readJson(bytes))));
  const [first, ...rest] = pages;
  if (!first) throw new FeedError('empty_body');
  const cells = mergeCells(
    pages.map((page) => page.cells),
    Object.keys(first.cells.keys),
  );
  return rest.length === 0 ? first : { ...first, cells };
}

/** The question without what was handed down and the sums lack, or are not cut by. */
function inSums(settled: Settled, feed: RollupFeed): Settled {
  const filtered = withWholePeriods(withoutForeignFilters(settled, (field) => feed.dims.includes(field)));
  const { grain } = feed;
  if (grain === null || grain === 'wave') return withoutWindow(filtered, 'times');
  const isForeign =
    isWindowHandedDown(filtered) && periodsIn(feed).some((period) => isCut(period, grain, filtered, filtered));
  return isForeign ? withoutWindow(filtered, 'grain') : filtered;
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

function* measureRollup(
  metric: Meaning,
  feed: RollupFeed,
  asked: Question,
  guarding: typeof Guarding | null,
): Generator<void, Measure> {
  const settled = settledIn(metric, feed, asked);
  const rows = feed.rows ?? { received: 0, used: 0, issues: [] };
  const notes = [...judgeRows(rows.received, rows.issues), ...feedNotes(feed), ...leftOut(settled)];
  const cells = (window: Window) => cellsIn(metric, feed, settled, window);
  const guard = guarding && ((reading: Reading) => guarding.guardOfSums(metric, feed, settled, reading));
  return yield* answer(metric, settled, cells, { meta: feed.meta, rows, notes }, guard);
}

const guards = new Guards<typeof Guarding>(async () => import('./sum-guard.js'));

/** An engine for feeds of sums made before, in a warehouse or by the command line. It needs neither tables nor schemas. */
export function createEngine(pace: Pace = pagePace): Engine {
  const feeds = new OpenFeeds<RollupFeed>();
  return {
    async open(name: string, { main }: Contents, signal?: AbortSignal): Promise<Handle> {
      loadMeaning(name).then(
        (metric) => guards.ahead(metric, main),
        () => undefined,
      );
      const feed = await read(main);
      throwIfCancelled(signal);
      if (feed.metric !== null && feed.metric !== name)
        throw new FeedError('bad_option', { option: 'src', seen: feed.metric });
      return {
        id: feeds.add(feed),
        meta: feed.meta,
        received: feed.rows?.received ?? 0,
        issues: feed.rows?.issues ?? [],
      };
    },
    async measure(handle, name, question, signal) {
      const feed = feeds.of(handle);
      const metric = await loadMeaning(name);
      const guarding = await guards.for(metric, question);
      return inSlices(measureRollup(metric, feed, question, guarding), signal, pace);
    },
    async rows() {
      throw new FeedError('bad_option', { option: 'rows', seen: 'rollup' });
    },
    async facets(handle, name, field, question, signal) {
      const feed = feeds.of(handle);
      const [metric, guarding] = await Promise.all([loadMeaning(name), guards.load()]);
      const settled = settledIn(metric, feed, facetQuestion(question, field));
      return inSlices(guarding.facetsOfSums(metric, feed, settled, field), signal, pace);
    },
    close: (handle) => void feeds.take(handle),
  };
}

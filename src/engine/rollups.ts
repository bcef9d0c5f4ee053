import { periodBounds } from '../calendar/index.js';
import { readJson } from '../feeds/json.js';
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
import { loadGrouping } from '../metrics/reading/grouped.js';
import { mergeCells } from '../rollup/merge.js';
import { answer } from './answer.js';
import { isWindowHandedDown, leftOut, withoutForeignFilters, withoutWindow, withWholePeriods } from './applicable.js';
import type { Contents, Engine, Handle, SourceContent } from './contract.js';
import { facetQuestion } from './facet-question.js';
import { judgeRows } from './limits.js';
import { loadProtection } from './protection/later.js';
import { settle } from './settle.js';
import { inSlices, pagePace, throwIfCancelled, type Pace } from './slices.js';
import type * as Guarding from './sum-guard.js';
import { cellsIn, isCut, periodsIn } from './sums.js';
import { tellsGroups } from './tells.js';
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

/** Fetches what hides of an answer what others would give away; only answers that tell groups apart need it. */
async function loadGuarding(): Promise<typeof Guarding> {
  const [guarding] = await Promise.all([import('./sum-guard.js'), loadProtection(), loadGrouping()]);
  return guarding;
}

/** What guards the groups of an answer; null where it asks for none. What hides small groups is at hand with it. */
async function guardingFor({ groupless }: Meaning, isTold: boolean): Promise<typeof Guarding | null> {
  if (isTold) return loadGuarding();
  if (!groupless) await loadProtection();
  return null;
}

/** Whoever tells groups apart has columns kept for that: what guards them comes beside the feed. */
async function guardAhead(name: string, { decode }: SourceContent): Promise<void> {
  await guardingFor(await loadMeaning(name), decode.columns.length > 0);
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
      guardAhead(name, main).catch(() => undefined);
      const feed = await read(main);
      throwIfCancelled(signal);
      if (feed.metric !== null && feed.metric !== name)
        throw new FeedError('bad_option', { option: 'src', seen: feed.metric });
      feeds.set(++last, feed);
      return { id: last, meta: feed.meta, received: feed.rows?.received ?? 0, issues: feed.rows?.issues ?? [] };
    },
    async measure(handle, name, question, signal) {
      const feed = feedOf(handle);
      const metric = await loadMeaning(name);
      const guarding = await guardingFor(metric, tellsGroups(question));
      return inSlices(measureRollup(metric, feed, question, guarding), signal, pace);
    },
    async rows() {
      throw new FeedError('bad_option', { option: 'rows', seen: 'rollup' });
    },
    async facets(handle, name, field, question, signal) {
      const feed = feedOf(handle);
      const [metric, guarding] = await Promise.all([loadMeaning(name), loadGuarding()]);
      const settled = settledIn(metric, feed, facetQuestion(question, field));
      return inSlices(guarding.facetsOfSums(metric, feed, settled, field), signal, pace);
    },
    close: ({ id }) => void feeds.delete(id),
  };
}

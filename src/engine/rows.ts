import type { DecodedFeed } from '../feeds/decode.js';
import type { FeedDefinition, Issue, Metric, Note } from '../metric.js';
import { loadMetric } from '../metrics/load.js';
import type { Content, Contents, Engine, Handle } from './contract.js';
import { Decodings } from './decodings.js';
import { judgeRows } from './limits.js';
import type * as Guarding from './line-guard.js';
import { Measuring, type MeasuredFeed } from './measuring.js';
import { seldom } from './gauge.js';
import { Guards } from './guards.js';
import { OpenFeeds } from './open-feeds.js';
import { forRole } from './roles.js';
import type { Share } from './shared.js';
import { inSlices, pagePace, type Pace } from './slices.js';

interface OpenFeed extends MeasuredFeed {
  /** What answers about it, by metric. */
  readonly measurings: Map<Metric, Measuring>;
  /** Lets go of the decoded records. */
  readonly leave: () => void;
}

function measuringOf(feed: OpenFeed, metric: Metric): Measuring {
  const measuring = feed.measurings.get(metric) ?? new Measuring(metric, feed);
  feed.measurings.set(metric, measuring);
  return measuring;
}

function opened(main: DecodedFeed, others: Readonly<Record<string, DecodedFeed>>, leave: () => void): OpenFeed {
  const entries = Object.entries(others);
  const records = entries.map(([role, feed]) => [role, feed.records] as const);
  const dims = new Set([main, ...Object.values(others)].flatMap(({ meta }) => meta.dims));
  return {
    meta: {
      ...main.meta,
      dims: [...dims],
      currency: currencyOf([main, ...Object.values(others)]),
      definition: definitionOf(main, Object.values(others)),
    },
    records: { ...Object.fromEntries(records), main: main.records },
    measurings: new Map(),
    received: main.received,
    issues: main.issues,
    issuesOfOthers: entries.flatMap(([role, { issues }]) => issues.map((issue) => issueIn(role, issue))),
    notesOfOthers: entries.flatMap(([role, feed]) => notesOn(role, feed)),
    leave,
  };
}

/** The currency of all rows of a record, where they name one. */
function currencyIn({ records }: DecodedFeed): string | null {
  const column = records.columns['currency'];
  return column?.kind === 'text' && column.texts.size === 1 ? column.texts.at(0) : null;
}

/**
 * The currency of the first feed that names one, by its meta before its rows: money may stand in another record than the
 * one that is counted.
 */
function currencyOf(feeds: readonly DecodedFeed[]): string | null {
  const known = [...feeds.map(({ meta }) => meta.currency), ...feeds.map(currencyIn)];
  return known.find((currency) => currency !== null) ?? null;
}

/** What the definition of the main feed fixes; what another feed hides stays hidden beside it. */
function definitionOf({ meta: { definition } }: DecodedFeed, others: readonly DecodedFeed[]): FeedDefinition {
  const fixed = others.flatMap(({ meta }) => Object.entries(meta.definition.options ?? {}));
  const hidden = fixed.filter(([, value]) => value === 'hidden');
  return hidden.length === 0
    ? definition
    : { ...definition, options: { ...definition.options, ...Object.fromEntries(hidden) } };
}

function issueIn(role: string, issue: Issue): Issue {
  return { ...issue, field: issue.field === null ? role : `${role}.${issue.field}` };
}

function notesOn(role: string, { received, issues }: DecodedFeed): Note[] {
  return judgeRows(received, issues).map((note) => ({ ...note, record: role }));
}

/** The decoded records of a metric, by role; left together where one of them cannot be used. */
async function decodeAll(
  decodings: Decodings,
  metric: Metric,
  contents: Contents,
  signal: AbortSignal | undefined,
  tell: (rows: number) => void,
): Promise<OpenFeed> {
  const shares = new Map<string, Share<DecodedFeed>>();
  const leave = () => shares.forEach((share) => share.leave());
  let before = 0;
  const decoded = async (role: string, content: Content) => {
    const share = await decodings.open(metric, role, content, signal, (rows) => tell(before + rows));
    shares.set(role, share);
    judgeRows(share.value.received, share.value.issues);
    before += share.value.received;
    return share.value;
  };
  const { main, ...rest } = contents;
  const others: Record<string, DecodedFeed> = {};
  try {
    for (const [role, content] of Object.entries(rest)) others[role] = await forRole(role, decoded(role, content));
    return opened(await decoded('main', main), others, leave);
  } catch (error) {
    leave();
    throw error;
  }
}

const guards = new Guards<typeof Guarding>(async () => import('./line-guard.js'));

/** An engine for feeds of records. It keeps the decoded columns of every open feed until `close`. */
export function createEngine(pace: Pace = pagePace): Engine {
  const feeds = new OpenFeeds<OpenFeed>();
  const decodings = new Decodings(pace);
  return {
    async open(name, contents, signal, onRows = () => undefined): Promise<Handle> {
      for (const { arrivals } of Object.values(contents)) arrivals?.expect();
      const metric = await loadMetric(name);
      guards.ahead(metric, contents.main);
      const feed = await decodeAll(decodings, metric, contents, signal, seldom(pace.now, onRows));
      return { id: feeds.add(feed), meta: feed.meta, received: feed.received, issues: feed.issues };
    },
    async measure(handle, name, question, signal) {
      const feed = feeds.of(handle);
      const metric = await loadMetric(name);
      const guarding = await guards.for(metric, question);
      return inSlices(measuringOf(feed, metric).measure(question, guarding), signal, pace);
    },
    async rows(handle, name, request, signal) {
      const feed = feeds.of(handle);
      const parts = [loadMetric(name), import('./drill.js'), guards.load()] as const;
      const [metric, drilling, guarding] = await Promise.all(parts);
      return inSlices(measuringOf(feed, metric).rows(request, drilling, guarding), signal, pace);
    },
    async facets(handle, name, field, question, signal) {
      const feed = feeds.of(handle);
      const [metric, guarding] = await Promise.all([loadMetric(name), guards.load()]);
      return inSlices(measuringOf(feed, metric).facets(field, question, guarding), signal, pace);
    },
    close: (handle) => feeds.take(handle)?.leave(),
  };
}

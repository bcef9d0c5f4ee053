import type { DecodedFeed } from '../feeds/index.js';
import {
  FeedError,
  type FeedMeta,
  type Issue,
  type Measure,
  type Metric,
  type Note,
  type Question,
} from '../metric.js';
import { requireMetric } from '../metrics/index.js';
import { answer } from './answer.js';
import type { Content, Contents, Engine, Handle } from './contract.js';
import { decodeContent } from './decoding.js';
import { facetsOf, rowsPage } from './drill.js';
import { judgeRows } from './limits.js';
import { cellsIn, factsOf, linkRecords, mergeIssues, usedRows, type RecordsByRole } from './linking.js';
import { forRole } from './roles.js';
import { settle } from './settle.js';
import { inSlices, pagePace, type Pace } from './slices.js';

interface OpenFeed {
  readonly meta: FeedMeta;
  readonly records: RecordsByRole;
  readonly table: DecodedFeed['table'];
  readonly received: number;
  /** Of the main record. */
  readonly issues: readonly Issue[];
  /** Of the other records; their fields are named with the role: `events.at`. */
  readonly issuesOfOthers: readonly Issue[];
  readonly notesOfOthers: readonly Note[];
}

function* measureRows(metric: Metric, feed: OpenFeed, question: Question): Generator<void, Measure> {
  const settled = settle(metric, question, { meta: feed.meta, ...factsOf(metric, feed.records) });
  yield;
  const linked = yield* linkRecords(metric, feed.records, settled);
  yield;
  const issues = mergeIssues([...feed.issues, ...linked.issues]);
  const notes = [...judgeRows(feed.received, issues), ...feed.notesOfOthers];
  const rows = { received: feed.received, used: usedRows(linked), issues: [...issues, ...feed.issuesOfOthers] };
  yield;
  const measure = yield* answer(metric, settled, (window) => cellsIn(metric, linked, settled, window), {
    meta: feed.meta,
    rows,
    notes,
  });
  yield;
  return metric.queue ? { ...measure, queue: metric.queue(linked, settled) } : measure;
}

function opened(main: DecodedFeed, others: Readonly<Record<string, DecodedFeed>>): OpenFeed {
  const entries = Object.entries(others);
  const records = entries.map(([role, feed]) => [role, feed.records] as const);
  const dims = new Set([main, ...Object.values(others)].flatMap(({ meta }) => meta.dims));
  return {
    meta: { ...main.meta, dims: [...dims] },
    records: { ...Object.fromEntries(records), main: main.records },
    table: main.table,
    received: main.received,
    issues: main.issues,
    issuesOfOthers: entries.flatMap(([role, { issues }]) => issues.map((issue) => issueIn(role, issue))),
    notesOfOthers: entries.flatMap(([role, feed]) => notesOn(role, feed)),
  };
}

function issueIn(role: string, issue: Issue): Issue {
  return { ...issue, field: issue.field === null ? role : `${role}.${issue.field}` };
}

function notesOn(role: string, { received, issues }: DecodedFeed): Note[] {
  return judgeRows(received, issues).map((note) => ({ ...note, record: role }));
}

async function decodedIn(metric: Metric, role: string, content: Content, signal: AbortSignal | undefined, pace: Pace) {
  const use = metric.records[role];
  if (!use) throw new FeedError('engine', { metric: metric.name, role });
  const feed = await decodeContent(content, use, signal, pace);
  judgeRows(feed.received, feed.issues);
  return feed;
}

/** An engine for feeds of records. It keeps the decoded columns of every open feed until `close`. */
export function createEngine(pace: Pace = pagePace): Engine {
  const feeds = new Map<number, OpenFeed>();
  let last = 0;
  const feedOf = ({ id }: Handle): OpenFeed => {
    const feed = feeds.get(id);
    if (!feed) throw new FeedError('engine', { handle: id });
    return feed;
  };
  return {
    async open(name: string, contents: Contents, signal?: AbortSignal): Promise<Handle> {
      const metric = requireMetric(name);
      const { main, ...rest } = contents;
      const others: Record<string, DecodedFeed> = {};
      const decoded = (role: string, content: Content) => forRole(role, decodedIn(metric, role, content, signal, pace));
      for (const [role, content] of Object.entries(rest)) others[role] = await decoded(role, content);
      const feed = opened(await decoded('main', main), others);
      feeds.set(++last, feed);
      return { id: last, meta: feed.meta, received: feed.received, issues: feed.issues };
    },
    async measure(handle, name, question, signal) {
      return inSlices(measureRows(requireMetric(name), feedOf(handle), question), signal, pace);
    },
    async rows(handle, request) {
      const { records, table } = feedOf(handle);
      return rowsPage(records.main, table, request);
    },
    async facets(handle, field, filters) {
      return facetsOf(feedOf(handle).records.main, field, filters);
    },
    close: ({ id }) => void feeds.delete(id),
  };
}

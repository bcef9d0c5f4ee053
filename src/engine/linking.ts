import { cutPeriods } from '../calendar/cut-periods.js';
import {
  FeedError,
  textColumn,
  type Column,
  type Columns,
  type Issue,
  type Linked,
  type Metric,
  type Records,
  type Settled,
} from '../metric.js';
import { applyBounds } from '../rollup/bounds.js';
import { eachStretch } from '../rollup/each-row.js';
import { countRows } from '../rollup/rows-of.js';
import type { FeedFacts } from './settle.js';

/** The records of a feed by role, as decoded. */
export type RecordsByRole = { readonly main: Records } & Readonly<Record<string, Records>>;

function latestAmong(values: Float64Array, from: number, to: number): number {
  let latest = -Infinity;
  for (let row = from; row < to; row++) if ((values[row] ?? NaN) > latest) latest = values[row] ?? NaN;
  return latest;
}

function* latestOf(column: Column | undefined): Generator<void, number | null> {
  if (!column || column.kind === 'text') return null;
  let latest = -Infinity;
  for (const [from, to] of eachStretch(column.length)) {
    latest = Math.max(latest, latestAmong(column.values, from, to));
    yield;
  }
  return Number.isFinite(latest) ? latest : null;
}

function latestOfAll(instants: readonly (number | null)[]): number | null {
  const known = instants.filter((at) => at !== null);
  return known.length > 0 ? Math.max(...known) : null;
}

/** What can be seen in the rows that settles a question, in steps. */
export function* factsOf(metric: Metric, { main }: RecordsByRole): Generator<void, Omit<FeedFacts, 'meta'>> {
  const { time = '', happened = [] } = metric.records.main;
  const wave = main.columns['wave'];
  const instants: (number | null)[] = [];
  for (const name of [time, ...happened]) instants.push(yield* latestOf(main.columns[name]));
  return {
    latest: latestOfAll(instants),
    hasWaves: wave?.kind === 'text' && wave.texts.size > 0,
  };
}

/** The lines a metric counts, rows out of bounds set aside, with every issue found on the way. */
export function* linkRecords(metric: Metric, records: RecordsByRole, settled: Settled): Generator<void, Linked> {
  const bounded = yield* applyBounds(records.main, metric.bounds(settled.options));
  const linking = metric.link({ ...records, main: bounded.records }, settled);
  const linked = 'next' in linking ? yield* linking : linking;
  // What is made when it is first asked for would be made by a copy.
  return bounded.issues.length === 0 ? linked : { ...linked, issues: [...bounded.issues, ...linked.issues] };
}

/** How many rows count; an unanswered survey counts too, since the response rate is made of it. */
export function usedRows({ mask, size, used }: Linked): number {
  if (used !== undefined) return used;
  return countRows(mask, size);
}

/** Throws `missing_column` where one of `names` is not there. */
export function requireColumns(columns: Columns, names: readonly string[]): void {
  const absent = names.find((name) => columns[name] === undefined);
  if (absent === undefined) return;
  throw new FeedError('missing_column', { field: absent, seen: Object.keys(columns).slice(0, 12).join(', ') });
}

/** The period of each line, in steps. */
export function* periodColumn({ time, wave, size }: Linked, settled: Settled): Generator<void, Column> {
  const empty = () => textColumn(new Int32Array(size).fill(-1), []);
  if (settled.period === 'wave') return wave ?? empty();
  if (time === null) return empty();
  const { values, rows } = time.among ?? { values: time.values, rows: null };
  const { codes, dictionary } = yield* cutPeriods(values, settled.period, settled, rows);
  return textColumn(codes, dictionary);
}

/** Issues with equal code and field made one. */
export function mergeIssues(issues: readonly Issue[]): Issue[] {
  const merged = new Map<string, Issue>();
  for (const issue of issues) {
    const id = JSON.stringify([issue.code, issue.field, issue.aside]);
    const known = merged.get(id);
    merged.set(id, known ? { ...known, count: known.count + issue.count } : issue);
  }
  return [...merged.values()];
}

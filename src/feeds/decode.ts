import { FeedError, type Columns, type FeedMeta, type Issue, type RecordUse, type Records } from '../metric.js';
import { ColumnDecoder, type ColumnPlan, type Report } from './column-decoder.js';
import { IssueLog } from './issue-log.js';
import { withMapping, type Mapped } from './mappings/index.js';
import { readMeta } from './meta.js';
import type { SourceContent } from './options.js';
import { isRecord, ownNumber } from './own.js';
import { openPages, type Page } from './pages.js';
import { Parts } from './parts.js';
import { plainColumns, stretchOf, type PlainColumn } from './plain-rows.js';
import { mappedName, planColumns } from './plan.js';
import type { Rows } from './rows.js';

/** After how many rows the decoder lets its caller pause. */
const rowsBetweenPauses = 500;

/** How many of the feed's names an error about a missing one shows. */
const namesShown = 12;

/** A feed as typed columns, with everything that was found wrong. */
export interface DecodedFeed {
  readonly meta: FeedMeta;
  /** The rows that were not set aside. */
  readonly records: Records;
  /** How many rows came, those set aside included. */
  readonly received: number;
  readonly issues: readonly Issue[];
}

/** What becomes of one name in a feed, and whether any record had something there. */
export interface SeenColumn {
  readonly plan: ColumnPlan;
  readonly found: boolean;
}

interface Decoding {
  readonly columns: readonly ColumnDecoder[];
  readonly needed: readonly ColumnDecoder[];
  readonly others: readonly ColumnDecoder[];
  readonly rowNumbers: Parts<Uint32Array>;
  readonly report: Report;
  /** Whether any row was a record. */
  sawRecord: boolean;
}

function takeRow(rows: Rows, decoding: Decoding): void {
  const { report, needed, others, columns, rowNumbers } = decoding;
  if (!rows.isRecord) {
    report.log.add('not_a_record', null, true, { row: report.row, seen: rows.seen, expected: 'record' });
    return;
  }
  decoding.sawRecord = true;
  if (!needed.every((column) => column.take())) return;
  for (const column of others) column.take();
  for (const column of columns) column.keep();
  rowNumbers.push(report.row);
}

/** Takes the next rows of a list column by column where all of them are good; says how many, 0 where that cannot be done. */
function takeStretch({ list, skip }: Rows, at: number, plain: readonly PlainColumn[], decoding: Decoding): number {
  const to = Math.min(list?.length ?? 0, at + rowsBetweenPauses);
  const stretch = list && to > at ? stretchOf(list, at, to) : null;
  if (stretch === null || !plain.every((column) => column.take(stretch))) return 0;
  const { columns, rowNumbers, report } = decoding;
  const taken = to - at;
  plain.forEach(({ values, found }, place) => {
    if (found) columns[place]?.keepAll(values);
    else columns[place]?.keepNothing(taken);
  });
  for (let row = 1; row <= taken; row += 1) rowNumbers.push(report.row + row);
  report.row += taken;
  decoding.sawRecord = true;
  skip?.(taken);
  return taken;
}

/** Takes some rows one by one, numbered from `before`; says how many there still were. */
function takeRows(rows: Rows, before: number, decoding: Decoding): number {
  let taken = 0;
  while (taken < rowsBetweenPauses && rows.next()) {
    taken += 1;
    decoding.report.row = before + rows.number;
    takeRow(rows, decoding);
  }
  return taken;
}

/** Decodes a page's rows, numbered after those of the pages before; returns how many there were. */
function* takePage(rows: Rows, decoding: Decoding, onRows: (rows: number) => void): Generator<void, number> {
  const { columns, report } = decoding;
  const before = report.row;
  const plain = rows.list ? plainColumns(columns.map(({ plan }) => plan)) : null;
  for (const column of columns) column.bind(rows);
  for (let received = 0; ;) {
    const taken = (plain && takeStretch(rows, received, plain, decoding)) || takeRows(rows, before, decoding);
    received += taken;
    if (taken < rowsBetweenPauses) return received;
    onRows(report.row);
    yield;
  }
}

function checkCounts(pages: readonly Page[], received: readonly number[]): void {
  const counts = pages.map((page) => ownNumber(page.meta, 'count') ?? 0);
  const [total = 0] = counts;
  const sum = received.reduce((all, rows) => all + rows, 0);
  // A page that says more than it holds, while others follow, speaks of the whole feed.
  const isTotal = pages.length > 1 && total > (received[0] ?? 0);
  const expected = isTotal ? total : counts.reduce((all, count) => all + count, 0);
  const complete = isTotal ? sum >= total : received.every((rows, page) => rows >= (counts[page] ?? 0));
  if (!complete) throw new FeedError('truncated', { expected, received: sum });
}

/** The plans of the columns that no record of a feed was seen to have, although it has to. */
export function missingColumns(columns: readonly SeenColumn[], options: Mapped): readonly ColumnPlan[] {
  const isMissing = ({ found, plan }: SeenColumn) => !found && (plan.needed || mappedName(options, plan.name) !== null);
  return columns.filter(isMissing).map(({ plan }) => plan);
}

/** The columns that a feed has: those found in its records, its `dims`, and all where there are no records. */
export function presentColumns<Each extends SeenColumn>(
  columns: readonly Each[],
  meta: FeedMeta,
  sawRecord: boolean,
): readonly Each[] {
  return columns.filter(({ found, plan }) => found || !sawRecord || meta.dims.includes(plan.name));
}

function checkColumns({ columns }: Decoding, options: Mapped, pages: readonly Page[]): void {
  const unseen = missingColumns(columns, options);
  if (unseen.length === 0) return;
  const there = pages.flatMap(({ rows }) => rows.names());
  // A row is left at its first bad value: a column that all rows have may not have been looked at.
  const missing = unseen.find(({ names, expected }) => !(names ?? [expected]).some((name) => there.includes(name)));
  if (!missing) return;
  const seen = there.slice(0, namesShown).join(', ');
  throw new FeedError('missing_column', { field: missing.name, expected: missing.expected, seen });
}

function* finishColumns(columns: readonly ColumnDecoder[]): Generator<void, Columns> {
  // Without a prototype no name, `constructor` included, finds what is no column.
  const finished: Record<string, Columns[string]> = Object.create(null);
  for (const column of columns) {
    finished[column.plan.name] = yield* column.finish();
  }
  return finished;
}

function metaOf(pages: readonly Page[]): unknown {
  return pages.find((page) => isRecord(page.meta))?.meta;
}

/** Reads a feed's meta; throws a `FeedError` where it cannot be used, or says that the feed holds no rows but sums. */
export function checkedMeta(rawMeta: unknown): FeedMeta {
  const meta = readMeta(rawMeta);
  if (meta.kind === 'rollup') throw new FeedError('bad_option', { option: 'kind', seen: 'rollup' });
  return meta;
}

function decoderFor(pages: readonly Page[], meta: FeedMeta, options: Mapped, use: RecordUse): Decoding {
  const report: Report = { log: new IssueLog(), row: 0 };
  const texts = pages[0]?.rows.texts ?? false;
  const plans = planColumns({ use, options, meta, rawMeta: metaOf(pages), texts, report });
  const columns = plans.map((plan) => new ColumnDecoder(plan, report, texts));
  return {
    columns,
    needed: columns.filter((column) => column.plan.needed),
    others: columns.filter((column) => !column.plan.needed),
    rowNumbers: new Parts(Uint32Array),
    report,
    sawRecord: false,
  };
}

/**
 * Decodes the pages of a feed, as one, into typed columns: the fields that `use` names and the further columns that the
 * options and the feed's `dims` name. A name that is in no record has no column, unless it is one
 * of `dims`; a feed without records has empty ones for all. A bad value sets its row aside where the field is needed, and is left
 * out elsewhere; both are counted, and a row set aside is charged to one issue only. Yields at least every 1,000 rows,
 * and tells `onRows` then how many were read.
 * Throws a `FeedError` where the bytes are no feed, an option cannot be used (`bad_option`), a needed or mapped field is in
 * no record (`missing_column`), or fewer rows came than `meta.count` says (`truncated`). A feed without rows is no error.
 */
export function* decodeFeed(
  content: SourceContent,
  use: RecordUse,
  onRows: (rows: number) => void = () => undefined,
): Generator<void, DecodedFeed> {
  const options = withMapping(content.decode, use.record);
  const pages = yield* openPages(content, options);
  const meta = checkedMeta(metaOf(pages));
  const decoding = decoderFor(pages, meta, options, use);
  const received: number[] = [];
  for (const page of pages) received.push(yield* takePage(page.rows, decoding, onRows));
  if (decoding.sawRecord) checkColumns(decoding, options, pages);
  checkCounts(pages, received);
  const columns = yield* finishColumns(presentColumns(decoding.columns, meta, decoding.sawRecord));
  const rowNumbers = yield* decoding.rowNumbers.joined();
  return {
    meta,
    records: { size: rowNumbers.length, columns, rowNumbers },
    received: received.reduce((all, rows) => all + rows, 0),
    issues: decoding.report.log.issues(),
  };
}

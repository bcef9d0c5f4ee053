import {
  FeedError,
  instantColumn,
  numberColumn,
  textColumn,
  type Column,
  type Columns,
  type Issue,
  type Linked,
  type Records,
  type Settled,
  type TextColumn,
} from '../../metric.js';
import { eachRow } from '../../rollup/each-row.js';
import { issueOf } from '../../rollup/issues.js';
import { matchesInSteps } from '../../rollup/link.js';
import { movedInSteps } from '../../rollup/moved.js';
import { noRecords, textReader, textsOf, valueReader } from '../columns.js';
import { counts, countedReviews, kindReader, type CountedReviews } from './counted.js';
import { dimensionsOf } from './dimensions.js';
import { joinedTexts } from './joined.js';
import { addendNames, LineList, numberKeys, parts, textKeys, Words, type TextKey } from './lines.js';
import { reviewOptions, type ReviewOptions } from './options.js';
import { populationOf, type Population } from './population.js';
import { readSheets, type Sheet } from './sheets.js';
import { addLines, type LineSource } from './unit-lines.js';
import { unitsOf } from './units.js';

/** After how many reviews the caller may pause: each has several lines. */
const reviewsBetweenPauses = 200;

/** The name of a line's own column, which no field of a feed has. */
export function ownColumn(name: string): string {
  return `line ${name}`;
}

const emptySheet: Sheet = { score: NaN, free: NaN, isFailed: false, ratings: [], causes: [], problem: null };

/** Throws where nothing says what a review came to, or a category that the options name is not there. */
function checkColumns({ columns }: Records, { categories }: ReviewOptions): void {
  if (columns['ratings']) return;
  const absent = [...categories.keys()].find((name) => !columns[name]);
  const field = absent ?? (categories.size === 0 && !columns['score'] ? 'score' : null);
  if (field !== null) throw new FeedError('missing_column', { field, seen: Object.keys(columns).join(', ') });
}

/** Whether the feed's definition allows figures by agent and by reviewer. */
function showsPersons({ agents }: Settled): boolean {
  return agents !== undefined && agents !== 'hidden';
}

function rubricOf(reviews: Records): Generator<void, TextColumn> {
  const columns = ['scorecard_id', 'scorecard_version'].flatMap((name) => textsOf(reviews, name) ?? []);
  return joinedTexts(columns, reviews.size, (texts) => {
    const known = texts.filter((text) => text !== null);
    return known.length > 0 ? known.join(' ') : null;
  });
}

interface Linking {
  readonly reviews: Records;
  readonly sheetOf: (row: number) => Sheet;
  readonly use: Uint8Array;
  readonly population: Population | null;
  /** The row of each review's case, −1 for one that is not there, or does not count. */
  readonly caseRows: Int32Array;
  readonly settled: Settled;
}

function* sourceOf({ reviews, sheetOf, use, population, caseRows, settled }: Linking): Generator<void, LineSource> {
  const stratum = textsOf(reviews, 'stratum');
  const caseRow = (row: number) => caseRows[row] ?? -1;
  return {
    lines: new LineList(),
    criteria: new Words(),
    patterns: new Words(),
    causes: new Words(),
    sheetOf,
    use,
    reviewedAt: valueReader(reviews, 'reviewed_at'),
    reviewId: textReader(reviews, 'review_id'),
    isDrawn: (row) => (stratum?.codes[row] ?? -1) >= 0,
    caseRow,
    layerOf(row) {
      const at = caseRow(row);
      const isClosed = population !== null && !Number.isNaN(population.closedAt[at] ?? NaN);
      return isClosed ? (population.stratum.codes[at] ?? -1) : -1;
    },
    rubric: yield* rubricOf(reviews),
    reviewers: textsOf(reviews, 'reviewer_id'),
    agents: showsPersons(settled) ? textsOf(reviews, 'agent_id') : null,
    arePersonsShown: showsPersons(settled),
  };
}

function* addReviews(linking: Linking, source: LineSource): Generator<void, void> {
  const { starts, rows, count } = yield* unitsOf(linking.reviews, linking.use);
  let paused = 0;
  for (let unit = 0; unit < count; unit++) {
    const end = starts[unit + 1] ?? 0;
    addLines([...rows.subarray(starts[unit], end)], source);
    if (end - paused < reviewsBetweenPauses) continue;
    paused = end;
    yield;
  }
}

/** 1 for the cases that a human reviewed for the score. */
function* reviewedCases({ reviews, use, caseRows, population }: Linking): Generator<void, Uint8Array> {
  const kindOf = kindReader(reviews);
  const reviewed = new Uint8Array(population?.cases.size ?? 0);
  yield* eachRow(reviews.size, (row) => {
    const at = caseRows[row] ?? -1;
    if (at >= 0 && ((use[row] ?? 0) & counts.score) > 0 && kindOf(row) !== 'auto') reviewed[at] = 1;
  });
  return reviewed;
}

function* addCases(linking: Linking, { lines }: LineSource): Generator<void, void> {
  const { population } = linking;
  if (population === null) return;
  const reviewed = yield* reviewedCases(linking);
  yield* eachRow(population.cases.size, (row) => {
    const at = population.closedAt[row] ?? NaN;
    if (Number.isNaN(at)) return;
    const place = lines.open('case', -1, row, at);
    lines.columns.layer[place] = population.stratum.codes[row] ?? -1;
    lines.columns.closed[place] = 1;
    lines.columns.reviewed[place] = reviewed[row] ?? 0;
  });
}

/** What is odd about the cases of reviews that count: not in the other feed, or not closed. */
function* caseIssues({ reviews, use, caseRows, population }: Linking): Generator<void, Issue[]> {
  const ids = textsOf(reviews, 'case_id');
  const [closed, at] = [valueReader(reviews, 'case_closed_at'), valueReader(reviews, 'reviewed_at')];
  const [orphans, open]: [number[], number[]] = [[], []];
  yield* eachRow(reviews.size, (row) => {
    if (use[row] === counts.nothing) return;
    const found = caseRows[row] ?? -1;
    if (population && found < 0 && (ids?.codes[row] ?? -1) >= 0) orphans.push(row);
    if (closed(row) > at(row) || population?.isOpen[found] === 1) open.push(row);
  });
  return [...issueOf('orphan', 'case_id', orphans, reviews), ...issueOf('open_case', 'case_id', open, reviews)];
}

function dictionaries(source: LineSource, population: Population | null): Readonly<Record<TextKey, readonly string[]>> {
  return {
    part: parts,
    criterion: source.criteria.dictionary,
    rubric: source.rubric.dictionary,
    layer: population?.stratum.dictionary ?? [],
    peer: source.agents?.dictionary ?? [],
    rater: source.arePersonsShown ? (source.reviewers?.dictionary ?? []) : [],
    ratings: source.patterns.dictionary,
    root_cause: source.causes.dictionary,
  };
}

function* ownColumns(source: LineSource, population: Population | null): Generator<void, Columns> {
  const { lines } = source;
  const words = dictionaries(source, population);
  const columns: Record<string, Column> = {};
  for (const name of [...numberKeys, ...addendNames]) {
    columns[ownColumn(name)] = numberColumn(yield* lines.numbers(name));
  }
  for (const name of textKeys) columns[ownColumn(name)] = yield* lines.texts(name, words[name]);
  return columns;
}

/** The cases that lines are of. */
function* caseColumn({ population }: Linking, caseRows: Int32Array): Generator<void, Column> {
  const id = population && textsOf(population.cases, 'case_id');
  return id ? yield* movedInSteps(id, caseRows) : textColumn(new Int32Array(caseRows.length).fill(-1), []);
}

/** The numbers in the feed of the reviews that lines are made from; 0 for those of a case. */
function* numbersOf({ rowNumbers }: Records, rows: Int32Array): Generator<void, Uint32Array> {
  const numbers = new Uint32Array(rows.length);
  yield* eachRow(rows.length, (line) => {
    const row = rows[line] ?? -1;
    numbers[line] = row < 0 ? 0 : (rowNumbers[row] ?? row + 1);
  });
  return numbers;
}

function* linked(linking: Linking, source: LineSource, { used, issues }: CountedReviews): Generator<void, Linked> {
  const { reviews, population, settled } = linking;
  const { lines } = source;
  const places = { rows: yield* lines.rows('row'), caseRows: yield* lines.rows('case_row') };
  const named = [...settled.by, ...Object.keys(settled.filters)];
  const dimensions = yield* dimensionsOf(named, reviews, population?.cases ?? null, places);
  const own = yield* ownColumns(source, population);
  const cases = yield* caseColumn(linking, places.caseRows);
  return {
    size: lines.size,
    columns: { ...dimensions, ...own, [ownColumn('case')]: cases },
    mask: null,
    time: instantColumn(yield* lines.numbers('at')),
    wave: null,
    rowNumbers: yield* numbersOf(reviews, places.rows),
    issues: [...issues, ...(yield* caseIssues(linking))],
    used,
  };
}

/** The row of each review's case among the cases that count; none where there are no cases. */
function* caseRowsOf(reviews: Records, population: Population | null): Generator<void, Int32Array> {
  const [own, ids] = [textsOf(reviews, 'case_id'), population && textsOf(population.cases, 'case_id')];
  return own && ids ? yield* matchesInSteps(own, ids, population?.mask) : new Int32Array(0);
}

/**
 * The lines of reviews and cases, by `part`: one a case and agent (`unit`) with the mean of its reviews, one for each of
 * its categories, one for the ratings that several reviewers gave it in a category (`agreement`), one a review for its
 * reviewer and for each cause it names, and one for each closed `case`. In steps between which the caller may pause.
 */
export function* linkReviews(
  { main, cases }: Readonly<Record<string, Records>>,
  settled: Settled,
): Generator<void, Linked> {
  const reviews = main ?? noRecords;
  const options = reviewOptions(settled);
  checkColumns(reviews, options);
  const { sheets, of } = yield* readSheets(reviews, options);
  const counted = yield* countedReviews(reviews, { sheets, of }, options, settled);
  const population = cases ? yield* populationOf(cases, options, settled) : null;
  const linking: Linking = {
    reviews,
    sheetOf: (row) => sheets[of[row] ?? -1] ?? emptySheet,
    use: counted.use,
    population,
    caseRows: yield* caseRowsOf(reviews, population),
    settled,
  };
  const source = yield* sourceOf(linking);
  yield* addReviews(linking, source);
  yield* addCases(linking, source);
  return yield* linked(linking, source, counted);
}

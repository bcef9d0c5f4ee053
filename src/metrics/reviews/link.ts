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
import { issueOf } from '../../rollup/issues.js';
import { moved } from '../../rollup/link.js';
import { textReader, textsOf, valueReader } from '../columns.js';
import { counts, countedReviews, kindReader, type CountedReviews } from './counted.js';
import { dimensionsOf } from './dimensions.js';
import { joinedTexts } from './joined.js';
import { addendNames, LineList, numberKeys, partCode, parts, textKeys, Words, type TextKey } from './lines.js';
import { reviewOptions, type ReviewOptions } from './options.js';
import { populationOf, type Population } from './population.js';
import { readSheets, type Sheet } from './sheets.js';
import { addLines, type LineSource } from './unit-lines.js';
import { unitsOf } from './units.js';

/** After how many reviews or cases the caller may pause. */
const rowsBetweenPauses = 500;

/** The name of a line's own column, which no field of a feed has. */
export function ownColumn(name: string): string {
  return `line ${name}`;
}

const noReviews: Records = { size: 0, columns: {}, rowNumbers: new Uint32Array() };

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

function rubricOf(reviews: Records): TextColumn {
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
  readonly settled: Settled;
}

function sourceOf({ reviews, sheetOf, use, population, settled }: Linking): LineSource {
  const [caseId, stratum] = [textReader(reviews, 'case_id'), textReader(reviews, 'stratum')];
  const caseRow = (row: number) => population?.rowOf(caseId(row)) ?? -1;
  return {
    lines: new LineList(),
    criteria: new Words(),
    patterns: new Words(),
    causes: new Words(),
    sheetOf,
    use,
    reviewedAt: valueReader(reviews, 'reviewed_at'),
    reviewId: textReader(reviews, 'review_id'),
    isDrawn: (row) => stratum(row) !== null,
    caseRow,
    layerOf(row) {
      const at = caseRow(row);
      const isClosed = population !== null && !Number.isNaN(population.closedAt[at] ?? NaN);
      return isClosed ? (population.stratum.codes[at] ?? -1) : -1;
    },
    rubric: rubricOf(reviews),
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
    if (end - paused < rowsBetweenPauses) continue;
    paused = end;
    yield;
  }
}

/** The cases that a human reviewed for the score. */
function reviewedCases({ reviews, use, population }: Linking): ReadonlySet<number> {
  const [caseId, kindOf] = [textReader(reviews, 'case_id'), kindReader(reviews)];
  const rows = new Set<number>();
  use.forEach((bits, row) => {
    if ((bits & counts.score) > 0 && kindOf(row) !== 'auto') rows.add(population?.rowOf(caseId(row)) ?? -1);
  });
  return rows;
}

function* addCases(linking: Linking, { lines }: LineSource): Generator<void, void> {
  const { population } = linking;
  if (population === null) return;
  const reviewed = reviewedCases(linking);
  for (const [row, at] of population.closedAt.entries()) {
    if (row % rowsBetweenPauses === 0) yield;
    if (Number.isNaN(at)) continue;
    const layer = population.stratum.codes[row] ?? -1;
    lines.add({
      row: -1,
      case_row: row,
      at,
      part: partCode('case'),
      layer,
      closed: 1,
      reviewed: Number(reviewed.has(row)),
    });
  }
}

/** What is odd about the cases of reviews that count: not in the other feed, or not closed. */
function caseIssues({ reviews, use, population }: Linking): Issue[] {
  const [caseId, closed, at] = [
    textReader(reviews, 'case_id'),
    valueReader(reviews, 'case_closed_at'),
    valueReader(reviews, 'reviewed_at'),
  ];
  const rows = [...use.keys()].filter((row) => use[row] !== counts.nothing);
  const rowOf = (row: number) => population?.rowOf(caseId(row)) ?? -1;
  const isOpen = (row: number) => closed(row) > at(row) || population?.isOpen[rowOf(row)] === 1;
  const orphans = population ? rows.filter((row) => caseId(row) !== null && rowOf(row) < 0) : [];
  return [
    ...issueOf('orphan', 'case_id', orphans, reviews),
    ...issueOf('open_case', 'case_id', rows.filter(isOpen), reviews),
  ];
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
  for (const name of numberKeys) columns[ownColumn(name)] = lines.numberKey(name);
  yield;
  for (const name of textKeys) {
    columns[ownColumn(name)] = lines.texts(name, words[name]);
    yield;
  }
  for (const name of addendNames) {
    columns[ownColumn(name)] = numberColumn(lines.numbers(name));
    yield;
  }
  return columns;
}

function caseColumn({ population }: Linking, caseRows: Int32Array): Column {
  const id = population && textsOf(population.cases, 'case_id');
  return id ? moved(id, caseRows) : textColumn(new Int32Array(caseRows.length).fill(-1), []);
}

function* linked(linking: Linking, source: LineSource, { used, issues }: CountedReviews): Generator<void, Linked> {
  const { reviews, population, settled } = linking;
  const { lines } = source;
  const places = { rows: lines.rows('row'), caseRows: lines.rows('case_row') };
  const named = [...settled.by, ...Object.keys(settled.filters)];
  const dimensions = dimensionsOf(named, reviews, population?.cases ?? null, places);
  yield;
  const own = yield* ownColumns(source, population);
  const odd = caseIssues(linking);
  yield;
  return {
    size: lines.size,
    columns: { ...dimensions, ...own, [ownColumn('case')]: caseColumn(linking, places.caseRows) },
    mask: null,
    time: instantColumn(lines.numbers('at')),
    wave: null,
    rowNumbers: Uint32Array.from(places.rows, (row) => (row < 0 ? 0 : (reviews.rowNumbers[row] ?? row + 1))),
    issues: [...issues, ...odd],
    used,
  };
}

/**
 * The lines of reviews and cases, by `part`: one a case and agent (`unit`) with the mean of its reviews, one for each of
 * its categories, one for the ratings that several reviewers gave it in a category (`agreement`), one a review for its
 * reviewer and for each cause it names, and one for each closed `case`.
 */
export function* linkReviews(
  { main, cases }: Readonly<Record<string, Records>>,
  settled: Settled,
): Generator<void, Linked> {
  const reviews = main ?? noReviews;
  const options = reviewOptions(settled);
  checkColumns(reviews, options);
  const { sheets, of } = yield* readSheets(reviews, options);
  const counted = countedReviews(reviews, { sheets, of }, options, settled);
  yield;
  const linking: Linking = {
    reviews,
    sheetOf: (row) => sheets[of[row] ?? -1] ?? emptySheet,
    use: counted.use,
    population: cases ? yield* populationOf(cases, options, settled) : null,
    settled,
  };
  yield;
  const source = sourceOf(linking);
  yield* addReviews(linking, source);
  yield* addCases(linking, source);
  return yield* linked(linking, source, counted);
}

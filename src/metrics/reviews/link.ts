import {
  FeedError,
  instantColumn,
  numberColumn,
  textColumn,
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

/** After how many units or cases the caller may pause. */
const linesBetweenPauses = 500;

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
  for (let unit = 0; unit < count; unit++) {
    addLines([...rows.subarray(starts[unit], starts[unit + 1])], source);
    if (unit % linesBetweenPauses === 0) yield;
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
    if (row % linesBetweenPauses === 0) yield;
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

function ownColumns(source: LineSource, population: Population | null): Columns {
  const { lines } = source;
  const words = dictionaries(source, population);
  return Object.fromEntries([
    ...numberKeys.map((name) => [ownColumn(name), lines.numberKey(name)]),
    ...textKeys.map((name) => [ownColumn(name), lines.texts(name, words[name])]),
    ...addendNames.map((name) => [ownColumn(name), numberColumn(lines.numbers(name))]),
  ]);
}

function linked(linking: Linking, source: LineSource, { used, issues }: CountedReviews): Linked {
  const { reviews, population, settled } = linking;
  const { lines } = source;
  const cases = population?.cases ?? null;
  const places = { rows: lines.rows('row'), caseRows: lines.rows('case_row') };
  const caseId = cases && textsOf(cases, 'case_id');
  const nobody = textColumn(new Int32Array(lines.size).fill(-1), []);
  return {
    size: lines.size,
    columns: {
      ...dimensionsOf([...settled.by, ...Object.keys(settled.filters)], reviews, cases, places),
      ...ownColumns(source, population),
      [ownColumn('case')]: caseId ? moved(caseId, places.caseRows) : nobody,
    },
    mask: null,
    time: instantColumn(lines.numbers('at')),
    wave: null,
    rowNumbers: Uint32Array.from(places.rows, (row) => (row < 0 ? 0 : (reviews.rowNumbers[row] ?? row + 1))),
    issues: [...issues, ...caseIssues(linking)],
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
    population: cases ? populationOf(cases, options, settled) : null,
    settled,
  };
  yield;
  const source = sourceOf(linking);
  yield* addReviews(linking, source);
  yield* addCases(linking, source);
  return linked(linking, source, counted);
}

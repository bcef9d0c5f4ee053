import type { TextColumn } from '../../metric.js';
import { counts } from './counted.js';
import type { LineList, Part, Words } from './lines.js';
import { fails, perPoint, type Rated } from './score.js';
import type { Sheet } from './sheets.js';

/** Millionths of a point in a thousandth, in which differences are added. */
const perThousandth = 1000;

/** What lines are made from: columns of the reviews by row, and where their lines go. */
export interface LineSource {
  readonly lines: LineList;
  readonly criteria: Words;
  readonly patterns: Words;
  readonly causes: Words;
  readonly sheetOf: (row: number) => Sheet;
  readonly use: Uint8Array;
  readonly reviewedAt: (row: number) => number;
  readonly reviewId: (row: number) => string | null;
  readonly isDrawn: (row: number) => boolean;
  /** The row of the reviewed case, −1 for none. */
  readonly caseRow: (row: number) => number;
  /** The code of the stratum of a review's case, −1 for a case that is not closed. */
  readonly layerOf: (row: number) => number;
  readonly rubric: TextColumn;
  readonly reviewers: TextColumn | null;
  /** Null where figures by agent may not be shown. */
  readonly agents: TextColumn | null;
  readonly arePersonsShown: boolean;
}

/** The latest of some reviews; of equally late ones the one whose id sorts last. */
function latest(rows: readonly number[], { reviewedAt, reviewId }: LineSource): number {
  const isLater = (a: number, b: number) => {
    const [left, right] = [reviewedAt(a), reviewedAt(b)];
    if (left !== right && !Number.isNaN(left) && !Number.isNaN(right)) return left > right;
    if (Number.isNaN(left) !== Number.isNaN(right)) return Number.isNaN(right);
    return (reviewId(a) ?? '') > (reviewId(b) ?? '');
  };
  return rows.reduce((best, row) => (isLater(row, best) ? row : best), rows[0] ?? -1);
}

/** Opens a line of a part that stands where the latest of some reviews does, and returns its place. */
function openLatest(part: Part, rows: readonly number[], source: LineSource): number {
  const row = rows.length === 1 ? (rows[0] ?? -1) : latest(rows, source);
  const place = open(part, row, source);
  source.lines.columns.peer[place] = source.agents?.codes[row] ?? -1;
  return place;
}

function open(part: Part, row: number, { lines, caseRow, reviewedAt }: LineSource): number {
  return lines.open(part, row, caseRow(row), reviewedAt(row));
}

function sum(rows: readonly number[], of: (row: number) => number): number {
  let total = 0;
  for (const row of rows) total += of(row);
  return total;
}

/** The score of a unit is the mean of its reviews. */
function addUnit(rows: readonly number[], source: LineSource): void {
  const { lines, sheetOf, layerOf, isDrawn } = source;
  const place = openLatest('unit', rows, source);
  const { columns } = lines;
  const score = Math.round(sum(rows, (row) => sheetOf(row).score) / rows.length);
  const free = Math.round(sum(rows, (row) => sheetOf(row).free) / rows.length);
  columns.score[place] = score;
  if (free !== score) columns.free_score[place] = free;
  columns.layer[place] = layerOf(columns.row[place] ?? -1);
  columns.units[place] = 1;
  columns.drawn[place] = Number(rows.every(isDrawn));
  columns.reviews[place] = rows.length;
  columns.failed[place] = sum(rows, (row) => Number(sheetOf(row).isFailed));
}

/** The ratings of one category by one version of the rubric, with the rows they are from. */
interface Group {
  readonly criterion: number;
  readonly rubric: number;
  readonly rows: number[];
  readonly ratings: Rated[];
}

function byCategory(rows: readonly number[], { sheetOf, rubric, criteria }: LineSource): Iterable<Group> {
  const groups = new Map<number, Group>();
  const versions = rubric.dictionary.length + 1;
  for (const row of rows) {
    const version = rubric.codes[row] ?? -1;
    for (const rating of sheetOf(row).ratings) {
      const criterion = criteria.code(rating.category);
      const id = criterion * versions + version + 1;
      const group = groups.get(id);
      if (group === undefined) groups.set(id, { criterion, rubric: version, rows: [row], ratings: [rating] });
      else {
        group.rows.push(row);
        group.ratings.push(rating);
      }
    }
  }
  return groups.values();
}

function millionths(value: number): number {
  return Math.round(value * perPoint);
}

/** The score of a category is the mean of its ratings in the unit, whatever became of the review. */
function addCategory({ criterion, rubric, rows, ratings }: Group, source: LineSource): void {
  const place = openLatest('category', rows, source);
  const { columns } = source.lines;
  let [total, rated, weight, critical, failed] = [0, 0, 0, 0, 0];
  for (const rating of ratings) {
    weight += millionths(rating.weight);
    critical += Number(rating.isCritical);
    if (Number.isNaN(rating.score)) continue;
    total += millionths(rating.score);
    rated += 1;
    failed += Number(fails(rating));
  }
  columns.criterion[place] = criterion;
  columns.rubric[place] = rubric;
  if (rated > 0) {
    columns.score[place] = Math.round(total / rated);
    columns.units[place] = 1;
  }
  columns.rated[place] = rated;
  columns.not_applicable[place] = ratings.length - rated;
  columns.weight[place] = weight;
  columns.critical[place] = critical;
  columns.failed[place] = failed;
}

function addCauses(row: number, source: LineSource): void {
  const { lines, sheetOf, causes, agents } = source;
  for (const cause of sheetOf(row).causes) {
    const place = open('cause', row, source);
    lines.columns.peer[place] = agents?.codes[row] ?? -1;
    lines.columns.root_cause[place] = causes.code(cause);
    lines.columns.causes[place] = 1;
  }
}

/** The latest review of each reviewer; those that name none are of several. */
function onePerReviewer(rows: readonly number[], source: LineSource): readonly number[] {
  if (rows.length < 2) return rows;
  const { reviewers } = source;
  const named = new Map<number, number[]>();
  const others: number[] = [];
  for (const row of rows) {
    const code = reviewers?.codes[row] ?? -1;
    const own = named.get(code);
    if (code < 0) others.push(row);
    else if (own) own.push(row);
    else named.set(code, [row]);
  }
  return [...others, ...[...named.values()].map((own) => latest(own, source))];
}

/** The scores that several reviewers gave to one category, as one text that has them in ascending order. */
function addAgreement({ criterion, rows, ratings }: Group, source: LineSource): void {
  const scores = ratings.flatMap(({ score }) => (Number.isNaN(score) ? [] : [millionths(score) / perPoint]));
  if (scores.length < 2) return;
  const pattern = scores.sort((a, b) => a - b).join(' ');
  const row = latest(rows, source);
  const place = open('agreement', row, source);
  const { columns } = source.lines;
  columns.criterion[place] = criterion;
  columns.ratings[place] = source.patterns.code(pattern);
  columns.units[place] = 1;
}

/** What each reviewer gave, and how far that is from the mean of the others (in thousandths of a point). */
function addReviewers(rows: readonly number[], source: LineSource): void {
  const { lines, sheetOf, reviewers } = source;
  const total = sum(rows, (row) => sheetOf(row).score);
  for (const row of rows) {
    const rater = reviewers?.codes[row] ?? -1;
    if (rater < 0) continue;
    const own = sheetOf(row).score;
    const others = (total - own) / (rows.length - 1);
    const difference = rows.length > 1 ? Math.round((own - others) / perThousandth) : 0;
    const place = open('reviewer', row, source);
    const { columns } = lines;
    columns.rater[place] = rater;
    columns.reviews[place] = 1;
    columns.scored[place] = own;
    columns.paired[place] = Number(rows.length > 1);
    columns.difference[place] = difference;
    columns.difference_squared[place] = difference ** 2;
  }
}

/** The rows that count for something. */
function countingFor(bit: number, rows: readonly number[], { use }: LineSource): number[] {
  const counting: number[] = [];
  for (const row of rows) if (((use[row] ?? 0) & bit) > 0) counting.push(row);
  return counting;
}

/** Adds the lines of one unit, whose reviews stand at `rows`. */
export function addLines(rows: readonly number[], source: LineSource): void {
  const { arePersonsShown } = source;
  const scored = countingFor(counts.score, rows, source);
  if (scored.length > 0) addUnit(scored, source);
  for (const group of byCategory(scored, source)) addCategory(group, source);
  if (arePersonsShown) for (const row of scored) addCauses(row, source);
  const compared = onePerReviewer(countingFor(counts.agreement, rows, source), source);
  if (compared.length > 1) for (const group of byCategory(compared, source)) addAgreement(group, source);
  if (arePersonsShown) addReviewers(compared, source);
}

import type { TextColumn } from '../../metric.js';
import { counts } from './counted.js';
import { partCode, type LineList, type Words } from './lines.js';
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

function place(rows: readonly number[], source: LineSource) {
  const row = latest(rows, source);
  return { row, case_row: source.caseRow(row), at: source.reviewedAt(row) };
}

function sum(rows: readonly number[], of: (row: number) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}

function peerOf(row: number, { agents }: LineSource): number {
  return agents?.codes[row] ?? -1;
}

/** The score of a unit is the mean of its reviews. */
function addUnit(rows: readonly number[], source: LineSource): void {
  const { lines, sheetOf, layerOf, isDrawn } = source;
  const at = place(rows, source);
  const [score, free] = [
    Math.round(sum(rows, (row) => sheetOf(row).score) / rows.length),
    Math.round(sum(rows, (row) => sheetOf(row).free) / rows.length),
  ];
  lines.add({
    ...at,
    part: partCode('unit'),
    score,
    ...(free !== score && { free_score: free }),
    layer: layerOf(at.row),
    peer: peerOf(at.row, source),
    units: 1,
    drawn: Number(rows.every(isDrawn)),
    reviews: rows.length,
    failed: sum(rows, (row) => Number(sheetOf(row).isFailed)),
  });
}

/** The ratings of one category by one version of the rubric, with the rows they are from. */
interface Group {
  readonly category: string;
  readonly rubric: number;
  readonly rows: number[];
  readonly ratings: Rated[];
}

function byCategory(rows: readonly number[], { sheetOf, rubric }: LineSource): Iterable<Group> {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const version = rubric.codes[row] ?? -1;
    for (const rating of sheetOf(row).ratings) {
      const id = `${version} ${rating.category}`;
      const group = groups.get(id) ?? { category: rating.category, rubric: version, rows: [], ratings: [] };
      group.rows.push(row);
      group.ratings.push(rating);
      groups.set(id, group);
    }
  }
  return groups.values();
}

function millionths(value: number): number {
  return Math.round(value * perPoint);
}

/** The score of a category is the mean of its ratings in the unit, whatever became of the review. */
function addCategory({ category, rubric, rows, ratings }: Group, source: LineSource): void {
  const at = place(rows, source);
  const rated = ratings.filter(({ score }) => !Number.isNaN(score));
  const total = rated.reduce((all, { score }) => all + millionths(score), 0);
  source.lines.add({
    ...at,
    part: partCode('category'),
    criterion: source.criteria.code(category),
    rubric,
    peer: peerOf(at.row, source),
    ...(rated.length > 0 && { score: Math.round(total / rated.length), units: 1 }),
    rated: rated.length,
    not_applicable: ratings.length - rated.length,
    weight: ratings.reduce((all, { weight }) => all + millionths(weight), 0),
    critical: ratings.filter(({ isCritical }) => isCritical).length,
    failed: rated.filter(fails).length,
  });
}

function addCauses(row: number, source: LineSource): void {
  const { lines, sheetOf, causes, caseRow, reviewedAt } = source;
  const at = { row, case_row: caseRow(row), at: reviewedAt(row) };
  for (const cause of sheetOf(row).causes)
    lines.add({ ...at, part: partCode('cause'), peer: peerOf(row, source), root_cause: causes.code(cause), causes: 1 });
}

/** The latest review of each reviewer; those that name none are of several. */
function onePerReviewer(rows: readonly number[], source: LineSource): number[] {
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
function addAgreement({ category, rows, ratings }: Group, source: LineSource): void {
  const scores = ratings.flatMap(({ score }) => (Number.isNaN(score) ? [] : [millionths(score) / perPoint]));
  if (scores.length < 2) return;
  const pattern = scores.sort((a, b) => a - b).join(' ');
  const { lines, criteria, patterns } = source;
  lines.add({
    ...place(rows, source),
    part: partCode('agreement'),
    criterion: criteria.code(category),
    ratings: patterns.code(pattern),
    units: 1,
  });
}

/** What each reviewer gave, and how far that is from the mean of the others (in thousandths of a point). */
function addReviewers(rows: readonly number[], source: LineSource): void {
  const { lines, sheetOf, reviewers, caseRow, reviewedAt } = source;
  const total = sum(rows, (row) => sheetOf(row).score);
  for (const row of rows) {
    const rater = reviewers?.codes[row] ?? -1;
    if (rater < 0) continue;
    const own = sheetOf(row).score;
    const others = (total - own) / (rows.length - 1);
    const difference = rows.length > 1 ? Math.round((own - others) / perThousandth) : 0;
    lines.add({
      row,
      case_row: caseRow(row),
      at: reviewedAt(row),
      part: partCode('reviewer'),
      rater,
      reviews: 1,
      scored: own,
      paired: Number(rows.length > 1),
      difference,
      difference_squared: difference ** 2,
    });
  }
}

/** Adds the lines of one unit, whose reviews stand at `rows`. */
export function addLines(rows: readonly number[], source: LineSource): void {
  const { use, arePersonsShown } = source;
  const scored = rows.filter((row) => ((use[row] ?? 0) & counts.score) > 0);
  if (scored.length > 0) addUnit(scored, source);
  for (const group of byCategory(scored, source)) addCategory(group, source);
  if (arePersonsShown) for (const row of scored) addCauses(row, source);
  const compared = onePerReviewer(
    rows.filter((row) => ((use[row] ?? 0) & counts.agreement) > 0),
    source,
  );
  if (compared.length > 1) for (const group of byCategory(compared, source)) addAgreement(group, source);
  if (arePersonsShown) addReviewers(compared, source);
}

import type { Calibration, Categories, CategoryResult, Coverage, Measure, QueueItem, ReviewerBias } from '../metric.js';
import type { AlphaReading } from './review-facts.js';

/** What a language says about reviews of cases: rubrics, coverage, agreement of reviewers, coaching. */
export interface ReviewWords {
  /** The mark of a category that alone can fail a review. */
  readonly critical: string;
  /** Which categories moved, which is lowest, and which critical ones failed; empty without categories. */
  categories(of: Categories, unit: Measure['unit']): string;
  /** That another version of the rubric begins, and which version is compared; empty without one. */
  rubric(of: Categories, naming: Measure['context']): string;
  /** A change in points and in percent: `+5.1 points, +8.2%`. */
  categoryChange(change: NonNullable<CategoryResult['change']>): string;
  /** A change with its limits and whether it is more than chance. */
  categoryVerdict(change: NonNullable<CategoryResult['change']>): string;
  /** What is said of a category beside its figures: change with limits, weight, failures, ratings that do not apply. */
  categoryRemarks(of: CategoryResult): string[];
  /** Ratings, counted: `1,204 ratings`. */
  ratings(n: number): string;
  /** Head of the numbers of ratings. */
  readonly ratingsHead: string;
  /** Why a category is not shown. */
  fewRatings(minGroup: number): string;
  /** A difference in percent with its sign: `+8.2%`. */
  relative(percent: number): string;
  /** What part of the closed cases was reviewed, and how it stands to the target; empty without cases. */
  coverage(all: readonly Coverage[], target: number | null): string;
  /** Whether groups of cases were reviewed at the same rate, and the score weighted to them; empty without cases. */
  sampling(all: readonly Coverage[], weighted: number | null, unit: Measure['unit']): string;
  /** The share to be reviewed, for the head of its line: `Target 12.5%`. */
  coverageTarget(percent: number): string;
  /** Reviewed out of closed: `300 of 2,400`. */
  covered(reviewed: number, closed: number): string;
  /** Head of those counts. */
  readonly coveredHead: string;
  /** One group of cases for a screen reader and the tooltip. */
  coveragePoint(name: string, of: Coverage, remarks: readonly string[]): string;
  /** In how many categories agreement is dependable, and who rates apart from the others; empty without reviewers. */
  calibration(of: Calibration): string;
  /** An alpha: `0.72`. */
  alpha(value: number): string;
  /** How an alpha is read: `tentative`. */
  alphaReading(reading: AlphaReading): string;
  /** From where on agreement is read how. */
  readonly alphaKey: string;
  /** How reviewers are held against each other. */
  readonly biasKey: string;
  /** Agreement on one category for a screen reader and the tooltip. */
  alphaPoint(of: Calibration['categories'][number]): string;
  /** Head of the numbers of cases that several reviewers rated. */
  readonly alphaHead: string;
  /** Title of the dots of agreement, of those of reviewers, and of the matrices. */
  readonly calibrationTitles: { readonly alpha: string; readonly bias: string; readonly matrix: string };
  /** Part of all pairs of ratings that are equal: `68% equal`. */
  equal(percent: number): string;
  /** What rows and columns of a matrix of agreement stand for. */
  readonly matrixHead: string;
  /** One cell of that matrix for a screen reader and the tooltip: a share of the row's `n` ratings. */
  matrixPair(value: string, other: string, share: number, n: number): string;
  /** One reviewer for a screen reader and the tooltip. */
  reviewerPoint(of: ReviewerBias, unit: Measure['unit']): string;
  /** Said of a reviewer with too few cases in common with others to hold against them; the mean may be unknown. */
  unpaired(mean: number | null, unit: Measure['unit']): string;
  /** The reviewers that one is held against. */
  readonly otherReviewers: string;
  /** How agents are listed below the funnel. */
  readonly coaching: string;
  /** Heads of an agent's weakest categories and of what reviews name. */
  readonly coachingHeads: { readonly weakest: string; readonly themes: string };
  /** A category of an agent and how far it is below the team: `Accuracy −6 points`. */
  coachingGap(name: string, gap: number): string;
  /** Said of an agent with no category below the team. */
  readonly noWeakness: string;
  /** A theme and how often it is named: `macro not edited (7)`. */
  theme(name: string, n: number): string;
  /** How many are shown of how many; empty for all. */
  shownOf(shown: number, all: number): string;
  /** How many cases are to be reviewed next, and how they were drawn. */
  reviewNext(items: readonly QueueItem[]): string;
}

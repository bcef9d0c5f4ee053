import type { CSSResultGroup } from 'lit';
import { property } from 'lit/decorators.js';
import { reads } from '../src/element/attribute.js';
import { choice, integer, number, text, textsByName } from '../src/engine/kinds.js';
import { categories, scaleEnds, words } from '../src/engine/lists.js';
import { furtherReserve } from '../src/element/further-reserve.js';
import { MetricElement } from '../src/element/metric-element.js';
import { LaterPicture } from '../src/views/later.js';

/** The views of `<support-reviews>`. */
export type ReviewsView =
  'summary' | 'trend' | 'categories' | 'coverage' | 'calibration' | 'agents' | 'queue' | 'table';

const views: readonly ReviewsView[] = [
  'summary',
  'trend',
  'categories',
  'coverage',
  'calibration',
  'agents',
  'queue',
  'table',
];

/** How `<support-reviews>` measures the agreement of reviewers. */
export type ReviewAgreement = 'auto' | 'nominal' | 'ordinal' | 'interval';

const agreements: readonly ReviewAgreement[] = ['auto', 'nominal', 'ordinal', 'interval'];

/**
 * Quality of work by case reviews: the mean score of reviewed cases, from a plain score, one column a category, or full
 * ratings with weights, "not applicable" and critical categories; categories against last year by the same rubric, the
 * share of closed cases that was reviewed, how far reviewers agree, and which cases to review next so that the reviews
 * become a sample. Views by agent are off unless the feed's definition allows them.
 *
 * @element support-reviews
 * @summary Case reviews: score, rubric categories, coverage, agreement of reviewers, and what to review next.
 *
 * @slot - What stands here until the script arrives, or when there is nothing to load. A `<script type="application/json">` with a feed or a measure is read.
 * @slot heading - Heading of the tile, in place of the `heading` attribute.
 * @slot empty - Shown when no reviews fall into the window, in place of the kit's words.
 * @slot error - Shown when the feed cannot be read, in place of the kit's words; the retry button stays.
 *
 * @csspart frame - The whole tile.
 * @csspart header - Heading and table button.
 * @csspart heading - The heading.
 * @csspart table-toggle - The button that shows the figures as a table.
 * @csspart drill - The button that asks for the records behind the number, or behind the chosen point.
 * @csspart chosen - The point that was chosen last, where its records can be asked for.
 * @csspart view - The picture.
 * @csspart value - The score.
 * @csspart interval - Its interval.
 * @csspart sentence - The sentence that says what the picture shows.
 * @csspart window - The periods that the value is of.
 * @csspart present - What the last of the periods that are compared says, beside them.
 * @csspart change - What became of the score, in words with the mark of its verdict.
 * @csspart facts - Further figures beside the value, in one line.
 * @csspart chart - The box of a chart.
 * @csspart benchmark - The line about the benchmark.
 * @csspart target - The line about the target.
 * @csspart table - The table of figures.
 * @csspart skeleton - What keeps the place of the first picture.
 * @csspart state - The words of the states loading, stale, empty, error and stopped.
 * @csspart retry - The button that reads the feed again.
 * @csspart stop - The button that stops work that takes long.
 * @csspart progress - The bar of bytes read, where it is known how many there are.
 * @csspart filters - What its dashboard or group asks of it, and what a reader chose in it.
 * @csspart clear - The button that takes away what a reader chose in it.
 * @csspart footer - State and remarks below the picture.
 * @csspart issues - How many rows counted, and what was found in the others.
 * @csspart notes - The facts without which a reader would be misled.
 * @csspart method - How the figures were made, behind a line that says how many notes there are.
 * @csspart age - That the data are older than their feed allows.
 * @csspart stamp - The instant that the figures hold for, and the hash of their definition.
 * @csspart definition - How the score is computed.
 * @csspart keys - The words that say which keys walk a chart, shown while it is walked.
 * @csspart tooltip - The label of the point under the pointer or with the focus.
 *
 * @cssprop [--support-surface=light-dark(#ffffff, #14171c)] - Background of the tile.
 * @cssprop [--support-raised=light-dark(#f6f7f9, #1c2027)] - Background of what is set off from it.
 * @cssprop [--support-text=light-dark(#1b1f26, #e8ebf0)] - Text.
 * @cssprop [--support-muted=light-dark(#545e6c, #a9b2bf)] - Text of lesser weight.
 * @cssprop [--support-good=light-dark(#1f5fa8, #6fa8e8)] - The single series.
 * @cssprop [--support-neutral=light-dark(#7c8694, #8d97a6)] - What stands beside the subject.
 * @cssprop [--support-bad=light-dark(#c4570e, #f0914a)] - What failed or stands out.
 * @cssprop [--support-padding=1rem] - Space around the content of the tile; 12 px at most where the tile is narrow.
 *
 * @cssstate idle - Nothing to load: the default slot is shown.
 * @cssstate loading - An answer is on its way; the last picture stays.
 * @cssstate ready - The answer is on screen.
 * @cssstate stale - The feed could not be read again; the last picture stays, with its age.
 * @cssstate empty - No reviews fall into the window.
 * @cssstate error - The feed cannot be read.
 *
 * @fires {MeasureEvent} support-measure - Computing has ended; `detail.measure` is the measure.
 * @fires {IssuesEvent} support-issues - Something is wrong with rows of the feed; `detail.issues` says what, by code.
 * @fires {MetricErrorEvent} support-error - The feed cannot be read; `detail.code` is stable.
 * @fires {SelectEvent} support-select - A point was chosen by click, Enter or Space.
 * @fires {DrillEvent} support-drill - The reader wants the records behind the number; `detail.selection` is the part of it.
 * @fires {FilterEvent} support-filter - What a reader chose in it asks other figures of its dashboard or group.
 */
export class SupportReviews extends MetricElement {
  static override readonly metric: string = 'reviews';
  static override styles: CSSResultGroup = [MetricElement.styles, furtherReserve];
  static override readonly views: readonly ReviewsView[] = views;
  static override readonly pictures: Readonly<Record<Exclude<ReviewsView, 'summary' | 'table'>, LaterPicture>> = {
    trend: new LaterPicture(async () => (await import('../src/views/pictures/trend.js')).trend),
    categories: new LaterPicture(
      async () => (await import('../src/views/pictures/categories.js')).categories,
      ['reviews'],
    ),
    coverage: new LaterPicture(async () => (await import('../src/views/pictures/coverage.js')).coverage, ['reviews']),
    calibration: new LaterPicture(
      async () => (await import('../src/views/pictures/calibration.js')).calibration,
      ['reviews'],
    ),
    agents: new LaterPicture(
      async () => (await import('../src/views/pictures/agents.js')).agents,
      ['cases', 'reviews'],
    ),
    queue: new LaterPicture(
      async () => (await import('../src/views/pictures/queue.js')).queue,
      ['cases', 'reviews', 'tables'],
    ),
  };
  static override readonly hasFacts: boolean = true;
  static override readonly options: readonly string[] = [
    'categories',
    'ratingScale',
    'critical',
    'kinds',
    'agreement',
    'strata',
    'coverageTarget',
    'next',
    'seed',
  ];
  static override readonly columnOptions: readonly string[] = ['categories', 'strata'];
  static override readonly records: readonly string[] = ['cases'];

  /** What is drawn. */
  @reads(choice(views)) @property() override view: ReviewsView = 'summary';

  /** URL of the feed of cases, for coverage, strata and what to review next. */
  @reads(text) @property({ attribute: 'src-cases' }) srcCases: string | null = null;

  /** Which fields of the feed of cases stand for which, as JSON: `{"closed_at": "done"}`. */
  @reads(textsByName) @property({ attribute: 'fields-cases' }) fieldsCases: Readonly<Record<string, string>> = {};

  /**
   * JSON: the columns that hold a category each, with their weights: `{"tone": 0.5, "safety": {"weight": 0.3,
   * "critical": true}}`, and `min` and `max` where a category has a scale of its own. Of feeds with `ratings` it sets
   * weights and critical categories over those in the feed.
   */
  @reads(categories) @property() categories = '';

  /** The lowest and the highest rating, of plain scores and of categories that do not name theirs: `-2 2`. */
  @reads(scaleEnds) @property({ attribute: 'rating-scale' }) ratingScale = '0 100';

  /** Whether a critical category under half makes the score of a review 0 (`zero`), or counts as any other (`ignore`). */
  @reads(choice(['zero', 'ignore'])) @property() critical: 'zero' | 'ignore' = 'zero';

  /** The kinds of reviews that count for the score, of `manager` (also where a feed does not say), `peer`, `self`, `auto`. */
  @reads(words) @property() kinds = 'manager peer';

  /**
   * How the agreement of reviewers is measured: by equal ratings (`nominal`), their order (`ordinal`) or their distance
   * (`interval`); `auto` takes order where a category has three values or more.
   */
  @reads(choice(agreements)) @property() agreement: ReviewAgreement = 'auto';

  /** The columns of cases whose values together make a stratum. */
  @reads(words) @property() strata = 'priority channel';

  /** The part of closed cases that is to be reviewed in each stratum, in percent. */
  @reads(number(0, 100)) @property({ attribute: 'coverage-target' }) coverageTarget = 12.5;

  /** How many cases are proposed for review. */
  @reads(integer(0, 1000)) @property() next = 20;

  /** The number that decides which cases are proposed, and the draws behind intervals of agreement. */
  @reads(integer(0, 4294967295)) @property() seed = 1;
}

declare global {
  interface HTMLElementTagNameMap {
    'support-reviews': SupportReviews;
  }
}

import type { CSSResultGroup } from 'lit';
import { property } from 'lit/decorators.js';
import { reads } from '../src/element/attribute.js';
import { choice, number, text, textsByName } from '../src/engine/kinds.js';
import { edges, words } from '../src/engine/lists.js';
import { furtherReserve } from '../src/element/further-reserve.js';
import { MetricElement } from '../src/element/metric-element.js';
import { LaterPicture } from '../src/views/later.js';

/** The views of `<support-churn>`. */
export type ChurnView = 'summary' | 'trend' | 'rates' | 'after' | 'curve' | 'segments' | 'table';

/** How a feed tells who pays; `auto` finds it by the columns that are there. */
export type SubscriptionShape = 'auto' | 'snapshot' | 'movements' | 'spans' | 'states' | 'activity';

const views: readonly ChurnView[] = ['summary', 'trend', 'rates', 'after', 'curve', 'segments', 'table'];

/** The shapes of a feed of subscriptions, the default first. */
export const shapes: readonly SubscriptionShape[] = ['auto', 'snapshot', 'movements', 'spans', 'states', 'activity'];

/**
 * Churns of 100 customer-months, by the support tier that customers held and by how fast their cases were answered some
 * time before, with the ratio of rates as they are and within strata; how long customers stay by the tier they began
 * with; and how many left within 30, 90 and 365 days of their last case, by its rating and first reply.
 *
 * @element support-churn
 * @summary Churn by support tier and reply band, as rate, ratio and curve, and who left after a case.
 *
 * @slot - What stands here until the script arrives, or when there is nothing to load. A `<script type="application/json">` with a feed or a measure is read.
 * @slot heading - Heading of the tile, in place of the `heading` attribute.
 * @slot empty - Shown when no customers fall into the window, in place of the kit's words.
 * @slot error - Shown when the feed cannot be read, in place of the kit's words; the retry button stays.
 *
 * @csspart frame - The whole tile.
 * @csspart header - Heading and table button.
 * @csspart heading - The heading.
 * @csspart table-toggle - The button that shows the figures as a table.
 * @csspart drill - The button that asks for the records behind the number, or behind the chosen point.
 * @csspart chosen - The point that was chosen last, where its records can be asked for.
 * @csspart view - The picture.
 * @csspart value - The rate.
 * @csspart interval - Its interval.
 * @csspart sentence - The sentence that says what the picture shows.
 * @csspart window - The periods that the value is of.
 * @csspart present - What the last of the periods that are compared says, beside them.
 * @csspart change - What became of the rate, in words with the mark of its verdict.
 * @csspart facts - Further figures beside the value, in one line.
 * @csspart chart - The box of a chart.
 * @csspart contrast - How one group stands to the one it is held against.
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
 * @csspart definition - How the rate is computed.
 * @csspart keys - The words that say which keys walk a chart, shown while it is walked.
 * @csspart tooltip - The label of the point under the pointer or with the focus.
 *
 * @cssprop [--support-surface=light-dark(#ffffff, #14171c)] - Background of the tile.
 * @cssprop [--support-raised=light-dark(#f6f7f9, #1c2027)] - Background of what is set off from it.
 * @cssprop [--support-text=light-dark(#1b1f26, #e8ebf0)] - Text.
 * @cssprop [--support-muted=light-dark(#545e6c, #a9b2bf)] - Text of lesser weight.
 * @cssprop [--support-good=light-dark(#1f5fa8, #6fa8e8)] - The single series.
 * @cssprop [--support-neutral=light-dark(#7c8694, #8d97a6)] - What stands beside the subject.
 * @cssprop [--support-bad=light-dark(#c4570e, #f0914a)] - What is lost.
 * @cssprop [--support-padding=1rem] - Space around the content of the tile; 12 px at most where the tile is narrow.
 *
 * @cssstate idle - Nothing to load: the default slot is shown.
 * @cssstate loading - An answer is on its way; the last picture stays.
 * @cssstate ready - The answer is on screen.
 * @cssstate stale - The feed could not be read again; the last picture stays, with its age.
 * @cssstate empty - No customers fall into the window.
 * @cssstate error - The feed cannot be read.
 *
 * @fires {MeasureEvent} support-measure - Computing has ended; `detail.measure` is the measure.
 * @fires {IssuesEvent} support-issues - Something is wrong with rows of the feed; `detail.issues` says what, by code.
 * @fires {MetricErrorEvent} support-error - The feed cannot be read; `detail.code` is stable.
 * @fires {SelectEvent} support-select - A point was chosen by click, Enter or Space.
 * @fires {DrillEvent} support-drill - The reader wants the records behind the number; `detail.selection` is the part of it.
 * @fires {FilterEvent} support-filter - What a reader chose in it asks other figures of its dashboard or group.
 */
export class SupportChurn extends MetricElement {
  static override readonly metric: string = 'churn';
  static override styles: CSSResultGroup = [MetricElement.styles, furtherReserve];
  static override readonly views: readonly ChurnView[] = views;
  static override readonly pictures: Readonly<Record<Exclude<ChurnView, 'summary' | 'table'>, LaterPicture>> = {
    trend: new LaterPicture(async () => (await import('../src/views/pictures/trend.js')).trend),
    rates: new LaterPicture(async () => (await import('../src/views/pictures/rates.js')).rates, ['loyalty']),
    after: new LaterPicture(async () => (await import('../src/views/pictures/after.js')).after, ['loyalty']),
    curve: new LaterPicture(
      async () => (await import('../src/views/pictures/curve.js')).curve,
      ['cases', 'figures', 'loyalty'],
    ),
    segments: new LaterPicture(
      async () => (await import('../src/views/pictures/segments.js')).segments,
      ['comparisons'],
    ),
  };
  static override readonly hasFacts: boolean = true;
  static override readonly options: readonly string[] = ['shape', 'tierLag', 'replyWindow', 'bands', 'strata'];
  static override readonly columnOptions: readonly string[] = ['strata'];
  static override readonly records: readonly string[] = ['cases', 'answers'];

  /** What is drawn. */
  @reads(choice(views)) @property() override view: ChurnView = 'summary';

  /** URL of the feed of cases: without it there are no reply bands, and nothing is said of what came after a case. */
  @reads(text) @property({ attribute: 'src-cases' }) srcCases: string | null = null;

  /** Which fields of the feed of cases stand for which, as JSON: `{"account_id": "company"}`. */
  @reads(textsByName) @property({ attribute: 'fields-cases' }) fieldsCases: Readonly<Record<string, string>> = {};

  /** URL of the feed of survey answers, by which last cases are told apart by their rating. */
  @reads(text) @property({ attribute: 'src-answers' }) srcAnswers: string | null = null;

  /** Which fields of the feed of answers stand for which, as JSON: `{"score": "rating"}`. */
  @reads(textsByName) @property({ attribute: 'fields-answers' }) fieldsAnswers: Readonly<Record<string, string>> = {};

  /** How the feed tells who pays; without it the columns that are there decide. */
  @reads(choice(shapes)) @property() shape: SubscriptionShape = 'auto';

  /** Days before a month at which the tier is taken, so that it cannot be a result of staying. */
  @reads(number(0, 3660)) @property({ attribute: 'tier-lag' }) tierLag = 90;

  /** Days before a month in which cases tell the reply band. */
  @reads(number(1, 3660)) @property({ attribute: 'reply-window' }) replyWindow = 90;

  /** Hours at which reply bands end, ascending; beyond the last is one more band. */
  @reads(edges) @property() bands = '1 4 24';

  /** What the stratified ratio holds equal: `tenure`, and names of columns, between blanks. */
  @reads(words) @property() strata = 'tenure plan';
}

declare global {
  interface HTMLElementTagNameMap {
    'support-churn': SupportChurn;
  }
}

import type { CSSResultGroup } from 'lit';
import { property } from 'lit/decorators.js';
import { reads } from '../src/element/attribute.js';
import { choice, number, text, textsByName } from '../src/engine/kinds.js';
import { furtherReserve } from '../src/element/further-reserve.js';
import { MetricElement } from '../src/element/metric-element.js';
import { scales, type CsatScale } from './support-csat.js';
import { LaterPicture } from '../src/views/later.js';

/** The views of `<support-follow-up>`. */
export type FollowUpView = 'summary' | 'steps' | 'curve' | 'trend' | 'segments' | 'why' | 'queue' | 'table';

const views: readonly FollowUpView[] = ['summary', 'steps', 'curve', 'trend', 'segments', 'why', 'queue', 'table'];

/**
 * The closed loop on unhappy answers: the share of those that call for a follow-up and were contacted within the target,
 * with answers that still wait counted for as long as they have waited; how far each got, and who waits.
 *
 * @element support-follow-up
 * @summary Follow-up of unhappy answers: within the target, step by step, and who still waits.
 *
 * @slot - What stands here until the script arrives, or when there is nothing to load. A `<script type="application/json">` with a feed or a measure is read.
 * @slot heading - Heading of the tile, in place of the `heading` attribute.
 * @slot empty - Shown when no answers fall into the window, in place of the kit's words.
 * @slot error - Shown when the feed cannot be read, in place of the kit's words; the retry button stays.
 *
 * @csspart frame - The whole tile.
 * @csspart header - Heading and table button.
 * @csspart heading - The heading.
 * @csspart table-toggle - The button that shows the figures as a table.
 * @csspart drill - The button that asks for the records behind the number, or behind the chosen point.
 * @csspart chosen - The point that was chosen last, where its records can be asked for.
 * @csspart view - The picture.
 * @csspart value - The share.
 * @csspart interval - Its interval.
 * @csspart sentence - The sentence that says what the picture shows.
 * @csspart window - The periods that the value is of.
 * @csspart present - What the last of the periods that are compared says, beside them.
 * @csspart change - What became of the share, in words with the mark of its verdict.
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
 * @csspart definition - How the share is computed.
 * @csspart keys - The words that say which keys walk a chart, shown while it is walked.
 * @csspart tooltip - The label of the point under the pointer or with the focus.
 *
 * @cssprop [--support-surface=light-dark(#ffffff, #14171c)] - Background of the tile.
 * @cssprop [--support-raised=light-dark(#f6f7f9, #1c2027)] - Background of what is set off from it.
 * @cssprop [--support-text=light-dark(#1b1f26, #e8ebf0)] - Text.
 * @cssprop [--support-muted=light-dark(#545e6c, #a9b2bf)] - Text of lesser weight.
 * @cssprop [--support-good=light-dark(#1f5fa8, #6fa8e8)] - The single series.
 * @cssprop [--support-neutral=light-dark(#7c8694, #8d97a6)] - What stands beside the subject.
 * @cssprop [--support-bad=light-dark(#c4570e, #f0914a)] - What is overdue.
 * @cssprop [--support-padding=1rem] - Space around the content of the tile; 12 px at most where the tile is narrow.
 *
 * @cssstate idle - Nothing to load: the default slot is shown.
 * @cssstate loading - An answer is on its way; the last picture stays.
 * @cssstate ready - The answer is on screen.
 * @cssstate stale - The feed could not be read again; the last picture stays, with its age.
 * @cssstate empty - No answers fall into the window.
 * @cssstate error - The feed cannot be read.
 *
 * @fires {MeasureEvent} support-measure - Computing has ended; `detail.measure` is the measure.
 * @fires {IssuesEvent} support-issues - Something is wrong with rows of the feed; `detail.issues` says what, by code.
 * @fires {MetricErrorEvent} support-error - The feed cannot be read; `detail.code` is stable.
 * @fires {SelectEvent} support-select - A point was chosen by click, Enter or Space.
 * @fires {DrillEvent} support-drill - The reader wants the records behind the number; `detail.selection` is the part of it.
 * @fires {FilterEvent} support-filter - What a reader chose in it asks other figures of its dashboard or group.
 */
export class SupportFollowUp extends MetricElement {
  static override readonly metric: string = 'follow-up';
  static override styles: CSSResultGroup = [MetricElement.styles, furtherReserve];
  static override readonly views: readonly FollowUpView[] = views;
  static override readonly pictures: Readonly<Record<Exclude<FollowUpView, 'summary' | 'table'>, LaterPicture>> = {
    steps: new LaterPicture(async () => (await import('../src/views/pictures/steps.js')).steps, ['cases']),
    curve: new LaterPicture(async () => (await import('../src/views/pictures/curve.js')).curve, ['cases', 'figures']),
    trend: new LaterPicture(async () => (await import('../src/views/pictures/trend.js')).trend),
    segments: new LaterPicture(
      async () => (await import('../src/views/pictures/segments.js')).segments,
      ['comparisons'],
    ),
    why: new LaterPicture(async () => (await import('../src/views/pictures/why.js')).why, ['moves']),
    queue: new LaterPicture(async () => (await import('../src/views/pictures/queue.js')).queue, ['cases', 'tables']),
  };
  static override readonly hasFacts: boolean = true;
  static override readonly options: readonly string[] = [
    'targetHours',
    'count',
    'eligible',
    'scale',
    'answerKind',
    'rated',
  ];
  static override readonly records: readonly string[] = ['follow_ups', 'actions'];

  /** What is drawn. */
  @reads(choice(views)) @property() override view: FollowUpView = 'summary';

  /** URL of the feed of follow-ups. */
  @reads(text) @property({ attribute: 'src-follow-ups' }) srcFollowUps: string | null = null;

  /** Which fields of the feed of follow-ups stand for which, as JSON: `{"contacted_at": "called"}`. */
  @reads(textsByName) @property({ attribute: 'fields-follow-ups' }) fieldsFollowUps: Readonly<Record<string, string>> =
    {};

  /** URL of the feed of improvements that follow-ups led to. */
  @reads(text) @property({ attribute: 'src-actions' }) srcActions: string | null = null;

  /** Which fields of the feed of actions stand for which, as JSON: `{"opened_at": "created"}`. */
  @reads(textsByName) @property({ attribute: 'fields-actions' }) fieldsActions: Readonly<Record<string, string>> = {};

  /** Hours within which an answer is to be followed up. */
  @reads(number(0.01, 8760)) @property({ attribute: 'target-hours' }) targetHours = 48;

  /** Whether answers that still wait count for as long as they have waited (`all`), or only those older than the target. */
  @reads(choice(['all', 'mature'])) @property() count: 'all' | 'mature' = 'all';

  /** Which answers call for a follow-up: unhappy ones, those whose respondent asks for it, or any of both. */
  @reads(choice(['any', 'unhappy', 'requested'])) @property() eligible: 'any' | 'unhappy' | 'requested' = 'any';

  /** The scale of satisfaction scores, as of `<support-csat>`: it says which answers are unhappy. */
  @reads(choice(scales)) @property() scale: CsatScale = 'auto';

  /** The kind of answers that do not name theirs. */
  @reads(choice(['csat', 'nps', 'ces'])) @property({ attribute: 'answer-kind' }) answerKind: 'csat' | 'nps' | 'ces' =
    'csat';

  /** About whom the answers are: persons (also where a feed does not say), bots, or all. */
  @reads(choice(['human', 'bot', 'all'])) @property() rated: 'human' | 'bot' | 'all' = 'all';
}

declare global {
  interface HTMLElementTagNameMap {
    'support-follow-up': SupportFollowUp;
  }
}

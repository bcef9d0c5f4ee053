import type { CSSResultGroup } from 'lit';
import { property } from 'lit/decorators.js';
import { reads } from '../src/element/attribute.js';
import { choice, number, text, textsByName } from '../src/engine/kinds.js';
import { furtherReserve } from '../src/element/further-reserve.js';
import { MetricElement } from '../src/element/metric-element.js';
import { LaterPicture } from '../src/views/later.js';

/** What the time runs from and to. */
export type Clock = 'first-response' | 'next-reply' | 'first-resolution' | 'full-resolution' | 'requester-wait';

const clocks: readonly Clock[] = [
  'first-response',
  'next-reply',
  'first-resolution',
  'full-resolution',
  'requester-wait',
];

/** The views of `<support-resolution-time>`. */
export type ResolutionTimeView = 'summary' | 'trend' | 'curve' | 'histogram' | 'segments' | 'backlog' | 'table';

const views: readonly ResolutionTimeView[] = ['summary', 'trend', 'curve', 'histogram', 'segments', 'backlog', 'table'];

/**
 * Time from the creation of a case to its last solve: median and 90 % quantile of the cases created in a period, with
 * those that are still open counted as long as they have been, by calendar or business time, and what waits by age.
 *
 * @element support-resolution-time
 * @summary How long cases take until they are solved, open ones included, from a feed of cases.
 *
 * @slot - What stands here until the script arrives, or when there is nothing to load. A `<script type="application/json">` with a feed or a measure is read.
 * @slot heading - Heading of the tile, in place of the `heading` attribute.
 * @slot empty - Shown when no cases fall into the window, in place of the kit's words.
 * @slot error - Shown when the feed cannot be read, in place of the kit's words; the retry button stays.
 *
 * @csspart frame - The whole tile.
 * @csspart header - Heading and table button.
 * @csspart heading - The heading.
 * @csspart table-toggle - The button that shows the figures as a table.
 * @csspart drill - The button that asks for the records behind the number, or behind the chosen point.
 * @csspart chosen - The point that was chosen last, where its records can be asked for.
 * @csspart view - The picture.
 * @csspart value - The median.
 * @csspart interval - Its interval.
 * @csspart sentence - The sentence that says what the picture shows.
 * @csspart window - The periods that the value is of.
 * @csspart present - What the last of the periods that are compared says, beside them.
 * @csspart change - What became of the figure, in words with the mark of its verdict.
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
 * @csspart definition - How the figure is computed.
 * @csspart keys - The words that say which keys walk a chart, shown while it is walked.
 * @csspart tooltip - The label of the point under the pointer or with the focus.
 *
 * @cssprop [--support-surface=light-dark(#ffffff, #14171c)] - Background of the tile.
 * @cssprop [--support-raised=light-dark(#f6f7f9, #1c2027)] - Background of what is set off from it.
 * @cssprop [--support-text=light-dark(#1b1f26, #e8ebf0)] - Text.
 * @cssprop [--support-muted=light-dark(#545e6c, #a9b2bf)] - Text of lesser weight.
 * @cssprop [--support-good=light-dark(#1f5fa8, #6fa8e8)] - The single series.
 * @cssprop [--support-neutral=light-dark(#7c8694, #8d97a6)] - What stands beside the subject.
 * @cssprop [--support-bad=light-dark(#c4570e, #f0914a)] - What speaks of waiting too long.
 * @cssprop [--support-padding=1rem] - Space around the content of the tile; 12 px at most where the tile is narrow.
 *
 * @cssstate idle - Nothing to load: the default slot is shown.
 * @cssstate loading - An answer is on its way; the last picture stays.
 * @cssstate ready - The answer is on screen.
 * @cssstate stale - The feed could not be read again; the last picture stays, with its age.
 * @cssstate empty - No cases fall into the window.
 * @cssstate error - The feed cannot be read.
 *
 * @fires {MeasureEvent} support-measure - Computing has ended; `detail.measure` is the measure.
 * @fires {IssuesEvent} support-issues - Something is wrong with rows of the feed; `detail.issues` says what, by code.
 * @fires {MetricErrorEvent} support-error - The feed cannot be read; `detail.code` is stable.
 * @fires {SelectEvent} support-select - A point was chosen by click, Enter or Space.
 * @fires {DrillEvent} support-drill - The reader wants the records behind the number; `detail.selection` is the part of it.
 * @fires {FilterEvent} support-filter - What a reader chose in it asks other figures of its dashboard or group.
 */
export class SupportResolutionTime extends MetricElement {
  static override readonly metric: string = 'resolution-time';
  static override styles: CSSResultGroup = [MetricElement.styles, furtherReserve];
  static override readonly views: readonly ResolutionTimeView[] = views;
  static override readonly pictures: Readonly<Record<Exclude<ResolutionTimeView, 'summary' | 'table'>, LaterPicture>> =
    {
      trend: new LaterPicture(async () => (await import('../src/views/pictures/trend.js')).trend),
      curve: new LaterPicture(async () => (await import('../src/views/pictures/curve.js')).curve, ['cases', 'figures']),
      histogram: new LaterPicture(
        async () => (await import('../src/views/pictures/histogram.js')).histogram,
        ['cases', 'figures'],
      ),
      segments: new LaterPicture(
        async () => (await import('../src/views/pictures/segments.js')).segments,
        ['comparisons'],
      ),
      backlog: new LaterPicture(async () => (await import('../src/views/pictures/backlog.js')).backlog, ['cases']),
    };
  static override readonly hasFacts: boolean = true;
  static override readonly options: readonly string[] = ['clock', 'time', 'cases', 'reopenWindow', 'targetHours'];
  static override readonly records: readonly string[] = ['events', 'schedules'];

  /** What is drawn. */
  @reads(choice(views)) @property() override view: ResolutionTimeView = 'summary';

  /** What the time runs from and to. */
  @reads(choice(clocks)) @property() clock: Clock = 'full-resolution';

  /** Whether all hours count, or only those within the schedules of `src-schedules`. */
  @reads(choice(['calendar', 'business'])) @property() time: 'calendar' | 'business' = 'calendar';

  /** Whether cases that still run count with the time so far, or only those that have come to their end. */
  @reads(choice(['all', 'completed'])) @property() cases: 'all' | 'completed' = 'all';

  /** Hours that durations are held against, as lines in the curve and shares beside the median: `4, 24, 72`. */
  @reads(text) @property({ attribute: 'target-hours' }) targetHours = '';

  /** Days that a solve must have stood to count as final, where the feed tells of reopened cases; 0 turns it off. */
  @reads(number(0, 365)) @property({ attribute: 'reopen-window' }) reopenWindow = 7;

  /** Address of the feed of what happened to cases; it says more of them than their rows. */
  @reads(text) @property({ attribute: 'src-events' }) srcEvents: string | null = null;

  /** JSON: the kit's field names and those of the feed of what happened to cases. */
  @reads(textsByName) @property({ attribute: 'fields-events' }) fieldsEvents: Readonly<Record<string, string>> = {};

  /** Address of the feed of schedules, for business time. */
  @reads(text) @property({ attribute: 'src-schedules' }) srcSchedules: string | null = null;

  /** JSON: the kit's field names and those of the feed of schedules, for business time. */
  @reads(textsByName) @property({ attribute: 'fields-schedules' }) fieldsSchedules: Readonly<Record<string, string>> =
    {};
}

declare global {
  interface HTMLElementTagNameMap {
    'support-resolution-time': SupportResolutionTime;
  }
}

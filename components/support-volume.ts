import type { CSSResultGroup } from 'lit';
import { property } from 'lit/decorators.js';
import { reads } from '../src/element/attribute.js';
import { choice } from '../src/engine/kinds.js';
import { furtherReserve } from '../src/element/further-reserve.js';
import { MetricElement } from '../src/element/metric-element.js';
import { LaterPicture } from '../src/views/later.js';

/** The views of `<support-volume>`. */
export type VolumeView = 'summary' | 'trend' | 'control' | 'hours' | 'backlog' | 'segments' | 'table';

const views: readonly VolumeView[] = ['summary', 'trend', 'control', 'hours', 'backlog', 'segments', 'table'];

/**
 * What came in and what is left: cases created, solved and open, the net flow with its control limits, the hours of the
 * week at which cases come, and the backlog by age, from cases alone.
 *
 * @element support-volume
 * @summary Cases created, solved and open, by period, by hour of the week and by age, from a feed of cases.
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
 * @csspart value - The number of cases created.
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
 * @cssprop [--support-good=light-dark(#1f5fa8, #6fa8e8)] - Cases solved, and the single series.
 * @cssprop [--support-neutral=light-dark(#7c8694, #8d97a6)] - What stands beside the subject.
 * @cssprop [--support-bad=light-dark(#c4570e, #f0914a)] - Signals outside the limits.
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
export class SupportVolume extends MetricElement {
  static override readonly metric: string = 'volume';
  static override styles: CSSResultGroup = [MetricElement.styles, furtherReserve];
  static override readonly views: readonly VolumeView[] = views;
  static override readonly pictures: Readonly<Record<Exclude<VolumeView, 'summary' | 'table'>, LaterPicture>> = {
    trend: new LaterPicture(async () => (await import('../src/views/pictures/trend.js')).trend),
    control: new LaterPicture(async () => (await import('../src/views/pictures/control.js')).control, ['cases']),
    hours: new LaterPicture(async () => (await import('../src/views/pictures/hours.js')).hours, ['cases']),
    backlog: new LaterPicture(async () => (await import('../src/views/pictures/backlog.js')).backlog, ['cases']),
    segments: new LaterPicture(
      async () => (await import('../src/views/pictures/segments.js')).segments,
      ['comparisons'],
    ),
  };
  static override readonly hasFacts: boolean = true;
  static override readonly options: readonly string[] = ['backlog'];

  /** What is drawn. */
  @reads(choice(views)) @property() override view: VolumeView = 'summary';

  /** What the backlog is split by. */
  @reads(choice(['priority', 'channel'])) @property() backlog: 'priority' | 'channel' = 'priority';
}

declare global {
  interface HTMLElementTagNameMap {
    'support-volume': SupportVolume;
  }
}

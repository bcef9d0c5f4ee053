import { html, LitElement, noChange, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { reads } from '../src/element/attribute.js';
import { Asking } from '../src/element/board/asking.js';
import { goals, type Board, type Given, type Goal } from '../src/element/board/index.js';
import { Arrangement } from '../src/element/dashboard/arrangement.js';
import { Configuration } from '../src/element/dashboard/configuration.js';
import { faultMessages, faultView } from '../src/element/dashboard/fault.js';
import { allChosen, failuresOf, headerView, headerWithoutWords, type Header } from '../src/element/dashboard/header.js';
import { healthOf } from '../src/element/dashboard/health.js';
import { Report } from '../src/element/dashboard/report.js';
import { Stage } from '../src/element/dashboard/stage.js';
import { Succession } from '../src/element/dashboard/succession.js';
import { dashboardStyles } from '../src/element/dashboard/styles.js';
import { MetricElement } from '../src/element/metric-element.js';
import { Presence } from '../src/element/presence.js';
import { tokens } from '../src/element/tokens.js';
import { WordedElement } from '../src/element/worded-element.js';
import { events } from '../src/engine/given-events.js';
import { choice, integer, isRecord, number, text, type Kind } from '../src/engine/kinds.js';
import type { Comparison, GivenEvent, Period } from '../src/metric.js';
import type { Text, WordsPart } from '../src/text/index.js';

const longestWait = 86_400;

/** The address of a file, or its value. */
const description: Kind<string | object> = {
  expected: 'dashboard.json',
  read: (given) => (typeof given === 'string' || isRecord(given) ? given : undefined),
};

/**
 * A dashboard: what stands in it shares feeds, period, comparison, filters, events and goals, and its header says what is
 * chosen, how old the data are and how the tiles are. Children stand in a grid of one to four columns by the width of the
 * dashboard; `span="2"` (3, 4) on a child gives it more of them. Filters and periods stand above the grid wherever they are
 * written.
 *
 * @element support-dashboard
 * @summary A responsive grid of tiles with shared feeds, filters, period and goals, and a header that tells its state.
 *
 * @slot - The tiles, feeds, filters and periods; headings and paragraphs between them take a whole row.
 * @slot heading - Heading of the dashboard, in place of the `heading` attribute.
 * @slot controls - What stands beside filters and periods.
 *
 * @csspart frame - All of it.
 * @csspart header - What stands above controls and tiles.
 * @csspart heading - The heading.
 * @csspart scope - Time, grain and comparison that the page gives.
 * @csspart choices - What the reader has chosen.
 * @csspart choice - One of the choices.
 * @csspart remove - The button that takes it away.
 * @csspart undo - The button that goes back to what was chosen before.
 * @csspart clear - The button that takes all choices away.
 * @csspart status - Age and health.
 * @csspart age - For when the oldest data hold, and when they were read.
 * @csspart refresh - The button that reads all feeds again.
 * @csspart pause - The button that pauses reading by itself, where something is read so.
 * @csspart health - How many tiles are ready, and which are not.
 * @csspart jump - The button that goes to such a tile.
 * @csspart state - What is wrong with the file that describes the dashboard.
 * @csspart retry - The button that reads that file again.
 * @csspart controls - The place of filters and periods.
 * @csspart grid - The place of the tiles.
 *
 * @cssprop [--support-text=light-dark(#1b1f26, #e8ebf0)] - Text.
 * @cssprop [--support-muted=light-dark(#545e6c, #a9b2bf)] - Text of lesser weight.
 * @cssprop [--support-surface=light-dark(#ffffff, #14171c)] - Background of a choice.
 * @cssprop [--support-neutral=light-dark(#7c8694, #8d97a6)] - Line around a choice.
 *
 * @cssstate loading - The file that describes the dashboard is on its way.
 * @cssstate ready - The dashboard is on screen.
 * @cssstate error - The file that describes it cannot be used.
 *
 * @fires {MetricErrorEvent} support-error - The file that `config` names cannot be used; `detail.details` says what of it.
 * @fires {FilterEvent} support-filter - What the reader has chosen has changed; `detail.link` is what `state` takes.
 */
export class SupportDashboard extends WordedElement {
  static override readonly words: readonly WordsPart[] = ['asking', 'boards'];
  static override readonly heirs: readonly string[] = ['[part="undo"]', '[part="clear"]', '[part="choices"]'];
  static override styles: CSSResultGroup = [tokens, dashboardStyles];
  static override readonly shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    slotAssignment: 'manual',
  };

  /** Heading of the dashboard. */
  @reads(text) @property() heading: string | null = null;

  /** IANA zone of periods and of times without an offset, for all tiles that name none. */
  @reads(text) @property({ attribute: 'time-zone' }) timeZone: string | null = null;

  /** Grain of all series. */
  @reads(choice(['day', 'week', 'month', 'quarter', 'year', 'wave'])) @property() period: Period | null = null;

  /** What changes are compared with. */
  @reads(choice(['previous', 'year-ago'])) @property() compare: Comparison | null = null;

  /** Rewinds all feeds to this instant. */
  @reads(text) @property({ attribute: 'as-of' }) asOf: string | null = null;

  /** First instant of all windows, ISO-8601 or a date. */
  @reads(text) @property() since: string | null = null;

  /** End of all windows, exclusive. */
  @reads(text) @property() until: string | null = null;

  /** First day of the week, 1 Monday … 7 Sunday. */
  @reads(integer(1, 7)) @property({ attribute: 'week-start' }) weekStart: number | null = null;

  /** First month of the fiscal year, 1 … 12. */
  @reads(integer(1, 12)) @property({ attribute: 'fiscal-year-start' }) fiscalYearStart: number | null = null;

  /** Confidence level of all intervals, 0.5 … 0.999. */
  @reads(number(0.5, 0.999)) @property() level: number | null = null;

  /** Segments with fewer answers are hidden in every tile; a tile may ask for more, not for less. */
  @reads(integer(1, 1000)) @property({ attribute: 'min-group' }) minGroup: number | null = null;

  /** JSON: what happened, drawn on every axis of time; as `events` of a tile. */
  @reads(events) @property() events: readonly GivenEvent[] = [];

  /** JSON: what is to be reached and by whom: `[{"metric": "nps", "target": 45, "owner": "Ada"}]`. */
  @reads(goals) @property() goals: readonly Goal[] = [];

  /** Name of a group, whose elements elsewhere on the page share all of it. */
  @reads(text) @property() group: string | null = null;

  /** Seconds between refreshes of all feeds that say nothing of it. Readers can pause them. */
  @reads(number(1, longestWait)) @property({ attribute: 'refresh' }) refreshEvery: number | null = null;

  /**
   * Address of a JSON file that describes the dashboard, or, as a property, its value (`DashboardConfig`). What it says is
   * written into the page as HTML would; attributes that are there stay.
   */
  @reads(description) @property() config: string | object | null = null;

  /** A function with `fetch`'s signature that requests of all tiles go through. */
  @property({ attribute: false }) fetcher: typeof fetch | null = null;

  readonly #stage = new Stage(this);
  readonly #arrangement = new Arrangement(this);
  readonly #asking = new Asking(this, () => (this.isConnected ? this.#stage.board : null));
  readonly #presence = new Presence(this, 'region');
  readonly #report = new Report(this);
  readonly #configuration = new Configuration(this, {
    given: () => this.config,
    fetcher: () => this.fetcher ?? MetricElement.defaultFetcher,
  });
  #isDrawn = false;
  /** Whether what stands above the grid has its words, so that none of it moves another. */
  #areControlsDrawn = false;

  constructor() {
    super();
    new Succession(this, { last: () => this.renderRoot.querySelector('.header') });
  }

  /** What the reader has chosen, as the query of a link. Setting it chooses; the kit never touches the page's address. */
  @property()
  get state(): string {
    return this.#asking.state;
  }
  set state(link: string | null) {
    if (link !== null) this.#asking.state = link;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Before the first update of what stands in it, so that nothing is asked twice.
    this.#give();
  }

  /** Reads all feeds again; resolves when that has ended, well or badly. */
  async refresh(): Promise<void> {
    this.#report.expect();
    await Promise.all(this.#board.participants.map((participant) => participant.refresh()));
  }

  /** Goes back to what was chosen before. */
  undo(): void {
    this.#asking.undo();
  }

  /** Takes all choices away, which can be undone. */
  clear(): void {
    this.#asking.clear();
  }

  protected override furtherWords(): readonly WordsPart[] {
    return this.#configuration.failure === null ? [] : ['failures'];
  }

  protected override willUpdate(): void {
    super.willUpdate();
    if (this.isConnected) this.#give();
  }

  protected override wait(): TemplateResult | typeof noChange {
    return this.#isDrawn ? noChange : this.#frame(headerWithoutWords(this.heading ?? '', this.#board), nothing);
  }

  protected override draw(words: Text): TemplateResult {
    this.#isDrawn = true;
    const retry = (): void => this.#configuration.read();
    return this.#frame(headerView(this.#header(words)), faultView(this.#configuration, words, retry), words.lang);
  }

  protected override drawn(words: Text): void {
    if (!this.#areControlsDrawn) void this.#awaitControls();
    const header = this.#header(words);
    const { board, health, participants } = header;
    this.#presence.show(this.#shownState, this.#name(words));
    this.#report.hear({
      choices: board.choices,
      health,
      isBusy: participants.some(({ isBusy }) => isBusy),
      failures: words.paragraph([failuresOf(health, words), this.#faultWords(words)]),
      summary: () =>
        words.paragraph([words.stop(allChosen(header)), words.stop(words.ready(health.ready, health.all))]),
    });
  }

  get #shownState(): 'loading' | 'ready' | 'error' {
    const { faults, failure, isLoading } = this.#configuration;
    if (isLoading) return 'loading';
    return failure === null && faults.length === 0 ? 'ready' : 'error';
  }

  #faultWords(words: Text): string {
    return words.paragraph(faultMessages(this.#configuration, words).map(({ what }) => what));
  }

  get #board(): Board {
    return this.#stage.board;
  }

  async #awaitControls(): Promise<void> {
    await Promise.all(
      this.#arrangement.at('controls').map((control): unknown => Reflect.get(control, 'updateComplete')),
    );
    this.#areControlsDrawn = true;
    this.requestUpdate();
  }

  #give(): void {
    this.#board.give(this.#given);
  }

  get #given(): Given {
    const { timeZone, period, compare, asOf, since, until, weekStart, fiscalYearStart, level, minGroup } = this;
    const { events: happened, goals: aims, refreshEvery, fetcher } = this;
    const asked = { timeZone, period, compare, asOf, since, until, weekStart, fiscalYearStart, level, minGroup };
    return { ...asked, events: happened, goals: aims, refreshEvery, fetcher };
  }

  #name(words: Text): string {
    const [slotted] = this.#arrangement.at('heading');
    return slotted?.textContent?.trim() || this.heading || words.dashboardName;
  }

  #header(words: Text): Header {
    const board = this.#board;
    const { participants } = board;
    return {
      text: words,
      heading: this.heading ?? words.dashboardName,
      board,
      participants,
      health: healthOf(participants),
      chips: this.#asking.chips,
      canUndo: this.#asking.canUndo,
      remove: (chip) => this.#asking.remove(chip),
      undo: () => this.undo(),
      clear: () => this.clear(),
      refresh: () => void this.refresh(),
    };
  }

  #frame(header: TemplateResult, fault: TemplateResult | typeof nothing, lang?: string): TemplateResult {
    const hasControls = this.#arrangement.at('controls').length > 0;
    return html`<div class="frame" part="frame" lang=${lang ?? nothing}>
      ${header}${fault}
      <div class="controls" part="controls" ?hidden=${!hasControls} ?inert=${!this.#areControlsDrawn}>
        <slot name="controls" data-place="controls"></slot>
      </div>
      <div class="grid" part="grid"><slot data-place="grid"></slot></div>
      <div class="visually-hidden" role="status"></div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'support-dashboard': SupportDashboard;
  }
}

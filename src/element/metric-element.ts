import { html, noChange, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { inherited } from './ancestors.js';
import { bareTile } from './bare-tile.js';
import { ChosenPoint } from './chosen-point.js';
import type { Shown } from './copies.js';
import { Direction } from './direction.js';
import { FeedElement } from './feed-element.js';
import { FocusKeeper } from './focus-keeper.js';
import { frameStyles } from './frame-styles.js';
import { Patience } from './patience.js';
import { Pointing } from './pointing.js';
import { Presence } from './presence.js';
import { reserveStyles } from './reserve-styles.js';
import { adoptAgain, adoptMore } from './sheets.js';
import { spoken, spokenWork, stateWords, workWords } from './state-words.js';
import { fetchAhead, Supplies, type Needs } from './supplies.js';
import { isPlain, neededInWidth, neededToShow, surelyNeeded, type TileNeeding } from './tile-needs.js';
import { tileView, wordlessTile } from './tile.js';
import { tokens } from './tokens.js';
import { turnToDraw, type Drawing } from './turns.js';
import { Voice } from './voice.js';
import { Width } from './width.js';
import { FeedError, type Measure } from '../metric.js';
import { loadText, textFor, type Text, type ViewCode } from '../text/index.js';
import {
  chartStyles,
  furtherStyles,
  sentence,
  table,
  tables,
  viewStyles,
  type Picture,
  type Theme,
  type ViewContext,
} from '../views/index.js';
import { Later, type LaterPicture } from '../views/later.js';
import { summary } from '../views/pictures/summary.js';

const usualLanguage = 'en';
/** What copies into files what is shown, which few readers ask for; where it does not come, the promise of a copy is rejected. */
const copies = new Later(async () => (await import('./copies.js')).copies);
const stopButton = '[part="stop"]';
const firstPoint = '[data-index][tabindex="0"]';

/** The base of every metric element: a view of the answer to a question put to a feed, and words for every state of it. */
export abstract class MetricElement extends FeedElement {
  /** The words that `view` takes, the default first. */
  static readonly views: readonly ViewCode[] = ['summary', 'table'];
  /** What draws those of `views` beside the summary and the table, which every element has; fetched with their first use. */
  static readonly pictures: Readonly<Partial<Record<ViewCode, LaterPicture>>> = {};
  /** Whether its measures name further figures beside the value, for which the summary keeps room. */
  static readonly hasFacts: boolean = false;

  static override styles: CSSResultGroup = [tokens, chartStyles, viewStyles, frameStyles, reserveStyles];

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang', 'dir'];
  }

  declare view: ViewCode;

  readonly #presence = new Presence(this);
  readonly #patience = new Patience(this, () => (this.inquiry.isBusy ? 'loading' : this.state));
  readonly #width = new Width(this, () => this.#look());
  readonly #direction = new Direction(this);
  readonly #chosen = new ChosenPoint(this, {
    drawer: () => this.#drawer,
    lang: () => this.#lang,
    text: () => this.#text,
    cleared: () => this.#focusFrame(),
  });
  readonly #pointing = new Pointing(this, (point) => this.#chosen.take(point));
  readonly #supplies = new Supplies({
    come: () => this.requestUpdate(),
    failed: () => this.#doWithout(),
  });
  #text: Text = textFor(usualLanguage);
  /** Whether there has been a picture, which is drawn quickly once more. */
  #hasPicture = false;
  /** Whether anything is on screen that has words. */
  #isDrawn = false;
  #isTable = false;
  #sum: { readonly measure: Measure; readonly text: Text; readonly words: string } | null = null;
  #isStopFocused = false;
  #isExplained = false;

  constructor() {
    super();
    new FocusKeeper(this, ['.frame']);
    new Voice(this, () => ({ text: this.#news, isNews: this.state !== 'ready' }));
  }

  /** The figures of the view as CSV, as shown: same filter, hidden ones hidden. Empty without a measure. */
  async toCSV(): Promise<string> {
    const [{ toCSV }] = await Promise.all([copies.load(), loadText(this.#lang, ['tables'])]);
    const shown = this.#shown;
    return shown === null ? '' : toCSV(shown, textFor(this.#lang));
  }

  /** The picture of the view as a standalone SVG document, light or dark. Empty without a measure. */
  async toSVG(theme: Theme = 'light'): Promise<string> {
    const { toSVG } = await copies.load();
    const shown = this.#shown;
    return shown === null ? '' : toSVG(shown, this.#context, theme);
  }

  /** The tile as a PNG, `scale` pixels a CSS pixel. Rejects with an `InvalidStateError` while the tile has no size. */
  async toPNG(scale = 2): Promise<Blob> {
    const frame = this.renderRoot.querySelector('.frame');
    return (await copies.load()).toPNG(frame, scale);
  }

  /** Focuses the first chart, else the first control. */
  override focus(options?: FocusOptions): void {
    const point = this.renderRoot.querySelector<SVGElement>(firstPoint);
    (point ?? this.renderRoot.querySelector('button'))?.focus(options);
  }

  adoptedCallback(): void {
    if (this.shadowRoot) adoptAgain(this.shadowRoot, this.ownClass.elementStyles);
    this.#adoptFurther();
  }

  override attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    super.attributeChangedCallback(name, before, after);
    if (name === 'lang' || name === 'dir') this.requestUpdate();
  }

  /** The element keeps its room from the moment it is on the page; what is drawn later takes the place of that. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    const { view, heading, ownClass } = this;
    if (this.isGiven) root.append(bareTile({ view, hasFacts: ownClass.hasFacts, heading }));
    return root;
  }

  protected override update(changed: PropertyValues): void {
    if (!this.hasUpdated) this.renderRoot.replaceChildren();
    super.update(changed);
  }

  /**
   * What the element is asked may wait for the board of its group. A first picture is drawn in a task of its own, where others
   * draw too; one may come while its turn does.
   */
  protected override scheduleUpdate(): void | Promise<unknown> {
    const { coming } = this.member;
    if (coming !== null && !this.hasUpdated) return coming.then(() => this.scheduleUpdate());
    const rest = this.rest();
    if (rest !== null) return rest.then(() => this.scheduleUpdate());
    const drawing = this.#drawing;
    const turn = turnToDraw(this, drawing);
    if (turn === null) return super.scheduleUpdate();
    return turn.then(() => (this.#drawing === drawing ? super.scheduleUpdate() : this.scheduleUpdate()));
  }

  get #drawing(): Drawing {
    if (this.measure === null) return 'tile';
    return this.#hasPicture ? 'again' : 'first';
  }

  protected override willUpdate(): void {
    super.willUpdate();
    this.#isStopFocused = this.shadowRoot?.activeElement?.matches(stopButton) ?? false;
    if (this.isConnected) this.#supply();
    this.#adoptFurther();
  }

  /** Resolves when what is asked for is drawn in its language. */
  protected override async getUpdateComplete(): Promise<boolean> {
    let isDone = await super.getUpdateComplete();
    for (let next = this.#underWay; next !== null; next = this.#underWay) {
      await next;
      isDone = await super.getUpdateComplete();
    }
    return isDone;
  }

  /** What is on its way to be drawn; null for nothing. */
  get #underWay(): Promise<void> | null {
    return this.#supplies.underWay ?? this.#pointing.coming;
  }

  /** Resolves when `measure` can be drawn and said. */
  protected override async prepare(measure: Measure): Promise<void> {
    try {
      await this.#supplies.complete(this.#lang, this.#needs(measure));
    } catch {
      throw new FeedError('network');
    }
  }

  /** What nobody is told yet is not drawn, nor put in words, while the page has its feed to read. */
  protected override progressed(): void {
    if (this.#isLong) this.requestUpdate();
  }

  get #lang(): string {
    return inherited(this, 'lang') ?? usualLanguage;
  }

  /** Goes on where something did not come: without the table the picture stays. */
  #doWithout(): void {
    if (!this.#isTable || tables.part !== null) return this.inquiry.refuse(new FeedError('network'));
    this.#isTable = false;
    this.requestUpdate();
  }

  /** What decides what is needed. */
  get #tile(): TileNeeding {
    return {
      asked: this,
      later: this.#later,
      drawer: this.#drawer,
      isTable: this.#isTable,
      hasFacts: this.ownClass.hasFacts,
      choosing: this.#chosen.needs,
      failure: this.inquiry.failure,
      width: () => this.#width.value,
    };
  }

  #adoptFurther(): void {
    if (this.shadowRoot && furtherStyles.part !== null && !isPlain(this.view, this.#isTable))
      adoptMore(this.shadowRoot, furtherStyles.part);
  }

  /** What is needed to show `measure`, as far as words tell. */
  #needs(measure: Measure | null): (text: Text) => Needs {
    return (text) => neededToShow(this.#tile, measure, text);
  }

  /** What is shown once all is at hand for that; null for nothing. */
  get #shown(): Shown | null {
    const { measure, view } = this;
    if (measure === null || !this.#supplies.has(this.#lang, this.#needs(measure))) return null;
    return { measure, view, picture: this.#drawer };
  }

  /** Fetches what is needed now, and ahead of the answer what will surely be. */
  #supply(): void {
    const lang = this.#lang;
    fetchAhead(lang, surelyNeeded(this.#tile));
    const text = this.#supplies.check(lang, this.#needs(this.measure));
    if (text !== null) this.#text = text;
    const hasIssues = (this.measure?.rows.issues.length ?? 0) > 0;
    this.#supplies.extend(lang, [
      ...(hasIssues ? ['issues' as const] : []),
      ...(this.#isExplained ? ['definitions' as const] : []),
    ]);
  }

  /** Asks what else will be needed in this width, and which way words run, while nobody has to lay out the page for that. */
  #look(): void {
    fetchAhead(this.#lang, neededInWidth(this.#tile));
    this.#direction.look();
  }

  protected override render(): TemplateResult | typeof noChange {
    if (this.state === 'idle') {
      this.#isDrawn = false;
      return html`<slot @slotchange=${this.lookAgain}></slot>`;
    }
    if (this.#supplies.coming !== null)
      return this.#isDrawn ? noChange : wordlessTile(this.view, this.ownClass.hasFacts, this.heading);
    this.#isDrawn = true;
    const measure = this.#shownMeasure;
    return tileView({
      feed: this.inquiry,
      text: this.#text,
      heading: this.#name,
      view: this.view,
      hasFacts: this.ownClass.hasFacts,
      words: stateWords(this.inquiry, this.#text, Date.now()),
      now: Date.now(),
      isSaid: this.state !== 'loading' || this.#isLong,
      work: this.#isLong ? workWords(this.inquiry, this.#text) : null,
      measure,
      picture: measure && this.#guarded(measure),
      isTable: this.view === 'table' ? null : this.#isTable,
      toggleTable: this.#toggleTable,
      chosen: this.#chosen,
      retry: this.#retry,
      stop: this.#halt,
      hear: this.#pointing.hear,
      explain: this.#explain,
    });
  }

  protected override updated(): void {
    // The button goes away with the work; the focus stays within the tile.
    if (this.#isStopFocused && this.renderRoot.querySelector(stopButton) === null) this.#focusFrame();
    if (this.#supplies.coming === null) this.#presence.show(this.state, `${this.#name}. ${this.#sentence}`);
    else if (!this.#isDrawn) this.#presence.show(this.state === 'idle' ? 'idle' : 'loading', this.heading ?? '');
  }

  /** The picture, drawn anew only where something it is made of has changed. */
  #guarded(measure: Measure): unknown {
    const context = this.#context;
    const { text, width, direction, active, heading } = context;
    const made = [measure, this.view, this.#isTable, text, width, direction, active, heading];
    return guard(made, () => this.#picture(measure, context));
  }

  #picture(measure: Measure, context: ViewContext): TemplateResult {
    this.#hasPicture = true;
    if (!this.#isTable || tables.part === null) return this.#drawer.view(measure, context);
    return tables.part.figuresView(measure, this.view, this.#drawer.figures, context.text);
  }

  /** What draws the view where that is fetched with its first use. */
  get #later(): LaterPicture | undefined {
    return this.view === 'table' ? table : this.ownClass.pictures[this.view];
  }

  get #drawer(): Picture {
    return this.#later?.part ?? summary;
  }

  /** The measure to draw: none where there is nothing in it, or no room for it. */
  get #shownMeasure(): Measure | null {
    // Without a measure nobody asks for the width, for which the page would be laid out at once.
    return this.measure === null || this.state === 'empty' || this.#width.value === 0 ? null : this.measure;
  }

  protected override get ownClass(): typeof MetricElement {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the platform types `constructor` as any function
    return this.constructor as typeof MetricElement;
  }

  get #name(): string {
    const { heading, measure } = this;
    if (heading !== null) return heading;
    return measure === null ? this.#text.metricName(this.ownClass.metric) : this.#text.measureName(measure);
  }

  get #context(): ViewContext {
    return {
      text: this.#text,
      width: this.#width.value,
      direction: this.#direction.value,
      active: this.#pointing.active?.key ?? null,
      heading: this.heading,
    };
  }

  /** Whether work goes on for so long that it is told and can be stopped. */
  get #isLong(): boolean {
    return this.inquiry.isBusy && this.#patience.isOver;
  }

  /** What the element shows, in words: of its state, else of its measure. */
  get #sentence(): string {
    if (this.state === 'loading') return spokenWork(this.inquiry, this.#text);
    const words = spoken(stateWords(this.inquiry, this.#text, Date.now()));
    return words === '' && this.measure !== null ? this.#summed(this.measure) : words;
  }

  /** What a measure shows, in words: looked for several times in each update. */
  #summed(measure: Measure): string {
    const [text, known] = [this.#text, this.#sum];
    if (known?.measure === measure && known.text === text) return known.words;
    this.#sum = { measure, text, words: sentence(measure, text) };
    return this.#sum.words;
  }

  /** What is worth saying aloud: loading only when it takes long, and nothing where its dashboard speaks for all. */
  get #news(): string {
    const isQuiet = this.member.board?.isSpokenFor || (this.state === 'loading' && !this.#patience.isOver);
    return isQuiet || this.#supplies.coming !== null ? '' : this.#sentence;
  }

  readonly #explain = (): void => {
    this.#isExplained = true;
    this.requestUpdate();
  };

  readonly #toggleTable = (): void => {
    this.#isTable = !this.#isTable;
    this.requestUpdate();
  };

  /** The button goes away with the failure; the focus stays within the tile. */
  readonly #retry = (): void => {
    this.#focusFrame();
    void (this.state === 'stopped' ? this.inquiry.resume() : this.refresh());
  };

  readonly #halt = (): void => this.stop();

  #focusFrame(): void {
    this.renderRoot.querySelector<HTMLElement>('.frame')?.focus();
  }
}

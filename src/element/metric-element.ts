import { html, noChange, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { inherited } from './ancestors.js';
import { bareTile } from './bare-tile.js';
import type { Shown } from './copies.js';
import type { Crossing } from './crossing.js';
import { Direction } from './direction.js';
import { DrillEvent, SelectEvent } from './events.js';
import { FeedElement } from './feed-element.js';
import { FocusKeeper } from './focus-keeper.js';
import { frameStyles } from './frame-styles.js';
import { Patience } from './patience.js';
import { Pointing, type ActivePoint } from './pointing.js';
import { Presence } from './presence.js';
import { reserveStyles } from './reserve-styles.js';
import { adoptAgain, adoptMore } from './sheets.js';
import { spoken, spokenWork, stateWords, workWords } from './state-words.js';
import { fetchAhead, Supplies, type Needs } from './supplies.js';
import { tileView, wordlessTile } from './tile.js';
import { tokens } from './tokens.js';
import { turnToDraw, type Drawing } from './turns.js';
import { Voice } from './voice.js';
import { Width } from './width.js';
import { FeedError, type Measure } from '../metric.js';
import { hasText, loadText, textFor, type Text, type ViewCode, type WordsPart } from '../text/index.js';
import {
  besideValue,
  chartStyles,
  furtherStyles,
  neededByEvents,
  sentence,
  table,
  tables,
  usualSelection,
  wordsOf,
  viewStyles,
  hasRecords,
  type Picture,
  type Selection,
  type Theme,
  type ViewContext,
} from '../views/index.js';
import { Later, type LaterPicture } from '../views/later.js';
import { summary } from '../views/pictures/summary.js';

const usualLanguage = 'en';
/** What lets readers filter others by what they choose here; only elements on a board need it. */
const crossings = new Later(async () => (await import('./crossing.js')).Crossing);
/** Views whose rules every element has. */
const plainViews: ReadonlySet<ViewCode> = new Set<ViewCode>(['summary', 'trend', 'distribution', 'segments']);
/** What writes what is shown into files, which few readers ask for. */
const copies = async () => import('./copies.js');
const stopButton = '[part="stop"]';
const firstPoint = '[data-index][tabindex="0"]';

/** The words beside the first ones that tell of a failure. */
function failureWords(failure: FeedError | null): readonly WordsPart[] {
  if (failure === null) return [];
  return failure.issues.length > 0 ? ['failures', 'issues'] : ['failures'];
}

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
  readonly #pointing = new Pointing(this, ({ key, index, label }) => {
    const selection = this.#selected(key);
    this.#chosen = { key, label };
    this.dispatchEvent(new SelectEvent({ view: this.view, key, index, selection }));
    this.#crossing?.choose(selection);
    this.requestUpdate();
  });
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
  /** The point that the reader chose last. */
  #chosen: Pick<ActivePoint, 'key' | 'label'> | null = null;
  #isStopFocused = false;
  #isExplained = false;
  #madeCrossing: Crossing | null = null;

  constructor() {
    super();
    new FocusKeeper(this, ['.frame']);
    new Voice(this, () => ({ text: this.#news, isNews: this.state !== 'ready' }));
  }

  /** The figures of the view as CSV, as shown: same filter, hidden ones hidden. Empty without a measure. */
  async toCSV(): Promise<string> {
    const [{ toCSV }] = await Promise.all([copies(), loadText(this.#lang, ['tables'])]);
    const shown = this.#shown;
    return shown === null ? '' : toCSV(shown, textFor(this.#lang));
  }

  /** The picture of the view as a standalone SVG document, light or dark. Empty without a measure. */
  async toSVG(theme: Theme = 'light'): Promise<string> {
    const { toSVG } = await copies();
    const shown = this.#shown;
    return shown === null ? '' : toSVG(shown, this.#context, theme);
  }

  /** The tile as a PNG, `scale` pixels a CSS pixel. Rejects with an `InvalidStateError` while the tile has no size. */
  async toPNG(scale = 2): Promise<Blob> {
    const frame = this.renderRoot.querySelector('.frame');
    return (await copies()).toPNG(frame, scale);
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
      await this.#supplies.complete(this.#lang, (text) => this.#needs(text, measure));
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

  /** What is needed to show `measure`, or why there is none. */
  #needs(text: Text, measure: Measure | null): Needs {
    const asked: readonly WordsPart[] = this.#crossing?.hasWords ? ['asking'] : [];
    const failure = [...failureWords(this.inquiry.failure), ...asked];
    if (measure === null) return { words: failure, parts: [] };
    const later = this.#later;
    const needed = this.#drawer.needs?.(measure, this.#width.value) ?? [];
    const table: Needs = this.#isTable ? { words: ['tables'], parts: [tables] } : { words: [], parts: [] };
    const words = [...failure, ...wordsOf(measure, text), ...(later?.words ?? []), ...table.words];
    return {
      words,
      parts: [...this.#partsOfBoard, ...this.#partsOfView, ...table.parts, ...neededByEvents(measure), ...needed],
    };
  }

  /** What draws the view, and the rules of what it draws. */
  get #partsOfView(): Needs['parts'] {
    return [...(this.#later ? [this.#later] : []), ...(this.#isPlain ? [] : [furtherStyles])];
  }

  /** Whether what is shown does with the rules that every element has. */
  get #isPlain(): boolean {
    return plainViews.has(this.view) && !this.#isTable;
  }

  #adoptFurther(): void {
    if (this.shadowRoot && furtherStyles.part !== null && !this.#isPlain)
      adoptMore(this.shadowRoot, furtherStyles.part);
  }

  /** What is needed on a board whatever is shown. */
  get #partsOfBoard(): Needs['parts'] {
    return this.member.board === null ? [] : [crossings];
  }

  /** What filters the others of a board; null where there is none, or its file is not there yet. */
  get #crossing(): Crossing | null {
    if (this.#madeCrossing !== null || this.member.board === null || crossings.part === null) return this.#madeCrossing;
    return (this.#madeCrossing = new crossings.part(this, {
      isOn: () => (this.settings.isSet('crossFilter') ? this.crossFilter === 'on' : null),
      selected: (key) => this.#selected(key),
      text: () => (hasText(this.#lang, ['asking']) ? this.#text : null),
      firstText: () => this.#text,
    }));
  }

  /** Whether all is at hand that is needed to show the measure. */
  get #isSupplied(): boolean {
    return this.#supplies.has(this.#lang, (text) => this.#needs(text, this.measure));
  }

  /** What is shown as far as copies can be made of it; null for nothing. */
  get #shown(): Shown | null {
    const { measure, view } = this;
    return measure === null || !this.#isSupplied ? null : { measure, view, picture: this.#drawer };
  }

  /** Fetches what is needed now, and ahead of the answer what will surely be. */
  #supply(): void {
    const [lang, later] = [this.#lang, this.#later];
    const facts: readonly WordsPart[] = this.ownClass.hasFacts ? ['figures', 'notes'] : [];
    const words: readonly WordsPart[] = this.benchmark === null ? facts : [...facts, 'comparisons'];
    const figures = this.ownClass.hasFacts && this.view === 'summary' ? [besideValue] : [];
    const parts = [...this.#partsOfBoard, ...this.#partsOfView, ...neededByEvents(this), ...figures];
    fetchAhead(lang, { words: [...words, ...(later?.words ?? [])], parts });
    const text = this.#supplies.check(lang, (known) => this.#needs(known, this.measure));
    if (text !== null) this.#text = text;
    const hasIssues = (this.measure?.rows.issues.length ?? 0) > 0;
    this.#supplies.extend(lang, [
      ...(hasIssues ? ['issues' as const] : []),
      ...(this.#isExplained ? ['definitions' as const] : []),
    ]);
  }

  /** Asks what else will be needed in this width, and which way words run, while nobody has to lay out the page for that. */
  #look(): void {
    const parts = this.#later ? [] : (this.#drawer.ahead?.(this.by, this.#width.value) ?? []);
    fetchAhead(this.#lang, { words: [], parts });
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
      asked: this.#crossing?.line(this.#text, this.#clear),
      isCrossing: this.#isCrossing,
      keys: this.#keysHelp,
      chosen: this.#chosenLabel,
      drill: this.#isDrillable ? this.#drillTo : null,
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

  /** The part of the measure that a point's key stands for; null where it has none such. */
  #selected(key: string): Selection | null {
    return this.measure && (this.#drawer.selection ?? usualSelection)(this.measure, key);
  }

  /** The chosen point in words, as long as the picture has it and its records can be asked for. */
  get #chosenLabel(): string | null {
    const selection = this.#chosen && this.#selected(this.#chosen.key);
    return this.measure && selection && hasRecords(selection, this.measure) ? (this.#chosen?.label ?? null) : null;
  }

  /** Whether there are rows to show, and somebody who shows them. */
  get #isDrillable(): boolean {
    return (
      this.connection !== null &&
      (this.drill === 'always' || this.viewers.size > 0 || (this.member.board?.hasViewer ?? false))
    );
  }

  /** Asks whoever shows records for those of the measure, or of the point that is chosen. */
  readonly #drillTo = (isOfPoint: boolean): void => {
    const { question, participant } = this;
    if (question === null) return;
    const { board } = this.member;
    const selection = isOfPoint && this.#chosen !== null ? this.#selected(this.#chosen.key) : null;
    const element = this.id || (board?.keyOf(this) ?? this.localName);
    this.dispatchEvent(new DrillEvent({ metric: this.ownClass.metric, element, question, selection }));
    board?.drillTo({ participant, selection });
  };

  get #isCrossing(): boolean {
    return this.#crossing?.isOn ?? false;
  }

  /** Which keys walk the charts, and which mark a stretch of time where that is asked of others. */
  get #keysHelp(): string {
    const { keyboardHelp, stretchHelp } = this.#text;
    const isTold = this.#isCrossing && hasText(this.#lang, ['asking']);
    return isTold ? this.#text.paragraph([keyboardHelp, stretchHelp]) : keyboardHelp;
  }

  /** The button goes away with what was chosen; the focus stays within the tile. */
  readonly #clear = (): void => {
    this.#crossing?.clear();
    this.#focusFrame();
  };

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

import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { reads } from '../src/element/attribute.js';
import { BoardMember, type Drill } from '../src/element/board/index.js';
import { CaseList, mostInFile, type Subject } from '../src/element/cases/case-list.js';
import { Grid } from '../src/element/cases/grid.js';
import { recordUrl, type RecordUrl } from '../src/element/cases/record-url.js';
import { casesStyles } from '../src/element/cases/styles.js';
import { KeptColumns, Subjects } from '../src/element/cases/subject.js';
import { foldByKey } from '../src/element/folding.js';
import { frameStyles } from '../src/element/frame-styles.js';
import { Presence } from '../src/element/presence.js';
import { tokens } from '../src/element/tokens.js';
import { Voice } from '../src/element/voice.js';
import { warnOnce } from '../src/element/warn.js';
import { WordedElement } from '../src/element/worded-element.js';
import { choice, names, text } from '../src/engine/kinds.js';
import type { Measure } from '../src/metric.js';
import { refusedValue } from '../src/text/console.js';
import type { RecordsState, Text, WordsPart } from '../src/text/index.js';
import { furtherStyles } from '../src/views/further-styles.js';
import { recordParts, tables, viewStyles } from '../src/views/index.js';
import { partName, shownFigure } from '../src/views/record-figures.js';
import { madeView } from '../src/views/records-made.js';
import {
  activeWords,
  recordsTable,
  shownColumns,
  valueAt,
  type RecordRow,
  type RecordsPicture,
  type Shown,
  type ShownColumn,
} from '../src/views/records.js';

/** Records that are printed at most. */
const mostPrinted = 100;

/** A number whose records are wanted, with the measure that it stands in. */
interface Wanted extends Drill {
  readonly measure: Measure;
}

/**
 * The records behind a number, and how the number is made of them. It stands in a dashboard or group and shows what a reader
 * asks for there by "Records" at a number or at a chosen point of a chart, or it belongs to one element by `for`. The table
 * holds any number of records, is sorted by the engine, can be searched, and leads to the source records by an address that
 * is made from a template.
 *
 * @element support-cases
 * @summary The records behind a number: sorted, searched, linked to their source, and added up again.
 *
 * @slot - What stands here until the script arrives, and while no number is chosen.
 * @slot heading - Heading of the tile, in place of what it shows.
 *
 * @csspart frame - The whole tile.
 * @csspart header - The heading's line.
 * @csspart heading - The heading.
 * @csspart close - The button that closes the records.
 * @csspart state - What is said in place of records.
 * @csspart tools - Search, count and download.
 * @csspart search - The field of the search.
 * @csspart count - How many records are listed.
 * @csspart download - The button that writes a file.
 * @csspart records - The box in which the table scrolls.
 * @csspart table - The table.
 * @csspart cell - The cell that keys move on from, in full.
 * @csspart made - How the number is made.
 * @csspart sum - What the records add up to.
 * @csspart definition - How the metric is computed.
 *
 * @cssprop [--support-surface=light-dark(#ffffff, #14171c)] - Background of the tile.
 * @cssprop [--support-raised=light-dark(#f6f7f9, #1c2027)] - Background of what each record adds.
 * @cssprop [--support-text=light-dark(#1b1f26, #e8ebf0)] - Text.
 * @cssprop [--support-muted=light-dark(#545e6c, #a9b2bf)] - Text of lesser weight.
 * @cssprop [--support-neutral=light-dark(#7c8694, #8d97a6)] - Border of the search.
 * @cssprop [--support-padding=1rem] - Space around the content of the tile; 12 px at most where the tile is narrow.
 *
 * @cssstate idle - No number is chosen.
 * @cssstate loading - Records are looked up.
 * @cssstate ready - Records are on screen.
 * @cssstate empty - No record counts, or none may be shown.
 * @cssstate error - The records cannot be had.
 */
export class SupportCases extends WordedElement {
  static override readonly words: readonly WordsPart[] = ['records'];
  static override styles: CSSResultGroup = [tokens, viewStyles, frameStyles, furtherStyles, casesStyles];

  /** Name of a group, where the element stands in no dashboard. */
  @reads(text) @property() group: string | null = null;

  /** Id of the metric element whose records are shown; without it those that are asked for in the dashboard or group. */
  @reads(text) @property({ attribute: 'for' }) htmlFor: string | null = null;

  /** Columns to show, separated by commas; without it all that the feed brings. */
  @reads(names) @property() columns: readonly string[] = [];

  /** Template of the address of a source record: `https://desk.example/tickets/{case_id}`. */
  @reads(text) @property({ attribute: 'record-url' }) recordUrl: string | null = null;

  /** Where the source record opens. */
  @reads(choice(['_blank', '_self', '_top'])) @property({ attribute: 'record-target' }) recordTarget:
    '_blank' | '_self' | '_top' = '_blank';

  /** Heading of the tile; without it what the records are of. */
  @reads(text) @property() heading: string | null = null;

  /** @internal */
  readonly member = new BoardMember(this, { hears: ['choices', 'measures', 'drill'] });
  readonly #subjects = new Subjects(this);
  readonly #kept = new KeptColumns();
  readonly #list = new CaseList(
    () => this.requestUpdate(),
    (row) => this.#shown.map((column) => this.#cell(row, column)).join(' '),
  );
  readonly #grid = new Grid(this, () => ({ rows: this.#list.size, columns: this.#shown.length }));
  readonly #presence = new Presence(this);
  #words: Text | null = null;
  #shown: readonly ShownColumn[] = [];
  #link: RecordUrl | null = null;
  #wanted: Wanted | null = null;
  #isMade = false;
  #isPrinted = false;

  constructor() {
    super();
    new Voice(this, () => ({ text: this.#news, isNews: this.htmlFor === null }));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('beforeprint', this.#print);
    window.addEventListener('afterprint', this.#printed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('beforeprint', this.#print);
    window.removeEventListener('afterprint', this.#printed);
    this.#subjects.leave();
    this.#kept.keep(null, []);
    this.#list.stop();
  }

  /**
   * The records that are listed as CSV, up to 100,000: same columns, order and search, values as the feed has them. Empty
   * where none are.
   */
  async toCSV(): Promise<string> {
    if (this.#problem !== null) return '';
    const columns = this.#shown;
    const [rows, { toCSV }] = await Promise.all([this.#list.all(new AbortController().signal), tables.load()]);
    return toCSV({ columns, rows: rows.map((row) => columns.map((column) => valueAt(row, column))) });
  }

  protected override furtherWords(): readonly WordsPart[] {
    const failed = this.#list.failure === null ? [] : (['failures'] as const);
    const { kind } = this.#wanted?.selection ?? {};
    return [
      ...failed,
      ...(this.#isMade ? (['definitions'] as const) : []),
      ...(kind === 'duration' ? (['cases'] as const) : []),
    ];
  }

  protected override willUpdate(): void {
    if (this.isConnected) this.#look();
    super.willUpdate();
  }

  protected override draw(words: Text): TemplateResult {
    this.#words = words;
    const problem = this.#problem;
    const { answer } = this.#list;
    this.#shown = answer === null ? [] : shownColumns(answer, this.#columnsShown, words);
    return html`<div
      class="frame"
      part="frame"
      tabindex="-1"
      lang=${words.lang}
      data-state=${this.#state}
      data-view="cases"
      @keydown=${this.#key}
    >
      <div class="header" part="header">
        <slot name="heading"><h3 part="heading">${this.#name}</h3></slot>
        ${this.#closeButton(words)}
      </div>
      ${problem === null ? this.#body(words) : this.#message(problem, words)}
      <p class="visually-hidden" role="status"></p>
    </div>`;
  }

  protected override drawn(): void {
    this.#presence.show(this.#state, this.#name);
    if (this.#subjects.takeNews()) this.renderRoot.querySelector<HTMLElement>('.frame')?.focus();
  }

  /** Finds out whose records are wanted, and asks for them. */
  #look(): void {
    this.#subjects.look();
    const drill = this.#subjects.current;
    const measure = drill?.participant.measure ?? null;
    const before = this.#wanted;
    this.#wanted = drill && measure && { ...drill, measure };
    if (before?.participant !== drill?.participant) this.#list.search('');
    this.#link = this.#readLink();
    this.#kept.keep(this.member.board, [...this.columns, ...(this.#link?.fields ?? [])]);
    this.#list.show(this.#subject);
  }

  /** What is to be listed; null where there is nothing, or nothing may be. */
  get #subject(): Subject | null {
    const { participant, selection, measure } = this.#wanted ?? {};
    const { connection, question } = participant ?? {};
    if (!measure || !connection || !question || this.#refusal !== null) return null;
    const parts = selection ? recordParts(selection, measure) : [];
    const columns = this.columns.length === 0 ? [] : [...new Set([...this.columns, ...(this.#link?.fields ?? [])])];
    return parts && { connection, question, parts, columns };
  }

  get #withoutNumber(): RecordsState {
    const state = this.#subjects.current?.participant.state;
    if (state === undefined) return 'prompt';
    return state === 'loading' ? 'loading' : 'no_number';
  }

  /** Why the records of what is wanted may not be listed; null where they may. */
  get #refusal(): RecordsState | null {
    const wanted = this.#wanted;
    if (wanted === null) return this.#withoutNumber;
    const { participant, selection, measure } = wanted;
    if (shownFigure(selection, measure)?.isHidden === true) return 'hidden';
    if (participant.connection === null) return 'loading';
    return participant.connection.handle.meta.kind === 'rollup' ? 'sums' : null;
  }

  /** Why there is no table; null where there is one. */
  get #problem(): RecordsState | 'error' | null {
    const { answer, failure } = this.#list;
    const refusal = this.#refusal;
    if (refusal !== null) return refusal;
    if (failure !== null) return failure.code === 'small_group' ? 'hidden' : 'error';
    if (answer === null) return 'loading';
    return answer.total === 0 ? 'empty' : null;
  }

  get #state(): 'idle' | 'loading' | 'ready' | 'empty' | 'error' {
    const problem = this.#problem;
    if (problem === null) return 'ready';
    if (problem === 'loading' || problem === 'error') return problem;
    return problem === 'prompt' ? 'idle' : 'empty';
  }

  get #name(): string {
    const words = this.#words;
    if (this.heading !== null || words === null) return this.heading ?? '';
    if (this.#wanted === null) return words.controlName('records');
    const { measure, selection } = this.#wanted;
    return words.recordsOf(words.measureName(measure), partName(selection, measure, words));
  }

  /** What is worth saying aloud. */
  get #news(): string {
    const words = this.#words;
    if (words === null || this.#list.reading !== null) return '';
    return this.#problem === null ? `${words.stop(this.#name)} ${this.#count(words)}` : '';
  }

  #count(words: Text): string {
    return words.recordCount(this.#list.found, this.#list.answer?.total ?? 0);
  }

  /** What the page names, in its order; else all, with what leads to the source record first. */
  get #columnsShown(): Shown {
    const fields = this.#link?.fields ?? [];
    const hidden = this.columns.length === 0 ? [] : fields.filter((name) => !this.columns.includes(name));
    return { hidden: new Set(hidden), leading: this.columns.length === 0 ? fields : [], isMade: this.#isMade };
  }

  #readLink(): RecordUrl | null {
    if (this.recordUrl === null) return null;
    const link = recordUrl(this.recordUrl, document.baseURI);
    const expected = 'https://desk.example/tickets/{case_id}';
    const refused = { attribute: 'record-url', seen: this.recordUrl.slice(0, 80), expected };
    if (link === null) warnOnce(refusedValue(this.localName, refused));
    return link;
  }

  #cell(row: RecordRow, column: ShownColumn): string {
    const naming = this.#wanted?.measure.context;
    return naming && this.#words ? this.#words.recordValue(valueAt(row, column), column, naming) : '';
  }

  readonly #href = (row: RecordRow): string | null => {
    const columns = this.#list.answer?.columns ?? [];
    const places = new Map(columns.map(({ name }, place) => [name, place]));
    return this.#link?.fill((field) => row.values[places.get(field) ?? -1] ?? null) ?? null;
  };

  #picture(measure: Measure): RecordsPicture {
    const first = this.#isPrinted ? 0 : this.#grid.first;
    const fields = this.#link?.fields ?? [];
    const linked = this.#shown.findIndex(({ name, from }) => from === 'values' && fields.includes(name));
    return {
      caption: this.#name,
      columns: this.#shown,
      naming: measure.context,
      sort: this.#list.sort,
      total: this.#list.size,
      first,
      rows: this.#list.rows(first, this.#isPrinted ? mostPrinted : this.#grid.visible),
      active: this.#grid.active,
      linkColumn: this.#link === null ? -1 : Math.max(0, linked),
      href: this.#href,
      target: this.recordTarget,
      sortBy: this.#sortBy,
    };
  }

  #body(words: Text): TemplateResult | typeof nothing {
    if (this.#wanted === null) return nothing;
    const picture = this.#picture(this.#wanted.measure);
    return html`${this.#tools(words)}
      <div
        class="records"
        part="records"
        @scroll=${this.#grid.onScroll}
        @keydown=${this.#grid.onKeydown}
        @focusin=${this.#grid.onFocusin}
        @pointerdown=${this.#grid.onPointerdown}
      >
        <div class="space">${recordsTable(picture, words)}</div>
      </div>
      <p class="full" part="cell" aria-hidden="true">
        <bdi>${this.#grid.hasFocus ? activeWords(picture, words) : ''}</bdi>
      </p>
      <p class="printed">${words.recordsInPart(Math.min(mostPrinted, picture.total), picture.total)}</p>
      ${this.#made(words, this.#wanted)}`;
  }

  #tools(words: Text): TemplateResult {
    const { reading, found, covered, answer } = this.#list;
    const total = answer?.total ?? 0;
    const limit = found === null ? '' : words.searchCovers(covered, total);
    const isCut = (found ?? total) > mostInFile;
    return html`<div class="tools" part="tools">
      <label>
        <span>${words.recordControl('search')}</span>
        <input type="search" part="search" .value=${this.#list.query} @input=${this.#search} />
      </label>
      <span part="count"
        ><bdi>${reading === null ? this.#count(words) : words.searchReading(reading.read, reading.of)}</bdi></span
      >
      ${limit === '' ? nothing : html`<span><bdi>${limit}</bdi></span>`}
      ${found === 0 ? html`<span><bdi>${words.recordsState('none_found', 0).what}</bdi></span>` : nothing}
      <button type="button" part="download" @click=${this.#download}>${words.recordControl('download')}</button>
      ${isCut ? html`<span><bdi>${words.recordsInPart(mostInFile, found ?? total)}</bdi></span>` : nothing}
    </div>`;
  }

  #made(words: Text, { selection, measure }: Wanted): TemplateResult | typeof nothing {
    const { answer, found } = this.#list;
    if (answer === null) return nothing;
    const asked = { measure, shown: shownFigure(selection, measure), isSearched: found !== null };
    return html`<details part="made" ?open=${this.#isMade} @toggle=${this.#toggle}>
      <summary>${words.howMade}</summary>
      ${this.#isMade ? madeView(answer, asked, words) : nothing}
    </details>`;
  }

  #message(problem: RecordsState | 'error', words: Text): TemplateResult {
    const failure = this.#list.failure;
    const minGroup = this.#wanted?.measure.context.min_group ?? 0;
    const said =
      problem === 'error' && failure !== null
        ? words.error(failure.code, failure.details)
        : words.recordsState(problem === 'error' ? 'empty' : problem, minGroup);
    const paragraphs = html`<p class="what"><bdi>${said.what}</bdi></p>
      ${said.remedy === '' ? nothing : html`<p><bdi>${said.remedy}</bdi></p>`}`;
    return html`<div class="message" part="state">
      ${problem === 'prompt' ? html`<slot>${paragraphs}</slot>` : paragraphs}
    </div>`;
  }

  /** Whether there is something to close: what was asked for, or a part of what the page names. */
  get #isClosable(): boolean {
    const current = this.#subjects.current;
    return current !== null && (this.htmlFor === null || current.selection !== null);
  }

  #closeButton(words: Text): TemplateResult | typeof nothing {
    if (!this.#isClosable) return nothing;
    return html`<button type="button" part="close" @click=${this.#close}>${words.recordControl('close')}</button>`;
  }

  readonly #close = (): void => this.#subjects.close();

  /** Escape closes what is open in the records, else them, but in a search that has words, which browsers empty with it. */
  readonly #key = (event: KeyboardEvent): void => {
    const [target] = event.composedPath();
    const isSearching = target instanceof HTMLInputElement && target.value !== '';
    if (event.key !== 'Escape' || isSearching || foldByKey(event) || !this.#isClosable) return;
    event.preventDefault();
    this.#close();
  };

  readonly #sortBy = ({ name }: ShownColumn): void => {
    this.#list.sortBy(name);
    this.#grid.toStart();
    this.requestUpdate();
  };

  readonly #search = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.#list.search(event.target.value);
    this.#grid.toStart();
  };

  readonly #toggle = (event: Event): void => {
    if (!(event.currentTarget instanceof HTMLDetailsElement)) return;
    this.#isMade = event.currentTarget.open;
    this.requestUpdate();
  };

  readonly #download = async (): Promise<void> => {
    const file = new Blob([await this.toCSV()], { type: 'text/csv' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `${this.#wanted?.measure.metric ?? 'records'}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  };

  /** The page is written as it stands when the event ends. */
  readonly #print = (): void => this.#drawPrinted(true);
  readonly #printed = (): void => this.#drawPrinted(false);

  #drawPrinted(isPrinted: boolean): void {
    this.#isPrinted = isPrinted;
    this.requestUpdate();
    this.performUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'support-cases': SupportCases;
  }
}

import type { nothing, ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { inherited } from './ancestors.js';
import { announce } from './announcer.js';
import { askedLine, type Asked } from './asked-line.js';
import type { Settings } from './attribute.js';
import { Asking } from './board/asking.js';
import { chipList } from './board/chip-words.js';
import { chipsFrom, chipsOf, mergedChips, withoutChip, type Chip } from './board/chips.js';
import type { Board, Span } from './board/index.js';
import type { Brush } from './brush.js';
import { crossed, markOf, ownOf, stretchOf, type Own } from './cross.js';
import { LongAxis, placeAfter } from './long-axis.js';
import type { Point } from './pointing.js';
import { adoptMore } from './sheets.js';
import type { Measure, Period } from '../metric.js';
import { hasText, type OwnCode, type Text, type WordsPart } from '../text/index.js';
import { choiceStyles, type Selection } from '../views/index.js';

/** An element in whose chart readers choose what the others of its board are asked. */
interface Host extends ReactiveControllerHost, HTMLElement {
  readonly board: Board | null;
  readonly measure: Measure | null;
  readonly since: string | null;
  readonly until: string | null;
  readonly period: Period | null;
  readonly crossFilter: 'on' | 'off';
  readonly settings: Settings;
}

/** What a crossing needs beside its element. */
export interface CrossingOptions {
  /** The part of the measure that the key of a point stands for. */
  selected(key: string): Selection | null;
  /** The language asked for, whose words may be on their way. */
  lang(): string;
  /** The words on screen. */
  text(): Text;
  /** The reader has taken away what was chosen, and with it the button that has the focus. */
  cleared(): void;
}

const arrows: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);

function pointUnder(event: Event): Point | null {
  const [target] = event.composedPath();
  const point = target instanceof Element ? target.closest('[data-index]') : null;
  return point instanceof SVGGElement ? point : null;
}

/** The chart under a pointer, whatever of it that is. */
function chartUnder(event: Event): SVGSVGElement | null {
  const [target] = event.composedPath();
  const chart = target instanceof Element ? target.closest('svg.chart') : null;
  return chart instanceof SVGSVGElement ? chart : null;
}

function keepsOf({ since, until, period }: Host, chips: readonly Chip[]): readonly OwnCode[] {
  const kinds = new Set(chips.map(({ kind }) => kind));
  const keepsWindow = kinds.has('span') && (since !== null || until !== null);
  const keepsPeriod = kinds.has('period') && period !== null;
  return [...(keepsWindow ? ['window' as const] : []), ...(keepsPeriod ? ['period' as const] : [])];
}

/**
 * Lets readers filter the other elements of a board by what they choose in the chart of this one, which goes on to show
 * all and marks what is chosen: a segment by pressing it, a stretch of time by dragging or by Shift with an arrow key.
 */
export class Crossing implements ReactiveController {
  readonly #host: Host;
  readonly #options: CrossingOptions;
  readonly #asking: Asking;
  #brush: Brush | null = null;
  #isMarked = false;
  /** Whether the reader has just chosen something here that is still to be said. */
  #isNews = false;

  constructor(host: Host, options: CrossingOptions) {
    this.#host = host;
    this.#options = options;
    this.#asking = new Asking(host, () => host.board);
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('pointerdown', this.#press);
    this.#host.addEventListener('keydown', this.#key, true);
    this.#host.addEventListener('pointerover', this.#prepare);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('pointerdown', this.#press);
    this.#host.removeEventListener('keydown', this.#key, true);
    this.#host.removeEventListener('pointerover', this.#prepare);
    this.#brush?.leave();
  }

  hostUpdated(): void {
    const { board, shadowRoot } = this.#host;
    if (board !== null && shadowRoot !== null) adoptMore(shadowRoot, choiceStyles);
    this.#mark();
    this.#open();
    this.#tell();
  }

  /** Whether something chosen here would filter others. */
  get isOn(): boolean {
    if (this.#host.board === null) return false;
    const { crossFilter, settings } = this.#host;
    return (settings.isSet('crossFilter') ? crossFilter : inherited(this.#host, 'cross-filter')) !== 'off';
  }

  /** The words without which it cannot be said what the page asks. */
  get words(): readonly WordsPart[] {
    return this.#asking.chips.length > 0 ? ['asking'] : [];
  }

  /** The reader has chosen a part of the measure. */
  choose(selection: Selection | null): void {
    const { board, measure } = this.#host;
    if (selection === null || measure === null || board === null || !this.isOn) return;
    const next = crossed(board.choices, selection, measure, board.keyOf(this.#host));
    if (next !== null) this.#isNews = this.#asking.choose(next.choices, next.field);
  }

  /** Which keys walk the charts, and which mark a stretch of time where that is asked of others. */
  get keysHelp(): string {
    const { keyboardHelp } = this.#options.text();
    const text = this.isOn ? this.#askingText : null;
    return text === null ? keyboardHelp : text.paragraph([keyboardHelp, text.stretchHelp]);
  }

  /** What the page asks of the element, as it is told in a line. */
  get line(): TemplateResult | typeof nothing {
    return askedLine(this.#asked, this.#options.text());
  }

  /** The words, where those of asking are at hand. */
  get #askingText(): Text | null {
    return hasText(this.#options.lang(), ['asking']) ? this.#options.text() : null;
  }

  /** What the page asks of the element; null where nothing was chosen. */
  get #asked(): Asked | null {
    const { board } = this.#host;
    if (board === null || this.#asking.chips.length === 0) return null;
    const own = this.#own;
    const others = chipsOf(board.choices).filter(
      (chip) => !own.some((each) => JSON.stringify(each) === JSON.stringify(chip)),
    );
    const keeps = keepsOf(this.#host, others);
    return {
      own,
      held: mergedChips(others.filter((chip) => this.#isHeld(chip, keeps))),
      keeps,
      timeZone: this.#zone,
      clear: this.#clear,
    };
  }

  /** Takes away what was chosen here. */
  readonly #clear = (): void => {
    const { board } = this.#host;
    if (board !== null) this.#asking.choose(this.#own.reduce(withoutChip, board.choices), undefined, 'clear');
    this.#options.cleared();
  };

  /** What was chosen here. */
  get #own(): readonly Chip[] {
    const { board } = this.#host;
    return board !== null && this.#hasOrigins ? chipsFrom(board.choices, board.keyOf(this.#host)) : [];
  }

  /** Whether anything was chosen in charts: only then the key of the element on its board matters. */
  get #hasOrigins(): boolean {
    return this.#asking.chips.some((chip) => 'origin' in chip && chip.origin !== null);
  }

  /** Grain and comparison are seen in the picture; a filter or window that does not apply has a note of its own. */
  #isHeld(chip: Chip, keeps: readonly OwnCode[]): boolean {
    const { measure } = this.#host;
    if (chip.kind === 'filter') return !(measure?.context.not_filtered ?? []).includes(chip.field);
    if (chip.kind !== 'span') return false;
    return !keeps.includes('window') && !(measure?.notes.some(({ code }) => code === 'not_windowed') ?? false);
  }

  /** Marks the points that stand for what was chosen here, and the charts in which time can be marked. */
  #mark(): void {
    const { board, measure, shadowRoot } = this.#host;
    const own = board && measure && this.#hasOrigins ? ownOf(board.choices, board.keyOf(this.#host)) : null;
    if (own === null && !this.#isMarked) return;
    this.#isMarked = own !== null;
    for (const point of shadowRoot?.querySelectorAll<Point>('[data-index]') ?? []) {
      const selection = own && this.#options.selected(point.dataset['key'] ?? '');
      const mark = own && measure && selection && markOf(selection, measure, own);
      if (mark === null) point.removeAttribute('aria-current');
      else if (point.getAttribute('aria-current') !== mark) point.setAttribute('aria-current', mark);
    }
    for (const axis of this.#longAxes) this.#markOn(axis, own);
  }

  get #longAxes(): readonly LongAxis[] {
    const charts = this.#host.shadowRoot?.querySelectorAll('svg.chart') ?? [];
    return [...charts].flatMap((chart) => LongAxis.in(chart) ?? []);
  }

  /** Marks what was chosen here on an axis without points. */
  #markOn(axis: LongAxis, own: Own | null): void {
    const periods = this.#periodsOf(axis);
    const { measure } = this.#host;
    const marked = periods.flatMap(({ period, start, end }, place) => {
      const isMarked = own && measure && markOf({ kind: 'period', period, start, end }, measure, own) !== null;
      return isMarked ? [place] : [];
    });
    const [first, last] = [marked[0], marked.at(-1)];
    if (first === undefined || last === undefined) axis.clear();
    else axis.mark(first, last);
  }

  /** The periods of an axis without points; none where the measure has others. */
  #periodsOf({ ends, count }: LongAxis): Measure['series'] {
    const series = this.#host.measure?.series ?? [];
    const first = series.findIndex(({ period }) => period === ends[0]);
    const periods = first < 0 ? [] : series.slice(first, first + count);
    return periods.length === count && periods.at(-1)?.period === ends[1] ? periods : [];
  }

  #stretchAt(axis: LongAxis, place: number): Omit<Span, 'origin'> | null {
    const { measure } = this.#host;
    const point = this.isOn ? this.#periodsOf(axis)[place] : undefined;
    if (point === undefined || measure === null) return null;
    return stretchOf({ kind: 'period', period: point.period, start: point.start, end: point.end }, measure);
  }

  /** Lets keys go along the axes that have no points, where time can be marked there. */
  #open(): void {
    const { measure } = this.#host;
    for (const axis of this.#longAxes) {
      const point = this.#periodsOf(axis)[axis.place];
      if (measure === null || point === undefined || this.#stretchAt(axis, axis.place) === null) continue;
      axis.open(this.#options.text().pointName(point, measure.context));
    }
  }

  #stretchOf(point: Point): Omit<Span, 'origin'> | null {
    const { measure } = this.#host;
    const selection = this.isOn ? this.#options.selected(point.dataset['key'] ?? '') : null;
    return measure && selection && stretchOf(selection, measure);
  }

  async #brushing(): Promise<Brush | null> {
    const root = this.#host.shadowRoot;
    if (this.#brush !== null || root === null) return this.#brush;
    const Kind = (await import('./brush.js')).Brush;
    return (this.#brush ??= new Kind({
      root,
      stretchOf: (point) => this.#stretchOf(point),
      stretchAt: (axis, place) => this.#stretchAt(axis, place),
      left: () => {
        this.#isMarked = true;
        this.#mark();
      },
      take: (stretch) => this.#take(stretch),
      say: (stretch) => this.#say(stretch),
    }));
  }

  #take(stretch: Omit<Span, 'origin'>): void {
    const { board } = this.#host;
    if (board === null) return;
    this.#isNews = this.#asking.choose({ ...board.choices, span: { ...stretch, origin: board.keyOf(this.#host) } });
  }

  #say({ since, until }: Omit<Span, 'origin'>): void {
    this.#open();
    this.#announce((text) => text.stretching(text.stretch(since, until, this.#zone)));
  }

  /** What the reader has chosen here, which the picture shows by marks alone; a dashboard says it with all else. */
  #tell(): void {
    if (!this.#isNews || this.#askingText === null) return;
    this.#isNews = false;
    const own = this.#host.board?.isSpokenFor ? [] : this.#own;
    if (own.length > 0) this.#announce((text) => text.filtersOthers(chipList(own, text, this.#zone)));
  }

  #announce(words: (text: Text) => string): void {
    const region = this.#host.shadowRoot?.querySelector<HTMLElement>('[role="status"]');
    const text = this.#askingText;
    if (region && text !== null) announce(region, words(text));
  }

  get #zone(): string {
    return this.#host.measure?.context.time_zone ?? 'UTC';
  }

  /** What is needed to drag is there when the pointer is pressed. */
  readonly #prepare = (event: Event): void => {
    const chart = this.#brush === null ? chartUnder(event) : null;
    if (chart !== null && this.#hasTime(chart)) void this.#brushing();
  };

  readonly #press = (event: PointerEvent): void => {
    const chart = chartUnder(event);
    if (chart === null || event.button !== 0 || !event.isPrimary || !this.#hasTime(chart)) return;
    void this.#brushing().then((brush) => brush?.press(event, chart));
  };

  /** Whether time may be marked in a chart, by its points or along its axis. */
  #hasTime(chart: SVGSVGElement): boolean {
    const [axis, point] = [LongAxis.in(chart), chart.querySelector<Point>('[data-index]')];
    if (axis !== null) return this.#stretchAt(axis, 0) !== null;
    return point !== null && this.#stretchOf(point) !== null;
  }

  readonly #key = (event: KeyboardEvent): void => {
    const [target] = event.composedPath();
    const axis = target instanceof SVGGElement && target.matches('.span') ? new LongAxis(target) : null;
    if (axis !== null) this.#walk(event, axis);
    else if (this.#brush?.isOpen) this.#go(event, this.#brush);
    else if (event.shiftKey && arrows.has(event.key)) this.#begin(event);
  };

  #walk(event: KeyboardEvent, axis: LongAxis): void {
    const isEnd = event.key === 'Enter' || (event.key === 'Escape' && this.#brush?.isOpen === true);
    if (!isEnd && placeAfter(event.key, axis.place, axis.count) === null) return;
    event.preventDefault();
    event.stopPropagation();
    void this.#brushing().then((brush) => brush?.walk(event, axis));
  }

  #begin(event: KeyboardEvent): void {
    const point = pointUnder(event);
    if (point === null || this.#stretchOf(point) === null) return;
    void this.#brushing().then((brush) => brush?.begin(point));
  }

  /** While a stretch is marked Enter takes it; Escape, and going on without Shift, leave it. */
  #go(event: KeyboardEvent, brush: Brush): void {
    if (event.key === 'Enter' || event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Enter') brush.take();
      else brush.leave();
    } else if (!event.shiftKey) brush.leave();
  }
}

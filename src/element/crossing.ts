import type { nothing, ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { inherited } from './ancestors.js';
import { announce } from './announcer.js';
import { askedLine, type Asked } from './asked-line.js';
import { Asking } from './board/asking.js';
import { chipList } from './board/chip-words.js';
import { chipsFrom, chipsOf, mergedChips, withoutChip, type Chip } from './board/chips.js';
import type { Board, Span } from './board/index.js';
import type { Brush } from './brush.js';
import { crossed, markOf, ownOf, stretchOf } from './cross.js';
import type { Point } from './walker.js';
import type { Measure, Period } from '../metric.js';
import type { OwnCode, Text } from '../text/index.js';
import type { Selection } from '../views/index.js';

/** An element in whose chart readers choose what the others of its board are asked. */
interface Host extends ReactiveControllerHost, HTMLElement {
  readonly board: Board | null;
  readonly measure: Measure | null;
  readonly since: string | null;
  readonly until: string | null;
  readonly period: Period | null;
}

/** What a crossing needs beside its element. */
export interface CrossingOptions {
  /** Whether the element says for itself that it filters the others, or that it does not; null leaves it to the page. */
  isOn(): boolean | null;
  /** The part of the measure that the key of a point stands for. */
  selected(key: string): Selection | null;
  /** The words, where those of asking are at hand. */
  text(): Text | null;
}

const arrows: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);

function pointUnder(event: Event): Point | null {
  const [target] = event.composedPath();
  const point = target instanceof Element ? target.closest('[data-index]') : null;
  return point instanceof SVGGElement ? point : null;
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
    this.#mark();
    this.#tell();
  }

  /** Whether something chosen here would filter others. */
  get isOn(): boolean {
    if (this.#host.board === null) return false;
    return this.#options.isOn() ?? inherited(this.#host, 'cross-filter') !== 'off';
  }

  /** Whether there is something to say of what the page asks. */
  get hasWords(): boolean {
    return this.#asking.chips.length > 0;
  }

  /** The reader has chosen a part of the measure. */
  choose(selection: Selection | null): void {
    const { board, measure } = this.#host;
    if (selection === null || measure === null || board === null || !this.isOn) return;
    const next = crossed(board.choices, selection, measure, board.keyOf(this.#host));
    if (next !== null) this.#isNews = this.#asking.choose(next.choices, next.field);
  }

  /** What the page asks of the element, as it is told in a line; `clear` takes away what was chosen in its chart. */
  line(text: Text, clear: () => void): TemplateResult | typeof nothing {
    return askedLine(this.#asked(clear), text);
  }

  /** What the page asks of the element; null where nothing was chosen. */
  #asked(clear: () => void): Asked | null {
    const { board } = this.#host;
    if (board === null || !this.hasWords) return null;
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
      clear,
    };
  }

  /** Takes away what was chosen here. */
  clear(): void {
    const { board } = this.#host;
    if (board === null) return;
    const own = this.#own;
    this.#asking.choose(own.reduce(withoutChip, board.choices), undefined, 'clear');
  }

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
  }

  #stretchOf(point: Point): Omit<Span, 'origin'> | null {
    const { measure } = this.#host;
    const selection = this.isOn ? this.#options.selected(point.dataset['key'] ?? '') : null;
    return measure && selection && stretchOf(selection, measure);
  }

  async #brushing(): Promise<Brush | null> {
    const root = this.#host.shadowRoot;
    if (this.#brush !== null || root === null) return this.#brush;
    const { Brush: Kind } = await import('./brush.js');
    return (this.#brush ??= new Kind({
      root,
      stretchOf: (point) => this.#stretchOf(point),
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
    this.#announce((text) => text.stretching(text.stretch(since, until, this.#zone)));
  }

  /** What the reader has chosen here, which the picture shows by marks alone; a dashboard says it with all else. */
  #tell(): void {
    if (!this.#isNews || this.#options.text() === null) return;
    this.#isNews = false;
    const own = this.#host.board?.isSpokenFor ? [] : this.#own;
    if (own.length > 0) this.#announce((text) => text.filtersOthers(chipList(own, text, this.#zone)));
  }

  #announce(words: (text: Text) => string): void {
    const region = this.#host.shadowRoot?.querySelector<HTMLElement>('[role="status"]');
    const text = this.#options.text();
    if (region && text !== null) announce(region, words(text));
  }

  get #zone(): string {
    return this.#host.measure?.context.time_zone ?? 'UTC';
  }

  /** What is needed to drag is there when the pointer is pressed. */
  readonly #prepare = (event: Event): void => {
    const point = this.#brush === null ? pointUnder(event) : null;
    if (point !== null && this.#stretchOf(point) !== null) void this.#brushing();
  };

  readonly #press = (event: PointerEvent): void => {
    const point = pointUnder(event);
    if (point === null || event.button !== 0 || !event.isPrimary || this.#stretchOf(point) === null) return;
    void this.#brushing().then((brush) => brush?.press(event, point));
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (this.#brush?.isOpen) this.#go(event, this.#brush);
    else if (event.shiftKey && arrows.has(event.key)) this.#begin(event);
  };

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

import type { Span } from './board/index.js';
import { LongAxis, placeAfter } from './long-axis.js';
import type { Point } from './pointing.js';

type Stretch = Omit<Span, 'origin'>;

/** Pixels that a pointer may move and still mean a point. */
const slack = 6;

/** What a brush needs of the element in whose chart it is. */
export interface BrushHost {
  readonly root: ShadowRoot;
  /** The stretch of time that a point is of; null for none. */
  stretchOf(point: Point): Stretch | null;
  /** The stretch of time of a period of a long axis; null for none. */
  stretchAt(axis: LongAxis, place: number): Stretch | null;
  /** The reader has taken a stretch of time. */
  take(stretch: Stretch): void;
  /** A stretch that is not taken yet is another one. */
  say(stretch: Stretch): void;
  /** Nothing is marked any more that is not taken. */
  left(): void;
}

interface Stroke {
  readonly chart: SVGSVGElement;
  /** The axis where points are no groups of their own. */
  readonly axis: LongAxis | null;
  /** From where: the key of a point, a place on a long axis, else a place in pixels. */
  readonly from: string | number;
  to: string | number;
  /** Where the pointer was pressed. */
  readonly pressed: number;
  readonly pointer: number | null;
  isMoving: boolean;
}

function pointsOf(chart: Element): readonly Point[] {
  return [...chart.querySelectorAll<Point>('[data-index]')];
}

/** The points between two keys, or under the pixels between two places. */
function covered({ chart, from, to }: Stroke): readonly Point[] {
  const points = pointsOf(chart);
  if (typeof from === 'number' && typeof to === 'number') {
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    const isUnder = ({ left, right }: DOMRect): boolean => right > low && left < high;
    return points.filter((point) => isUnder((point.querySelector('.hit') ?? point).getBoundingClientRect()));
  }
  const places = [from, to].map((key) => points.findIndex((point) => point.dataset['key'] === key));
  return points.slice(Math.min(...places), Math.max(...places) + 1);
}

/** From the earliest start to the latest end. */
function hull(stretches: readonly (Stretch | null)[]): Stretch | null {
  const known = stretches.filter((each) => each !== null);
  if (known.length === 0) return null;
  const ends = (of: 'since' | 'until') => known.flatMap((each) => each[of] ?? []).sort();
  return { since: ends('since')[0] ?? null, until: ends('until').at(-1) ?? null };
}

/** Marks a stretch of time on a chart, by dragging or from point to point, until it is taken or left. */
export class Brush {
  readonly #host: BrushHost;
  #stroke: Stroke | null = null;

  constructor(host: BrushHost) {
    this.#host = host;
    // A focus that moves within a shadow root is not heard outside of it.
    host.root.addEventListener('focusin', this.#follow);
  }

  /** Whether a stretch is marked that is neither taken nor left. */
  get isOpen(): boolean {
    return this.#stroke !== null;
  }

  /** A pointer is pressed on a chart; what follows is a brush once it moves to the side. */
  press(event: PointerEvent, chart: SVGSVGElement): void {
    if (!this.#hasTime(chart)) return;
    this.leave();
    const { clientX, pointerId } = event;
    const axis = LongAxis.in(chart);
    const from = axis === null ? clientX : axis.placeAt(clientX);
    this.#stroke = { chart, axis, from, to: from, pressed: clientX, pointer: pointerId, isMoving: false };
    chart.addEventListener('pointermove', this.#move);
    chart.addEventListener('pointerup', this.#release);
    chart.addEventListener('pointercancel', this.leave);
    document.addEventListener('keydown', this.#escape, true);
  }

  /** A stretch begins at a point and goes to the one that has the focus. */
  begin(point: Point): void {
    const { ownerSVGElement: chart } = point;
    const key = point.dataset['key'];
    if (chart === null || key === undefined || !this.#hasTime(chart)) return;
    this.leave();
    this.#stroke = { chart, axis: null, from: key, to: key, pressed: 0, pointer: null, isMoving: true };
    this.#follow();
  }

  /** A key is pressed on a long axis: arrows go on, with Shift they mark, Enter takes what is marked, and Escape leaves it. */
  walk({ key, shiftKey }: KeyboardEvent, axis: LongAxis): void {
    const { ownerSVGElement: chart } = axis.node;
    const place = placeAfter(key, axis.place, axis.count);
    if (key === 'Enter') this.#takeOn(axis);
    else if (place === null || chart === null) this.leave();
    else this.#walkTo(place, axis, shiftKey ? chart : null);
  }

  /** Takes what is marked on a long axis, else the period where keys have come to. */
  #takeOn(axis: LongAxis): void {
    const stretch = this.#stretch ?? this.#host.stretchAt(axis, axis.place);
    this.leave();
    if (stretch !== null) this.#host.take(stretch);
  }

  /** Goes to a place of a long axis, and marks what is between there and where it began on `chart`. */
  #walkTo(place: number, axis: LongAxis, chart: SVGSVGElement | null): void {
    if (chart === null) this.leave();
    else this.#stroke ??= { chart, axis, from: axis.place, to: place, pressed: 0, pointer: null, isMoving: true };
    axis.place = place;
    if (this.#stroke !== null) this.#stroke.to = place;
    this.#show();
    const stretch = this.#stretch ?? this.#host.stretchAt(axis, place);
    if (stretch !== null) this.#host.say(stretch);
  }

  /** The focus has gone to another point while a stretch is marked by keys. */
  readonly #follow = (): void => {
    const focused = this.#host.root.activeElement;
    const key = focused instanceof SVGGElement ? focused.dataset['key'] : undefined;
    if (this.#stroke === null || this.#stroke.pointer !== null || key === undefined) return;
    this.#stroke.to = key;
    this.#show();
    const stretch = this.#stretch;
    if (stretch !== null) this.#host.say(stretch);
  };

  /** Takes what is marked. */
  take(): void {
    const stretch = this.#stretch;
    this.leave();
    if (stretch !== null) this.#host.take(stretch);
  }

  /** Leaves what is marked. */
  readonly leave = (): void => {
    const stroke = this.#stroke;
    this.#stroke = null;
    if (stroke === null) return;
    stroke.chart.removeEventListener('pointermove', this.#move);
    stroke.chart.removeEventListener('pointerup', this.#release);
    stroke.chart.removeEventListener('pointercancel', this.leave);
    document.removeEventListener('keydown', this.#escape, true);
    for (const point of pointsOf(stroke.chart)) delete point.dataset['brushed'];
    stroke.axis?.clear();
    this.#host.left();
  };

  get #stretch(): Stretch | null {
    const stroke = this.#stroke;
    if (stroke?.axis) return this.#between(stroke, stroke.axis);
    return stroke && hull(covered(stroke).map((point) => this.#host.stretchOf(point)));
  }

  #between({ from, to }: Stroke, axis: LongAxis): Stretch | null {
    return hull([from, to].map((place) => this.#host.stretchAt(axis, Number(place))));
  }

  /** Whether a chart has a time axis: periods, or points of more than one time. */
  #hasTime(chart: SVGSVGElement): boolean {
    const axis = LongAxis.in(chart);
    if (axis !== null) return this.#host.stretchAt(axis, 0) !== null;
    return new Set(pointsOf(chart).map((point) => this.#host.stretchOf(point)?.since)).size > 1;
  }

  /** Marks what is covered, also after the chart was drawn anew. */
  #show(): void {
    const stroke = this.#stroke;
    if (stroke === null) return;
    stroke.axis?.mark(Number(stroke.from), Number(stroke.to));
    const marked = new Set(covered(stroke));
    for (const point of pointsOf(stroke.chart)) {
      if (marked.has(point)) point.dataset['brushed'] = '';
      else delete point.dataset['brushed'];
    }
  }

  readonly #move = (event: PointerEvent): void => {
    const stroke = this.#stroke;
    if (stroke === null || event.pointerId !== stroke.pointer || typeof stroke.from !== 'number') return;
    if (event.buttons === 0) {
      this.leave();
      return;
    }
    stroke.to = stroke.axis === null ? event.clientX : stroke.axis.placeAt(event.clientX);
    if (!stroke.isMoving && Math.abs(event.clientX - stroke.pressed) < slack) return;
    if (!stroke.isMoving) stroke.chart.setPointerCapture(event.pointerId);
    stroke.isMoving = true;
    this.#show();
  };

  readonly #release = (event: PointerEvent): void => {
    const stroke = this.#stroke;
    if (stroke === null || event.pointerId !== stroke.pointer) return;
    if (!stroke.isMoving) {
      this.leave();
      return;
    }
    this.#swallowClick(stroke.chart);
    this.take();
  };

  /** A pointer drags wherever the focus is. */
  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.leave();
  };

  /** The click that ends a drag chooses no point. */
  #swallowClick(chart: Element): void {
    const swallow = (event: Event): void => event.stopPropagation();
    chart.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => chart.removeEventListener('click', swallow, { capture: true }));
  }
}

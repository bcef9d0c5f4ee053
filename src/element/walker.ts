import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How far PageUp and PageDown go. */
const page = 10;

/** Milliseconds a tooltip stays after the pointer left point and tooltip, long enough to move from one to the other. */
const grace = 300;

/** The id, inside the shadow root, of the words that say which keys walk a chart. */
export const keysId = 'keys';

/** A point of a chart: an SVG group that carries its place and its key. */
export type Point = SVGGElement;

/** The point that has the focus or is under the pointer, and the words that describe it. */
export interface ActivePoint {
  readonly node: Point;
  readonly key: string;
  readonly index: number;
  readonly label: string;
}

type Host = ReactiveControllerHost & Element;

function isPoint(node: unknown): node is Point {
  return node instanceof SVGGElement && node.dataset['index'] !== undefined;
}

function pointAt(target: EventTarget | null): Point | null {
  const point = target instanceof Element ? target.closest('[data-index]') : null;
  return isPoint(point) ? point : null;
}

function pointsOf(chart: Element): readonly Point[] {
  return [...chart.querySelectorAll('[data-index]')].filter(isPoint);
}

function described(node: Point): ActivePoint {
  const { key = '', index = '' } = node.dataset;
  return { node, key, index: Number(index), label: node.getAttribute('aria-label') ?? '' };
}

/** Sets an attribute where it is another: the page sees no change where there is none. */
function setTo(node: Element, name: string, value: string): void {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}

/** Whether the only Tab stop of a chart is the point of `key`, or the first where none is asked for. */
function hasStop(chart: Element, key: string | undefined): boolean {
  const stop = chart.querySelector('[data-index][tabindex="0"]');
  if (!isPoint(stop)) return false;
  return key === undefined ? stop === chart.querySelector('[data-index]') : stop.dataset['key'] === key;
}

/** The step that a key means in a chart, or where it jumps to; null for keys that mean nothing. */
function destination(key: string, from: number, last: number, isMirrored: boolean): number | null {
  const ahead = isMirrored ? -1 : 1;
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: from + ahead,
    ArrowLeft: from - ahead,
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: last,
  };
  const step = steps[key];
  return step === undefined ? null : Math.min(last, Math.max(0, step));
}

/**
 * Walks the points of the charts in an element's shadow root by keys and pointer. Each chart is one Tab stop: one of
 * its points can be tabbed to, the arrows move on from there. Focus and Tab stop follow a point's key through updates.
 */
export class Walker implements ReactiveController {
  readonly #host: Host;
  readonly #select: (point: ActivePoint) => void;
  /** The key of the point that is the Tab stop of each chart. */
  readonly #stops = new WeakMap<Element, string>();
  #active: ActivePoint | null = null;
  #focused: { readonly chart: Element; readonly key: string; readonly index: number } | null = null;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  #isDrawing = false;

  constructor(host: Host, select: (point: ActivePoint) => void) {
    this.#host = host;
    this.#select = select;
    host.addController(this);
  }

  /** The point to describe in the tooltip and to highlight. */
  get active(): ActivePoint | null {
    return this.#active;
  }

  hostDisconnected(): void {
    clearTimeout(this.#leaving);
    this.#active = null;
  }

  hostUpdate(): void {
    this.#isDrawing = true;
    const node = this.#host.shadowRoot?.activeElement;
    const chart = node?.closest('svg');
    this.#focused = isPoint(node) && chart ? { chart, ...described(node) } : null;
  }

  hostUpdated(): void {
    this.#isDrawing = false;
    for (const chart of this.#charts()) this.#settleStop(chart);
    this.#keepFocus();
    this.#followActive();
  }

  readonly onKeydown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const point = pointAt(event.target);
    if (event.key === 'Escape' && this.#active !== null) this.#dismiss(event);
    else if (point !== null) this.#press(event, point);
  };

  readonly onFocusin = (event: Event): void => {
    const point = pointAt(event.target);
    if (point === null) return;
    this.#makeStop(point);
    this.#activate(point);
  };

  /** A focus that is lost because its point is drawn anew is kept by `#keepFocus`. */
  readonly onFocusout = (event: FocusEvent): void => {
    if (this.#isDrawing) return;
    if (pointAt(event.target) !== null && pointAt(event.relatedTarget) === null) this.#activate(null);
  };

  /** Over a point its words show; over the tooltip they stay; elsewhere they go after a moment. */
  readonly onPointerover = (event: Event): void => {
    const point = pointAt(event.target);
    clearTimeout(this.#leaving);
    if (point !== null) this.#activate(point);
    else if (!(event.target instanceof Element && event.target.closest('[role="tooltip"]'))) this.onPointerleave();
  };

  readonly onPointerleave = (): void => {
    clearTimeout(this.#leaving);
    if (this.#active === null) return;
    this.#leaving = setTimeout(() => this.#activate(this.#focusedPoint()), grace);
  };

  readonly onClick = (event: Event): void => {
    const point = pointAt(event.target);
    if (point !== null) this.#select(described(point));
  };

  #press(event: KeyboardEvent, point: Point): void {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#select(described(point));
      return;
    }
    const chart = point.closest('svg');
    if (chart === null) return;
    const points = pointsOf(chart);
    const goal = destination(event.key, points.indexOf(point), points.length - 1, this.#isMirrored);
    if (goal === null) return;
    event.preventDefault();
    points[goal]?.focus();
  }

  get #isMirrored(): boolean {
    return getComputedStyle(this.#host).direction === 'rtl';
  }

  #dismiss(event: Event): void {
    event.stopPropagation();
    this.#activate(null);
  }

  #activate(point: Point | null): void {
    clearTimeout(this.#leaving);
    const next = point && described(point);
    if (next?.key === this.#active?.key && next?.node === this.#active?.node) return;
    this.#active = next;
    this.#host.requestUpdate();
  }

  #charts(): readonly Element[] {
    return [...(this.#host.shadowRoot?.querySelectorAll('svg') ?? [])];
  }

  #focusedPoint(): Point | null {
    const node = this.#host.shadowRoot?.activeElement;
    return isPoint(node) ? node : null;
  }

  #makeStop(point: Point): void {
    const chart = point.closest('svg');
    if (chart === null) return;
    this.#stops.set(chart, point.dataset['key'] ?? '');
    this.#settleStop(chart);
  }

  #settleStop(chart: Element): void {
    const key = this.#stops.get(chart);
    if (hasStop(chart, key)) return;
    const points = pointsOf(chart);
    const stop = points.find((point) => point.dataset['key'] === key) ?? points[0];
    for (const point of points) setTo(point, 'tabindex', point === stop ? '0' : '-1');
    if (stop !== undefined) setTo(chart, 'aria-describedby', keysId);
  }

  /** After an update the focus is on the point of the same key, else on the nearest by place. */
  #keepFocus(): void {
    const focused = this.#focused;
    if (focused === null || !focused.chart.isConnected) return;
    const points = pointsOf(focused.chart);
    const same = points.find((point) => point.dataset['key'] === focused.key);
    const next = same ?? points[Math.min(focused.index, points.length - 1)];
    if (next !== undefined && next !== this.#focusedPoint()) queueMicrotask(() => next.focus());
  }

  #followActive(): void {
    if (this.#active === null) return;
    const { key } = this.#active;
    const same = this.#charts()
      .flatMap(pointsOf)
      .find((point) => point.dataset['key'] === key);
    this.#active = same ? described(same) : null;
  }
}

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { openDefinition } from './definition-key.js';
import { foldByKey } from './folding.js';
import { described, isPoint, keyOf, keysId, pointAt, type ActivePoint, type Point } from './pointing.js';
import { Tooltip } from './tooltip.js';

/** How far PageUp and PageDown go. */
const page = 10;

/** Milliseconds a tooltip stays after the pointer left point and tooltip, long enough to move from one to the other. */
const grace = 300;

type Host = ReactiveControllerHost & Element;

function pointsOf(chart: Element): readonly Point[] {
  return [...chart.querySelectorAll('[data-index]')].filter(isPoint);
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
    new Tooltip(host, () => this.#active);
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

  /** Answers what a reader does; `target` is where in the tile that is, which an event no longer says once it has passed. */
  hear(event: Event, target: EventTarget | null): void {
    const point = pointAt(target);
    if (event instanceof KeyboardEvent) this.#press(event, target);
    else if (event.type === 'pointerover') this.#point(point, target);
    else if (event.type === 'pointerleave') this.#leave();
    else if (event instanceof FocusEvent && point !== null) this.#focus(event, point);
  }

  #press(event: KeyboardEvent, target: EventTarget | null): void {
    const point = pointAt(target);
    if (openDefinition(event, this.#host.shadowRoot) || foldByKey(event, target)) return;
    if (keyOf(event) === 'Escape' && this.#active !== null) this.#dismiss(event);
    else if (point !== null) this.#go(keyOf(event), point);
  }

  /** A focus that is lost because its point is drawn anew is kept by `#keepFocus`. */
  #focus({ type, relatedTarget }: FocusEvent, point: Point): void {
    if (type === 'focusin') {
      this.#makeStop(point);
      this.#activate(point);
    } else if (!this.#isDrawing && pointAt(relatedTarget) === null) this.#activate(null);
  }

  /** Over a point its words show; over the tooltip they stay; elsewhere they go after a moment. */
  #point(point: Point | null, target: EventTarget | null): void {
    clearTimeout(this.#leaving);
    if (point !== null) this.#activate(point);
    else if (!(target instanceof Element && target.closest('[role="tooltip"]'))) this.#leave();
  }

  #leave(): void {
    clearTimeout(this.#leaving);
    if (this.#active === null) return;
    this.#leaving = setTimeout(() => this.#activate(this.#focusedPoint()), grace);
  }

  #go(key: string, point: Point): void {
    if (key === 'Enter' || key === ' ') return this.#select(described(point));
    const chart = point.closest('svg');
    if (chart === null) return;
    const points = pointsOf(chart);
    const goal = destination(key, points.indexOf(point), points.length - 1, this.#isMirrored);
    if (goal !== null) points[goal]?.focus();
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

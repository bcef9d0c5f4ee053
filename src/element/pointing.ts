import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Walker } from './walker.js';
import { Later } from '../views/later.js';

/** What answers readers who turn to a tile: who only looks at it needs none of that. */
const walkers = new Later(async () => (await import('./walker.js')).Walker);

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

/** Keys that mean something on a point. */
const pointKeys = /^(Arrow(Right|Left|Down|Up)|Page(Down|Up)|Home|End|Enter| )$/;

/** Whether a node is a point of a chart. */
export function isPoint(node: unknown): node is Point {
  return node instanceof SVGGElement && node.dataset['index'] !== undefined;
}

/** The point that something is part of; null for none. */
export function pointAt(target: EventTarget | null): Point | null {
  const point = target instanceof Element ? target.closest('[data-index]') : null;
  return isPoint(point) ? point : null;
}

/** What a point says of itself. */
export function described(node: Point): ActivePoint {
  const { key = '', index = '' } = node.dataset;
  return { node, key, index: Number(index), label: node.getAttribute('aria-label') ?? '' };
}

/** The key that an event is of; empty for other events, and for keys that ask something of the browser. */
export function keyOf(event: Event): string {
  return event instanceof KeyboardEvent && !(event.ctrlKey || event.altKey || event.metaKey) ? event.key : '';
}

/** Lets Tab come to the first point of a chart where it comes to none. */
function openToTab(chart: Element): void {
  const first = chart.querySelector('[data-index]');
  if (first === null || chart.querySelector('[data-index][tabindex="0"]') !== null) return;
  first.setAttribute('tabindex', '0');
  chart.setAttribute('aria-describedby', keysId);
}

/**
 * Hears what readers do in an element's shadow root. Points are chosen here; what walks from one to the other and shows their
 * words is fetched as soon as a reader turns to the tile, and told then what was done meanwhile. Where it does not come, it
 * is asked for again when the reader does something else; the table has the same figures.
 */
export class Pointing implements ReactiveController {
  readonly #host: Host;
  readonly #select: (point: ActivePoint) => void;
  #walker: Walker | null = null;
  /** What was done before there was a walker, and what in the tile it was done to, which events forget. */
  #meanwhile: [Event, EventTarget | null][] = [];
  #coming: Promise<void> | null = null;

  constructor(host: Host, select: (point: ActivePoint) => void) {
    this.#host = host;
    this.#select = select;
    host.addController(this);
  }

  /** The point to describe in the tooltip and to highlight. */
  get active(): ActivePoint | null {
    return this.#walker?.active ?? null;
  }

  /** What is on its way to answer the reader; null for nothing. */
  get coming(): Promise<void> | null {
    return this.#coming;
  }

  hostUpdated(): void {
    if (this.#walker === null) this.#host.shadowRoot?.querySelectorAll('svg').forEach(openToTab);
  }

  readonly hear = (event: Event): void => {
    const { target, type } = event;
    const [point, key] = [pointAt(target), keyOf(event)];
    if (point !== null && pointKeys.test(key)) event.preventDefault();
    if (point !== null && type === 'click') this.#select(described(point));
    if (this.#walker !== null) return this.#walker.hear(event, target);
    this.#meanwhile.push([event, target]);
    if (walkers.part !== null) this.#answer(walkers.part);
    else this.#coming ??= this.#fetch();
  };

  async #fetch(): Promise<void> {
    const kind = await walkers.load().catch(() => null);
    this.#coming = null;
    if (kind === null) this.#meanwhile = [];
    else this.#answer(kind);
  }

  #answer(kind: typeof Walker): void {
    const walker = (this.#walker = new kind(this.#host, this.#select));
    const root = this.#host.shadowRoot;
    for (const [event, target] of this.#meanwhile.splice(0)) {
      // A key goes on from where the one before it has led.
      walker.hear(event, event instanceof KeyboardEvent ? (root?.activeElement ?? target) : target);
    }
  }
}

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { observeWidth, unobserveWidth } from './resize.js';

/** Pixels at the sides of a picture before the page has told its own. */
const usualPadding = 32;

type Host = ReactiveControllerHost & HTMLElement;

/**
 * Keeps the width in CSS pixels that a picture may take, and redraws when it changes; 0 while nothing is laid out. Calls
 * `told` once the page has told it, when all that can be asked of styles and sizes is known.
 */
export class Width implements ReactiveController {
  readonly #host: Host;
  readonly #tell: () => void;
  #observed: Element | null = null;
  #width: number | null = null;
  /** What was told last; null while nobody has asked. */
  #told: number | null = null;

  constructor(host: Host, told: () => void = () => undefined) {
    this.#host = host;
    this.#tell = told;
    host.addController(this);
  }

  /** The width now; before the picture's box exists it is taken from the host, in whole pixels like the box's own. */
  get value(): number {
    return (this.#told = this.#width ?? Math.max(0, Math.floor(this.#room) - usualPadding));
  }

  /** The width within the host; 0 where it is not laid out. */
  get #room(): number {
    return Number.parseFloat(getComputedStyle(this.#host).width) || 0;
  }

  hostUpdated(): void {
    const box = this.#host.shadowRoot?.querySelector('.frame') ?? null;
    if (box === this.#observed || !this.#host.isConnected) return;
    this.#leave();
    this.#observed = box;
    if (box !== null) observeWidth(box, (width) => this.#take(width));
  }

  hostDisconnected(): void {
    this.#leave();
  }

  #leave(): void {
    if (this.#observed !== null) unobserveWidth(this.#observed);
    this.#observed = null;
  }

  #take(width: number): void {
    const isFirst = this.#width === null;
    this.#width = Math.floor(width);
    if (isFirst) this.#tell();
    if (this.#told !== null && this.#told !== this.#width) this.#host.requestUpdate();
  }
}

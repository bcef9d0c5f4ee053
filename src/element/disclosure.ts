import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

const opener = '[aria-controls="panel"]';

/**
 * Opens and closes the panel of an element by its button. Escape closes it and gives the focus back to the button; a press
 * elsewhere, and a focus that goes elsewhere, close it too. The panel stays within the window's sides.
 */
export class Disclosure implements ReactiveController {
  readonly #host: Host;
  readonly #closed: () => void;
  #isOpen = false;

  constructor(host: Host, { closed }: { readonly closed: () => void }) {
    this.#host = host;
    this.#closed = closed;
    host.addController(this);
  }

  /** Whether the panel is shown. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  hostConnected(): void {
    this.#host.addEventListener('focusout', this.#onFocusout);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('focusout', this.#onFocusout);
    this.#set(false);
  }

  /** A panel that would pass the side of the window hangs from the other end of its button. */
  hostUpdated(): void {
    const panel = this.#host.shadowRoot?.querySelector('#panel');
    if (!this.#isOpen || !panel || panel.classList.contains('end')) return;
    const { left, right } = panel.getBoundingClientRect();
    if (left < 0 || right > document.documentElement.clientWidth) panel.classList.add('end');
  }

  readonly toggle = (): void => {
    this.#host.shadowRoot?.querySelector('#panel')?.classList.remove('end');
    this.#set(!this.#isOpen);
  };

  readonly onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#isOpen) return;
    event.stopPropagation();
    this.#set(false);
    this.#host.shadowRoot?.querySelector<HTMLElement>(opener)?.focus();
  };

  #set(isOpen: boolean): void {
    if (isOpen === this.#isOpen) return;
    this.#isOpen = isOpen;
    if (isOpen) document.addEventListener('pointerdown', this.#onPointerdown);
    else {
      document.removeEventListener('pointerdown', this.#onPointerdown);
      this.#closed();
    }
    this.#host.requestUpdate();
  }

  readonly #onPointerdown = (event: Event): void => {
    if (!event.composedPath().includes(this.#host)) this.#set(false);
  };

  /** Seen from outside, a focus that stays within the element does not move. */
  readonly #onFocusout = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget !== null && relatedTarget !== this.#host) this.#set(false);
  };
}

import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

/** Where a child of a dashboard is shown. */
type Place = 'heading' | 'controls' | 'grid';

const places: readonly Place[] = ['heading', 'controls', 'grid'];
/** What choosing elements end in, whatever their prefix, and whether or not they are defined yet. */
const controls = /-(filter|period)$/;
/** What is never shown. */
const unshown = /-feed$|^(script|style|template|link|meta)$/;

function placeOf({ localName, slot }: Element): Place | null {
  if (unshown.test(localName)) return null;
  if (slot === 'heading' || slot === 'controls') return slot;
  return controls.test(localName) ? 'controls' : 'grid';
}

/**
 * Shows the children of an element in its slots by what they are, so that an author need not say it: controls above the
 * grid, feeds nowhere, all else in the grid in the order of the page. An element that is not defined yet has its place too.
 */
export class Arrangement implements ReactiveController {
  readonly #host: Host;
  readonly #observer: MutationObserver;

  constructor(host: Host) {
    this.#host = host;
    this.#observer = new MutationObserver(() => host.requestUpdate());
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer.observe(this.#host, { childList: true });
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  /** The children at a place. */
  at(place: Place): readonly Element[] {
    return [...this.#host.children].filter((child) => placeOf(child) === place);
  }

  hostUpdated(): void {
    for (const place of places) {
      const slot = this.#host.shadowRoot?.querySelector<HTMLSlotElement>(`slot[data-place="${place}"]`);
      slot?.assign(...this.at(place));
    }
  }
}

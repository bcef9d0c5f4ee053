import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

/** What of an element takes the focus without doing anything: the box of a tile or control, else the element itself. */
function seatOf(element: Element): HTMLElement | null {
  const frame = element.shadowRoot?.querySelector<HTMLElement>('.frame[tabindex]');
  return frame ?? (element instanceof HTMLElement ? element : null);
}

function takesFocus(element: Element): boolean {
  seatOf(element)?.focus({ preventScroll: true });
  return element.ownerDocument.activeElement === element;
}

/** The elements from a node on, away from it. */
function* siblingsFrom(start: Node | null, step: 'nextSibling' | 'previousSibling'): Generator<Element> {
  for (let node = start; node !== null; node = node[step]) if (node instanceof Element) yield node;
}

/**
 * Leads the focus on where a host takes away the child that has it: to the next child that takes it, else to the one
 * before, else to `last`; and after a child that was only put elsewhere. So Tab goes on from where it was.
 */
export class Succession implements ReactiveController {
  readonly #host: Host;
  readonly #last: () => HTMLElement | null;
  readonly #observer = new MutationObserver((records) => this.#look(records));
  #focused: Element | null = null;

  constructor(host: Host, { last }: { readonly last: () => HTMLElement | null }) {
    this.#host = host;
    this.#last = last;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer.observe(this.#host, { childList: true });
    this.#host.addEventListener('focusin', this.#enter);
    this.#host.addEventListener('focusout', this.#leave);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#host.removeEventListener('focusin', this.#enter);
    this.#host.removeEventListener('focusout', this.#leave);
    this.#focused = null;
  }

  readonly #enter = ({ target }: Event): void => {
    this.#focused = target instanceof Element ? this.#childAround(target) : null;
  };

  /** What takes a child away tells so at once; a reader who leaves it has left when the task ends. */
  readonly #leave = ({ relatedTarget }: FocusEvent): void => {
    const left = this.#focused;
    if (relatedTarget === null) setTimeout(() => this.#forget(left));
  };

  #forget(left: Element | null): void {
    const { activeElement } = this.#host.ownerDocument;
    if (this.#focused === left && !left?.contains(activeElement)) this.#focused = null;
  }

  #childAround(node: Element): Element | null {
    return [...this.#host.children].find((child) => child.contains(node)) ?? null;
  }

  #look(records: readonly MutationRecord[]): void {
    const focused = this.#focused;
    const record = records.find(({ removedNodes }) => focused !== null && [...removedNodes].includes(focused));
    const { activeElement, body } = this.#host.ownerDocument;
    if (!record || focused === null || (activeElement !== null && activeElement !== body)) return;
    this.#focused = null;
    const heirs = [
      ...(focused.isConnected ? [focused] : []),
      ...siblingsFrom(record.nextSibling, 'nextSibling'),
      ...siblingsFrom(record.previousSibling, 'previousSibling'),
    ];
    if (!heirs.some(takesFocus)) this.#last()?.focus({ preventScroll: true });
  }
}

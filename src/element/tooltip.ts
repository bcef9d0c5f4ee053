import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ActivePoint } from './pointing.js';
import { adoptMore } from './sheets.js';
import { pointingStyles } from '../views/index.js';

/** Pixels between a point and its words. */
const gap = 8;

type Host = ReactiveControllerHost & Element;

/** Where words of `size` go beside `point`, all inside `frame`: above it, below where there is no room above. */
function placeOf(frame: DOMRect, point: DOMRect, size: { readonly width: number; readonly height: number }) {
  const middle = point.left + point.width / 2 - frame.left - size.width / 2;
  const above = point.top - frame.top - size.height - gap;
  return {
    left: Math.max(0, Math.min(middle, frame.width - size.width)),
    top: above >= 0 ? above : point.bottom - frame.top + gap,
  };
}

/**
 * Shows the words of the active point beside it, inside the element's own box. The place is a rule in a sheet of the
 * element's own, for a style attribute is what strict policies forbid.
 */
export class Tooltip implements ReactiveController {
  readonly #host: Host;
  readonly #active: () => ActivePoint | null;
  #sheet: CSSStyleSheet | null = null;

  constructor(host: Host, active: () => ActivePoint | null) {
    this.#host = host;
    this.#active = active;
    host.addController(this);
  }

  hostUpdated(): void {
    const root = this.#host.shadowRoot;
    const words = root?.querySelector('[role="tooltip"]');
    if (!root || !(words instanceof HTMLElement)) return;
    const active = this.#active();
    if (active !== null) adoptMore(root, pointingStyles);
    const isHidden = active === null || active.label === '';
    if (words.hidden !== isHidden) words.hidden = isHidden;
    if (words.textContent !== (active?.label ?? '')) words.textContent = active?.label ?? '';
    if (active !== null) this.#place(words, active);
  }

  #place(words: HTMLElement, { node }: ActivePoint): void {
    const frame = words.offsetParent?.getBoundingClientRect();
    if (frame === undefined) return;
    const size = { width: words.offsetWidth, height: words.offsetHeight };
    const { left, top } = placeOf(frame, node.getBoundingClientRect(), size);
    this.#ownSheet()?.replaceSync(`[role="tooltip"] { left: ${left}px; top: ${top}px; }`);
  }

  /** The sheet is made when first needed, and made anew when the element lost it by moving to another document. */
  #ownSheet(): CSSStyleSheet | null {
    const root = this.#host.shadowRoot;
    const page = root?.ownerDocument.defaultView;
    if (!root || !page) return null;
    if (this.#sheet === null || !root.adoptedStyleSheets.includes(this.#sheet)) {
      this.#sheet = new page.CSSStyleSheet();
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
    }
    return this.#sheet;
  }
}

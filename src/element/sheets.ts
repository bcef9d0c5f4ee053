import type { CSSResult, CSSResultOrNative } from 'lit';

type Page = Window & typeof globalThis;

const copies = new WeakMap<Document, Map<string, CSSStyleSheet>>();

function copyFor(page: Page, cssText: string): CSSStyleSheet {
  const known = copies.get(page.document) ?? new Map<string, CSSStyleSheet>();
  copies.set(page.document, known);
  const sheet = known.get(cssText) ?? new page.CSSStyleSheet();
  if (!known.has(cssText)) sheet.replaceSync(cssText);
  known.set(cssText, sheet);
  return sheet;
}

/** Adopts one more sheet in `root`, after all others, where it has not yet. */
export function adoptMore(root: ShadowRoot, { cssText }: CSSResult): void {
  const page = root.ownerDocument.defaultView;
  if (page === null) return;
  const sheet = copyFor(page, cssText);
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/**
 * Adopts `styles` in `root` again. Moving an element to another document empties its adopted sheets, and a sheet can
 * only be adopted in the document it was made for, so each document gets copies of its own, shared by its elements.
 */
export function adoptAgain(root: ShadowRoot, styles: readonly CSSResultOrNative[]): void {
  const page = root.ownerDocument.defaultView;
  if (page === null) return;
  root.adoptedStyleSheets = styles.flatMap((style) => ('cssText' in style ? copyFor(page, style.cssText) : []));
}

/** What had the focus when a key opened a disclosure; it gets the focus back. */
const openers = new WeakMap<HTMLDetailsElement, HTMLElement | SVGElement>();

function isFocusable(node: Element | null): node is HTMLElement | SVGElement {
  return node instanceof HTMLElement || node instanceof SVGElement;
}

/** Opens a disclosure and leads to it; closed by a key, it leads back to what had the focus. */
export function unfold(details: HTMLDetailsElement): void {
  const root = details.getRootNode();
  const focused = root instanceof ShadowRoot ? root.activeElement : null;
  if (isFocusable(focused) && !details.contains(focused)) openers.set(details, focused);
  details.open = true;
  details.querySelector('summary')?.focus();
}

/** Closes a disclosure, and leads back to what a key opened it from, else to what opens it. */
export function fold(details: HTMLDetailsElement): void {
  const opener = openers.get(details);
  openers.delete(details);
  details.open = false;
  if (opener?.isConnected) opener.focus();
  else details.querySelector('summary')?.focus();
}

/** Closes by Escape the disclosure that `target` is in, where the key was pressed. False where the event asks for something else, or there is none. */
export function foldByKey(event: KeyboardEvent, target: EventTarget | null = event.composedPath()[0] ?? null): boolean {
  if (event.key !== 'Escape') return false;
  const details = target instanceof Element ? target.closest<HTMLDetailsElement>('details[open]') : null;
  if (details === null) return false;
  event.stopPropagation();
  fold(details);
  return true;
}

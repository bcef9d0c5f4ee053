type Listener = (width: number) => void;

const observers = new WeakMap<Document, ResizeObserver>();
const listeners = new WeakMap<Element, { readonly observer: ResizeObserver; readonly listener: Listener }>();

function tell(entries: readonly ResizeObserverEntry[]): void {
  for (const { target, contentRect } of entries) listeners.get(target)?.listener(contentRect.width);
}

/** One observer serves all elements of a document, and goes with it when its frame is removed. */
function observerOf(page: Window & typeof globalThis): ResizeObserver {
  const known = observers.get(page.document);
  if (known !== undefined) return known;
  // One frame later: a width that changes the height within the same frame is the browser's "loop" error.
  const observer = new page.ResizeObserver((entries) => page.requestAnimationFrame(() => tell(entries)));
  observers.set(page.document, observer);
  return observer;
}

/** Tells `listener` the content width of `element` in CSS pixels, now and whenever it changes. */
export function observeWidth(element: Element, listener: Listener): void {
  const page = element.ownerDocument.defaultView;
  if (page === null) return;
  const observer = observerOf(page);
  listeners.set(element, { observer, listener });
  observer.observe(element);
}

/** Ends `observeWidth` for `element`. */
export function unobserveWidth(element: Element): void {
  listeners.get(element)?.observer.unobserve(element);
  listeners.delete(element);
}

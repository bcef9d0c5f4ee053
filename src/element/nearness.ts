type Page = Window & typeof globalThis;

const observers = new WeakMap<Document, IntersectionObserver>();
const watched = new WeakMap<Element, IntersectionObserver>();
const near = new WeakSet<Element>();

/** How far from what is seen an element counts as near it: half a screen. */
const margin = '50%';

function note(entries: readonly IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting) near.add(target);
    else near.delete(target);
  }
}

/** One observer serves all elements of a document, and goes with it when its frame is removed. */
function observerOf(page: Page): IntersectionObserver {
  const known = observers.get(page.document);
  if (known !== undefined) return known;
  const observer = new page.IntersectionObserver(note, { rootMargin: margin });
  observers.set(page.document, observer);
  return observer;
}

/** Watches from now on whether `element` is near what is seen. */
export function watchNearness(element: Element): void {
  const page = element.ownerDocument.defaultView;
  if (page === null) return;
  const observer = observerOf(page);
  watched.set(element, observer);
  observer.observe(element);
}

/** Ends `watchNearness`. */
export function unwatchNearness(element: Element): void {
  watched.get(element)?.unobserve(element);
  watched.delete(element);
  near.delete(element);
}

/** Whether `element` is seen or nearly so, as far as the browser has said. */
export function isNear(element: Element): boolean {
  return near.has(element);
}

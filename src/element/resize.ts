type Listener = (width: number) => void;

const listeners = new WeakMap<Element, Listener>();
let observer: ResizeObserver | undefined;

function tell(entries: readonly ResizeObserverEntry[]): void {
  for (const { target, contentRect } of entries) listeners.get(target)?.(contentRect.width);
}

/** Tells `listener` the content width of `element` in CSS pixels, now and whenever it changes; one observer serves all. */
export function observeWidth(element: Element, listener: Listener): void {
  // One frame later: a width that changes the height within the same frame is the browser's "loop" error.
  observer ??= new ResizeObserver((entries) => requestAnimationFrame(() => tell(entries)));
  listeners.set(element, listener);
  observer.observe(element);
}

/** Ends `observeWidth` for `element`. */
export function unobserveWidth(element: Element): void {
  listeners.delete(element);
  observer?.unobserve(element);
}

/** What watches the page outside an element. */
export interface Counter {
  /** Listeners added and not removed, timers set and neither fired nor cleared, boxes observed and not let go. */
  readonly left: () => Readonly<Record<string, number>>;
  readonly stop: () => void;
}

/** Counts what an element can leave behind outside itself, by watching the calls that would. */
export function countOutside(): Counter {
  const listeners = new Map<string, number>();
  const observed: ReadonlySet<Element>[] = [];
  const timers = new Set<unknown>();
  const undo: (() => void)[] = [];
  for (const target of [window, document]) {
    const { addEventListener, removeEventListener } = target;
    const add = (type: string, by: number): unknown => listeners.set(type, (listeners.get(type) ?? 0) + by);
    target.addEventListener = function watched(...given: Parameters<typeof addEventListener>) {
      add(given[0], 1);
      return addEventListener.apply(this, given);
    };
    target.removeEventListener = function watched(...given: Parameters<typeof removeEventListener>) {
      add(given[0], -1);
      return removeEventListener.apply(this, given);
    };
    undo.push(() => Object.assign(target, { addEventListener, removeEventListener }));
  }
  const { setTimeout: set, clearTimeout: unset } = window;
  window.setTimeout = ((callback: () => void, wait?: number) => {
    const id = set(() => (timers.delete(id), callback()), wait);
    timers.add(id);
    return id;
  }) as typeof window.setTimeout;
  window.clearTimeout = (id) => (timers.delete(id), unset(id));
  undo.push(() => Object.assign(window, { setTimeout: set, clearTimeout: unset }));
  for (const { prototype } of [ResizeObserver, IntersectionObserver]) {
    const seen = new Set<Element>();
    observed.push(seen);
    const { observe, unobserve }: ResizeObserver | IntersectionObserver = prototype;
    prototype.observe = function watched(target: Element, options?: ResizeObserverOptions) {
      seen.add(target);
      return observe.call(this, target, options);
    };
    prototype.unobserve = function watched(target: Element) {
      seen.delete(target);
      return unobserve.call(this, target);
    };
    undo.push(() => Object.assign(prototype, { observe, unobserve }));
  }
  return {
    left() {
      const sizes: [string, number][] = [
        ['observed', observed.reduce((sum, { size }) => sum + size, 0)],
        ['timers', timers.size],
      ];
      return Object.fromEntries([...listeners, ...sizes].filter(([, n]) => n !== 0));
    },
    stop: () => undo.forEach((each) => each()),
  };
}

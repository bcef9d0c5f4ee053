import { expect } from '@esm-bundle/chai';
import { clear, place, settled, stubbed } from '../elements/helpers/mount.js';
import { sampleMeasure } from '../elements/helpers/measures.js';
import { registered } from '../elements/helpers/registry.js';
import { Stub } from '../elements/helpers/stub.js';
import { MetricElement } from '../../src/element/metric-element.js';

interface Counter {
  /** Listeners added and not removed, timers set and neither fired nor cleared, boxes observed and not let go. */
  readonly left: () => Readonly<Record<string, number>>;
  readonly stop: () => void;
}

/** Counts what an element can leave behind outside itself, by watching the calls that would. */
function countOutside(): Counter {
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

for (const { name, element } of registered) {
  describe(`<support-${name}> when it leaves`, () => {
    afterEach(clear);

    it('leaves no listener, observed box or open feed behind in 200 rounds', async () => {
      const stub = new Stub(sampleMeasure({ metric: element.metric }));
      const tag = stubbed(element, stub);
      const counter = countOutside();
      const box = place();
      for (let round = 0; round < 200; round++) {
        const node = document.createElement(tag);
        node.setAttribute('src', '/feed.json');
        node.setAttribute('refresh', '60');
        box.append(node);
        if (node instanceof MetricElement && round % 20 === 0) await settled(node);
        else await Promise.resolve();
        if (node instanceof MetricElement && round % 3 === 0) void node.refresh();
        if (node instanceof MetricElement && round % 5 === 0) node.stop();
        node.remove();
      }
      await new Promise((resolve) => requestAnimationFrame(resolve));
      counter.stop();
      expect(counter.left()).to.deep.equal({});
      const open = stub.calls.filter(({ isClosed, signal }) => !isClosed && !signal.aborted);
      expect(stub.calls.length).to.be.greaterThan(9);
      expect(open.length).to.equal(0);
    });

    it('would be caught if it left a listener, a box or a timer', () => {
      const counter = countOutside();
      const leak = (): void => {};
      const observer = new ResizeObserver(leak);
      window.addEventListener('online', leak);
      observer.observe(document.body);
      const timer = setTimeout(leak, 60_000);
      counter.stop();
      window.removeEventListener('online', leak);
      observer.disconnect();
      clearTimeout(timer);
      expect(counter.left()).to.deep.equal({ online: 1, observed: 1, timers: 1 });
    });
  });
}

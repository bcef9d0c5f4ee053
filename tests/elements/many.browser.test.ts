import { expect } from '@esm-bundle/chai';
import { MetricElement } from '../../src/element/metric-element.js';
import { elements } from '../../components/index.js';
import { clear, place, settled, stubbed } from './helpers/mount.js';
import { Stub } from './helpers/stub.js';

const count = 200;

/** A page with `count` elements of `tag`, one below the other, a feed each. */
function many(tag: string, src: (index: number) => string = (index) => `/feed-${index}.json`): MetricElement[] {
  const box = place();
  return Array.from({ length: count }, (_, index) => {
    const element = document.createElement(tag);
    if (!(element instanceof MetricElement)) throw new Error('the stub is no metric element');
    element.setAttribute('src', src(index));
    element.setAttribute('view', 'trend');
    box.append(element);
    return element;
  });
}

/** How many of each were made or left running while `act` ran. */
async function made(act: () => Promise<unknown>) {
  const counts = { sheets: 0, resize: 0, intersection: 0, timers: 0 };
  const [setTimer, clearTimer] = [setTimeout.bind(window), clearTimeout.bind(window)];
  const own = { CSSStyleSheet, ResizeObserver, IntersectionObserver, setTimeout, clearTimeout };
  const running = new Set<unknown>();
  const counted = <Kind extends new (...args: never[]) => object>(kind: Kind, name: keyof typeof counts): Kind =>
    new Proxy(kind, { construct: (of, args) => (counts[name]++, Reflect.construct(of, args)) });
  const start = (callback: () => void, wait?: number) => {
    const timer = setTimer(() => (running.delete(timer), callback()), wait);
    if ((wait ?? 0) > 100) running.add(timer);
    counts.timers = Math.max(counts.timers, running.size);
    return timer;
  };
  Object.assign(window, {
    CSSStyleSheet: counted(CSSStyleSheet, 'sheets'),
    ResizeObserver: counted(ResizeObserver, 'resize'),
    IntersectionObserver: counted(IntersectionObserver, 'intersection'),
    setTimeout: start,
    clearTimeout: (timer: number) => (running.delete(timer), clearTimer(timer)),
  });
  try {
    await act();
  } finally {
    Object.assign(window, own);
  }
  return counts;
}

async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1000 && !isSo(); turn++) await new Promise((resolve) => requestAnimationFrame(resolve));
  expect(isSo()).to.equal(true);
}

describe('a page with 200 elements', function () {
  this.timeout(60_000);

  afterEach(() => {
    clear();
    window.scrollTo(0, 0);
  });

  it('makes one observer of sizes, one of what is seen, one timer, and no sheet an element', async () => {
    const tag = stubbed(elements.nps, new Stub());
    const held = stubbed(elements.nps, new Stub(undefined, true));
    const counts = await made(async () => {
      const all = many(tag);
      await Promise.all(all.map((element) => settled(element)));
      for (const element of all) element.refreshEvery = 60;
      const waiting = many(held);
      await Promise.all(waiting.map(({ updateComplete }) => updateComplete));
    });
    expect(counts.resize).to.be.at.most(1);
    expect(counts.intersection).to.be.at.most(1);
    expect(counts.timers).to.equal(1);
    expect(counts.sheets).to.be.at.most(10);
  });

  it('reads six feeds at a time, those near what is seen first', async () => {
    const stub = new Stub(undefined, true);
    const all = many(stubbed(elements.nps, stub));
    await Promise.all(all.map(({ updateComplete }) => updateComplete));
    expect(stub.calls.map(({ sources }) => sources.main.src)).to.deep.equal(
      [0, 1, 2, 3, 4, 5].map((index) => `/feed-${index}.json`),
    );
    all[150]?.scrollIntoView();
    for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    stub.calls[0]?.open();
    await until(() => stub.calls.length === 7);
    const [, next] = /(\d+)/.exec(stub.calls[6]?.sources.main.src ?? '') ?? [];
    expect(Number(next)).to.be.within(130, 170);
  });

  it('lays out those far from sight too, so that a picture of the whole page has them', async () => {
    const all = many(stubbed(elements.nps, new Stub()));
    await Promise.all(all.map((element) => settled(element)));
    const figure = all[150]?.shadowRoot?.querySelector('svg');
    expect(figure?.checkVisibility({ contentVisibilityAuto: true })).to.equal(true);
    expect(all[150]?.offsetHeight).to.equal(all[0]?.offsetHeight);
  });

  it('reads all of them in the end, wherever they stand', async () => {
    const stub = new Stub();
    const all = many(stubbed(elements.nps, stub));
    await Promise.all(all.map((element) => settled(element)));
    expect(stub.calls.length).to.equal(count);
  });

  it('reads a feed that many show for all of them at once', async () => {
    const stub = new Stub(undefined, true);
    const all = many(stubbed(elements.nps, stub), () => '/feed.json');
    await Promise.all(all.map(({ updateComplete }) => updateComplete));
    expect(stub.calls.length).to.equal(count);
  });

  it('lets in who comes next when one that is being read leaves', async () => {
    const stub = new Stub(undefined, true);
    const all = many(stubbed(elements.nps, stub));
    await Promise.all(all.map(({ updateComplete }) => updateComplete));
    all[0]?.remove();
    await until(() => stub.calls.length === 7);
  });

  it('draws one element a task', async () => {
    let tasks = 0;
    const tag = stubbed(elements.nps, new Stub());
    const drawnIn: number[] = [];
    const { port1, port2 } = new MessageChannel();
    let isOver = false;
    port1.onmessage = () => {
      tasks += 1;
      if (!isOver) port2.postMessage(null);
    };
    port2.postMessage(null);
    const all = many(tag);
    for (const element of all) {
      const watch = new MutationObserver(() => {
        if (!element.shadowRoot?.querySelector('svg')) return;
        drawnIn.push(tasks);
        watch.disconnect();
      });
      await Promise.resolve();
      if (element.shadowRoot) watch.observe(element.shadowRoot, { childList: true, subtree: true });
    }
    await Promise.all(all.map((element) => settled(element)));
    isOver = true;
    expect(drawnIn.length).to.be.at.least(count - 10);
    expect(new Set(drawnIn).size).to.be.at.least(drawnIn.length / 2);
  });
});

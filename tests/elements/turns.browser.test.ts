import { expect } from '@esm-bundle/chai';
import { elements } from '../../components/index.js';
import { MetricElement } from '../../src/element/metric-element.js';
import { clear, place, settled, stubbed } from './helpers/mount.js';
import { Stub } from './helpers/stub.js';

const ownNow = performance.now.bind(performance);

/** Milliseconds that the clock of the page has been set forward. */
let ahead = 0;
/** The task in which each tile was drawn for the first time. */
let drawnIn: number[] = [];
let task = 0;

/** An element that takes ten milliseconds to draw. */
class Slow extends elements.nps {
  protected override firstUpdated(): void {
    ahead += 10;
    drawnIn.push(task);
  }
}

/** Counts tasks until the function that is returned is called. */
function countTasks(): () => void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    task += 1;
    port2.postMessage(null);
  };
  port2.postMessage(null);
  return () => port1.close();
}

/** Puts `count` elements of `tag` on the page. */
function put(tag: string, count: number, attributes: Readonly<Record<string, string>>): MetricElement[] {
  const box = place();
  return Array.from({ length: count }, () => {
    const element = document.createElement(tag);
    if (!(element instanceof MetricElement)) throw new Error('the stub is no metric element');
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    box.append(element);
    return element;
  });
}

describe('elements that wait for their turn', () => {
  beforeEach(() => {
    [ahead, drawnIn, task] = [0, [], 0];
    performance.now = () => ownNow() + ahead;
  });

  afterEach(() => {
    performance.now = ownNow;
    clear();
  });

  it('take their places together only as long as the time for that in a task lasts', async () => {
    const stop = countTasks();
    const all = put(stubbed(Slow, new Stub(undefined, true)), 12, { src: '/feed.json' });
    await Promise.all(all.map(({ updateComplete }) => updateComplete));
    stop();
    expect(drawnIn.length).to.equal(12);
    const together = drawnIn.map((at) => drawnIn.filter((other) => other === at).length);
    expect(Math.max(...together)).to.be.at.most(3);
  });

  it('ask nothing that has the page laid out while they take their places', async () => {
    const own = window.getComputedStyle;
    let asked = 0;
    window.getComputedStyle = (...of) => (asked++, own.call(window, ...of));
    const stub = new Stub(undefined, true);
    try {
      const all = put(stubbed(elements.nps, stub), 5, { src: '/feed.json', by: 'region', view: 'summary' });
      await Promise.all(all.map(({ updateComplete }) => updateComplete));
      expect(asked).to.equal(0);
      for (const element of all) await settled(element, 'loading');
    } finally {
      window.getComputedStyle = own;
    }
  });
});

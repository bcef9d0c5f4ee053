import { expect } from '@esm-bundle/chai';
import type { MetricElement } from '../../src/element/metric-element.js';
import { sampleMeasure } from './helpers/measures.js';
import { clear, find, mount, settled } from './helpers/mount.js';
import { Stub } from './helpers/stub.js';

const { setTimeout: realTimeout } = window;
const { now } = performance;

/** Goes on from test to test, as the page's own clock does. */
let time = 1_000_000;

/** Lets timers run when told, at a clock that the test sets. */
class Clock {
  readonly #due: { readonly at: number; readonly run: () => void }[] = [];

  constructor() {
    performance.now = () => time;
    window.setTimeout = ((run: () => void, wait = 0) => {
      if (wait < 100) return realTimeout(run, wait);
      return this.#due.push({ at: time + wait, run });
    }) as typeof window.setTimeout;
  }

  pass(milliseconds: number): void {
    time += milliseconds;
    for (const each of this.#due.filter(({ at }) => at <= time)) {
      this.#due.splice(this.#due.indexOf(each), 1);
      each.run();
    }
  }
}

function said(element: MetricElement): string {
  return find(element, '[role="status"]').textContent ?? '';
}

describe('announcing', () => {
  let clock: Clock;

  beforeEach(() => {
    clock = new Clock();
  });

  afterEach(() => {
    clock.pass(60_000);
    window.setTimeout = realTimeout;
    performance.now = now;
    clear();
  });

  async function answer(element: MetricElement, level: number): Promise<void> {
    element.level = level;
    await element.updateComplete;
    await settled(element);
  }

  it('has its region before it has anything to say, and says nothing of the first answer', async () => {
    const stub = new Stub(sampleMeasure(), true);
    const element = mount(stub);
    await settled(element, 'loading');
    expect(find(element, '[role="status"]').textContent).to.equal('');
    stub.last.open();
    await settled(element);
    clock.pass(6000);
    expect(said(element)).to.equal('');
  });

  it('says a changed answer once, and nothing when nothing has changed', async () => {
    const stub = new Stub();
    const element = mount(stub);
    await settled(element);
    stub.reply = sampleMeasure({ value: 50, low: 48, high: 52 });
    await answer(element, 0.9);
    clock.pass(300);
    expect(said(element)).to.contain('50').and.contain('48').and.contain('52');
    find(element, '[role="status"]').textContent = '';
    await answer(element, 0.91);
    clock.pass(6000);
    expect(said(element)).to.equal('');
  });

  it('lets all elements of the page speak with one voice, once in five seconds', async () => {
    const stub = new Stub();
    const all = [mount(stub), mount(stub), mount(stub)];
    await Promise.all(all.map((element) => settled(element)));
    stub.reply = sampleMeasure({ value: 50 });
    await Promise.all(all.map((element) => answer(element, 0.9)));
    clock.pass(300);
    expect(all.map(said).filter((words) => words !== '').length).to.equal(1);
    stub.reply = sampleMeasure({ value: 60 });
    await Promise.all(all.map((element) => answer(element, 0.8)));
    clock.pass(3000);
    expect(all.map(said).join(' ')).to.not.contain('60');
    clock.pass(2000);
    expect(all.map(said).join(' ')).to.contain('60');
  });

  it('says a failure at once', async () => {
    const stub = new Stub(sampleMeasure(), true);
    const element = mount(stub);
    await settled(element, 'loading');
    stub.last.fail('not_found', { status: 404 });
    await settled(element, 'error');
    clock.pass(300);
    expect(said(element)).to.not.equal('');
  });
});

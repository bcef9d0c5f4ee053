import { expect } from '@esm-bundle/chai';
import { FeedError, type Measure } from '../../src/metric.js';
import type { MetricElement } from '../../src/element/metric-element.js';
import { emptyMeasure, sampleMeasure } from './helpers/measures.js';
import { clear, find, inside, mount, place, settled, words } from './helpers/mount.js';
import { Stub } from './helpers/stub.js';

function button(element: MetricElement, part: string): HTMLButtonElement {
  return find<HTMLButtonElement>(element, `button[part="${part}"]`);
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

describe('loading', () => {
  afterEach(clear);

  it('asks for nothing before the element is in the page, and once when it is', async () => {
    const stub = new Stub();
    const element = mount(stub);
    element.remove();
    await turn();
    expect(stub.calls).to.have.length(0);
    place().append(element);
    await settled(element);
    expect(stub.calls).to.have.length(1);
    expect(stub.last.metric).to.equal('nps');
    expect(stub.last.sources.main.src).to.equal('/feed.json');
  });

  it('shows the default slot, and asks for nothing, while there is nothing to load', async () => {
    const stub = new Stub();
    const element = mount(stub, {});
    element.textContent = 'NPS 41 in May';
    await settled(element, 'idle');
    expect(stub.calls).to.have.length(0);
    const slot = find<HTMLSlotElement>(element, 'slot:not([name])');
    expect(slot.assignedNodes()[0]?.textContent).to.equal('NPS 41 in May');
  });

  it('says that it is loading at once, then shows the answer', async () => {
    const stub = new Stub(sampleMeasure(), true);
    const element = mount(stub);
    await settled(element, 'loading');
    expect(words(element, '[part="state"]')).to.equal('Loading the figures.');
    expect(element.matches(':state(loading)')).to.equal(true);
    stub.last.open();
    await settled(element);
    expect(inside(element).querySelector('[part="state"]')).to.equal(null);
    expect(element.matches(':state(ready)')).to.equal(true);
    expect(element.matches(':state(loading)')).to.equal(false);
  });

  it('tells a slow server and a wait before the next try', async () => {
    const stub = new Stub(sampleMeasure(), true);
    const element = mount(stub);
    await settled(element, 'loading');
    stub.last.options.onProgress?.({ state: 'slow', wait: 3000 });
    await element.updateComplete;
    expect(words(element, '[part="state"]')).to.contain('Still loading.');
    stub.last.options.onProgress?.({ state: 'retrying', wait: 8000 });
    await element.updateComplete;
    expect(words(element, '[part="state"]')).to.contain('Next try in 8 seconds.');
  });

  it('says in words that no answers fall into the window', async () => {
    const element = mount(new Stub(emptyMeasure()));
    await settled(element, 'empty');
    expect(words(element, '[part="state"]')).to.contain('No answers in this period.');
    expect(inside(element).textContent).to.not.match(/NaN|\b0\b/);
  });

  it('says what failed, what to do, and offers a retry that works', async () => {
    const stub = new Stub(sampleMeasure(), true);
    const element = mount(stub);
    const codes: string[] = [];
    element.addEventListener('support-error', ({ detail }) => codes.push(detail.code));
    await settled(element, 'loading');
    stub.last.fail('not_found', { status: 404 });
    await settled(element, 'error');
    expect(codes).to.deep.equal(['not_found']);
    expect(words(element, '[part="state"] .what')).to.not.equal('');
    expect(words(element, '[part="state"]')).to.not.contain('not_found');
    button(element, 'retry').focus();
    button(element, 'retry').click();
    await settled(element, 'loading');
    expect(inside(element).activeElement === find(element, '.frame'), 'has the focus').to.equal(true);
    stub.last.open();
    await settled(element);
    expect(stub.calls).to.have.length(2);
    expect(stub.last.options.fresh).to.equal(true);
  });

  it('keeps the picture when a refresh fails, and says so with a retry', async () => {
    const stub = new Stub();
    const element = mount(stub);
    await settled(element);
    const picture = find(element, '[part="view"]').textContent;
    stub.isHeld = true;
    const refreshed = element.refresh();
    stub.last.fail('offline');
    await refreshed;
    await settled(element, 'stale');
    expect(find(element, '[part="view"]').textContent).to.equal(picture);
    expect(words(element, '[part="state"]')).to.match(/ago/);
    expect(button(element, 'retry').textContent?.trim()).to.not.equal('');
  });

  it('stays stale through a new question, which the old figures answer', async () => {
    const stub = new Stub();
    const element = mount(stub);
    await settled(element);
    stub.isHeld = true;
    const refreshed = element.refresh();
    stub.last.fail('network');
    await refreshed;
    element.level = 0.9;
    await element.updateComplete;
    await settled(element, 'stale');
    expect(stub.calls[0]?.questions.map(({ level }) => level)).to.deep.equal([0.95, 0.9]);
    stub.isHeld = false;
    await element.refresh();
    await settled(element);
    expect(stub.calls[0]?.isClosed).to.equal(true);
  });

  it('opens again for a new question when the feed could not be opened for the old one', async () => {
    const stub = new Stub(sampleMeasure(), true);
    const element = mount(stub, { src: '/feed.json', by: 'regoin' });
    await settled(element, 'loading');
    stub.last.fail('missing_column', { field: 'regoin' });
    await settled(element, 'error');
    stub.isHeld = false;
    element.by = [];
    await element.updateComplete;
    await settled(element);
    expect(stub.calls).to.have.length(2);
  });

  it('asks once more when the machine is online again', async () => {
    const stub = new Stub(sampleMeasure(), true);
    const element = mount(stub);
    await settled(element, 'loading');
    stub.last.fail('offline');
    await settled(element, 'error');
    window.dispatchEvent(new Event('online'));
    expect(stub.calls).to.have.length(2);
    stub.last.open();
    await settled(element);
    window.dispatchEvent(new Event('online'));
    expect(stub.calls).to.have.length(2);
  });

  it('does not show the figures of another feed when the new one fails', async () => {
    const stub = new Stub();
    const element = mount(stub);
    await settled(element);
    stub.isHeld = true;
    element.src = '/other.json';
    await settled(element, 'loading');
    expect(inside(element).querySelector('[part="view"]'), 'the last picture stays meanwhile').to.not.equal(null);
    stub.last.fail('network');
    await settled(element, 'error');
    expect(element.measure).to.equal(null);
  });

  it('lets the newest source win, whatever order the answers come in', async () => {
    const stub = new Stub(sampleMeasure(), true);
    const element = mount(stub);
    const values: (number | null)[] = [];
    element.addEventListener('support-measure', ({ detail }) => values.push(detail.measure.value));
    await settled(element, 'loading');
    for (const name of ['b', 'c', 'd']) {
      element.src = `/${name}.json`;
      await element.updateComplete;
    }
    expect(stub.calls.map(({ signal }) => signal.aborted)).to.deep.equal([true, true, true, false]);
    for (const call of stub.calls.toReversed()) call.open();
    await settled(element);
    await turn();
    expect(values).to.deep.equal([41.2]);
    expect(stub.last.sources.main.src).to.equal('/d.json');
  });

  it('lets the newest question win over an answer that is still being computed', async () => {
    const stub = new Stub();
    const element = mount(stub);
    await settled(element);
    let answerLate: (measure: Measure) => void = () => {};
    stub.reply = new Promise((resolve) => (answerLate = resolve));
    element.level = 0.9;
    await settled(element, 'loading');
    stub.reply = sampleMeasure({ value: 7, level: 0.8 });
    element.level = 0.8;
    await settled(element);
    answerLate(sampleMeasure({ level: 0.9 }));
    await turn();
    expect(element.measure?.value).to.equal(7);
    expect(stub.calls).to.have.length(1);
    expect(stub.last.questions.map(({ level }) => level)).to.deep.equal([0.95, 0.9, 0.8]);
  });

  it('re-measures on a new question and opens again on a new source or another way to read it', async () => {
    const stub = new Stub();
    stub.dims = ['region'];
    const element = mount(stub);
    await settled(element);
    element.since = '2024-01-01';
    element.by = ['region'];
    await element.updateComplete;
    await settled(element);
    expect(stub.calls).to.have.length(1);
    expect(stub.last.questions.at(-1)).to.include({ since: '2024-01-01' });
    expect(stub.last.questions.at(-1)?.by).to.deep.equal(['region']);
    element.setAttribute('fields', '{"score": "mark"}');
    await element.updateComplete;
    await settled(element);
    expect(stub.calls).to.have.length(2);
    expect(stub.calls[0]?.isClosed).to.equal(true);
  });

  it('opens again for a column that was not kept, and names it', async () => {
    const stub = new Stub();
    const element = mount(stub);
    await settled(element);
    element.filters = { plan: ['Pro'] };
    await element.updateComplete;
    await settled(element);
    expect(stub.calls.map(({ sources }) => sources.main.decode.columns)).to.deep.equal([[], ['plan']]);
  });

  it('makes one request and one render of ten changes in a task', async () => {
    const stub = new Stub();
    const element = mount(stub);
    await settled(element);
    for (let i = 0; i < 10; i++) element.src = `/feed-${i}.json`;
    element.level = 0.9;
    await settled(element);
    expect(stub.calls).to.have.length(2);
    expect(stub.last.questions).to.have.length(1);
    expect(stub.last.sources.main.src).to.equal('/feed-9.json');
  });

  it('aborts when it is removed while loading, and tells nothing after that', async () => {
    const stub = new Stub(sampleMeasure(), true);
    const element = mount(stub);
    const told: string[] = [];
    for (const type of ['support-measure', 'support-error', 'support-issues']) {
      element.addEventListener(type, () => told.push(type));
    }
    await settled(element, 'loading');
    element.remove();
    await turn();
    expect(stub.last.signal.aborted).to.equal(true);
    stub.last.open();
    await turn();
    expect(told).to.deep.equal([]);
  });

  it('closes its feed when it leaves the page, and opens it again when it comes back', async () => {
    const stub = new Stub();
    const element = mount(stub);
    await settled(element);
    element.remove();
    await turn();
    expect(stub.last.isClosed).to.equal(true);
    place().append(element);
    await element.updateComplete;
    await settled(element);
    expect(stub.calls).to.have.length(2);
  });

  it('moves within a task without a request, and keeps its picture', async () => {
    const stub = new Stub();
    const element = mount(stub);
    await settled(element);
    const picture = find(element, '[part="view"]');
    const other = place();
    other.append(element);
    other.prepend(element);
    await settled(element);
    expect(stub.calls).to.have.length(1);
    expect(stub.last.isClosed).to.equal(false);
    expect(find(element, '[part="view"]')).to.equal(picture);
  });

  it('shows a thrown mistake of the engine as an error, not as a rejection nobody handles', async () => {
    const stub = new Stub(new FeedError('too_many_bad', { share: 0.6 }));
    const element = mount(stub);
    await settled(element, 'error');
    expect(words(element, '[part="state"]')).to.contain('60%');
  });
});

describe('time', () => {
  const timers: { callback: () => void; wait: number }[] = [];
  const { setTimeout: realTimeout } = window;
  const realNow = performance.now.bind(performance);
  let visibility: DocumentVisibilityState = 'visible';

  beforeEach(() => {
    timers.length = 0;
    visibility = 'visible';
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => visibility,
    });
  });

  afterEach(() => {
    window.setTimeout = realTimeout;
    performance.now = realNow;
    Reflect.deleteProperty(document, 'visibilityState');
    clear();
  });

  function catchTimers(): void {
    window.setTimeout = ((callback: () => void, wait = 0) => {
      if (wait < 900) return realTimeout(callback, wait);
      timers.push({ callback, wait });
      return -1;
    }) as typeof window.setTimeout;
  }

  /** Lets `wait` milliseconds pass; the last timer that was set for about as long is due. */
  function pass(wait: number): void {
    performance.now = () => realNow() + wait;
    timers.findLast((timer) => timer.wait <= wait && timer.wait > wait - 1000)?.callback();
  }

  function hide(next: DocumentVisibilityState): void {
    visibility = next;
    document.dispatchEvent(new Event('visibilitychange'));
  }

  /** The timers of reading again, which are longer than any other here. */
  const polls = (): typeof timers => timers.filter(({ wait }) => wait > 2000);

  it('shows the words of loading only when it takes a second', async () => {
    catchTimers();
    const element = mount(new Stub(sampleMeasure(), true));
    await settled(element, 'loading');
    const isShown = (): boolean => !find(element, '[part="state"]').classList.contains('visually-hidden');
    expect(isShown()).to.equal(false);
    pass(1000);
    await element.updateComplete;
    expect(isShown()).to.equal(true);
  });

  it('says what it waits for from the side where reading begins', async () => {
    catchTimers();
    const element = mount(new Stub(sampleMeasure(), true));
    element.dir = 'rtl';
    await settled(element, 'loading');
    pass(1000);
    await element.updateComplete;
    const room = find(element, '[part="skeleton"]').getBoundingClientRect();
    const said = find(element, '[part="state"] bdi').getBoundingClientRect();
    expect(room.right - said.right).to.be.within(0, 16);
    expect(said.left - room.left).to.be.above(room.width / 2);
  });

  it('tells the age of stale figures anew each minute', async () => {
    catchTimers();
    const stub = new Stub();
    const element = mount(stub);
    await settled(element);
    stub.isHeld = true;
    const refreshed = element.refresh();
    stub.last.fail('network');
    await refreshed;
    await settled(element, 'stale');
    const { now } = Date;
    const later = now() + 180_000;
    Date.now = () => later;
    pass(60_000);
    await element.updateComplete;
    Date.now = now;
    expect(words(element, '[part="state"]')).to.contain('3 minutes');
  });

  it('asks again after the seconds of `refresh`, quietly', async () => {
    catchTimers();
    const stub = new Stub();
    const element = mount(stub, { src: '/feed.json', refresh: '60' });
    await settled(element);
    expect(polls().at(-1)?.wait).to.be.within(59_000, 60_000);
    stub.isHeld = true;
    pass(60_000);
    await element.updateComplete;
    expect(stub.calls).to.have.length(2);
    expect(stub.last.options).to.include({ fresh: true, maxAge: 2000 });
    expect(element.state).to.equal('ready');
  });

  it('plans nothing while the page is hidden, and plans again on return', async () => {
    catchTimers();
    visibility = 'hidden';
    const stub = new Stub();
    const element = mount(stub, { src: '/feed.json', refresh: '60' });
    await settled(element);
    expect(polls()).to.have.length(0);
    hide('visible');
    expect(polls()).to.have.length(1);
    element.remove();
    hide('hidden');
    hide('visible');
    expect(polls()).to.have.length(1);
  });
});

import { expect } from '@esm-bundle/chai';
import type { MetricElement } from '../../src/element/metric-element.js';
import { FeedError } from '../../src/metric.js';
import type { ConnectOptions } from '../../src/engine/client.js';
import { emptyMeasure, sampleMeasure } from './helpers/measures.js';
import { clear, find, inside, mount, settled, words } from './helpers/mount.js';
import { Stub } from './helpers/stub.js';
import { violationsOf } from './helpers/axe.js';

type Progress = Parameters<NonNullable<ConnectOptions['onProgress']>>[0];

const half: Progress = {
  state: 'working',
  bytes: 60_000_000,
  total: 120_000_000,
  rows: 500_000,
};

const { setTimeout: realTimeout } = window;
const realNow = performance.now.bind(performance);
let late: (() => void)[] = [];

/** From now on alarms ring when `beLate` is called, and not before. */
function holdAlarms(): void {
  late = [];
  window.setTimeout = ((callback: () => void, wait = 0) =>
    wait < 900 ? realTimeout(callback, wait) : (late.push(callback), -1)) as typeof window.setTimeout;
}

/** A second passes. */
async function beLate(element: MetricElement): Promise<void> {
  performance.now = () => realNow() + 1100;
  for (const ring of late.splice(0)) ring();
  await new Promise((resolve) => realTimeout(resolve, 20));
  await element.updateComplete;
}

function endTime(): void {
  window.setTimeout = realTimeout;
  performance.now = realNow;
}

const has = (element: MetricElement, part: string): boolean =>
  inside(element).querySelector(`[part="${part}"]`) !== null;
const button = (element: MetricElement, part: string): HTMLButtonElement => find(element, `button[part="${part}"]`);

/** An element whose work has taken more than a second: its first reading, or the one that `change` begins. */
async function longAtWork(stub: Stub, change?: (element: MetricElement) => void): Promise<MetricElement> {
  holdAlarms();
  stub.isHeld = change === undefined;
  const element = mount(stub);
  await settled(element, change === undefined ? 'loading' : 'ready');
  stub.isHeld = true;
  change?.(element);
  await element.updateComplete;
  await beLate(element);
  return element;
}

describe('work that takes long', () => {
  afterEach(() => {
    endTime();
    clear();
  });

  it('tells the bytes and rows read, and that it works out the figures', async () => {
    const stub = new Stub(new Promise(() => undefined));
    const element = await longAtWork(stub);
    stub.last.options.onProgress?.(half);
    await element.updateComplete;
    expect(words(element, '[part="state"]')).to.equal('Loading the figures. 60 of 120 MB, 500,000 rows Stop');
    const bar = find<HTMLProgressElement>(element, 'progress');
    expect([bar.position, bar.getAttribute('aria-label')]).to.deep.equal([0.5, 'Loading the figures.']);
    expect(await violationsOf(element)).to.deep.equal([]);
    stub.last.open();
    await settled(element, 'loading');
    expect(words(element, '[part="state"]')).to.equal('Working out the figures. Stop');
  });

  it('moves neither its words nor its button, whatever comes to be told', async () => {
    const stub = new Stub(new Promise(() => undefined));
    const element = await longAtWork(stub);
    if (element.parentElement) element.parentElement.style.width = '260px';
    const places = () =>
      [find(element, '[part="state"] bdi'), button(element, 'stop')].map((node) => {
        const { left, top } = node.getBoundingClientRect();
        return [left, top, find(element, '.frame').offsetHeight];
      });
    const before = places();
    const told: Progress[] = [{ state: 'slow', wait: 0 }, half];
    for (const progress of told) {
      stub.last.options.onProgress?.(progress);
      await element.updateComplete;
      expect(places()).to.deep.equal(before);
    }
    stub.last.open();
    await settled(element, 'loading');
    expect(places()).to.deep.equal(before);
  });

  it('is not drawn anew for what comes before it is told', async () => {
    holdAlarms();
    const stub = new Stub(sampleMeasure(), true);
    const element = mount(stub);
    await settled(element, 'loading');
    stub.last.options.onProgress?.(half);
    expect(element.isUpdatePending).to.equal(false);
    await beLate(element);
    expect(words(element, '[part="state"]')).to.contain('60 of 120 MB');
    stub.last.options.onProgress?.({ ...half, bytes: 90_000_000 });
    expect(element.isUpdatePending).to.equal(true);
  });

  it('does not call a server slow whose bytes come', async () => {
    const stub = new Stub();
    const element = await longAtWork(stub);
    stub.last.options.onProgress?.(half);
    stub.last.options.onProgress?.({ state: 'slow', wait: 0 });
    await element.updateComplete;
    expect(words(element, '[part="state"]')).to.contain('60 of 120 MB');
  });

  it('is told and can be stopped only once it takes long, and not after', async () => {
    holdAlarms();
    const stub = new Stub(sampleMeasure(), true);
    const element = mount(stub);
    await settled(element, 'loading');
    stub.last.options.onProgress?.(half);
    await element.updateComplete;
    expect([has(element, 'stop'), has(element, 'progress')]).to.deep.equal([false, false]);
    await beLate(element);
    expect([has(element, 'stop'), has(element, 'progress')]).to.deep.equal([true, true]);
    button(element, 'stop').focus();
    stub.last.open();
    await settled(element);
    expect([has(element, 'stop'), has(element, 'progress')]).to.deep.equal([false, false]);
    expect(inside(element).activeElement === find(element, '.frame'), 'has the focus').to.equal(true);
  });

  it('is named anew once a quarter, not at every word about it', async () => {
    const stub = new Stub();
    const element = await longAtWork(stub);
    const labels: string[] = [];
    const internals = Object.getOwnPropertyDescriptor(ElementInternals.prototype, 'ariaLabel');
    Object.defineProperty(ElementInternals.prototype, 'ariaLabel', {
      configurable: true,
      set(label: string) {
        if (labels.at(-1) !== label) labels.push(label);
      },
    });
    try {
      for (let bytes = 0; bytes <= 100; bytes += 5) {
        stub.last.options.onProgress?.({
          state: 'working',
          bytes,
          total: 100,
          rows: bytes,
        });
        await element.updateComplete;
      }
    } finally {
      if (internals) Object.defineProperty(ElementInternals.prototype, 'ariaLabel', internals);
    }
    const said = ['Loading the figures.', ...[25, 50, 75, 100].map((share) => `Loading the figures. ${share}%`)];
    expect(labels).to.deep.equal(said.map((sentence) => `NPS. ${sentence}`));
  });

  it('draws nothing of the picture anew while it tells', async () => {
    const stub = new Stub();
    const element = await longAtWork(stub, (old) => void old.refresh());
    const seen: MutationRecord[] = [];
    const observer = new MutationObserver((records) => seen.push(...records));
    const watched = {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    };
    observer.observe(find(element, '[part="view"]'), watched);
    stub.last.options.onProgress?.(half);
    await element.updateComplete;
    expect(words(element, '[part="state"]')).to.contain('60 of 120 MB');
    expect([...seen, ...observer.takeRecords()].length).to.equal(0);
  });
});

describe('stopping', () => {
  const told: string[] = [];
  const errors: unknown[] = [];
  const { error } = console;

  beforeEach(() => {
    told.length = errors.length = 0;
    console.error = (...given: unknown[]) => void errors.push(given);
  });

  afterEach(() => {
    console.error = error;
    endTime();
    clear();
  });

  function listen(element: MetricElement): void {
    for (const type of ['support-measure', 'support-error', 'support-issues']) {
      element.addEventListener(type, () => told.push(type));
    }
  }

  it('a first reading aborts it, says so, and offers to read again', async () => {
    const stub = new Stub();
    const element = await longAtWork(stub);
    listen(element);
    button(element, 'stop').focus();
    button(element, 'stop').click();
    await settled(element, 'stopped');
    expect(stub.last.signal.aborted).to.equal(true);
    expect(element.matches(':state(stopped)')).to.equal(true);
    expect(words(element, '[part="state"]')).to.contain('Stopped before there were figures.');
    expect(inside(element).activeElement === find(element, '.frame'), 'has the focus').to.equal(true);
    expect([told, errors]).to.deep.equal([[], []]);
    stub.isHeld = false;
    button(element, 'retry').click();
    await settled(element);
    expect(stub.calls).to.have.length(2);
    expect(told[0]).to.equal('support-measure');
  });

  it('a refresh leaves figures and state as they were', async () => {
    for (const [measure, state] of [
      [sampleMeasure(), 'ready'],
      [emptyMeasure(), 'empty'],
    ] as const) {
      const stub = new Stub(measure);
      const element = mount(stub);
      await settled(element, state);
      stub.isHeld = true;
      const refreshed = element.refresh();
      await settled(element, 'loading');
      listen(element);
      element.stop();
      await refreshed;
      await settled(element, state);
      expect(element.measure).to.equal(measure);
      expect(stub.last.signal.aborted).to.equal(true);
      expect(stub.calls[0]?.isClosed, 'the feed that is shown stays open').to.equal(false);
    }
    expect([told, errors]).to.deep.equal([[], []]);
  });

  it('a refresh of old figures leaves them old', async () => {
    const stub = new Stub();
    const element = mount(stub);
    await settled(element);
    stub.isHeld = true;
    const failed = element.refresh();
    stub.last.fail('network');
    await failed;
    await settled(element, 'stale');
    void element.refresh();
    await settled(element, 'loading');
    element.stop();
    await settled(element, 'stale');
    expect(words(element, '[part="state"]')).to.match(/ago/);
  });

  it('a new question keeps the old picture, says that it is not of what was asked last, and takes it up again', async () => {
    const stub = new Stub();
    stub.dims = ['region'];
    const element = await longAtWork(stub, (old) => {
      stub.reply = new Promise(() => undefined);
      old.filters = { region: ['EMEA'] };
    });
    const picture = find(element, '[part="view"]').textContent;
    expect(words(element, '[part="state"]')).to.equal('Working out the figures. Stop');
    button(element, 'stop').click();
    await settled(element, 'stopped');
    expect(find(element, '[part="view"]').textContent).to.equal(picture);
    expect(words(element, '[part="state"]')).to.contain('not of what was asked last');
    stub.reply = sampleMeasure({ value: 7 });
    button(element, 'retry').click();
    await settled(element);
    expect([element.measure?.value, stub.calls.length]).to.deep.equal([7, 1]);
  });

  it('a reading for another column leaves the open feed to answer what it can', async () => {
    const stub = new Stub();
    const element = mount(stub);
    await settled(element);
    stub.isHeld = true;
    element.filters = { plan: ['Pro'] };
    await settled(element, 'loading');
    element.stop();
    await settled(element, 'stopped');
    element.filters = {};
    await element.updateComplete;
    await settled(element);
    expect([stub.calls.length, stub.calls[0]?.questions.length]).to.deep.equal([2, 2]);
    element.filters = { plan: ['Pro'] };
    await settled(element, 'loading');
    expect(stub.calls).to.have.length(3);
  });

  it('does nothing where there is nothing to stop', async () => {
    const stub = new Stub();
    const element = mount(stub);
    await settled(element);
    element.stop();
    await settled(element);
    expect(stub.last.isClosed).to.equal(false);
  });

  it('a quiet refresh is possible too, which says after a second that it goes on', async () => {
    holdAlarms();
    const stub = new Stub();
    const element = mount(stub, { src: '/feed.json', refresh: '60' });
    await settled(element);
    stub.isHeld = true;
    performance.now = () => realNow() + 61_000;
    for (const ring of late.splice(0)) ring();
    await new Promise((resolve) => realTimeout(resolve, 20));
    expect([stub.calls.length, element.state, has(element, 'state')]).to.deep.equal([2, 'ready', false]);
    performance.now = () => realNow() + 63_000;
    for (const ring of late.splice(0)) ring();
    await new Promise((resolve) => realTimeout(resolve, 20));
    await element.updateComplete;
    expect(words(element, '[part="state"]')).to.equal('Loading the figures. Stop');
    expect(element.state).to.equal('ready');
    button(element, 'stop').click();
    await element.updateComplete;
    expect([element.state, has(element, 'state'), stub.last.signal.aborted]).to.deep.equal(['ready', false, true]);
  });

  it('holds until somebody asks: nothing is read again by itself', async () => {
    holdAlarms();
    const stub = new Stub(sampleMeasure(), true);
    const element = mount(stub, { src: '/feed.json', refresh: '60' });
    await settled(element, 'loading');
    element.stop();
    await settled(element, 'stopped');
    performance.now = () => realNow() + 300_000;
    for (const ring of late.splice(0)) ring();
    await new Promise((resolve) => realTimeout(resolve, 20));
    expect([stub.calls.length, element.state]).to.deep.equal([1, 'stopped']);
  });
});

describe('a feed that comes again as it was', () => {
  afterEach(() => {
    endTime();
    clear();
  });

  it('is not computed again, changes nothing in the page, and says nothing', async () => {
    holdAlarms();
    const stub = new Stub();
    stub.isUnchanged = true;
    const element = mount(stub, { src: '/feed.json', refresh: '60' });
    await settled(element);
    expect(stub.last.options.repeats).to.equal(true);
    const told: string[] = [];
    for (const type of ['support-measure', 'support-issues']) element.addEventListener(type, () => told.push(type));
    const seen: MutationRecord[] = [];
    const observer = new MutationObserver((records) => seen.push(...records));
    const watched = {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    };
    observer.observe(inside(element), watched);
    observer.observe(element, watched);
    performance.now = () => realNow() + 61_000;
    for (const ring of late.splice(0)) ring();
    await turned();
    await settled(element);
    expect(stub.calls.map(({ questions }) => questions.length)).to.deep.equal([1, 0]);
    const changes = [...seen, ...observer.takeRecords()].map(({ type, attributeName, target }) =>
      [type, attributeName, target.nodeName].join(' '),
    );
    expect(changes).to.deep.equal([]);
    expect(told).to.deep.equal([]);
    expect(stub.calls.map(({ isClosed }) => isClosed)).to.deep.equal([true, false]);
  });

  it('answers what was asked meanwhile', async () => {
    const stub = new Stub();
    stub.isUnchanged = true;
    const element = mount(stub);
    await settled(element);
    stub.isHeld = true;
    const refreshed = element.refresh();
    element.level = 0.9;
    await element.updateComplete;
    stub.last.open();
    await refreshed;
    await settled(element);
    expect(stub.calls.flatMap(({ questions }) => questions.map(({ level }) => level))).to.contain(0.9);
  });
});

describe('a feed that wants a sign-in', () => {
  afterEach(() => {
    endTime();
    clear();
  });

  it('is told once an origin, leaves old figures, and is read again only when told', async () => {
    holdAlarms();
    const stub = new Stub();
    const elements = Array.from({ length: 60 }, (_, index) =>
      mount(stub, { src: `/feed-${index % 20}.json`, refresh: '60' }),
    );
    const codes: string[] = [];
    for (const element of elements) element.addEventListener('support-error', ({ detail }) => codes.push(detail.code));
    await Promise.all(elements.map((element) => settled(element)));
    stub.reply = new FeedError('auth_required', {
      status: 401,
      origin: 'https://feeds.example',
    });
    await Promise.all(elements.map((element) => element.refresh()));
    await Promise.all(elements.map((element) => settled(element, 'stale')));
    expect(codes).to.deep.equal(['auth_required']);
    expect(elements.every(({ measure }) => measure?.value === 41.2)).to.equal(true);
    const asked = stub.calls.length;
    performance.now = () => realNow() + 300_000;
    for (const ring of late.splice(0)) ring();
    await turned();
    expect(stub.calls.length, 'nobody asks again by itself').to.equal(asked);
    await elements[0]?.refresh();
    expect(codes, 'told again where somebody asked again').to.deep.equal(['auth_required', 'auth_required']);
    stub.reply = sampleMeasure();
    await elements[0]?.refresh();
    expect(elements[0]?.state).to.equal('ready');
  });
});

const turned = (): Promise<void> => new Promise((resolve) => realTimeout(resolve, 20));

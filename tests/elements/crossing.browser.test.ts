import { expect } from '@esm-bundle/chai';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { MetricElement } from '../../src/element/metric-element.js';
import { violationsOf } from './helpers/axe.js';
import { clear, find, inside, mount, settled, words } from './helpers/mount.js';
import { Page } from './helpers/page.js';
import { Stub } from './helpers/stub.js';

const segments = { view: 'segments', by: 'region' };
const trend = { view: 'trend' };

function points(tile: MetricElement): SVGGElement[] {
  return [...inside(tile).querySelectorAll<SVGGElement>('[data-index]')];
}

function point(tile: MetricElement, key: string): SVGGElement {
  const found = points(tile).find(({ dataset }) => dataset['key'] === key);
  if (found === undefined) throw new Error(`no point ${key}`);
  return found;
}

function region(key: string): string {
  return JSON.stringify(['region', key]);
}

function press(node: Element): void {
  node.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
}

function line(tile: MetricElement): string | null {
  return inside(tile).querySelector('[part="filters"]') === null ? null : words(tile, '[part="filters"]');
}

function marked(tile: MetricElement, attribute = 'aria-current'): string[] {
  return points(tile).flatMap((node) => (node.hasAttribute(attribute) ? [node.dataset['key'] ?? ''] : []));
}

async function until(isSo: () => boolean, turns = 200): Promise<void> {
  for (let turn = 0; turn < turns && !isSo(); turn++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(isSo()).to.equal(true);
}

/** The middle of what catches the pointer around a point. */
function middle(node: Element): [number, number] {
  const { left, top, width, height } = (node.querySelector('.hit') ?? node).getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
}

async function drag(from: Element, to: Element): Promise<void> {
  await sendMouse({ type: 'move', position: middle(from) });
  await sendMouse({ type: 'down' });
  const chart = from.closest('svg');
  for (let turn = 0; turn < 50 && chart?.querySelector('[data-brushed]') === null; turn++) {
    await sendMouse({ type: 'move', position: middle(from) });
    await sendMouse({ type: 'move', position: middle(to) });
  }
}

describe('choosing a segment', () => {
  afterEach(clear);

  it('filters the others and not itself, asking each once at most, and says so on both', async () => {
    const page = await new Page('', 640, segments).settled();
    const [one, two] = [page.tile(0), page.tile(1)];
    press(point(one, region('EMEA')));
    await page.settled();
    expect(page.questions).to.deep.equal([1, 2]);
    expect(page.asked(0).filters).to.deep.equal({});
    expect(page.asked(1).filters).to.deep.equal({ region: ['EMEA'] });
    expect(line(one)).to.equal('Filters the others: Region: EMEA Clear');
    expect(line(two)).to.equal('Filtered: Region: EMEA');
    expect(marked(one)).to.deep.equal([region('EMEA')]);
    expect(marked(two)).to.deep.equal([]);
  });

  it('asks each of 24 elements once, and says once what was chosen', async () => {
    const page = await new Page('', 640, segments, 24).settled();
    const region24 = find(page.tile(0), '[role="status"]');
    const said: string[] = [];
    new MutationObserver(() => said.push(region24.textContent ?? '')).observe(region24, { childList: true });
    press(point(page.tile(0), region('EMEA')));
    await page.settled();
    expect(page.questions).to.deep.equal([1, ...Array.from({ length: 23 }, () => 2)]);
    await until(() => said.length > 0, 800);
    expect(said.map((each) => each.split('Filters the others').length - 1)).to.deep.equal([1]);
    expect(said[0]).to.contain('Filters the others: Region: EMEA');
  });

  it('needs no feed to be read again, since all of a page keep what one shows', async () => {
    const page = await new Page('', 640, segments).settled();
    page.tile(1).removeAttribute('by');
    await page.settled();
    press(point(page.tile(0), region('EMEA')));
    await page.settled();
    expect(page.stubs.map(({ calls }) => calls.length)).to.deep.equal([1, 1]);
    expect(page.stubs[0]?.last.sources.main.decode.columns).to.deep.equal(['region']);
  });

  it('adds a second one, and the same again takes it away', async () => {
    const page = await new Page('', 640, segments).settled();
    const one = page.tile(0);
    press(point(one, region('EMEA')));
    press(point(one, region('Americas')));
    await page.settled();
    expect(page.asked(1).filters).to.deep.equal({
      region: ['EMEA', 'Americas'],
    });
    press(point(one, region('EMEA')));
    press(point(one, region('Americas')));
    await page.settled();
    expect(page.asked(1).filters).to.deep.equal({});
    expect([line(one), line(page.tile(1)), marked(one)]).to.deep.equal([null, null, []]);
  });

  it('tells of it from the element, after support-select', async () => {
    const page = await new Page('', 640, segments).settled();
    const heard: string[] = [];
    for (const type of ['support-select', 'support-filter'] as const)
      page.box.addEventListener(type, ({ target }) =>
        heard.push(`${type} ${target instanceof Element ? target.id : ''}`),
      );
    press(point(page.tile(1), region('EMEA')));
    expect(heard).to.deep.equal(['support-select tile-1', 'support-filter tile-1']);
    expect(page.heard[0]).to.deep.include({
      field: 'region',
      reason: 'reader',
    });
  });

  it('is taken away by a button of 24 pixels, and the focus stays in the tile', async () => {
    const page = await new Page('', 640, segments).settled();
    const one = page.tile(0);
    press(point(one, region('EMEA')));
    await page.settled();
    const button = find<HTMLButtonElement>(one, '[part="clear"]');
    expect(button.getBoundingClientRect().height).to.be.at.least(24);
    button.focus();
    button.click();
    await page.settled();
    expect(page.asked(1).filters).to.deep.equal({});
    expect(inside(one).activeElement === find(one, '.frame'), 'has the focus').to.equal(true);
  });

  it('is gone back to by Ctrl+Z with the focus in any element', async () => {
    const page = await new Page('', 640, segments).settled();
    press(point(page.tile(0), region('EMEA')));
    await page.settled();
    page.tile(1).focus();
    await sendKeys({ press: 'Control+z' });
    await page.settled();
    expect(page.asked(1).filters).to.deep.equal({});
    expect(page.heard.at(-1)?.reason).to.equal('undo');
  });

  it('works by keys, and axe finds nothing in what is marked', async () => {
    const page = await new Page('', 640, segments).settled();
    page.tile(0).focus();
    await sendKeys({ press: 'Enter' });
    await page.settled();
    expect(page.board.choices.filters).to.have.length(1);
    expect(await violationsOf(page.tile(0))).to.deep.equal([]);
    expect(await violationsOf(page.tile(1))).to.deep.equal([]);
  });

  it('comes back by a link with its mark and its origin', async () => {
    const page = await new Page('', 640, segments).settled();
    press(point(page.tile(0), region('EMEA')));
    const link = page.heard[0]?.link ?? '';
    const fresh = new Page(`<support-filter field="plan" state="${link}"></support-filter>`, 640, segments);
    await fresh.settled();
    expect([fresh.asked(0).filters, fresh.asked(1).filters]).to.deep.equal([{}, { region: ['EMEA'] }]);
    expect(marked(fresh.tile(0))).to.deep.equal([region('EMEA')]);
  });

  it('filters nothing where a segment is hidden because it is small', async () => {
    const page = await new Page('', 640, segments).settled();
    press(point(page.tile(0), region('ANZ')));
    expect(page.board.choices.filters).to.deep.equal([]);
  });

  it('filters nothing where cross-filter is off, on the element or around it, and the element goes before', async () => {
    const page = await new Page('', 640, segments).settled();
    page.box.setAttribute('cross-filter', 'off');
    page.tile(1).setAttribute('cross-filter', 'on');
    press(point(page.tile(0), region('EMEA')));
    expect(page.board.choices.filters).to.deep.equal([]);
    press(point(page.tile(1), region('EMEA')));
    expect(page.board.choices.filters).to.have.length(1);
  });

  it('changes nothing outside of dashboards and groups', async () => {
    const stub = new Stub();
    const alone = mount(stub, { src: '/feed.json', ...segments });
    await settled(alone);
    let heard = 0;
    alone.addEventListener('support-filter', () => heard++);
    press(point(alone, region('EMEA')));
    await settled(alone);
    expect([heard, stub.last.questions.length, line(alone), marked(alone)]).to.deep.equal([0, 1, null, []]);
  });
});

describe('what the page asks of an element', () => {
  afterEach(clear);

  it('is not said where it does not hold: own dates, own periods, fields that its feed lacks', async () => {
    const page = new Page('', 640, { since: '2024-01-01', period: 'week' });
    for (const stub of page.stubs) {
      const { reply } = stub;
      if (typeof reply !== 'function' && 'context' in reply)
        stub.reply = {
          ...reply,
          context: { ...reply.context, not_filtered: ['plan'] },
        };
    }
    await page.settled();
    const filters = ['region', 'plan'].map((field) => ({
      field,
      values: ['a'],
      origin: null,
    }));
    const span = { since: '2023-01-01', until: '2023-07-01', origin: null };
    page.board.choose({ filters, span, period: 'quarter', compare: null });
    await page.settled();
    expect(line(page.tile(0))).to.equal('Filtered: Region: a Keeps its own dates. Keeps its own periods.');
  });

  it('is said once where a filter and a chart let values of one field through, and apart where nothing is left', async () => {
    const page = await new Page('').settled();
    const choice = (values: readonly string[], origin: string | null) => ({
      field: 'region',
      values,
      origin,
    });
    const choices = { span: null, period: null, compare: null };
    page.board.choose({
      ...choices,
      filters: [choice(['EMEA', 'ANZ'], null), choice(['EMEA'], 'tile-1')],
    });
    await page.settled();
    expect(line(page.tile(0))).to.equal('Filtered: Region: EMEA');
    expect(line(page.tile(1))).to.equal('Filters the others: Region: EMEA Clear Filtered: Region: EMEA, ANZ');
    page.board.choose({
      ...choices,
      filters: [choice(['ANZ'], null), choice(['EMEA'], 'tile-1')],
    });
    await page.settled();
    expect(line(page.tile(0))).to.equal('Filtered: Region: ANZ; Region: EMEA');
  });

  it('is said with the dates of a stretch of time, the last one included', async () => {
    const page = await new Page('').settled();
    page.board.choose({
      filters: [],
      span: { since: '2023-01-01', until: '2023-07-01', origin: null },
      period: null,
      compare: null,
    });
    await page.settled();
    expect(line(page.tile(0))).to.equal('Filtered: Jan 1, 2023 to Jun 30, 2023');
  });
});

describe('a stretch of time', () => {
  afterEach(clear);

  it('is one period by pressing it, and the same again takes it away', async () => {
    const page = await new Page('', 640, trend).settled();
    press(point(page.tile(0), '2023-03'));
    await page.settled();
    const march = {
      since: '2023-03-01T00:00:00Z',
      until: '2023-04-01T00:00:00Z',
    };
    expect(page.asked(1)).to.deep.include(march);
    expect(page.asked(0)).to.deep.include({ since: null, until: null });
    expect(marked(page.tile(0))).to.deep.equal(['2023-03']);
    press(point(page.tile(0), '2023-03'));
    await page.settled();
    expect(page.asked(1)).to.deep.include({ since: null, until: null });
  });

  it('is dragged over the points, and the element goes on to show all with the stretch marked', async () => {
    const page = await new Page('', 640, trend).settled();
    const one = page.tile(0);
    await drag(point(one, '2023-03'), point(one, '2023-06'));
    await until(() => marked(one, 'data-brushed').length === 4);
    await sendMouse({ type: 'up' });
    await page.settled();
    expect(page.asked(1)).to.deep.include({
      since: '2023-03-01T00:00:00Z',
      until: '2023-07-01T00:00:00Z',
    });
    expect(page.questions).to.deep.equal([1, 2]);
    expect(marked(one, 'data-brushed')).to.deep.equal([]);
    expect(marked(one)).to.deep.equal(['2023-03', '2023-04', '2023-05', '2023-06']);
    expect(line(one)).to.equal('Filters the others: Mar 1, 2023 to Jun 30, 2023 Clear');
    expect(page.heard.map(({ reason, since }) => [reason, since])).to.deep.equal([['reader', '2023-03-01T00:00:00Z']]);
  });

  it('is left by Escape while it is dragged', async () => {
    const page = await new Page('', 640, trend).settled();
    const one = page.tile(0);
    await drag(point(one, '2023-03'), point(one, '2023-06'));
    await until(() => marked(one, 'data-brushed').length === 4);
    await sendKeys({ press: 'Escape' });
    await sendMouse({ type: 'up' });
    expect(marked(one, 'data-brushed')).to.deep.equal([]);
    expect(page.board.choices.span).to.equal(null);
  });

  it('is marked by Shift with arrows, taken by Enter, and left by Escape or an arrow alone', async () => {
    const page = await new Page('', 640, trend).settled();
    const one = page.tile(0);
    point(one, '2023-04').focus();
    await sendKeys({ press: 'Shift+ArrowRight' });
    await until(() => marked(one, 'data-brushed').length === 2);
    await sendKeys({ press: 'Shift+ArrowRight' });
    expect(marked(one, 'data-brushed')).to.deep.equal(['2023-04', '2023-05', '2023-06']);
    await sendKeys({ press: 'ArrowRight' });
    expect(marked(one, 'data-brushed')).to.deep.equal([]);
    await sendKeys({ press: 'Shift+ArrowLeft' });
    await until(() => marked(one, 'data-brushed').length === 2);
    await sendKeys({ press: 'Escape' });
    expect(marked(one, 'data-brushed')).to.deep.equal([]);
    expect(page.board.choices.span).to.equal(null);
    await sendKeys({ press: 'Shift+ArrowLeft' });
    await until(() => marked(one, 'data-brushed').length === 2);
    await sendKeys({ press: 'Enter' });
    await page.settled();
    expect(page.asked(1)).to.deep.include({
      since: '2023-05-01T00:00:00Z',
      until: '2023-07-01T00:00:00Z',
    });
    expect(page.heard).to.have.length(1);
    expect(inside(one).activeElement?.getAttribute('data-key')).to.equal('2023-05');
  });

  it('lets a finger scroll up and down', async () => {
    const page = await new Page('', 640, trend).settled();
    expect(getComputedStyle(find(page.tile(0), '.chart')).touchAction).to.equal('pan-y pinch-zoom');
    const alone = mount(new Stub(), { src: '/feed.json', ...trend });
    await settled(alone);
    expect(getComputedStyle(find(alone, '.chart')).touchAction).to.equal('auto');
  });

  it('is explained with the other keys', async () => {
    const page = await new Page('<support-period></support-period>', 640, trend).settled();
    expect(words(page.tile(0), '[part="keys"]')).to.contain('Shift with an arrow key');
  });
});

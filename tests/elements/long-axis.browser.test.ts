import { expect } from '@esm-bundle/chai';
import { executeServerCommand, sendKeys, sendMouse } from '@web/test-runner-commands';
import type { MetricElement } from '../../src/element/metric-element.js';
import type { SeriesPoint } from '../../src/metric.js';
import { violationsOf } from './helpers/axe.js';
import { sampleMeasure } from './helpers/measures.js';
import { clear, find, inside, words } from './helpers/mount.js';
import { Page } from './helpers/page.js';

const dayLength = 86_400_000;
const count = 731;

function instant(day: number): string {
  return new Date(Date.UTC(2023, 0, 1) + day * dayLength).toISOString().replace('.000Z', 'Z');
}

/** Two years of days, from 1 January 2023 on. */
const series = Array.from({ length: count }, (_, day): SeriesPoint => ({
  period: instant(day).slice(0, 10),
  start: instant(day),
  end: instant(day + 1),
  value: 30 + (day % 7),
  low: 20,
  high: 50,
  n: 40,
  complete: true,
}));

async function daily(attributes: Readonly<Record<string, string>> = {}): Promise<Page> {
  const page = new Page('', 640, {
    view: 'trend',
    period: 'day',
    ...attributes,
  });
  const sample = sampleMeasure({ series });
  for (const stub of page.stubs) stub.reply = { ...sample, context: { ...sample.context, period: 'day' } };
  return page.settled();
}

/** The pixel in the middle of a day on the axis, and of the chart's height. */
function pixel(tile: MetricElement, day: number): [x: number, y: number] {
  const { left, top, width, height } = find(tile, '.span .hit').getBoundingClientRect();
  return [left + ((day + 0.5) / count) * width, top + height / 2];
}

function mark(tile: MetricElement): number {
  return Number(find(tile, '.span .mark').getAttribute('width'));
}

async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !isSo(); turn++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(isSo()).to.equal(true);
}

async function touch(type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0): Promise<void> {
  await executeServerCommand('touch', { type, x, y });
}

/** Presses, and moves until something is marked: what is needed to drag comes with the first press. */
async function draw(
  tile: MetricElement,
  move: (x: number, y: number) => Promise<void>,
  days: readonly [number, number],
) {
  const [[x, y], [toX, toY]] = [pixel(tile, days[0]), pixel(tile, days[1])];
  for (let turn = 0; turn < 50 && mark(tile) === 0; turn++) {
    await move(x, y);
    await move(toX, toY);
  }
}

/** A pixel is two days here. */
function expectAbout(text: string | null | undefined, day: number): void {
  const at = (Date.parse(text ?? '') - Date.parse(instant(day))) / dayLength;
  expect(Math.abs(at), `${text}`).to.be.at.most(2);
}

describe('a stretch of time on an axis of 731 days', () => {
  afterEach(clear);

  it('is dragged, made of whole days, and stays marked', async () => {
    const page = await daily();
    const tile = page.tile(0);
    const mouse = async (x: number, y: number) => sendMouse({ type: 'move', position: [Math.round(x), Math.round(y)] });
    await mouse(...pixel(tile, 100));
    await sendMouse({ type: 'down' });
    await draw(tile, mouse, [100, 200]);
    await sendMouse({ type: 'up' });
    await page.settled();
    const { since, until: end } = page.asked(1);
    expectAbout(since, 100);
    expectAbout(end, 201);
    expect([since, end].map((each) => each?.slice(10))).to.deep.equal(['T00:00:00Z', 'T00:00:00Z']);
    expect(page.asked(1).chosenWindow).to.equal(true);
    expect(page.asked(0)).to.deep.include({ since: null, until: null });
    expect(page.questions).to.deep.equal([1, 2]);
    const { width } = find(tile, '.span .hit').getBoundingClientRect();
    expect(mark(tile) / width).to.be.closeTo(101 / count, 5 / count);
  });

  it('is drawn by a finger', async () => {
    const page = await daily();
    const tile = page.tile(0);
    await touch('touchStart', ...pixel(tile, 300));
    await draw(tile, async (x, y) => touch('touchMove', x, y), [300, 400]);
    await touch('touchMove', ...pixel(tile, 400));
    await touch('touchEnd');
    await until(() => page.questions[1] === 2);
    await page.settled();
    expectAbout(page.asked(1).since, 300);
    expectAbout(page.asked(1).until, 401);
  });

  it('is left by Escape while it is dragged', async () => {
    const page = await daily();
    const tile = page.tile(0);
    const mouse = async (x: number, y: number) => sendMouse({ type: 'move', position: [Math.round(x), Math.round(y)] });
    await mouse(...pixel(tile, 100));
    await sendMouse({ type: 'down' });
    await draw(tile, mouse, [100, 200]);
    await sendKeys({ press: 'Escape' });
    await sendMouse({ type: 'up' });
    expect([mark(tile), page.board.choices.span]).to.deep.equal([0, null]);
  });

  it('is marked by Shift with arrows along the axis, taken by Enter and left by Escape', async () => {
    const page = await daily();
    const tile = page.tile(0);
    const axis = inside(tile).querySelector<SVGGElement>('.span');
    axis?.focus();
    expect(axis?.getAttribute('aria-valuetext')).to.contain('Dec 31, 2024');
    await sendKeys({ press: 'Home' });
    await until(() => axis?.getAttribute('aria-valuetext')?.includes('Jan 1, 2023') === true);
    await sendKeys({ press: 'PageUp' });
    await sendKeys({ press: 'Shift+ArrowRight' });
    await until(() => mark(tile) > 0);
    await sendKeys({ press: 'Escape' });
    expect([mark(tile), page.board.choices.span]).to.deep.equal([0, null]);
    await sendKeys({ press: 'Shift+PageUp' });
    await sendKeys({ press: 'Enter' });
    await page.settled();
    expect(page.asked(1)).to.deep.include({
      since: '2023-01-12T00:00:00Z',
      until: '2023-01-23T00:00:00Z',
    });
    expect(words(tile, '[part="filters"]')).to.contain('Jan 12, 2023 to Jan 22, 2023');
    expect(inside(tile).activeElement === axis, 'has the focus').to.equal(true);
    expect(await violationsOf(tile)).to.deep.equal([]);
  });

  it('is no stop for keys where nothing is filtered by it', async () => {
    const page = await daily({ 'cross-filter': 'off' });
    expect(find(page.tile(0), '.span').getAttribute('tabindex')).to.equal(null);
  });
});

describe('a stretch of time on an axis with points', () => {
  afterEach(clear);

  it('is drawn by a finger, and along the names below the plot', async () => {
    const page = await new Page('', 640, { view: 'trend' }).settled();
    const tile = page.tile(0);
    const box = (key: string) => find(tile, `[data-key="${key}"] .hit`).getBoundingClientRect();
    const [from, to] = [box('2023-03'), box('2023-06')];
    const y = from.bottom + 12;
    await touch('touchStart', from.left + from.width / 2, y);
    for (let turn = 0; turn < 50 && inside(tile).querySelector('[data-brushed]') === null; turn++) {
      await touch('touchMove', from.left + from.width / 2 + turn, y);
      await touch('touchMove', to.left + to.width / 2, y);
    }
    await touch('touchMove', to.left + to.width / 2, y);
    await touch('touchEnd');
    await until(() => page.questions[1] === 2);
    expect(page.asked(1)).to.deep.include({
      since: '2023-03-01T00:00:00Z',
      until: '2023-07-01T00:00:00Z',
    });
  });
});

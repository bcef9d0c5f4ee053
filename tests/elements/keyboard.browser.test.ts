import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { expect } from '@esm-bundle/chai';
import type { MetricElement } from '../../src/element/metric-element.js';
import { sampleMeasure } from './helpers/measures.js';
import { clear, find, inside, mount, place, settled } from './helpers/mount.js';
import { Stub } from './helpers/stub.js';

function focusedKey(element: MetricElement): string | null {
  return inside(element).activeElement?.getAttribute('data-key') ?? null;
}

function tooltip(element: MetricElement): HTMLElement {
  return find(element, '[role="tooltip"]');
}

async function press(element: MetricElement, ...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
  await element.updateComplete;
}

async function walked(attributes: Readonly<Record<string, string>> = {}): Promise<MetricElement> {
  const element = mount(new Stub(), {
    src: '/feed.json',
    view: 'trend',
    ...attributes,
  });
  await settled(element);
  element.focus();
  return element;
}

describe('walking a chart', () => {
  afterEach(clear);

  it('goes from point to point by arrows, to the ends by Home and End, by tens with Page keys', async () => {
    const element = await walked();
    expect(focusedKey(element)).to.equal('2023-01');
    await press(element, 'ArrowRight', 'ArrowDown');
    expect(focusedKey(element)).to.equal('2023-03');
    await press(element, 'ArrowLeft');
    expect(focusedKey(element)).to.equal('2023-02');
    await press(element, 'End');
    expect(focusedKey(element)).to.equal('2024-03');
    await press(element, 'ArrowRight');
    expect(focusedKey(element), 'stops at the end').to.equal('2024-03');
    await press(element, 'PageUp');
    expect(focusedKey(element)).to.equal('2023-05');
    await press(element, 'PageDown', 'Home', 'ArrowUp');
    expect(focusedKey(element)).to.equal('2023-01');
  });

  it('goes the other way with the side arrows where text runs from right to left', async () => {
    const stub = new Stub();
    const element = mount(stub, {
      src: '/feed.json',
      view: 'segments',
      by: 'region',
      dir: 'rtl',
    });
    await settled(element);
    element.focus();
    const first = focusedKey(element);
    await press(element, 'ArrowLeft');
    expect(focusedKey(element)).to.not.equal(first);
    await press(element, 'ArrowRight');
    expect(focusedKey(element)).to.equal(first);
  });

  it('remembers its one Tab stop, and Tab leaves the chart', async () => {
    const element = await walked();
    const after = document.createElement('button');
    place().append(after);
    await press(element, 'ArrowRight', 'ArrowRight');
    const stops = [...inside(element).querySelectorAll('svg [tabindex="0"]')];
    expect(stops.map((node) => node.getAttribute('data-key'))).to.deep.equal(['2023-03']);
    for (let tabs = 0; tabs < 4 && document.activeElement !== after; tabs++) await press(element, 'Tab');
    expect(document.activeElement === after, 'has the focus').to.equal(true);
    for (let tabs = 0; tabs < 4 && focusedKey(element) === null; tabs++) await press(element, 'Shift+Tab');
    expect(focusedKey(element)).to.equal('2023-03');
  });

  it('selects by Enter, Space and click, and by nothing else', async () => {
    const element = await walked();
    const chosen: string[] = [];
    element.addEventListener('support-select', ({ detail }) => chosen.push(`${detail.index} ${detail.key}`));
    await press(element, 'ArrowRight', 'Enter', 'a', 'ArrowRight', 'Space');
    expect(chosen).to.deep.equal(['1 2023-02', '2 2023-03']);
  });

  it('shows the words of the point that has the focus, inside the tile, until Escape', async () => {
    const element = await walked();
    await element.updateComplete;
    expect(tooltip(element).hidden).to.equal(false);
    expect(tooltip(element).textContent).to.equal(inside(element).activeElement?.getAttribute('aria-label'));
    const [box, label] = [element.getBoundingClientRect(), tooltip(element).getBoundingClientRect()];
    expect(label.left >= box.left && label.right <= box.right && label.top >= box.top).to.equal(true);
    await press(element, 'Escape');
    expect(tooltip(element).hidden).to.equal(true);
    expect(focusedKey(element)).to.equal('2023-01');
    await press(element, 'ArrowRight');
    expect(tooltip(element).hidden).to.equal(false);
  });

  it('shows the words under the pointer, and keeps them while the pointer is on them', async () => {
    const element = mount(new Stub(), { src: '/feed.json', view: 'trend' });
    await settled(element);
    const centre = (node: Element): [number, number] => {
      const { x, y, width, height } = node.getBoundingClientRect();
      return [Math.round(x + width / 2), Math.round(y + height / 2)];
    };
    await sendMouse({
      type: 'move',
      position: centre(find(element, '[data-index="7"] .hit')),
    });
    await element.updateComplete;
    expect(tooltip(element).textContent).to.contain('Aug 2023');
    await sendMouse({ type: 'move', position: centre(tooltip(element)) });
    // Words that the pointer has left go after 300 milliseconds.
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(tooltip(element).hidden).to.equal(false);
    await sendMouse({ type: 'move', position: [1, 1] });
    for (let turn = 0; turn < 100 && !tooltip(element).hidden; turn++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(tooltip(element).hidden).to.equal(true);
  });

  it('keeps the focus on the same period when the figures change', async () => {
    const stub = new Stub();
    const element = mount(stub, { src: '/feed.json', view: 'trend' });
    await settled(element);
    element.focus();
    await press(element, 'End');
    const { series } = sampleMeasure();
    stub.reply = sampleMeasure({ value: 42, series: series.slice(3) });
    element.level = 0.9;
    await element.updateComplete;
    await settled(element);
    expect(focusedKey(element)).to.equal('2024-03');
    stub.reply = sampleMeasure({ value: 43, series: series.slice(0, 5) });
    element.level = 0.8;
    await element.updateComplete;
    await settled(element);
    expect(focusedKey(element), 'the nearest, where the period is gone').to.equal('2023-05');
  });

  it('shows the figures as a table by one button that says its state', async () => {
    const element = await walked();
    const toggle = find<HTMLButtonElement>(element, '[part="table-toggle"]');
    expect(toggle.getAttribute('aria-pressed')).to.equal('false');
    toggle.focus();
    await press(element, 'Enter');
    expect(inside(element).querySelector('svg')).to.equal(null);
    expect(find(element, 'table').querySelectorAll('tbody tr').length).to.equal(15);
    expect(toggle.getAttribute('aria-pressed')).to.equal('true');
    expect(inside(element).activeElement === toggle, 'has the focus').to.equal(true);
    await press(element, 'Enter');
    expect(inside(element).querySelector('svg')).to.not.equal(null);
  });

  it('tells its keys to those who come by keyboard or screen reader', async () => {
    const element = await walked();
    const chart = inside(element).activeElement?.closest('svg');
    const help = inside(element).getElementById(chart?.getAttribute('aria-describedby') ?? '');
    expect(help?.textContent).to.match(/Arrow keys/);
  });

  it('opens how a figure is computed with one key from anywhere in the tile, and leads back when it closes', async () => {
    const element = await walked();
    const details = find<HTMLDetailsElement>(element, 'details[part="definition"]');
    for (const closing of ['?', 'Escape']) {
      await press(element, 'ArrowRight');
      const point = inside(element).activeElement;
      expect(details.open).to.equal(false);
      await press(element, '?');
      expect(details.open).to.equal(true);
      expect(inside(element).activeElement === details.querySelector('summary'), 'has the focus').to.equal(true);
      await press(element, closing);
      expect(details.open).to.equal(false);
      expect(inside(element).activeElement === point, 'has the focus').to.equal(true);
    }
  });

  it('closes by Escape what its button opened, whose focus stays', async () => {
    const element = await walked();
    const notes = find<HTMLDetailsElement>(element, 'details[part="method"]');
    notes.querySelector('summary')?.focus();
    await press(element, 'Enter');
    expect(notes.open).to.equal(true);
    await press(element, 'Escape');
    expect(notes.open).to.equal(false);
    expect(inside(element).activeElement === notes.querySelector('summary'), 'has the focus').to.equal(true);
  });
});

import { expect } from '@esm-bundle/chai';
import type { MetricElement } from '../../src/element/metric-element.js';
import { clear, find, inside, mount, settled } from './helpers/mount.js';
import { Stub } from './helpers/stub.js';

/** A key pressed where the focus is; whether the page is kept from doing what it does of itself. */
function press(element: MetricElement, key: string): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
  inside(element).activeElement?.dispatchEvent(event);
  return event.defaultPrevented;
}

describe('turning to a tile for the first time', () => {
  afterEach(clear);

  // What answers is fetched once for the page, so that only the first tile shows whether it waits for it.
  it('answers all that was done before the file had come that answers', async () => {
    const element = mount(new Stub(), { src: '/feed.json', view: 'trend' });
    await settled(element);
    const chosen: string[] = [];
    element.addEventListener('support-select', ({ detail }) => chosen.push(`${detail.index} ${detail.key}`));
    element.focus();
    const taken = ['ArrowRight', 'ArrowRight', 'Enter', 'Tab'].map((key) => press(element, key));
    expect(taken, 'keys that scroll the page do not').to.deep.equal([true, true, true, false]);
    expect(find(element, '[role="tooltip"]').hidden, 'nothing has come yet').to.equal(true);
    await element.updateComplete;
    expect(chosen).to.deep.equal(['2 2023-03']);
    expect(inside(element).activeElement?.getAttribute('data-key')).to.equal('2023-03');
    expect(find(element, '[role="tooltip"]').textContent).to.contain('Mar 2023');
    expect(getComputedStyle(find(element, '[role="tooltip"]')).position).to.equal('absolute');
  });

  it('has one point of each chart where Tab comes to, and says which keys walk it, before anybody has turned to it', async () => {
    const element = mount(new Stub(), { src: '/feed.json', view: 'trend' });
    await settled(element);
    const stops = [...inside(element).querySelectorAll('svg [tabindex="0"]')];
    expect(stops.map((node) => node.getAttribute('data-key'))).to.deep.equal(['2023-01']);
    expect(stops[0]?.closest('svg')?.getAttribute('aria-describedby')).to.equal('keys');
  });

  it('keeps the words of a point beside it in another document', async () => {
    const element = mount(new Stub(), { src: '/feed.json', view: 'trend' });
    await settled(element);
    const frame = document.createElement('iframe');
    element.parentElement?.append(frame);
    frame.contentDocument?.body.append(element);
    await settled(element);
    find(element, '[data-index="1"]').dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));
    await element.updateComplete;
    const words = find(element, '[role="tooltip"]');
    expect(words.hidden).to.equal(false);
    expect(frame.contentWindow?.getComputedStyle(words).position).to.equal('absolute');
  });
});

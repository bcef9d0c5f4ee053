import { expect } from '@esm-bundle/chai';
import { clear, find, mount, settled } from './helpers/mount.js';
import { Stub } from './helpers/stub.js';

/** How high the box of the table may get, as the browser has it. */
function limitOf(element: HTMLElement): string {
  const box = element.shadowRoot?.querySelector('.scroll');
  return box ? getComputedStyle(box).maxBlockSize : '';
}

describe('the table of a tile', () => {
  afterEach(clear);

  it('has its rules with its first figure, and in another document too', async () => {
    const element = mount(new Stub(), { src: '/feed.json' });
    await settled(element);
    find(element, '[part="table-toggle"]').click();
    await element.updateComplete;
    expect(limitOf(element)).to.equal('384px');
    const frame = document.createElement('iframe');
    document.body.append(frame);
    frame.contentDocument?.body.append(element);
    await element.updateComplete;
    expect(limitOf(element)).to.equal('384px');
    frame.remove();
  });

  it('leaves sheets alone while there is none', async () => {
    const element = mount(new Stub(), { src: '/feed.json' });
    await settled(element);
    const before = element.shadowRoot?.adoptedStyleSheets.length;
    find(element, '[part="table-toggle"]').click();
    await element.updateComplete;
    expect(element.shadowRoot?.adoptedStyleSheets.length).to.equal((before ?? 0) + 1);
  });
});

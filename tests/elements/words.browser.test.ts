import { expect } from '@esm-bundle/chai';
import { sampleOf } from './helpers/measures.js';
import { clear, mount } from './helpers/mount.js';
import { metricOf, registered } from './helpers/registry.js';
import { Stub } from './helpers/stub.js';

/** What stands in the frame for eyes to read. */
function read(element: HTMLElement): string {
  return element.shadowRoot?.querySelector('.frame')?.textContent?.trim() ?? '';
}

describe('an element in another language', () => {
  afterEach(clear);

  it('keeps its place without a word until its words are there, and never shows English', async () => {
    const nps = registered.find(({ name }) => name === 'nps');
    if (!nps) throw new Error('nps is gone');
    const element = mount(new Stub(sampleOf(metricOf(nps), false)), { src: '/feed.json', lang: 'ja' });
    await new Promise((resolve) => queueMicrotask(() => resolve(null)));
    expect(read(element)).to.equal('');
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('.frame')?.getAttribute('lang')).to.equal('ja');
    expect(element.matches(':state(loading), :state(ready)')).to.equal(true);
  });
});

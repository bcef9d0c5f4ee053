import { expect } from '@esm-bundle/chai';
import { sampleOf } from './helpers/measures.js';
import { clear, mount, settled } from './helpers/mount.js';
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

describe('an element whose next view has not come yet', () => {
  afterEach(clear);

  it('keeps the picture it shows until all of the next one is there', async () => {
    const nps = registered.find(({ name }) => name === 'nps');
    if (!nps) throw new Error('nps is gone');
    const element = mount(new Stub(sampleOf(metricOf(nps), false)), { src: '/feed.json' });
    await settled(element);
    const shown = () => element.shadowRoot?.querySelector('.frame')?.getAttribute('data-view');
    expect(await element.toCSV()).to.not.equal('');
    element.setAttribute('view', 'segments');
    await new Promise((resolve) => queueMicrotask(() => resolve(null)));
    expect(shown()).to.equal('summary');
    expect(read(element)).to.not.equal('');
    await element.updateComplete;
    expect(shown()).to.equal('segments');
    expect((await element.toCSV()).split('\r\n')[0]).to.match(/^Kind,Segment,/);
  });
});

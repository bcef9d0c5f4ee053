import { expect } from '@esm-bundle/chai';
import { elements } from '../../components/index.js';
import { MetricElement } from '../../src/element/metric-element.js';
import { sampleMeasure } from './helpers/measures.js';
import { clear, find, inside, mount, place, settled, stubbed } from './helpers/mount.js';
import { Stub } from './helpers/stub.js';

function script(value: string): HTMLScriptElement {
  const node = document.createElement('script');
  node.type = 'application/json';
  node.textContent = value;
  return node;
}

describe('a measure or feed in the page', () => {
  afterEach(clear);

  it('draws a measure that is set in the first update', async () => {
    const stub = new Stub();
    const element = mount(stub, {});
    element.measure = sampleMeasure();
    await element.updateComplete;
    expect(element.state).to.equal('ready');
    expect(inside(element).querySelector('[part="view"]')).to.not.equal(null);
    expect(stub.calls).to.have.length(0);
  });

  it('draws a measure first and fetches the feed all the same', async () => {
    const stub = new Stub(sampleMeasure({ value: 50 }), true);
    const element = mount(stub);
    element.measure = sampleMeasure();
    await element.updateComplete;
    expect(inside(element).querySelector('[part="view"]')).to.not.equal(null);
    expect(element.measure?.value).to.equal(41.2);
    expect(stub.calls).to.have.length(1);
    stub.last.open();
    await settled(element);
    expect(element.measure?.value).to.equal(50);
  });

  it('keeps a measure given by the page as stale when the feed fails', async () => {
    const stub = new Stub(sampleMeasure(), true);
    const element = mount(stub);
    element.measure = sampleMeasure();
    await element.updateComplete;
    stub.last.fail('network');
    await settled(element, 'stale');
    expect(element.measure?.value).to.equal(41.2);
  });

  it('tells nothing about a measure that the page has set itself', async () => {
    const element = mount(new Stub(), {});
    let count = 0;
    element.addEventListener('support-measure', () => count++);
    element.measure = sampleMeasure();
    await settled(element);
    expect(count).to.equal(0);
  });

  it('reads a measure from a script between its tags', async () => {
    const stub = new Stub();
    const element = mount(stub, {});
    element.append(script(JSON.stringify(sampleMeasure({ value: 12 }))));
    await settled(element);
    expect(element.measure?.value).to.equal(12);
    expect(stub.calls).to.have.length(0);
  });

  it('reads a feed from a script between its tags', async () => {
    const stub = new Stub();
    const element = mount(stub, {});
    element.append(script('[{"score": 9}]'));
    await settled(element);
    expect(stub.last.sources.main.data).to.deep.equal([{ score: 9 }]);
    expect(stub.last.sources.main.src).to.equal(null);
  });

  it('says what is wrong with a script that is no JSON', async () => {
    const element = mount(new Stub(), {});
    element.append(script('{"score": '));
    await settled(element, 'error');
    expect(find(element, '[part="state"]').textContent?.trim()).to.not.equal('');
  });

  it('takes `data` before `src`, and opens again only for another value', async () => {
    const stub = new Stub();
    const element = mount(stub);
    const rows = [{ score: 10 }];
    element.data = rows;
    await settled(element);
    element.data = rows;
    await element.updateComplete;
    expect(stub.calls).to.have.length(1);
    expect(stub.last.sources.main).to.include({ src: null, data: rows });
    element.data = [{ score: 10 }];
    await settled(element);
    await element.updateComplete;
    expect(stub.calls).to.have.length(2);
  });

  it('keeps properties that were set before the tag was defined', async () => {
    const stub = new Stub();
    const tag = `late-${stubbed(elements.nps, stub)}`;
    const element = document.createElement(tag);
    Object.assign(element, { measure: sampleMeasure(), level: 0.9, view: 'trend' });
    place().append(element);
    const kind = class extends elements.nps {};
    customElements.define(tag, kind);
    if (!(element instanceof MetricElement)) throw new Error('not upgraded');
    await element.updateComplete;
    expect(element.state).to.equal('ready');
    expect(element.level).to.equal(0.9);
    expect(element.view).to.equal('trend');
    expect(Object.keys(element)).to.not.include('level');
  });
});

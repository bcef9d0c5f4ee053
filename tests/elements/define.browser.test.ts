import { expect } from '@esm-bundle/chai';
import { define, elements, SupportNps } from '../../components/index.js';
import { defineElements } from '../../components/define-elements.js';
import { MetricElement } from '../../src/element/metric-element.js';
import { warningsDuring } from './helpers/warnings.js';

describe('definition', () => {
  it('happens by a call or by importing define.js, never by importing a class', async () => {
    expect(customElements.get('support-nps')).to.equal(undefined);
    await import('../../components/define.js');
    expect(customElements.get('support-nps')).to.equal(SupportNps);
  });

  it('may be asked for again without a word', async () => {
    expect(await warningsDuring(() => define())).to.deep.equal([]);
  });

  it('leaves a tag to its first owner, with one warning that names both versions', async () => {
    class Stranger extends HTMLElement {
      static version = '9.9.9';
    }
    customElements.define('first-nps', Stranger);
    const warnings = await warningsDuring(() => {
      define({ prefix: 'first' });
      define({ prefix: 'first' });
    });
    expect(customElements.get('first-nps')).to.equal(Stranger);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('9.9.9').and.contain(MetricElement.version);
  });

  it('takes tags of another prefix beside the usual ones', () => {
    define({ prefix: 'mine' });
    define({ prefix: 'mine' });
    const element = document.createElement('mine-nps');
    expect(element).to.be.instanceOf(SupportNps);
    expect(customElements.get('support-nps')).to.equal(SupportNps);
  });

  it('gives every element without a fetcher of its own the fetcher it was handed', async () => {
    const fetcher: typeof fetch = () => Promise.reject(new TypeError('unused'));
    const before = MetricElement.defaultFetcher;
    defineElements(elements, { fetcher });
    expect(MetricElement.defaultFetcher).to.equal(fetcher);
    MetricElement.defaultFetcher = before;
  });

  it('tells the version on the class', () => {
    expect(SupportNps.version).to.match(/^\d+\.\d+\.\d+/);
  });
});

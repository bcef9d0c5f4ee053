import { expect } from '@esm-bundle/chai';
import { html } from 'lit';
import { elements } from '../../components/index.js';
import type { MetricElement } from '../../src/element/metric-element.js';
import type { Measure } from '../../src/metric.js';
import { LaterPicture } from '../../src/views/later.js';
import { summary } from '../../src/views/pictures/summary.js';
import { clear, find, inside, mount, settled } from './helpers/mount.js';
import { sampleMeasure } from './helpers/measures.js';
import { Stub } from './helpers/stub.js';

/** The values of the measures that the picture of the view `trend` was made of, in order. */
let pictured: (number | null)[] = [];

/** An element whose picture says so when it is drawn. */
class Watched extends elements.nps {
  static override readonly pictures = {
    ...elements.nps.pictures,
    trend: new LaterPicture(async () => ({
      ...summary,
      view: ({ value }: Measure) => {
        pictured.push(value);
        return html`<svg><g data-index="0" data-key="2024-01"></g></svg>`;
      },
    })),
  };
}

/** What changed in the tile of `element`, whatever it was, while `act` ran. */
async function changes(element: MetricElement, act: () => void): Promise<readonly MutationRecord[]> {
  const records: MutationRecord[] = [];
  const watch = new MutationObserver((found) => void records.push(...found));
  watch.observe(inside(element), { subtree: true, childList: true, characterData: true, attributes: true });
  act();
  for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  await element.updateComplete;
  records.push(...watch.takeRecords());
  watch.disconnect();
  return records;
}

async function ready(): Promise<{ readonly stub: Stub; readonly element: MetricElement }> {
  const stub = new Stub(sampleMeasure({ value: 40 }));
  stub.dims = ['region'];
  const element = mount(stub, { src: '/feed.json', view: 'trend' }, { element: Watched });
  await settled(element);
  pictured = [];
  return { stub, element };
}

describe('an element that shows a picture and is asked for another', () => {
  afterEach(clear);

  it('draws it once, when it has all that it is made of', async () => {
    const { stub, element } = await ready();
    stub.reply = sampleMeasure({ value: 7 });
    element.filters = { region: ['EMEA'] };
    await settled(element);
    expect(pictured).to.deep.equal([7]);
  });

  it('says of a short wait that it is busy, and has nothing laid out anew for that', async () => {
    const { stub, element } = await ready();
    stub.reply = new Promise(() => undefined);
    const found = await changes(element, () => {
      element.filters = { region: ['EMEA'] };
    });
    expect(element.state).to.equal('loading');
    expect(find(element, '.frame').getAttribute('aria-busy')).to.equal('true');
    const names = found.map(({ type, attributeName }) => attributeName ?? type);
    expect(names.toSorted()).to.deep.equal(['aria-busy', 'data-state']);
  });

  it('has no table before somebody asks for one', async () => {
    const { element } = await ready();
    expect(inside(element).querySelector('table')).to.equal(null);
    find(element, '[part="table-toggle"]').click();
    await settled(element);
    expect(inside(element).querySelectorAll('table').length).to.equal(1);
  });
});

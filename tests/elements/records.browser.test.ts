import { property } from 'lit/decorators.js';
import { expect } from '@esm-bundle/chai';
import { clear, find, mount, settled } from './helpers/mount.js';
import { Stub } from './helpers/stub.js';
import { reads } from '../../src/element/attribute.js';
import { MetricElement } from '../../src/element/metric-element.js';
import { choice, text, textsByName } from '../../src/engine/kinds.js';
import { words } from '../../src/engine/lists.js';
import { defaultQuestion } from '../../src/metric.js';
import { createEngine } from '../../src/engine/rows.js';
import { registerToy } from '../laws/toy.js';

registerToy();

/** An element over the laws' own metric, whose people stand in a record beside its bills. */
class SupportToy extends MetricElement {
  static override readonly metric: string = 'toy';
  static override readonly records: readonly string[] = ['houses'];
  @reads(choice(['summary', 'table'])) @property() override view: 'summary' | 'table' = 'summary';
  @reads(text) @property({ attribute: 'src-houses' }) srcHouses: string | null = null;
  @reads(textsByName) @property({ attribute: 'fields-houses' }) fieldsHouses: Readonly<Record<string, string>> = {};
}

const element = SupportToy;

describe('an element over several records', () => {
  afterEach(clear);

  it('opens the feed of each that it is given, all in the same way but for their names', async () => {
    const stub = new Stub();
    const given = { src: '/bills.csv', 'src-houses': '/houses.json', 'fields-houses': '{"people": "heads"}' };
    await settled(mount(stub, { ...given, fields: '{"amount": "sum"}', by: 'region', dates: '%d/%m/%Y' }, { element }));
    const { main, houses } = stub.last.sources;
    expect([main.src, main.decode.fields]).to.deep.equal(['/bills.csv', { amount: 'sum' }]);
    expect([houses?.src, houses?.decode.fields]).to.deep.equal(['/houses.json', { people: 'heads' }]);
    const { fields: _main, ...decodeMain } = main.decode;
    const { fields: _houses, ...decodeHouses } = houses?.decode ?? main.decode;
    expect(decodeHouses).to.deep.equal(decodeMain);
    expect(decodeHouses.columns).to.deep.equal(['region']);
  });

  it('has the columns read that values of its options name, and reads once more when others are named', async () => {
    class Marked extends SupportToy {
      static override readonly options: readonly string[] = ['marks'];
      static override readonly columnOptions: readonly string[] = ['marks'];
      @reads(words) @property() marks = 'ward street';
    }
    const stub = new Stub();
    const node = mount(stub, { src: '/bills.csv', 'src-houses': '/houses.json', by: 'region' }, { element: Marked });
    await settled(node);
    expect(stub.last.sources.main.decode.columns).to.deep.equal(['region', 'ward', 'street']);
    expect(stub.last.sources['houses']?.decode.columns).to.deep.equal(['region', 'ward', 'street']);
    expect(stub.last.questions[0]?.options).to.deep.equal({ marks: 'ward street' });
    node.setAttribute('marks', 'street');
    await settled(node);
    expect(stub.calls.length).to.equal(1);
    node.setAttribute('marks', 'street, floor');
    await settled(node);
    expect(stub.calls.length).to.equal(2);
    expect(stub.last.sources.main.decode.columns).to.deep.equal(['region', 'street', 'floor']);
  });

  it('asks for no feed of a record that it is not given, and for none without the main one', async () => {
    const stub = new Stub();
    await settled(mount(stub, { src: '/bills.csv' }, { element }));
    expect(Object.keys(stub.last.sources)).to.deep.equal(['main']);
    const lonely = new Stub();
    await settled(mount(lonely, { 'src-houses': '/houses.json' }, { element }), 'idle');
    expect(lonely.calls.length).to.equal(0);
  });

  it('opens anew when one of them changes, comes or goes, and once when nothing has', async () => {
    const stub = new Stub();
    const node = mount(stub, { src: '/bills.csv', 'src-houses': '/a.json' }, { element });
    await settled(node);
    for (const change of [() => node.setAttribute('src-houses', '/b.json'), () => node.removeAttribute('src-houses')]) {
      const before = stub.calls.length;
      change();
      await settled(node);
      expect(stub.calls.length).to.equal(before + 1);
    }
    node.requestUpdate();
    await settled(node);
    expect(stub.calls.length).to.equal(3);
  });

  it('reads all of them again on refresh', async () => {
    const stub = new Stub();
    const node = mount(stub, { src: '/bills.csv', 'src-houses': '/houses.json' }, { element });
    await settled(node);
    await node.refresh();
    expect(stub.calls.map(({ sources }) => Object.keys(sources).sort())).to.deep.equal([
      ['houses', 'main'],
      ['houses', 'main'],
    ]);
    expect(stub.last.options.fresh).to.equal(true);
  });

  it('takes them as values by role, which go before their addresses', async () => {
    const stub = new Stub();
    const node = mount(stub, { 'src-houses': '/houses.json' }, { element });
    const houses = [{ house: 'a', people: 3 }];
    node.data = [{ house: 'a', amount: 30 }];
    node.dataOf = { houses };
    await settled(node);
    expect([stub.last.sources['houses']?.data, stub.last.sources['houses']?.src]).to.deep.equal([houses, null]);
    const engine = createEngine();
    const content = ({ data, decode }: typeof stub.last.sources.main) =>
      ({ bytes: null, contentType: null, data, decode }) as const;
    const { main, houses: others = main } = stub.last.sources;
    const handle = await engine.open('toy', { main: content(main), houses: content(others) });
    expect((await engine.measure(handle, 'toy', defaultQuestion)).value).to.equal(30);
  });

  it('names the record whose feed did not come', async () => {
    const stub = new Stub(undefined, true);
    const node = mount(stub, { src: '/bills.csv', 'src-houses': '/houses.json' }, { element });
    await node.updateComplete;
    stub.last.fail('not_found', { record: 'houses' });
    await settled(node, 'error');
    expect(find(node, '[part="state"]').textContent).to.contain('Houses');
  });
});

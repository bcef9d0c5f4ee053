import { expect } from '@esm-bundle/chai';
import { defaultQuestion } from '../../src/metric.js';
import { clear, mount, place, settled } from './helpers/mount.js';
import { Stub } from './helpers/stub.js';

describe('attributes', () => {
  afterEach(clear);

  it('ask the default question where the page says nothing', async () => {
    const stub = new Stub();
    await settled(mount(stub));
    expect(stub.last.questions[0]).to.deep.equal({
      ...defaultQuestion,
      options: { scope: 'auto', repeats: 'latest' },
    });
    expect(stub.last.sources.main).to.deep.equal({
      src: '/feed.json',
      data: null,
      decode: {
        type: null,
        from: null,
        fields: {},
        rowsAt: null,
        dates: null,
        missing: [],
        timeZone: null,
        columns: [],
      },
      credentials: 'same-origin',
      timeout: 15_000,
      fetcher: null,
    });
  });

  it('reach the question and the way the feed is read, whatever their order', async () => {
    const given = Object.entries({
      src: '/a.csv',
      type: 'csv',
      from: 'zendesk',
      fields: '{"score": "mark"}',
      'rows-at': 'data.rows',
      dates: '%d/%m/%Y',
      missing: '["?"]',
      by: 'region, plan',
      period: 'quarter',
      since: '2024-01-01',
      until: '2024-07-01',
      'as-of': '2024-06-30',
      'time-zone': 'Europe/Paris',
      'week-start': '7',
      'fiscal-year-start': '4',
      compare: 'year-ago',
      target: '40',
      benchmark: '{"value": 32, "label": "Retail", "year": 2024}',
      level: '0.9',
      'min-group': '8',
      filters: '{"region": ["EMEA", null]}',
      events: '[{"at": "2024-03-01", "text": "Release 5"}]',
      timeout: '5',
      credentials: 'include',
      scope: 'relational',
    });
    for (const order of [given, given.toReversed()]) {
      const stub = new Stub();
      await settled(mount(stub, Object.fromEntries(order)));
      expect(stub.last.questions[0]).to.deep.equal({
        by: ['region', 'plan'],
        period: 'quarter',
        since: '2024-01-01',
        until: '2024-07-01',
        asOf: '2024-06-30',
        timeZone: 'Europe/Paris',
        weekStart: 7,
        fiscalYearStart: 4,
        compare: 'year-ago',
        level: 0.9,
        minGroup: 8,
        filters: { region: ['EMEA', null] },
        handedDown: [],
        events: [{ at: '2024-03-01', until: null, text: 'Release 5', kind: '', metrics: [] }],
        target: { value: 40 },
        benchmark: { value: 32, label: 'Retail', year: 2024 },
        options: { scope: 'relational', repeats: 'latest' },
      });
      const { decode, timeout, credentials } = stub.last.sources.main;
      expect({ timeout, credentials }).to.deep.equal({ timeout: 5000, credentials: 'include' });
      expect(decode).to.deep.equal({
        type: 'csv',
        from: 'zendesk',
        fields: { score: 'mark' },
        rowsAt: 'data.rows',
        dates: '%d/%m/%Y',
        missing: ['?'],
        timeZone: 'Europe/Paris',
        columns: ['region', 'plan'],
      });
    }
  });

  it('read texts that a framework sets as properties like the attribute', () => {
    const element = mount(new Stub(), {});
    Object.assign(element, { level: '0.9', by: 'region,plan', fields: '{"score": "x"}', weekStart: '7' });
    expect(element.level).to.equal(0.9);
    expect(element.by).to.deep.equal(['region', 'plan']);
    expect(element.fields).to.deep.equal({ score: 'x' });
    expect(element.weekStart).to.equal(7);
  });

  it('inherit the zone and the language from the nearest ancestor, out of shadow roots too', async () => {
    const stub = new Stub();
    const element = mount(stub);
    const host = place();
    host.setAttribute('time-zone', 'Asia/Kolkata');
    host.lang = 'ja';
    const inner = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(inner);
    inner.append(element);
    await settled(element);
    expect(stub.last.questions[0]?.timeZone).to.equal('Asia/Kolkata');
    expect(element.shadowRoot?.querySelector('.frame')?.getAttribute('lang')).to.equal('ja');
    element.timeZone = 'Europe/Paris';
    element.lang = 'en';
    await element.updateComplete;
    await settled(element);
    expect(stub.last.questions.at(-1)?.timeZone).to.equal('Europe/Paris');
    expect(element.shadowRoot?.querySelector('.frame')?.getAttribute('lang')).to.equal('en');
  });

  it('leave the page alone: none is written by the element itself', async () => {
    const element = mount(new Stub());
    await settled(element);
    expect(element.getAttributeNames()).to.deep.equal(['src']);
  });

  it('are not carried over to a clone as anything but attributes', async () => {
    const stub = new Stub();
    const element = mount(stub, { src: '/feed.json', level: '0.9' });
    element.data = [{ score: 9 }];
    await settled(element);
    const clone = element.cloneNode(true);
    expect(clone).to.include({ level: 0.9, src: '/feed.json', data: null, measure: null, state: 'idle' });
  });
});

import { expect } from '@esm-bundle/chai';
import { FeedError } from '../../src/metric.js';
import { emptyMeasure, sampleMeasure } from './helpers/measures.js';
import { clear, find, mount, place, settled } from './helpers/mount.js';
import { Stub } from './helpers/stub.js';

function isDeepFrozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(isDeepFrozen);
}

const issue = {
  code: 'out_of_range',
  field: 'score',
  count: 60,
  aside: true,
  first: [{ row: 1, seen: 11, expected: { integer: [0, 10] } }],
} as const;

describe('events', () => {
  afterEach(clear);

  it('leave shadow roots, bubble, and carry frozen plain data', async () => {
    const host = place();
    const inner = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(inner);
    const seen: CustomEvent[] = [];
    for (const type of ['support-measure', 'support-issues', 'support-select'] as const) {
      host.addEventListener(type, (event) => seen.push(event));
    }
    const element = mount(new Stub(), { src: '/feed.json', view: 'trend' });
    inner.append(element);
    await settled(element);
    find<SVGElement>(element, '[data-index="3"]').dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(seen.map(({ type }) => type)).to.deep.equal(['support-measure', 'support-issues', 'support-select']);
    for (const event of seen) {
      expect(event.composed, event.type).to.equal(true);
      expect(event.bubbles, event.type).to.equal(true);
      expect(isDeepFrozen(event.detail), event.type).to.equal(true);
      expect(JSON.parse(JSON.stringify(event.detail)), event.type).to.deep.equal(event.detail);
    }
    expect(seen[2]?.detail).to.deep.equal({
      view: 'trend',
      key: '2023-04',
      index: 3,
      selection: { kind: 'period', period: '2023-04', start: '2023-04-01T00:00:00Z', end: '2023-05-01T00:00:00Z' },
    });
  });

  it('tell the measure whenever computing ends, and the issues that came with it', async () => {
    const stub = new Stub();
    const element = mount(stub);
    const values: (number | null)[] = [];
    const counts: number[] = [];
    element.addEventListener('support-measure', ({ detail }) => values.push(detail.measure.value));
    element.addEventListener('support-issues', ({ detail }) => counts.push(detail.rows?.used ?? -1));
    await settled(element);
    stub.reply = emptyMeasure();
    element.since = '2030-01-01';
    await settled(element, 'empty');
    expect(values).to.deep.equal([41.2, null]);
    expect(counts).to.deep.equal([5123]);
    expect(element.issues).to.deep.equal([]);
  });

  it('tell the issues of a feed that is refused for them', async () => {
    const element = mount(new Stub(new FeedError('too_many_bad', { share: 0.6 }, [issue])));
    let seen: unknown;
    element.addEventListener('support-issues', ({ detail }) => (seen = detail));
    await settled(element, 'error');
    expect(seen).to.deep.equal({ issues: [issue], rows: null });
    expect(element.issues).to.deep.equal([issue]);
  });

  it('carry a code and plain details, no row and no sentence, when a feed fails', async () => {
    const element = mount(new Stub(new FeedError('schema_version', { seen: 'case@2' })));
    let seen: unknown;
    element.addEventListener('support-error', ({ detail }) => (seen = detail));
    await settled(element, 'error');
    expect(seen).to.deep.equal({ code: 'schema_version', details: { seen: 'case@2' } });
  });

  it('leave the element right when a listener of the page throws', async () => {
    const element = mount(new Stub());
    const errors: string[] = [];
    const { onerror } = window;
    window.onerror = (message) => errors.push(String(message)) > 0;
    element.addEventListener('support-measure', () => {
      throw new Error('the page is broken');
    });
    await settled(element);
    window.onerror = onerror;
    expect(element.measure?.value).to.equal(sampleMeasure().value);
    expect(errors).to.have.length(1);
  });
});

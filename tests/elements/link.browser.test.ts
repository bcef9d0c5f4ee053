import { expect } from '@esm-bundle/chai';
import { define, type MetricElement, type SupportNps, type SupportFilter } from '../../components/index.js';
import type { Measure } from '../../src/metric.js';
import { clear, inside, place, settled } from './helpers/mount.js';

const regions = ['EMEA', 'APAC', null];

/** 360 answers over six months from two regions and none, with scores that go round. */
const feed = {
  meta: { as_of: '2026-07-01T00:00:00Z', tz: 'UTC' },
  rows: Array.from({ length: 360 }, (_, index) => ({
    response_id: `r${index}`,
    score: (index * 7) % 11,
    region: regions[Math.floor(index / 6) % 3],
    responded_at: new Date(Date.UTC(2026, index % 6, 1 + (index % 28), 12)).toISOString(),
  })),
};

let groups = 0;

/** A group of a filter and three tiles that read the feed themselves, as a page has it. */
class Company {
  readonly filter: SupportFilter;
  readonly tiles: readonly SupportNps[];

  constructor(state: string | null = null) {
    define();
    const group = `company-${++groups}`;
    this.filter = document.createElement('support-filter');
    this.filter.setAttribute('group', group);
    this.filter.setAttribute('field', 'region');
    if (state !== null) this.filter.setAttribute('state', state);
    this.tiles = ['segments', 'trend', 'summary'].map((view) => {
      const tile = document.createElement('support-nps');
      for (const [name, value] of Object.entries({ group, view, by: 'region' })) tile.setAttribute(name, value);
      tile.data = feed;
      return tile;
    });
    place().append(this.filter, ...this.tiles);
  }

  async measures(): Promise<readonly (Measure | null)[]> {
    for (let turn = 0; turn < 3; turn++) await Promise.all(this.tiles.map((tile) => settled(tile)));
    return this.tiles.map(({ measure }) => measure);
  }

  tile(index: number): MetricElement {
    const tile = this.tiles[index];
    if (tile === undefined) throw new Error('no such tile');
    return tile;
  }

  press(index: number, key: string): void {
    const point = inside(this.tile(index)).querySelector(`[data-key='${key}']`);
    point?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
  }
}

describe('a link', () => {
  afterEach(clear);

  it('brings the same figures to a fresh page: a filter, a segment, and a month that were chosen', async () => {
    const page = new Company();
    const all = await page.measures();
    page.filter.value = ['EMEA', 'APAC'];
    page.press(0, '["region","EMEA"]');
    page.press(1, '2026-03');
    const chosen = await page.measures();
    expect(chosen.map((measure) => measure?.n)).to.deep.equal([40, 120, 20]);
    expect(all.map((measure) => measure?.n)).to.deep.equal([360, 360, 360]);
    const fresh = new Company(page.filter.state);
    expect(await fresh.measures()).to.deep.equal(chosen);
    expect(fresh.filter.state).to.equal(page.filter.state);
  });

  it('that is cut, or made by hand, does no harm', async () => {
    const page = new Company('filter.region=%5B%22EM&period=fortnight&since=&until=2026-13-45&filter.=x&in=');
    const measures = await page.measures();
    expect(measures.map((measure) => measure?.n)).to.deep.equal([360, 360, 360]);
  });

  it('is gone back from, step by step, to the figures before', async () => {
    const page = new Company();
    const before = await page.measures();
    page.press(0, '["region","APAC"]');
    await page.measures();
    page.filter.value = ['APAC', 'EMEA'];
    await page.measures();
    for (let step = 0; step < 2; step++)
      page.filter.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, cancelable: true }));
    expect(await page.measures()).to.deep.equal(before);
    expect(page.filter.state).to.equal('');
  });
});

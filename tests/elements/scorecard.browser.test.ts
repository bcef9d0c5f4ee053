import { expect } from '@esm-bundle/chai';
import { define, elements } from '../../components/index.js';
import { MetricElement } from '../../src/element/metric-element.js';
import type { Measure } from '../../src/metric.js';
import { violationsOf } from './helpers/axe.js';
import { sampleMeasure } from './helpers/measures.js';
import { clear, find, inside, place, settled, stubbed, words } from './helpers/mount.js';
import { Stub } from './helpers/stub.js';

const down: Measure['change'] = {
  compare: 'previous',
  from: '2024-01',
  to: '2024-02',
  value: -5,
  low: -8,
  high: -2,
  verdict: 'down',
  detectable: 4,
};

const nps = sampleMeasure({ outcome: 'quality', change: down });
const whole = { unit: 'percent', series: [] } as const;
const csat = sampleMeasure({
  ...whole,
  metric: 'csat',
  outcome: 'quality',
  value: 82,
  low: 80,
  high: 84,
});
const sla = sampleMeasure({
  ...whole,
  metric: 'sla',
  outcome: 'speed',
  value: 91,
  low: null,
  high: null,
});
const hidden = sampleMeasure({
  metric: 'churn',
  value: null,
  low: null,
  high: null,
  n: null,
  hidden: 'small',
});

const goals = JSON.stringify([
  { metric: 'csat', target: 80, owner: 'Ada', by: '2024-12-31' },
  { for: 'promises', label: 'Promises kept', target: 95, owner: 'Grace' },
]);

interface Page {
  readonly tiles: readonly MetricElement[];
  readonly box: HTMLElement;
}

let count = 0;

/** Elements of a group of their own, with their measures, and `tag` beside them. */
async function page<Tag extends 'support-scorecard' | 'support-summary'>(
  tag: Tag,
  measures: readonly Measure[],
  given: Readonly<Record<string, string>> = {},
  width = 900,
): Promise<Page & { readonly element: HTMLElementTagNameMap[Tag] }> {
  define();
  const group = `scores-${++count}`;
  const box = place(width);
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries({ group, ...given })) element.setAttribute(name, value);
  const tiles = measures.map((measure, index) => tileOf(measure, { group, src: `/feed-${index}.json` }));
  box.append(element, ...tiles);
  for (const tile of tiles) await settled(tile);
  await element.updateComplete;
  await new Promise((resolve) => setTimeout(resolve, 50));
  await element.updateComplete;
  return { element, tiles, box };
}

const kinds = {
  nps: elements.nps,
  csat: elements.csat,
  sla: elements.sla,
  churn: elements.churn,
} as const;

function tileOf(measure: Measure, given: Readonly<Record<string, string>>): MetricElement {
  const kind = kinds[measure.metric as keyof typeof kinds];
  const node = document.createElement(stubbed(kind, new Stub(measure)));
  if (!(node instanceof MetricElement)) throw new Error('the stub is no metric element');
  for (const [name, value] of Object.entries(given)) node.setAttribute(name, value);
  if (measure.metric === 'sla') node.id = 'promises';
  return node;
}

function rows(element: Element): string[][] {
  const found = [...inside(element).querySelectorAll('tbody tr:not(.group)')];
  return found.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').replace(/\s+/g, ' ').trim()));
}

describe('a scorecard', () => {
  afterEach(clear);

  it('lists what the elements of its group show now, outcomes first, with targets and owners', async () => {
    const { element } = await page('support-scorecard', [sla, nps, csat], {
      goals,
    });
    expect([...inside(element).querySelectorAll('tr.group')].map((row) => row.textContent?.trim())).to.deep.equal([
      'Quality',
      'Speed',
    ]);
    expect(rows(element)).to.deep.equal([
      ['NPS', '+43 37 to 49 Feb 2024', '▼ Worse: −5 points', '', '', '413', ''],
      ['CSAT', '82% 80% to 84%', '– No clear change', '80% by Dec 31, 2024: reached', '', '5,123', 'Ada'],
      ['Promises kept', '91%', '– No clear change', '95%: not reached', '', '5,123', 'Grace'],
    ]);
    expect(element.matches(':state(ready)')).to.equal(true);
  });

  it('says once, over a column, what period all of its figures are of, and since when all have changed', async () => {
    const heads = (element: Element): string[] =>
      [...inside(element).querySelectorAll('thead th')].map((head) => head.textContent?.trim() ?? '');
    const alike = await page('support-scorecard', [nps]);
    expect(heads(alike.element)).to.deep.equal(['Figure', 'Feb 2024', 'Change since Jan 2024', 'n']);
    expect(rows(alike.element)).to.deep.equal([['NPS', '+43 37 to 49', '▼ Worse: −5 points', '', '413']]);
    const { change } = nps;
    const other = {
      ...nps,
      metric: 'csat',
      change: change && { ...change, from: '2023-02' },
    };
    const mixed = await page('support-scorecard', [nps, other]);
    expect(heads(mixed.element)).to.deep.equal(['Figure', 'Feb 2024', 'Change', 'n']);
    expect(rows(mixed.element)[1]?.[2]).to.equal('▼ Worse: −5 points since Feb 2023');
  });

  it('says which filters of the page do not apply to a figure', async () => {
    const { context } = csat;
    const partly = {
      ...csat,
      context: { ...context, not_filtered: ['region', 'plan'] },
    };
    const { element } = await page('support-scorecard', [partly]);
    expect(rows(element)[0]?.[1]?.replaceAll(/[\u2066-\u2069]/g, '')).to.equal(
      '82% 80% to 84% not filtered by Region, Plan',
    );
  });

  it('is a table with a caption, heads for its columns and groups, and a head for each row', async () => {
    const { element } = await page('support-scorecard', [nps, csat], {
      heading: 'Support, Q1',
    });
    expect(find(element, 'caption').textContent?.trim()).to.equal('Support, Q1');
    const scopes = [...inside(element).querySelectorAll('th')].map((head) => head.scope);
    expect(scopes).to.deep.equal(['col', 'col', 'col', 'col', 'rowgroup', 'row', 'row']);
    expect(await violationsOf(element)).to.deep.equal([]);
  });

  it('leads to the element that a figure is from', async () => {
    const { element, tiles } = await page('support-scorecard', [nps, csat]);
    const [, second] = inside(element).querySelectorAll<HTMLButtonElement>('button[part="figure"]');
    second?.focus();
    second?.click();
    expect(document.activeElement === tiles[1], 'has the focus').to.equal(true);
  });

  it('says that a figure is hidden, and shows none', async () => {
    const { element } = await page('support-scorecard', [hidden]);
    expect(rows(element)[0]?.slice(0, 3)).to.deep.equal(['Churn', 'hidden to protect fewer than 5 answers', '']);
  });

  it('lists one figure once, however many pictures of it the page holds', async () => {
    const { element, box, tiles } = await page('support-scorecard', [nps]);
    const again = tileOf(nps, {
      group: element.group ?? '',
      src: '/feed-0.json',
      view: 'trend',
    });
    box.append(again);
    await settled(again);
    await element.updateComplete;
    expect(tiles).to.have.length(1);
    expect(rows(element)).to.have.length(1);
  });

  it('takes of several pictures the one that shows what the reader has chosen in another', async () => {
    const { element, box, tiles } = await page('support-scorecard', [nps]);
    const all = tileOf(sampleMeasure({ value: 12, series: [] }), {
      group: element.group ?? '',
      src: '/feed-0.json',
    });
    box.prepend(all);
    await settled(all);
    await element.updateComplete;
    expect(rows(element)[0]?.[1]).to.equal('+12 39 to 43');
    const { board } = all;
    const choice = {
      field: 'region',
      values: ['EMEA'],
      origin: board?.keyOf(all) ?? '',
    };
    board?.choose({
      filters: [choice],
      span: null,
      period: null,
      compare: null,
    });
    for (const tile of [all, ...tiles]) await settled(tile);
    await element.updateComplete;
    expect(rows(element).map(([, value]) => value)).to.deep.equal(['+43 37 to 49']);
  });

  it('forgets an element that leaves, and says what would fill it', async () => {
    const { element, tiles } = await page('support-scorecard', [nps]);
    tiles[0]?.remove();
    for (let turn = 0; turn < 200 && inside(element).querySelector('.empty') === null; turn++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(words(element, '.empty')).to.equal('No figures yet. What the tiles of this page show is listed here.');
    expect(element.matches(':state(empty)')).to.equal(true);
    expect(await element.toCSV()).to.equal('');
  });

  it('is a list in 280 pixels, and nothing sticks out of it', async () => {
    const { element } = await page('support-scorecard', [nps, csat, sla], { goals }, 280);
    expect(inside(element).querySelector('table')).to.equal(null);
    expect(inside(element).querySelectorAll('li')).to.have.length(3);
    expect(element.scrollWidth).to.equal(280);
    expect(words(element, 'li:last-child')).to.equal(
      'CSAT 82% 80% to 84% – No clear change Target: 80% by Dec 31, 2024: reached Owner: Ada',
    );
    expect(await violationsOf(element)).to.deep.equal([]);
  });

  it('is written as CSV, numbers unrounded', async () => {
    const { element } = await page('support-scorecard', [csat, nps], { goals });
    expect((await element.toCSV()).split('\r\n')).to.deep.equal([
      'About,Figure,Period,Value,From,To,Change,Target,Target reached,n,Owner,Remark',
      'Quality,CSAT,,82,80,84,1,80,reached,5123,Ada,No clear change',
      'Quality,NPS,Feb 2024,43,37,49,-5,,,413,,Worse: −5 points since Jan 2024',
      '',
    ]);
  });

  it('speaks Japanese', async () => {
    const { element } = await page('support-scorecard', [nps], { lang: 'ja' });
    expect(rows(element)[0]?.[2]).to.equal('▼ 悪化：−5ポイント');
    expect(find(element, '[data-column="change"]').textContent?.trim()).to.equal('変化(2024年1月比)');
  });
});

describe('a written summary', () => {
  afterEach(clear);

  it('says in a few sentences what the verdicts of the page say', async () => {
    const { element } = await page('support-summary', [nps, csat, sla, hidden], { goals });
    const sentences = [...inside(element).querySelectorAll('[part="sentence"]')].map((node) =>
      node.textContent?.trim(),
    );
    expect(sentences).to.deep.equal([
      'Of 3 figures, 1 got worse and 2 show no clear change.',
      'NPS: down 5 points from Jan 2024 to Feb 2024, more than chance.',
      '1 of 2 targets is reached.',
      'No clear change: CSAT and Promises kept.',
      '1 figure is hidden or not there.',
    ]);
    expect(await violationsOf(element)).to.deep.equal([]);
  });

  it('says nothing aloud as the page loads, and its first sentence once when that changes', async () => {
    const { element, tiles } = await page('support-summary', [nps, csat]);
    // What several elements have to say at once is said together, in the region of the first of them.
    const said = () => [element, ...tiles].map((one) => find(one, '[role="status"]').textContent).join(' ');
    expect(said().trim()).to.equal('');
    const [first] = tiles;
    if (first) first.measure = sampleMeasure({ outcome: 'quality' });
    for (let turn = 0; turn < 80 && said().trim() === ''; turn++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(said().split('Of 2 figures, 2 show no clear change.')).to.have.length(2);
  });

  it('says what would fill it', async () => {
    const { element } = await page('support-summary', []);
    expect(words(element, '.empty')).to.equal('No figures yet. What the tiles of this page show is listed here.');
  });
});

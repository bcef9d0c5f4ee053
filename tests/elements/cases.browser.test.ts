import { expect } from '@esm-bundle/chai';
import { define } from '../../components/index.js';
import { MetricElement } from '../../src/element/metric-element.js';
import { clear, inside, place, settled, words } from './helpers/mount.js';

define();

function made(tag: string, attributes: Readonly<Record<string, string>>): MetricElement {
  const element = document.createElement(tag);
  if (!(element instanceof MetricElement)) throw new Error('not defined');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  place().append(element);
  return element;
}

/** Ten cases a month, all but the last ten solved two days later by one or two replies. */
function cases(months: number): object[] {
  return Array.from({ length: 10 * months }, (_, index) => {
    const created = Date.UTC(2023, Math.floor(index / 10), 1 + (index % 10), 9);
    const isSolved = index < 10 * (months - 1);
    return {
      case_id: `case ${index}`,
      created_at: new Date(created).toISOString(),
      ...(isSolved && { last_solved_at: new Date(created + 2 * 86_400_000).toISOString() }),
      status: isSolved ? 'solved' : 'open',
      requester_id: `requester ${index}`,
      priority: index % 2 === 0 ? 'high' : 'low',
      public_replies: 1 + (index % 2),
    };
  });
}

const meta = { as_of: '2024-01-01T00:00:00Z' };

describe('elements of cases and targets, from feed to pixels', () => {
  afterEach(clear);

  it('<support-volume> counts what came, what went and what is left, and draws each of its views', async () => {
    const element = made('support-volume', {});
    element.data = { meta, rows: cases(12) };
    await settled(element);
    expect(words(element, '[part="value"]')).to.equal('120');
    expect(element.measure?.facts?.map(({ value }) => value)).to.deep.equal([120, 110, 10, 10]);
    for (const view of ['trend', 'control', 'hours', 'backlog']) {
      element.setAttribute('view', view);
      await settled(element);
      expect(inside(element).querySelectorAll('svg').length, view).to.be.greaterThan(0);
    }
    expect(words(element, '[part="sentence"]')).to.contain('10 open');
  });

  it('<support-one-touch> says what one reply solved, and takes another reading of the word', async () => {
    const element = made('support-one-touch', {});
    element.data = { meta, rows: cases(12) };
    await settled(element);
    expect(element.measure).to.include({ value: 50, n: 110 });
    element.setAttribute('touch', 'no-recontact');
    await element.updateComplete;
    await settled(element);
    expect(element.measure?.context.options).to.include({ touch: 'no-recontact', 'window-days': 7 });
    expect(element.measure).to.include({ value: 100, n: 110 });
  });

  it('<support-sla> takes the priority from the cases and puts the most overdue target first', async () => {
    const element = made('support-sla', { by: 'priority', view: 'queue' });
    const rows = ['2023-12-31T10:00:00Z', '2023-12-30T10:00:00Z'].map((started_at, index) => ({
      case_id: `case ${index}`,
      metric: 'resolution',
      started_at,
      target_min: 480,
    }));
    element.dataOf = { cases: { meta, rows: cases(1) } };
    element.data = { meta, rows: [...rows, { ...rows[0], case_id: 'case 2', stopped_at: '2023-12-31T11:00:00Z' }] };
    await settled(element);
    expect(element.measure?.segments.map(({ key, n }) => [key, n])).to.deep.equal([
      ['high', null],
      ['low', null],
    ]);
    expect(element.measure?.queue?.map(({ id, overdue }) => [id, overdue])).to.deep.equal([
      ['case 1', 30],
      ['case 0', 6],
    ]);
    expect(inside(element).textContent).to.match(/case 1[\s\S]*case 0/);
  });
});

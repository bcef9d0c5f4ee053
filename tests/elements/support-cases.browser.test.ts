import { expect } from '@esm-bundle/chai';
import { define, DrillEvent, type MetricElement, type SupportCases } from '../../components/index.js';
import { violationsOf } from './helpers/axe.js';
import { clear, find, inside, place, settled, words } from './helpers/mount.js';
import { warningsDuring } from './helpers/warnings.js';

const regions = ['EMEA', 'APAC'];

/** Sixty answers: two regions, January to March, scores that differ by both. */
const survey = {
  meta: { as_of: '2026-04-01T00:00:00Z', tz: 'Europe/Paris', dims: ['region'] },
  rows: Array.from({ length: 60 }, (_, index) => ({
    response_id: `r${String(index + 1).padStart(2, '0')}`,
    score: (index * 7) % 11,
    responded_at: `2026-0${1 + (index % 3)}-${String(1 + (index % 28)).padStart(2, '0')}T09:00:00Z`,
    seg: { region: regions[index % 2] },
    comment: index % 5 === 0 ? '=SUM(A1) invoice missing' : `Answer number ${index}`,
  })),
};

/** Twelve cases of one queue, of which two are not solved. */
const cases = {
  meta: { as_of: '2026-04-01T00:00:00Z', tz: 'Europe/Paris' },
  rows: Array.from({ length: 12 }, (_, index) => ({
    case_id: `c${index + 1}`,
    created_at: '2026-03-02T09:00:00Z',
    last_solved_at: index < 10 ? `2026-03-02T${String(10 + index)}:00:00Z` : null,
    status: index < 10 ? 'solved' : 'open',
  })),
};

let groups = 0;

interface Pair {
  readonly number: MetricElement;
  readonly list: SupportCases;
}

type Attributes = Readonly<Record<string, string>>;

async function pair(tag: string, data: unknown, given: Attributes = {}, shown: Attributes = {}): Promise<Pair> {
  define();
  const group = `cases-${++groups}`;
  const box = place(shown['width'] ? Number(shown['width']) : 900);
  const number = document.createElement(tag);
  const list = document.createElement('support-cases');
  for (const [name, value] of Object.entries({ group, ...given })) number.setAttribute(name, value);
  for (const [name, value] of Object.entries({ group, ...shown })) list.setAttribute(name, value);
  // The tag is one of a metric element, which the type of `createElement` cannot know.
  const element = number as MetricElement;
  element.data = data;
  box.append(element, list);
  await settled(element);
  await until(list, () => list.shadowRoot !== null && inside(list).querySelector('.frame') !== null);
  return { number: element, list };
}

async function until(element: SupportCases, holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 600; turn++) {
    await element.updateComplete;
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`it never came to that: ${element.shadowRoot?.textContent?.replace(/\s+/g, ' ').slice(0, 300)}`);
}

function has(list: SupportCases, selector: string): () => boolean {
  return () => inside(list).querySelector(selector) !== null;
}

function press(element: Element, selector: string): void {
  find(element, selector).click();
}

async function ready(list: SupportCases): Promise<void> {
  await until(list, () => has(list, 'tbody tr')() && inside(list).querySelector('[aria-busy="true"]') === null);
}

async function drilled({ number, list }: Pair): Promise<void> {
  press(number, '[part="drill"]');
  await ready(list);
}

async function opened(list: SupportCases): Promise<string> {
  find<HTMLDetailsElement>(list, 'details').open = true;
  await until(list, has(list, '[part="definition"]'));
  return words(list, '[part="sum"]');
}

function key(list: SupportCases, name: string, more: KeyboardEventInit = {}): void {
  const target = inside(list).activeElement ?? find(list, '[data-row="0"][data-column="0"]');
  target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, ...more }));
}

function cells(list: SupportCases, column: number): string[] {
  const all = inside(list).querySelectorAll(`.records tbody [data-column="${column}"]`);
  return [...all].map((cell) => (cell.textContent ?? '').trim());
}

describe('the records behind a number', () => {
  afterEach(clear);

  it('wait until somebody asks for them, and offer themselves at every number of the group', async () => {
    const { number, list } = await pair('support-nps', survey);
    expect(words(list, '[part="state"]')).to.contain('No number is chosen yet.');
    expect(find(number, '[part="drill"]').textContent?.trim()).to.equal('Records');
    list.remove();
    await settled(number);
    expect(inside(number).querySelector('[part="drill"]')).to.equal(null);
  });

  it('have the columns that a list names which comes when the number is long there', async () => {
    const { number, list } = await pair('support-nps', survey);
    list.remove();
    const late = document.createElement('support-cases');
    late.setAttribute('group', number.getAttribute('group') ?? '');
    late.setAttribute('columns', 'region,comment');
    number.after(late);
    await until(late, () => inside(number).querySelector('[part="drill"]') !== null);
    expect(number.state).to.equal('ready');
    await drilled({ number, list: late });
    expect(late.shadowRoot?.querySelectorAll('.records thead th')).to.have.length(2);
  });

  it('add up to the number: all of it', async () => {
    const both = await pair('support-nps', survey);
    await drilled(both);
    expect(words(both.list, '[part="heading"]')).to.equal('Records behind NPS');
    expect(words(both.list, '[part="count"]')).to.equal('60 records');
    const value = Math.round(both.number.measure?.value ?? NaN);
    expect(await opened(both.list)).to.equal(
      `60 records add up to ${String(value).replace('-', '−')}, the number on the tile.`,
    );
  });

  it('add up to the number of a segment, and of a period', async () => {
    const both = await pair('support-nps', survey, { by: 'region', view: 'segments' });
    find<SVGElement>(both.number, '[data-key=\'["region","EMEA"]\']').dispatchEvent(
      new MouseEvent('click', { bubbles: true, composed: true }),
    );
    await settled(both.number);
    press(both.number, '[part="chosen"] [part="drill"]');
    await ready(both.list);
    expect(words(both.list, '[part="heading"]')).to.equal('Records behind NPS · Region: EMEA');
    expect(words(both.list, '[part="count"]')).to.equal('30 records');
    expect(await opened(both.list)).to.match(/^30 records add up to .*, the number on the tile\.$/);

    both.number.setAttribute('view', 'trend');
    await settled(both.number);
    find<SVGElement>(both.number, '[data-key="2026-02"]').dispatchEvent(
      new MouseEvent('click', { bubbles: true, composed: true }),
    );
    await settled(both.number);
    press(both.number, '[part="chosen"] [part="drill"]');
    await until(both.list, () => words(both.list, '[part="heading"]').endsWith('Feb 2026'));
    await ready(both.list);
    await until(both.list, () => words(both.list, '[part="count"]') === '20 records');
    expect(words(both.list, '[part="sum"]')).to.match(/^20 records add up to .*, the number on the tile\.$/);
  });

  it('add up to a number of durations, with cases that still run', async () => {
    const both = await pair('support-resolution-time', cases);
    await drilled(both);
    expect(words(both.list, '[part="count"]')).to.equal('12 records');
    expect(await opened(both.list)).to.match(/^12 records add up to .*, the number on the tile\.$/);
  });

  it('tell the page whose records are wanted, in a detail that nobody can change', async () => {
    const { number } = await pair('support-nps', survey);
    const told: unknown[] = [];
    document.addEventListener('support-drill', (event) => told.push(event), { once: true });
    press(number, '[part="drill"]');
    const [event] = told;
    if (!(event instanceof DrillEvent)) throw new Error('nothing was told');
    expect(event.detail.metric).to.equal('nps');
    expect(event.detail.selection).to.equal(null);
    expect(Object.isFrozen(event.detail.question.filters)).to.equal(true);
  });

  it('are closed by Escape, unless a search has words', async () => {
    const { number, list } = await pair('support-nps', survey);
    find(number, '[part="drill"]').click();
    await until(list, has(list, '[part="search"]'));
    const search = find<HTMLInputElement>(list, '[part="search"]');
    const escape = () => new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true });
    search.value = 'invoice';
    search.dispatchEvent(escape());
    await list.updateComplete;
    expect(inside(list).querySelector('[part="table"]')).to.not.equal(null);
    search.value = '';
    search.dispatchEvent(escape());
    await until(list, () => inside(list).querySelector('[part="table"]') === null);
    expect(inside(number).activeElement?.getAttribute('part')).to.equal('drill');
  });

  it('take the focus when they are asked for, and give it back when they are closed', async () => {
    const both = await pair('support-nps', survey);
    find(both.number, '[part="drill"]').focus();
    await drilled(both);
    expect(inside(both.list).activeElement?.getAttribute('part')).to.equal('frame');
    press(both.list, '[part="close"]');
    await until(both.list, () => words(both.list, '[part="state"]').includes('No number is chosen yet.'));
    expect(inside(both.number).activeElement?.getAttribute('part')).to.equal('drill');
  });

  it('are all there on paper up to a hundred, and it says of how many', async () => {
    const rows = [...survey.rows, ...survey.rows, ...survey.rows].map(({ response_id: _id, ...row }) => row);
    const both = await pair('support-nps', { ...survey, rows });
    await drilled(both);
    window.dispatchEvent(new Event('beforeprint'));
    expect(inside(both.list).querySelectorAll('.records tbody tr').length).to.equal(100);
    expect(words(both.list, '.printed')).to.equal('The first 100 of 180 records.');
    window.dispatchEvent(new Event('afterprint'));
    expect(inside(both.list).querySelectorAll('.records tbody tr').length).to.be.lessThan(30);
  });

  it('follow the filters of their number', async () => {
    const both = await pair('support-nps', survey, { by: 'region' });
    await drilled(both);
    both.number.setAttribute('filters', '{"region":["APAC"]}');
    await until(
      both.list,
      () => inside(both.list).querySelector('[part="count"]')?.textContent?.trim() === '30 records',
    );
  });

  it('belong to one element by its id, without a group', async () => {
    define();
    const box = place(900);
    const number = document.createElement('support-nps');
    number.id = 'own-number';
    number.data = survey;
    const list = document.createElement('support-cases');
    list.setAttribute('for', 'own-number');
    box.append(list, number);
    await settled(number);
    await ready(list);
    expect(words(list, '[part="count"]')).to.equal('60 records');
  });
});

describe('the table of records', () => {
  afterEach(clear);

  it('draws the rows in sight only, of a hundred thousand, and counts them all', async () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => ({ score: index % 11, response_id: `n${index}` }));
    const both = await pair(
      'support-nps',
      { meta: { as_of: '2026-04-01T00:00:00Z' }, rows },
      {},
      { columns: 'response_id,score' },
    );
    await drilled(both);
    const { list } = both;
    const grid = find(list, '[role="grid"]');
    expect(grid.getAttribute('aria-rowcount')).to.equal('100001');
    expect(inside(list).querySelectorAll('tbody tr').length).to.be.lessThan(30);
    const box = find(list, '.records');
    box.scrollTop = box.scrollHeight;
    await until(list, () => cells(list, 0).at(-1) === 'n99999');
    expect(inside(list).querySelectorAll('.records tbody tr').length).to.be.lessThan(30);
    expect(find(list, '.records tbody tr:last-child').getAttribute('aria-rowindex')).to.equal('100001');
  });

  it('is sorted by the heads of its columns, one way and the other', async () => {
    const both = await pair('support-nps', survey, {}, { columns: 'response_id,score' });
    await drilled(both);
    const { list } = both;
    press(list, 'thead [data-column="1"] button');
    await until(list, () => cells(list, 1)[0] === '0');
    expect(find(list, 'thead [data-column="1"]').getAttribute('aria-sort')).to.equal('ascending');
    press(list, 'thead [data-column="1"] button');
    await until(list, () => cells(list, 1)[0] === '10');
    expect(find(list, 'thead [data-column="1"]').getAttribute('aria-sort')).to.equal('descending');
    expect(find(list, 'thead [data-column="0"]').getAttribute('aria-sort')).to.equal('none');
  });

  it('finds records by the beginnings of their words, in the order of the table', async () => {
    const both = await pair('support-nps', survey, {}, { columns: 'response_id,score,comment' });
    await drilled(both);
    const { list } = both;
    const field = find<HTMLInputElement>(list, '[part="search"]');
    field.value = 'invo miss';
    field.dispatchEvent(new Event('input'));
    await until(list, () => words(list, '[part="count"]') === '12 of 60 records');
    expect(cells(list, 0).slice(0, 3)).to.deep.equal(['r01', 'r06', 'r11']);
    field.value = 'nowhere';
    field.dispatchEvent(new Event('input'));
    await until(list, () => words(list, '[part="count"]') === '0 of 60 records');
    expect(words(list, '[part="tools"]')).to.contain('No record has these words.');
    field.value = '';
    field.dispatchEvent(new Event('input'));
    await until(list, () => words(list, '[part="count"]') === '60 records');
  });

  it('is one Tab stop, which arrows, Page and Home keys move from', async () => {
    const both = await pair('support-nps', survey, {}, { columns: 'response_id,score,comment' });
    await drilled(both);
    const { list } = both;
    expect(inside(list).querySelectorAll('.records [tabindex="0"]').length).to.equal(1);
    find(list, '.records [tabindex="0"]').focus();
    const at = () => inside(list).activeElement?.textContent?.trim();
    expect(at()).to.equal('r01');
    key(list, 'ArrowDown');
    await until(list, () => at() === 'r02');
    key(list, 'End', { ctrlKey: true });
    await until(list, () => at() === 'Answer number 59');
    key(list, 'Home');
    await until(list, () => at() === 'r60');
    key(list, 'Home', { ctrlKey: true });
    await until(list, () => at() === 'r01');
    key(list, 'PageDown');
    await until(list, () => at() !== 'r01');
    key(list, 'Home', { ctrlKey: true });
    await until(list, () => at() === 'r01');
    key(list, 'ArrowUp');
    await until(list, () => inside(list).activeElement?.localName === 'button');
    expect(inside(list).querySelectorAll('.records [tabindex="0"]').length).to.equal(1);
  });

  it('leads to the source record by its template, with the value escaped', async () => {
    const rows = [{ score: 9, response_id: 'a/b?c#d e' }, ...survey.rows];
    const url = 'https://desk.example/tickets/{response_id}?score={score}';
    const both = await pair(
      'support-nps',
      { ...survey, rows },
      {},
      { columns: 'comment,response_id', 'record-url': url },
    );
    await drilled(both);
    const link = find<HTMLAnchorElement>(both.list, '.records tbody a');
    expect(link.href).to.equal('https://desk.example/tickets/a%2Fb%3Fc%23d%20e?score=9');
    expect(link.rel).to.equal('noopener noreferrer');
    expect(link.target).to.equal('_blank');
    expect(link.textContent?.trim()).to.equal('a/b?c#d e');
  });

  it('shows no link and warns once where a template lets values choose where it leads', async () => {
    const warnings = await warningsDuring(async () => {
      const both = await pair('support-nps', survey, {}, { 'record-url': 'https://{region}.desk.example/x' });
      await drilled(both);
      expect(inside(both.list).querySelector('.records a')).to.equal(null);
    });
    expect(warnings).to.have.length(1);
  });

  it('is written to a file with formulas disarmed, as found and sorted', async () => {
    const both = await pair('support-nps', survey, {}, { columns: 'response_id,comment' });
    await drilled(both);
    const lines = (await both.list.toCSV()).trimEnd().split('\r\n');
    expect(lines).to.have.length(61);
    expect(lines[0]).to.equal('Response,Comment');
    expect(lines[1]).to.equal("r01,'=SUM(A1) invoice missing");
  });

  it('is fit for screen readers, at 280 pixels too', async () => {
    const both = await pair('support-nps', survey, {}, { width: '280', columns: 'response_id,score,comment' });
    await drilled(both);
    await opened(both.list);
    expect(await violationsOf(both.list)).to.deep.equal([]);
    expect(both.list.scrollWidth).to.be.at.most(280);
  });
});

describe('records that are not shown', () => {
  afterEach(clear);

  it('are those of sums, which know no record', async () => {
    const sums = {
      meta: { kind: 'rollup', metric: 'nps', grain: 'month', keys: ['score'], as_of: '2026-04-01T00:00:00Z' },
      rows: [
        { period: '2026-01', score: 9, n: 20 },
        { period: '2026-01', score: 3, n: 10 },
      ],
    };
    const both = await pair('support-nps', sums);
    press(both.number, '[part="drill"]');
    await until(both.list, () => words(both.list, '[part="state"]').includes('made of sums'));
  });

  it('are those of a number that is hidden, or that would give a hidden one away', async () => {
    const rows = survey.rows.map((row, index) => (index < 2 ? { ...row, seg: { region: 'ANZ' } } : row));
    const both = await pair('support-nps', { ...survey, rows }, { by: 'region', filters: '{"region":["ANZ"]}' });
    press(both.number, '[part="drill"]');
    await until(both.list, () => words(both.list, '[part="state"]').includes('hidden'));
    expect(inside(both.list).querySelector('table')).to.equal(null);
  });
});

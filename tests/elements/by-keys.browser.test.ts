import { expect } from '@esm-bundle/chai';
import { sendKeys } from '@web/test-runner-commands';
import { define, type MetricElement, type SupportDashboard } from '../../components/index.js';
import { clear, find, inside, place, words } from './helpers/mount.js';

const places = Array.from({ length: 20 }, (_, index) => `Place ${String(index + 1).padStart(2, '0')}`);

/** Six hundred answers, thirty a place, from January to June. */
const survey = {
  meta: { as_of: '2026-07-01T00:00:00Z', tz: 'UTC', dims: ['region'] },
  rows: Array.from({ length: 600 }, (_, index) => ({
    response_id: `r${String(index + 1).padStart(3, '0')}`,
    score: (index * 7) % 11,
    responded_at: `2026-0${1 + (Math.floor(index / 20) % 6)}-10T09:00:00Z`,
    seg: { region: places[index % 20] },
    comment: index % 50 === 0 ? 'invoice missing' : 'nothing to say',
  })),
};

const page = `
  <button>Before</button>
  <support-dashboard heading="Support" time-zone="UTC" period="month">
    <support-feed name="survey"></support-feed>
    <support-filter field="region"></support-filter>
    <support-nps feed="survey" view="trend" heading="Score"></support-nps>
    <support-nps feed="survey" view="segments" by="region" heading="By place"></support-nps>
    <support-cases columns="response_id,score,comment"></support-cases>
  </support-dashboard>`;

/** Waits for something to hold, and says what it was waited for. */
async function until(what: string, holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1500 && !holds(); turn++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(holds(), `${what}; the focus is on “${focusName()}”`).to.equal(true);
}

/** What has the focus, inside of all shadow roots. */
function focused(): Element | null {
  let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  return node;
}

/** What a screen reader would call what has the focus. */
function focusName(): string {
  const node = focused();
  const label = node instanceof HTMLInputElement ? node.labels?.[0]?.textContent : node?.textContent;
  return (node?.getAttribute('aria-label') ?? label ?? '').replace(/\s+/g, ' ').trim();
}

/** Goes by Tab, or by Shift and Tab, to what is called so. */
async function go(name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const isThere = () => (typeof name === 'string' ? focusName() === name : name.test(focusName()));
  const passed: string[] = [];
  for (let stop = 0; stop < 80 && !isThere(); stop++) {
    await sendKeys({ press: key });
    passed.push(focusName());
  }
  expect(isThere(), `there is ${String(name)} among ${passed.join(' | ')}`).to.equal(true);
}

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
}

interface Shown {
  readonly dashboard: SupportDashboard;
  readonly filter: HTMLElement;
  readonly trend: MetricElement;
  readonly segments: MetricElement;
  readonly cases: HTMLElement;
}

function only<Node extends HTMLElement>(box: HTMLElement, selector: string): Node {
  const found = box.querySelector<Node>(selector);
  if (found === null) throw new Error(`there is no ${selector}`);
  return found;
}

function hasPicture(tile: MetricElement): boolean {
  return tile.shadowRoot !== null && inside(tile).querySelector('[data-index][tabindex="0"]') !== null;
}

async function shown(): Promise<Shown> {
  define();
  const box = place(1000);
  const template = document.createElement('template');
  template.innerHTML = page;
  box.append(document.importNode(template.content, true));
  only<HTMLElement & { data: unknown }>(box, 'support-feed').data = survey;
  const [trend, segments] = box.querySelectorAll<MetricElement>('support-nps');
  if (!trend || !segments) throw new Error('there are no tiles');
  for (const tile of [trend, segments]) {
    await until('every tile has a picture', () => hasPicture(tile));
  }
  only(box, 'button').focus();
  const [dashboard, filter] = [only<SupportDashboard>(box, 'support-dashboard'), only(box, 'support-filter')];
  return {
    dashboard,
    filter,
    trend,
    segments,
    cases: only(box, 'support-cases'),
  };
}

/** How many answers a tile counts now. */
function counted(tile: MetricElement): number | null | undefined {
  return tile.measure?.n;
}

function isOpen(filter: Element): boolean {
  return find(filter, 'button').getAttribute('aria-expanded') === 'true';
}

describe('by keys alone a reader', () => {
  afterEach(clear);

  it('searches a filter, chooses, clears and goes back', async function () {
    this.timeout(60_000);
    const { dashboard, filter, trend } = await shown();
    await go('Region: All');
    await press('Enter');
    await until('the values are listed', () => inside(filter).querySelectorAll('li').length === 20);
    await go('Search');
    await sendKeys({ type: '07' });
    await until('the search is told', () => words(filter, '[part="found"]') === '1 of 20 match');
    await go(/^Place 07/);
    await press('Space');
    await until('only thirty count', () => counted(trend) === 30);
    await press('Escape');
    expect(isOpen(filter)).to.equal(false);
    expect(focusName()).to.equal('Region: Place 07');
    await press('Enter');
    await until('the values are listed', () => inside(filter).querySelectorAll('li').length === 20);
    await go('Clear');
    await press('Enter');
    await until('all count', () => counted(trend) === 600);
    await press('Escape');
    expect(focusName()).to.equal('Region: All');
    await go('Undo', 'Shift+Tab');
    await press('Enter');
    await until('only thirty count again', () => counted(trend) === 30);
    expect(words(dashboard, '[part="choice"]')).to.contain('Region: Place 07');
    expect(focused(), 'the focus is on the page').to.not.equal(document.body);
  });

  it('filters by a mark, marks a stretch of time and takes all away', async function () {
    this.timeout(60_000);
    const { dashboard, trend, segments } = await shown();
    await go(/^Place \d\d: /);
    const name = focusName().slice(0, 'Place 07'.length);
    await press('Enter');
    await until('the other tile counts one place', () => counted(trend) === 30);
    expect(counted(segments), 'its own tile goes on to show all').to.equal(600);
    expect(words(dashboard, '[part="choice"]')).to.contain(`Region: ${name} (chosen in By place)`);
    await go(/^Jan 2026: /, 'Shift+Tab');
    await press('ArrowRight', 'Shift+ArrowRight');
    await until('a stretch is marked', () => inside(trend).querySelectorAll('[data-brushed]').length === 2);
    await press('Enter');
    await until('the other tile counts two months', () => counted(segments) === 200);
    expect(focusName(), 'the focus stays in the chart').to.match(/^Mar 2026: /);
    await go('Clear all', 'Shift+Tab');
    await press('Enter');
    await until('all count', () => counted(trend) === 600 && counted(segments) === 600);
    expect(words(dashboard, '[part="choices"]')).to.contain('No filters');
  });

  it('opens the records of a number, sorts and searches them, closes them, and reads how it is made', async function () {
    this.timeout(60_000);
    const { trend, cases } = await shown();
    await go('Records');
    await press('Enter');
    await until('the records are listed', () => inside(cases).querySelector('.records tbody tr') !== null);
    expect(document.activeElement === cases, 'has the focus').to.equal(true);
    await go(/^Search/);
    await sendKeys({ type: 'invo' });
    await until('twelve are found', () => words(cases, '[part="count"]') === '12 of 600 records');
    await go(/^r\d+$/);
    await press('ArrowUp', 'ArrowRight', 'Enter');
    const head = () => find(cases, 'thead [data-column="1"]').getAttribute('aria-sort');
    await until('they are sorted by score', () => head() === 'ascending');
    await press('Enter');
    await until('they are sorted the other way', () => head() === 'descending');
    await press('Escape');
    await until('they are closed', () => inside(cases).querySelector('.records') === null);
    expect(document.activeElement === trend, 'has the focus').to.equal(true);
    expect(focusName()).to.equal('Records');
    const definition = find<HTMLDetailsElement>(trend, 'details[part="definition"]');
    await press('?');
    await until('it is told', () => definition.open && (definition.textContent?.includes('promoters') ?? false));
    expect(focusName()).to.equal('How it is computed');
    await press('Escape');
    expect(definition.open).to.equal(false);
    expect(focusName()).to.equal('Records');
  });
});

import { expect } from '@esm-bundle/chai';
import { sendKeys } from '@web/test-runner-commands';
import { define, FilterEvent, type SupportFilter, type SupportPeriod } from '../../components/index.js';
import { nothingGiven } from '../../src/element/board/index.js';
import { violationsOf } from './helpers/axe.js';
import { clear, find, inside, place, words } from './helpers/mount.js';
import { Page } from './helpers/page.js';

async function opened(filter: SupportFilter): Promise<void> {
  find(filter, 'button').click();
  await filled(filter);
}

/** Resolves when the values have come that an open filter has asked for. */
async function filled(filter: SupportFilter): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resolve) => setTimeout(resolve));
    await filter.updateComplete;
  }
}

function listed(filter: SupportFilter): string[] {
  return [...inside(filter).querySelectorAll('li')].map((row) => row.textContent.replace(/\s+/g, ' ').trim());
}

function box(filter: SupportFilter, value: string): HTMLInputElement {
  const row = [...inside(filter).querySelectorAll('li')].find((each) => each.textContent.includes(value));
  const input = row?.querySelector('input');
  if (!input) throw new Error(`${value} is not listed`);
  return input;
}

describe('a filter', () => {
  afterEach(clear);

  it('lists the values of its field with their counts, and small groups without', async () => {
    const page = await new Page('<support-filter field="region"></support-filter>').settled();
    const filter = page.control('support-filter');
    expect(words(filter, 'button')).to.equal('Region: All');
    await opened(filter);
    expect(listed(filter)).to.deep.equal(['Americas 3,470', 'EMEA 1,650', '(not set) 12', 'ANZ few']);
    expect(find(filter, 'button').getAttribute('aria-expanded')).to.equal('true');
  });

  it('filters every element by what is ticked, asking each once, and says what it lets through', async () => {
    const page = await new Page('<support-filter field="region"></support-filter>').settled();
    const filter = page.control('support-filter');
    await opened(filter);
    expect(page.questions).to.deep.equal([1, 1]);
    box(filter, 'EMEA').click();
    await page.settled();
    expect(page.questions).to.deep.equal([2, 2]);
    expect(page.asked(0).filters).to.deep.equal({ region: ['EMEA'] });
    expect(page.asked(1).filters).to.deep.equal({ region: ['EMEA'] });
    expect(words(filter, 'button')).to.equal('Region: EMEA');
    box(filter, '(not set)').click();
    box(filter, 'ANZ').click();
    await page.settled();
    expect(page.asked(1).filters).to.deep.equal({
      region: ['EMEA', null, 'ANZ'],
    });
    expect(words(filter, 'button')).to.equal('Region: 3 of 4');
  });

  it('tells of a choice once, from itself, with the link that brings it back', async () => {
    const page = await new Page('<support-filter field="region"></support-filter>').settled();
    const filter = page.control('support-filter');
    let target: EventTarget | null = null;
    page.box.addEventListener('support-filter', (event) => (target = event.target));
    await opened(filter);
    box(filter, 'EMEA').click();
    expect(page.heard).to.have.length(1);
    expect(page.heard[0]).to.deep.equal({
      field: 'region',
      filters: { region: ['EMEA'] },
      since: null,
      until: null,
      period: null,
      compare: null,
      link: 'filter.region=%5B%22EMEA%22%5D',
      reason: 'reader',
    });
    expect(Object.isFrozen(page.heard[0]?.filters['region'])).to.equal(true);
    expect(target).to.equal(filter);
  });

  it('lists what is chosen first when it opens, also what no row has, and keeps the order while it is open', async () => {
    const page = await new Page('<support-filter field="region" values="LATAM, EMEA"></support-filter>').settled();
    const filter = page.control('support-filter');
    expect(page.asked(0).filters).to.deep.equal({ region: ['LATAM', 'EMEA'] });
    await opened(filter);
    const order = ['LATAM', 'EMEA 1,650', 'Americas 3,470', '(not set) 12', 'ANZ few'];
    expect(listed(filter)).to.deep.equal(order);
    box(filter, 'EMEA').click();
    await page.settled();
    expect(listed(filter)).to.deep.equal(order);
    expect(filter.value).to.deep.equal(['LATAM']);
  });

  it('lets a link go before the values of its tag', async () => {
    const page = new Page('<support-filter field="region" values="EMEA" state="period=week"></support-filter>');
    await page.settled();
    expect(page.asked(0)).to.deep.include({ filters: {}, period: 'week' });
  });

  it('counts under the filters of the others, from the first element whose feed has the field', async () => {
    const page = new Page(
      '<support-filter field="plan"></support-filter><support-filter field="region"></support-filter>',
    );
    const second = page.stubs[1];
    if (second === undefined) throw new Error('no second stub');
    second.values = { plan: [{ key: 'pro', n: 20 }] };
    await page.settled();
    const [plan, region] = page.box.querySelectorAll('support-filter');
    if (plan === undefined || region === undefined) throw new Error('no filters');
    region.value = ['EMEA'];
    await page.settled();
    await opened(plan);
    expect(listed(plan)).to.deep.equal(['pro 20']);
    expect(second.last.counted).to.deep.equal([{ field: 'plan', filters: { region: ['EMEA'] } }]);
  });

  it('says so where no feed has the field', async () => {
    const page = await new Page('<support-filter field="colour"></support-filter>').settled();
    const filter = page.control('support-filter');
    await opened(filter);
    expect(words(filter, 'fieldset p')).to.equal('The values of this field cannot be listed.');
  });

  it('is searched by letters where it has many values, and lists no more than 200 at once', async () => {
    const page = new Page('<support-filter field="agent"></support-filter>');
    const agents = Array.from({ length: 450 }, (_, index) => ({
      key: `Agent ${index + 1}`,
      n: 450 - index,
    }));
    for (const stub of page.stubs) stub.values = { agent: agents };
    await page.settled();
    const filter = page.control('support-filter');
    await opened(filter);
    expect(listed(filter)).to.have.length(200);
    expect(words(filter, 'fieldset p')).to.equal('250 more. Search to find them.');
    const search = find<HTMLInputElement>(filter, '[type="search"]');
    search.focus();
    await sendKeys({ type: 'agent 44' });
    await filter.updateComplete;
    expect(listed(filter)).to.deep.equal([
      'Agent 44 407',
      ...Array.from({ length: 10 }, (_, at) => `Agent ${440 + at} ${11 - at}`),
    ]);
    expect(words(filter, 'fieldset p')).to.equal('11 of 450 match');
    expect(find(filter, 'fieldset p').getAttribute('aria-live')).to.equal('polite');
    await sendKeys({ type: 'x' });
    await filter.updateComplete;
    expect(words(filter, 'fieldset p')).to.equal('No value has these letters.');
  });

  it('has no search box for few values', async () => {
    const page = await new Page('<support-filter field="region"></support-filter>').settled();
    const filter = page.control('support-filter');
    await opened(filter);
    expect(inside(filter).querySelector('[type="search"]')).to.equal(null);
  });

  it('can be used by keys alone, and Escape gives the focus back', async () => {
    const page = await new Page('<support-filter field="region"></support-filter>').settled();
    const filter = page.control('support-filter');
    find(filter, 'button').focus();
    await sendKeys({ press: 'Enter' });
    await filled(filter);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Space' });
    await page.settled();
    expect(filter.value).to.deep.equal(['EMEA']);
    await sendKeys({ press: 'Escape' });
    await filter.updateComplete;
    expect(find(filter, 'button').getAttribute('aria-expanded')).to.equal('false');
    expect(inside(filter).activeElement === find(filter, 'button'), 'has the focus').to.equal(true);
  });

  it('lets one value at a time through where it is single', async () => {
    const page = await new Page('<support-filter field="region" single></support-filter>').settled();
    const filter = page.control('support-filter');
    await opened(filter);
    box(filter, 'EMEA').click();
    box(filter, 'Americas').click();
    expect(filter.value).to.deep.equal(['Americas']);
  });

  it('is cleared with one press, and gone back to by Ctrl+Z with the focus outside of text', async () => {
    const page = await new Page('<support-filter field="region"></support-filter>').settled();
    const filter = page.control('support-filter');
    await opened(filter);
    box(filter, 'EMEA').click();
    await page.settled();
    find(filter, '[part="clear"]').click();
    await page.settled();
    expect(page.asked(0).filters).to.deep.equal({});
    expect(inside(filter).activeElement?.localName).to.equal('input');
    await sendKeys({ press: 'Control+z' });
    await page.settled();
    expect(page.asked(0).filters).to.deep.equal({ region: ['EMEA'] });
    expect(page.heard.map(({ reason }) => reason)).to.deep.equal(['reader', 'clear', 'undo']);
  });

  it('takes what the page sets as a choice of the page', async () => {
    const page = await new Page('<support-filter field="region"></support-filter>').settled();
    const filter = page.control('support-filter');
    filter.value = ['EMEA'];
    filter.setAttribute('values', '["APAC", null]');
    await page.settled();
    expect(page.heard.map(({ reason, filters }) => [reason, filters['region']])).to.deep.equal([
      ['host', ['EMEA']],
      ['host', ['APAC', null]],
    ]);
  });

  it('keeps its column in every feed while it is there', async () => {
    const page = await new Page('<support-filter field="region"></support-filter>').settled();
    expect(page.stubs[0]?.last.sources.main.decode.columns).to.deep.equal(['region']);
    page.control('support-filter').remove();
    expect(page.board.columns).to.deep.equal([]);
  });

  it('offers undo and a link itself where a group has no dashboard', async () => {
    define();
    const filter = document.createElement('support-filter');
    filter.group = 'company';
    filter.field = 'region';
    filter.state = 'filter.region=%5B%22EMEA%22%5D';
    place().append(filter);
    await filter.updateComplete;
    expect(filter.value).to.deep.equal(['EMEA']);
    filter.value = [];
    expect(filter.state).to.equal('');
    await opened(filter);
    find(filter, '[part="undo"]').click();
    expect(filter.state).to.equal('filter.region=%5B%22EMEA%22%5D');
  });

  for (const [attributes, how] of [
    ['field="region"', 'as it is'],
    ['field="region" dir="rtl" lang="ja"', 'in Japanese, from right to left'],
  ]) {
    it(`has nothing that axe finds, closed and open: ${how}`, async () => {
      const page = await new Page(`<support-filter ${attributes}></support-filter>`, 280).settled();
      const filter = page.control('support-filter');
      expect(await violationsOf(filter)).to.deep.equal([]);
      await opened(filter);
      expect(await violationsOf(filter)).to.deep.equal([]);
      for (const row of inside(filter).querySelectorAll('label, button'))
        expect(row.getBoundingClientRect().height).to.be.at.least(24);
    });
  }
});

function pick(period: SupportPeriod, part: string, value: string): void {
  const list = find<HTMLSelectElement>(period, `[part="${part}"]`);
  list.value = value;
  list.dispatchEvent(new Event('change', { bubbles: true }));
}

function type(period: SupportPeriod, part: string, value: string): void {
  const field = find<HTMLInputElement>(period, `[part="${part}"]`);
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

describe('a period', () => {
  afterEach(clear);

  it('counts back from the newest figures, not from the clock: as of 20 March 2024', async () => {
    const page = await new Page('<support-period></support-period>').settled();
    const period = page.control('support-period');
    for (const [preset, since, until] of [
      ['last_month', '2024-02-01', '2024-03-01'],
      ['last_quarter', '2023-10-01', '2024-01-01'],
      ['last_year', '2023-01-01', '2024-01-01'],
      ['last_12_months', '2023-03-01', '2024-03-01'],
      ['all', null, null],
    ] as const) {
      pick(period, 'time', preset);
      await page.settled();
      expect(page.asked(0), preset).to.deep.include({ since, until });
      expect(find<HTMLSelectElement>(period, '[part="time"]').value).to.equal(preset);
    }
    expect(page.questions).to.deep.equal([6, 6]);
  });

  it('names the dates of what is picked', async () => {
    const page = await new Page('<support-period></support-period>').settled();
    const period = page.control('support-period');
    pick(period, 'time', 'last_month');
    await page.settled();
    expect(find<HTMLSelectElement>(period, '[part="time"]').selectedOptions[0]?.textContent).to.equal(
      'Last month (Feb 1, 2024 to Feb 29, 2024)',
    );
  });

  it('takes quarters and years of the fiscal year that the page gives', async () => {
    const page = await new Page('<support-period></support-period>').settled();
    page.board.give({ ...nothingGiven, fiscalYearStart: 2 });
    await page.settled();
    pick(page.control('support-period'), 'time', 'last_year');
    await page.settled();
    expect(page.asked(0)).to.deep.include({
      since: '2023-02-01',
      until: '2024-02-01',
    });
  });

  it('reads the newest figures in the zone of the page: 22:00 in UTC is the next day in Tokyo', async () => {
    const page = new Page('<support-period></support-period>');
    page.board.give({ ...nothingGiven, timeZone: 'Asia/Tokyo' });
    for (const stub of page.stubs) {
      const reply = stub.reply;
      if (typeof reply !== 'function' && 'context' in reply)
        stub.reply = {
          ...reply,
          context: { ...reply.context, as_of: '2024-03-31T22:00:00Z' },
        };
    }
    await page.settled();
    pick(page.control('support-period'), 'time', 'last_month');
    await page.settled();
    expect(page.asked(0)).to.deep.include({
      since: '2024-03-01',
      until: '2024-04-01',
    });
  });

  it('takes dates of which the last is included, and an end before the start opens the other end', async () => {
    const page = await new Page('<support-period></support-period>').settled();
    const period = page.control('support-period');
    pick(period, 'time', 'custom');
    await period.updateComplete;
    type(period, 'since', '2024-01-15');
    type(period, 'until', '2024-02-29');
    await page.settled();
    expect(page.asked(0)).to.deep.include({
      since: '2024-01-15',
      until: '2024-03-01',
    });
    expect(find<HTMLInputElement>(period, '[part="until"]').value).to.equal('2024-02-29');
    type(period, 'since', '2024-03-05');
    await page.settled();
    expect(page.asked(0)).to.deep.include({ since: '2024-03-05', until: null });
  });

  it('shows the days of a stretch that was dragged, in the zone of the page', async () => {
    const page = new Page('<support-period></support-period>');
    page.board.give({ ...nothingGiven, timeZone: 'Europe/Paris' });
    await page.settled();
    const period = page.control('support-period');
    const span = {
      since: '2024-06-30T22:00:00Z',
      until: '2024-12-31T23:00:00Z',
      origin: 'tile-0',
    };
    page.board.choose({ ...page.board.choices, span });
    await page.settled();
    const days = ['since', 'until'].map((part) => find<HTMLInputElement>(period, `[part="${part}"]`).value);
    expect(days).to.deep.equal(['2024-07-01', '2024-12-31']);
  });

  it('sets grain and comparison, and what the page gives anyway is no choice', async () => {
    const page = await new Page('<support-period></support-period>').settled();
    page.board.give({ ...nothingGiven, period: 'quarter' });
    await page.settled();
    const period = page.control('support-period');
    expect(find<HTMLSelectElement>(period, '[part="grain"]').value).to.equal('quarter');
    pick(period, 'grain', 'week');
    pick(period, 'compare', 'year-ago');
    await page.settled();
    expect(page.asked(1)).to.deep.include({
      period: 'week',
      compare: 'year-ago',
    });
    pick(period, 'grain', 'quarter');
    pick(period, 'compare', 'previous');
    expect(page.heard.at(-1)?.link).to.equal('');
  });

  it('shows what a link brought, and has nothing that axe finds', async () => {
    const page = await new Page('<support-period lang="ja" dir="rtl"></support-period>', 280).settled();
    const period = page.control('support-period');
    period.state = 'since=2024-01-15&until=2024-02-01&period=day';
    await page.settled();
    expect(find<HTMLInputElement>(period, '[part="since"]').value).to.equal('2024-01-15');
    expect(find<HTMLInputElement>(period, '[part="until"]').value).to.equal('2024-01-31');
    expect(page.heard.map(({ reason }) => reason)).to.deep.equal(['host']);
    expect(await violationsOf(period)).to.deep.equal([]);
  });
});

describe('what is chosen', () => {
  afterEach(clear);

  it('gives a fresh page the same questions by its link', async () => {
    const controls = '<support-filter field="region"></support-filter><support-period></support-period>';
    const page = await new Page(controls).settled();
    page.control('support-filter').value = ['EMEA', null];
    pick(page.control('support-period'), 'time', 'last_quarter');
    pick(page.control('support-period'), 'grain', 'week');
    await page.settled();
    const link = page.heard.at(-1)?.link ?? '';
    const other = new Page(controls);
    other.control('support-filter').state = link;
    await other.settled();
    expect(other.asked(0)).to.deep.equal(page.asked(0));
    expect(other.questions).to.deep.equal([1, 1]);
    expect(other.control('support-filter').state).to.equal(link);
  });

  it('is told by an event that bubbles out of shadow roots and that nobody can change', () => {
    const event = new FilterEvent({ filters: [], span: null, period: null, compare: null }, 'clear');
    expect([event.bubbles, event.composed, Object.isFrozen(event.detail)]).to.deep.equal([true, true, true]);
  });
});

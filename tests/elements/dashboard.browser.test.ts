import { expect } from '@esm-bundle/chai';
import type { SupportDashboard } from '../../components/support-dashboard.js';
import type { MetricElement } from '../../src/element/metric-element.js';
import { FeedError } from '../../src/metric.js';
import { violationsOf } from './helpers/axe.js';
import { dashboardIn, dashboardsIn, lastQuestion, Page, tilesIn, tilesSettled } from './helpers/boards.js';
import { sampleMeasure } from './helpers/measures.js';
import { clear, find, inside, place, words } from './helpers/mount.js';
import { Stub } from './helpers/stub.js';
import { warningsDuring } from './helpers/warnings.js';

const all = ['dashboard', 'feed', 'filter', 'period', 'fact', 'nps', 'csat'] as const;

/** What stands on a page of its own, at rest. */
async function shown(html: string, stub = new Stub(), width = 1200): Promise<HTMLElement> {
  const box = place(width);
  box.append(new Page(stub).define(...all).html(html));
  await tilesSettled(box);
  return box;
}

/** Waits until a dashboard has drawn what has changed on its board. */
async function redrawn(box: HTMLElement): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  await tilesSettled(box);
}

const feed = '<support-feed name="survey" src="/survey.json"></support-feed>';
const regional = 'state="filter.region=%5B%22EMEA%22%5D"';

function columnsOf(dashboard: SupportDashboard): number {
  return getComputedStyle(find(dashboard, '.grid')).gridTemplateColumns.split(' ').length;
}

function tileAt(box: HTMLElement, index: number): MetricElement {
  const tile = tilesIn(box)[index];
  if (tile === undefined) throw new Error(`there is no tile ${index}`);
  return tile;
}

describe('a dashboard', () => {
  afterEach(clear);

  for (const [width, columns, ofTwo] of [
    [280, 1, 280],
    [599, 1, 599],
    [600, 2, 600],
    [900, 3, 442],
    [1200, 4, 592],
  ] as const) {
    it(`has ${columns} columns at ${width} pixels, and no tile is wider than it`, async () => {
      const html = `<support-dashboard>${feed}<support-nps feed="survey" span="2"></support-nps>
        <support-nps feed="survey"></support-nps><support-nps feed="survey" span="4"></support-nps></support-dashboard>`;
      const box = await shown(html, new Stub(), width);
      const dashboard = dashboardIn(box);
      // Three columns are six tracks, so that two tiles of two columns, half the width each, leave no hole.
      expect(columnsOf(dashboard)).to.equal(columns === 3 ? 6 : columns);
      const column = (width - 16 * (columns - 1)) / columns;
      const widths = tilesIn(box).map((tile) => Math.round(tile.offsetWidth));
      expect(widths).to.deep.equal([ofTwo, Math.round(column), width]);
    });
  }

  it('shows filters and periods above the grid, feeds nowhere, and headings over a whole row, as they are written', async () => {
    const box = await shown(`<support-dashboard><support-nps feed="survey"></support-nps><h3>Quality</h3>${feed}
      <support-filter field="region"></support-filter><later-period></later-period></support-dashboard>`);
    const dashboard = dashboardIn(box);
    const at = (place: string) =>
      find<HTMLSlotElement>(dashboard, `slot[data-place="${place}"]`)
        .assignedElements()
        .map(({ localName }) => localName.replace(/^page-\d+-/, ''));
    expect(at('controls')).to.deep.equal(['filter', 'later-period']);
    expect(at('grid')).to.deep.equal(['nps', 'h3']);
    expect(box.querySelector('h3')?.offsetWidth).to.equal(1200);
    dashboard.querySelector('h3')?.remove();
    await redrawn(box);
    expect(at('grid')).to.deep.equal(['nps']);
  });

  it('keeps a place for an element that is not defined yet', async () => {
    const box = await shown('<support-dashboard><support-thing></support-thing></support-dashboard>');
    const thing = [...dashboardIn(box).children][0];
    expect(thing?.getBoundingClientRect().height).to.be.greaterThan(200);
  });

  it('is a region named by its heading', async () => {
    const box = await shown('<support-dashboard heading="Support, Q3"></support-dashboard>');
    expect(words(dashboardIn(box), '[part="heading"]')).to.equal('Support, Q3');
    const named = await shown('<support-dashboard><h1 slot="heading">By the page</h1></support-dashboard>');
    const [slotted] = find<HTMLSlotElement>(dashboardIn(named), 'slot[name="heading"]').assignedElements();
    expect(slotted?.textContent).to.equal('By the page');
  });

  it('hands down what it is given, and a tile may say otherwise for itself', async () => {
    const stub = new Stub();
    await shown(
      `<support-dashboard period="quarter" compare="year-ago" time-zone="Asia/Tokyo" level="0.9" min-group="8"
        week-start="7" fiscal-year-start="4" as-of="2026-10-01" since="2026-01-01" until="2026-07-01"
        events='[{"at": "2026-01-15", "text": "Repair", "kind": "fix"}]'>${feed}
        <support-nps feed="survey" compare="previous" min-group="3"></support-nps></support-dashboard>`,
      stub,
    );
    expect(lastQuestion(stub)).to.deep.include({
      period: 'quarter',
      compare: 'previous',
      timeZone: 'Asia/Tokyo',
      level: 0.9,
      minGroup: 8,
      weekStart: 7,
      fiscalYearStart: 4,
      asOf: '2026-10-01',
      since: '2026-01-01',
      until: '2026-07-01',
    });
    expect(lastQuestion(stub).events.map(({ text }) => text)).to.deep.equal(['Repair']);
  });

  it('says what is chosen, takes one of it away, goes back, and takes all of it away', async () => {
    const stub = new Stub();
    const box = await shown(
      `<support-dashboard state="filter.region=%5B%22EMEA%22%5D&period=quarter">${feed}
        <support-nps feed="survey"></support-nps></support-dashboard>`,
      stub,
    );
    const dashboard = dashboardIn(box);
    const chips = () => [...inside(dashboard).querySelectorAll('[part="choice"] bdi')].map((chip) => chip.textContent);
    expect(chips()).to.deep.equal(['Region: EMEA', 'By quarter']);
    expect(lastQuestion(stub)).to.deep.include({
      filters: { region: ['EMEA'] },
      period: 'quarter',
    });
    find(dashboard, '[part="remove"]').click();
    await redrawn(box);
    expect(chips()).to.deep.equal(['By quarter']);
    expect(lastQuestion(stub).filters).to.deep.equal({});
    find(dashboard, '[part="undo"]').click();
    await redrawn(box);
    expect(chips()).to.deep.equal(['Region: EMEA', 'By quarter']);
    find(dashboard, '[part="clear"]').click();
    await redrawn(box);
    expect(words(dashboard, '[part="choices"]')).to.contain('No filters');
    expect(dashboard.state).to.equal('');
  });

  it('tells how many tiles are ready, which are not and why, and goes to them', async () => {
    let isBroken = false;
    const stub = new Stub(() => (isBroken ? new FeedError('server', { status: 503 }) : sampleMeasure()));
    const box = await shown(
      `<support-dashboard>${feed}<support-nps feed="survey" heading="Score"></support-nps></support-dashboard>`,
      stub,
    );
    const dashboard = dashboardIn(box);
    expect(words(dashboard, '[part="health"] summary')).to.equal('1 of 1 tiles ready · 1 with rows set aside');
    expect(words(dashboard, '[part="jump"]')).to.equal('Score: 5,123 of 5,130 rows used');
    isBroken = true;
    tileAt(box, 0).level = 0.9;
    await redrawn(box);
    expect(words(dashboard, '[part="health"] summary')).to.equal('0 of 1 tiles ready');
    expect(words(dashboard, '[part="jump"]')).to.equal('Score: cannot be read');
    find<HTMLDetailsElement>(dashboard, 'details').open = true;
    find(dashboard, '[part="jump"]').click();
    expect(document.activeElement === tileAt(box, 0), 'has the focus').to.equal(true);
  });

  it('tells for when the oldest data hold, and reads all feeds again when it is asked to', async () => {
    const stub = new Stub((question) => {
      const { context } = sampleMeasure();
      const asOf = question.by.length > 0 ? '2024-03-01T22:00:00Z' : '2024-03-20T22:00:00Z';
      return sampleMeasure({ context: { ...context, as_of: asOf } });
    });
    const box = await shown(
      `<support-dashboard>${feed}<support-nps feed="survey"></support-nps>
        <support-nps feed="survey" by="region"></support-nps></support-dashboard>`,
      stub,
    );
    expect(words(dashboardIn(box), '[part="age"]')).to.contain('Data as of Mar 1, 2024');
    const before = stub.calls.length;
    find(dashboardIn(box), '[part="refresh"]').click();
    await redrawn(box);
    expect(stub.calls.length).to.equal(before + 2);
  });

  it('lets readers pause what is read again by itself, and has no such button where nothing is', async () => {
    const plain = await shown(
      `<support-dashboard>${feed}<support-nps feed="survey"></support-nps></support-dashboard>`,
    );
    expect(inside(dashboardIn(plain)).querySelector('[part="pause"]')).to.equal(null);
    const box = await shown(
      `<support-dashboard refresh="300">${feed}<support-nps feed="survey"></support-nps></support-dashboard>`,
    );
    const dashboard = dashboardIn(box);
    expect(words(dashboard, '[part="pause"]')).to.equal('Pause updates');
    find(dashboard, '[part="pause"]').click();
    await redrawn(box);
    expect(words(dashboard, '[part="pause"]')).to.equal('Resume updates');
  });

  it('says once, for all of its tiles, what a choice has led to', async () => {
    const stub = new Stub(({ filters }) => sampleMeasure({ value: Object.keys(filters).length > 0 ? 50 : 40 }));
    const box = await shown(
      `<support-dashboard>${feed}${'<support-nps feed="survey"></support-nps>'.repeat(4)}</support-dashboard>`,
      stub,
    );
    const dashboard = dashboardIn(box);
    const regions = [dashboard, ...tilesIn(box)].map((each) => find(each, '[role="status"]'));
    const said: string[] = [];
    const observer = new MutationObserver((records) =>
      said.push(...records.map(({ target }) => target.textContent ?? '')),
    );
    for (const region of regions)
      observer.observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    dashboard.state = 'filter.region=%5B%22EMEA%22%5D';
    for (let turn = 0; turn < 400 && said.length === 0; turn++) await new Promise((resolve) => setTimeout(resolve, 25));
    // Whatever else had to be said would be when the voice of the page has paused, five seconds later.
    await new Promise((resolve) => setTimeout(resolve, 5500));
    observer.disconnect();
    expect(said).to.deep.equal(['Region: EMEA. 4 of 4 tiles ready.']);
  });

  it('moves nothing while it loads', async () => {
    const shifts: number[] = [];
    const stub = new Stub(sampleMeasure(), true);
    const box = place(1000);
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push(Number(Reflect.get(entry, 'value')));
    });
    observer.observe({ type: 'layout-shift', buffered: false });
    box.append(
      new Page(stub).define(...all).html(`<support-dashboard heading="Support" period="month">${feed}
        <support-period></support-period><support-filter field="region"></support-filter>
        <support-nps feed="survey" view="trend" span="2"></support-nps><support-nps feed="survey" view="trend"></support-nps>
        <support-nps feed="survey" view="distribution"></support-nps><support-nps feed="survey" view="trend"></support-nps>
        </support-dashboard>`),
    );
    const frames = async (n: number) => {
      for (let frame = 0; frame < n; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    };
    await frames(10);
    for (const call of stub.calls) {
      call.open();
      await frames(4);
    }
    await tilesSettled(box);
    await frames(10);
    observer.disconnect();
    expect(tilesIn(box).map(({ state }) => state)).to.deep.equal(['ready', 'ready', 'ready', 'ready']);
    expect(shifts).to.deep.equal([]);
  });

  for (const dir of ['ltr', 'rtl']) {
    it(`fits into 280 pixels, ${dir}, and axe finds nothing in it`, async () => {
      const box = await shown(
        `<support-dashboard dir="${dir}" heading="Support" ${regional} refresh="60" compare="year-ago">${feed}
          <support-nps feed="survey"></support-nps></support-dashboard>`,
        new Stub(),
        280,
      );
      const dashboard = dashboardIn(box);
      expect(dashboard.scrollWidth).to.equal(280);
      expect(await violationsOf(dashboard)).to.deep.equal([]);
    });
  }

  it('speaks Japanese', async () => {
    const box = await shown(
      `<support-dashboard lang="ja" ${regional}>${feed}<support-nps feed="survey"></support-nps></support-dashboard>`,
    );
    expect(words(dashboardIn(box), '[part="heading"]')).to.equal('ダッシュボード');
    expect(words(dashboardIn(box), '[part="clear"]')).to.equal('すべて解除');
  });
});

describe('elements and their dashboards', () => {
  afterEach(clear);

  it('leave the filter of the one they are moved out of, and take that of the one they are moved into', async () => {
    const stub = new Stub();
    const box = await shown(
      `<support-dashboard ${regional}>${feed}<support-nps feed="survey"></support-nps></support-dashboard>
       <support-dashboard state="filter.plan=%5B%22Pro%22%5D"><support-feed name="survey" src="/other.json"></support-feed></support-dashboard>`,
      stub,
    );
    expect(lastQuestion(stub).filters).to.deep.equal({ region: ['EMEA'] });
    dashboardsIn(box)[1]?.append(tileAt(box, 0));
    await redrawn(box);
    expect(lastQuestion(stub).filters).to.deep.equal({ plan: ['Pro'] });
    expect(stub.last.sources.main.src).to.equal('/other.json');
    expect(stub.calls.filter(({ isClosed, signal }) => !isClosed && !signal.aborted)).to.have.length(1);
  });

  it('belong to the innermost', async () => {
    const stub = new Stub();
    await shown(
      `<support-dashboard ${regional}>${feed}<support-dashboard heading="Inner"><support-feed name="survey" src="/inner.json"></support-feed>
        <support-nps feed="survey"></support-nps></support-dashboard></support-dashboard>`,
      stub,
    );
    expect(stub.last.sources.main.src).to.equal('/inner.json');
    expect(lastQuestion(stub).filters).to.deep.equal({});
  });

  it('do not mix, be their ids the same', async () => {
    const stub = new Stub();
    stub.dims = ['region', 'plan'];
    const one = `<support-nps id="score" feed="survey"></support-nps>`;
    const box = await shown(
      `<support-dashboard>${feed}${one}</support-dashboard><support-dashboard>${feed}${one}</support-dashboard>`,
      stub,
    );
    const [first, second] = dashboardsIn(box);
    if (first !== undefined) first.state = 'filter.region=%5B%22EMEA%22%5D&filter.plan@score=%5B%22Pro%22%5D';
    await redrawn(box);
    expect(stub.calls.map(({ questions }) => questions.at(-1)?.filters)).to.deep.equal([{ region: ['EMEA'] }, {}]);
    expect(second?.state).to.equal('');
  });

  it('share it from outside by its group', async () => {
    const stub = new Stub();
    const box = await shown(
      `<support-dashboard group="q3" period="quarter">${feed}</support-dashboard><support-nps group="q3" feed="survey"></support-nps>`,
      stub,
    );
    expect(stub.last.sources.main.src).to.equal('/survey.json');
    expect(lastQuestion(stub).period).to.equal('quarter');
    dashboardIn(box).remove();
    await redrawn(box);
    expect(tileAt(box, 0).state).to.equal('idle');
  });

  it('let go of every feed when it is removed', async () => {
    const stub = new Stub();
    const box = await shown(
      `<support-dashboard>${feed}${'<support-nps feed="survey"></support-nps>'.repeat(3)}</support-dashboard>`,
      stub,
    );
    expect(stub.calls).to.have.length(3);
    dashboardIn(box).remove();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(stub.calls.filter(({ isClosed, signal }) => !isClosed && !signal.aborted)).to.have.length(0);
  });
});

describe('a feed of a dashboard', () => {
  afterEach(clear);

  const two = `<support-dashboard><support-feed name="survey" src="/first.json"></support-feed>
    <support-feed name="survey" src="/second.json"></support-feed><support-nps feed="survey"></support-nps></support-dashboard>`;

  it('keeps its name before another that wants it too, says so once, and leaves it to that when it goes', async () => {
    const stub = new Stub();
    let box = place();
    const warnings = await warningsDuring(async () => {
      box = await shown(two, stub);
    });
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('name="survey"');
    expect(stub.last.sources.main.src).to.equal('/first.json');
    dashboardIn(box).querySelector('[src="/first.json"]')?.remove();
    await redrawn(box);
    expect(stub.last.sources.main.src).to.equal('/second.json');
  });

  it('stands under its latest name', async () => {
    const stub = new Stub();
    const box = await shown(
      `<support-dashboard>${feed}<support-nps feed="answers"></support-nps></support-dashboard>`,
      stub,
    );
    expect(tileAt(box, 0).state).to.equal('idle');
    dashboardIn(box).querySelector('[name="survey"]')?.setAttribute('name', 'answers');
    await redrawn(box);
    expect(tileAt(box, 0).state).to.equal('ready');
  });

  it('shows nothing, has no role, and gives what stands between its tags', async () => {
    const stub = new Stub();
    const box = await shown(
      `<support-dashboard><support-feed name="survey"><script type="application/json">{"rows": [{"score": 9}]}</script></support-feed>
        <support-nps feed="survey"></support-nps></support-dashboard>`,
      stub,
    );
    expect(stub.last.sources.main.data).to.deep.equal({ rows: [{ score: 9 }] });
    const element = dashboardIn(box).querySelector('[name="survey"]');
    expect(element?.getBoundingClientRect().height).to.equal(0);
    expect(element?.getAttribute('role')).to.equal(null);
  });

  it('is missed in the console, with the names of those that are there', async () => {
    let box = place();
    const warnings = await warningsDuring(async (seen) => {
      box = await shown(`<support-dashboard>${feed}<support-nps feed="surwey"></support-nps></support-dashboard>`);
      for (let turn = 0; turn < 1000 && seen.length === 0; turn++)
        await new Promise((resolve) => setTimeout(resolve, 10));
    });
    expect(tileAt(box, 0).state).to.equal('idle');
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('"surwey"').and.contain('there are: survey');
  });
});

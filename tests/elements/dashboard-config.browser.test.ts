import { expect } from '@esm-bundle/chai';
import type { SupportDashboard } from '../../components/support-dashboard.js';
import { dashboardIn, Page, tilesIn, tilesSettled } from './helpers/boards.js';
import { clear, find, inside, place, words } from './helpers/mount.js';
import { Stub } from './helpers/stub.js';
import { warningsDuring } from './helpers/warnings.js';

const parts = ['dashboard', 'feed', 'filter', 'period', 'fact', 'nps', 'csat'] as const;

const described = {
  heading: 'Support, Q3',
  timeZone: 'Europe/Paris',
  period: 'quarter',
  compare: 'year-ago',
  minGroup: 8,
  feeds: { survey: { src: '/survey.json', refresh: 300, fields: { score: 'rating' } } },
  periodControl: true,
  filters: [{ field: 'region' }, { field: 'plan' }],
  events: [{ at: '2026-01-15', text: 'Search repaired', kind: 'fix' }],
  goals: [{ metric: 'nps', owner: 'Ada', target: 45 }],
  tiles: [
    { element: 'nps', id: 'score', feed: 'survey', target: 70, benchmark: { value: 21, label: 'B2B', year: 2018 } },
    { element: 'nps', feed: 'survey', view: 'segments', by: ['region'], span: 2 },
    { element: 'fact', value: 30, n: 600, label: 'Leaders who measure retention' },
  ],
};

const html = `<support-dashboard heading="Support, Q3" time-zone="Europe/Paris" period="quarter" compare="year-ago" min-group="8"
  events='[{"at":"2026-01-15","text":"Search repaired","kind":"fix"}]' goals='[{"metric":"nps","owner":"Ada","target":45}]'
  ><support-feed name="survey" src="/survey.json" refresh="300" fields='{"score":"rating"}'></support-feed
  ><support-period></support-period
  ><support-filter field="region"></support-filter><support-filter field="plan"></support-filter
  ><support-nps id="score" feed="survey" target="70" benchmark='{"value":21,"label":"B2B","year":2018}'></support-nps
  ><support-nps feed="survey" view="segments" by="region" span="2"></support-nps
  ><support-fact value="30" n="600" label="Leaders who measure retention"></support-fact
></support-dashboard>`;

interface Composed {
  readonly light: string;
  readonly shadow: string;
  readonly attributes: readonly (readonly [string, string])[];
  readonly questions: readonly unknown[];
  readonly measures: readonly unknown[];
}

/** A tag's attributes stand in no order. */
function written(element: Element): string {
  const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`).toSorted();
  return `${element.localName.replace(/^page-\d+-/, '')}[${attributes.join(' ')}](${[...element.children].map(written).join('')})`;
}

function shadowOf(dashboard: SupportDashboard): string {
  const marks = inside(dashboard).innerHTML.replaceAll(/<!--.*?-->|\s+/g, ' ');
  return marks.replace(/Read [^<]*\./, '').replaceAll(/ +/g, ' ');
}

async function composed(box: HTMLElement, stub: Stub): Promise<Composed> {
  await tilesSettled(box);
  const dashboard = dashboardIn(box);
  for (let turn = 0; turn < 300 && tilesIn(box).length < 2; turn++)
    await new Promise((resolve) => setTimeout(resolve, 10));
  await tilesSettled(box);
  return {
    light: [...dashboard.children].map(written).join(''),
    shadow: shadowOf(dashboard),
    attributes: [...dashboard.attributes]
      .filter(({ name }) => name !== 'config')
      .map(({ name, value }): [string, string] => [name, value])
      .toSorted(),
    questions: stub.calls.map(({ questions }) => questions.at(-1)),
    measures: tilesIn(box).map(({ measure }) => measure),
  };
}

function servedWith(body: string, status = 200): typeof fetch {
  return () => Promise.resolve(new Response(body, { status, headers: { 'content-type': 'application/json' } }));
}

describe('a dashboard that is composed', () => {
  afterEach(clear);

  async function byHtml(): Promise<Composed> {
    const [stub, box] = [new Stub(), place(1200)];
    box.append(new Page(stub).define(...parts).html(html));
    return composed(box, stub);
  }

  async function byFile(): Promise<Composed> {
    const [stub, box] = [new Stub(), place(1200)];
    box.append(
      new Page(stub).define(...parts).html('<support-dashboard config="/dashboard.json"></support-dashboard>'),
    );
    dashboardIn(box).fetcher = servedWith(JSON.stringify(described));
    const found = await composed(box, stub);
    return found;
  }

  async function byScript(): Promise<Composed> {
    const [stub, box] = [new Stub(), place(1200)];
    box.append(new Page(stub).define(...parts).html('<support-dashboard></support-dashboard>'));
    dashboardIn(box).config = described;
    return composed(box, stub);
  }

  it('is the same page in HTML, from a file, and from script', async () => {
    const [page, file, script] = [await byHtml(), await byFile(), await byScript()];
    expect(page.light).to.contain('nps[').and.contain('fact[');
    expect(page.measures).to.have.length(2);
    expect(file).to.deep.equal(page);
    expect(script).to.deep.equal(page);
  });

  it('keeps what its author has written, beside and before what the file says', async () => {
    const [stub, box] = [new Stub(), place(1200)];
    const given = '<support-dashboard heading="Mine"><p>First</p></support-dashboard>';
    box.append(new Page(stub).define(...parts).html(given));
    dashboardIn(box).config = described;
    await composed(box, stub);
    expect(dashboardIn(box).heading).to.equal('Mine');
    expect(dashboardIn(box).firstElementChild?.textContent).to.equal('First');
  });

  it('is built anew from another description, and what the first one said is gone', async () => {
    const [stub, box] = [new Stub(), place(1200)];
    box.append(new Page(stub).define(...parts).html('<support-dashboard></support-dashboard>'));
    dashboardIn(box).config = described;
    await composed(box, stub);
    dashboardIn(box).config = { heading: 'Other', tiles: [{ element: 'fact', value: 5 }] };
    for (let turn = 0; turn < 300 && dashboardIn(box).heading !== 'Other'; turn++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect([...dashboardIn(box).children].map(written)).to.deep.equal(['fact[value=5]()']);
    expect(dashboardIn(box).period).to.equal(null);
    dashboardIn(box).config = null;
    await dashboardIn(box).updateComplete;
    expect(dashboardIn(box).children).to.have.length(0);
  });
});

describe('a description of a dashboard that cannot be used', () => {
  afterEach(clear);

  async function refused(
    fetcher: typeof fetch,
  ): Promise<{ readonly dashboard: SupportDashboard; readonly codes: string[] }> {
    const box = place(1200);
    const codes: string[] = [];
    box.addEventListener('support-error', ({ detail }) => codes.push(detail.code));
    box.append(
      new Page(new Stub()).define(...parts).html('<support-dashboard config="/dashboard.json"></support-dashboard>'),
    );
    const dashboard = dashboardIn(box);
    dashboard.fetcher = fetcher;
    for (let turn = 0; turn < 500 && !dashboard.matches(':state(error)'); turn++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await dashboard.updateComplete;
    return { dashboard, codes };
  }

  it('says where, what was seen and what is probably meant, on the page and in the console, once', async () => {
    const wrong = { ...described, tiles: [...described.tiles, { element: 'nps', feeed: 'survey' }] };
    let found: Awaited<ReturnType<typeof refused>> | null = null;
    const warnings = await warningsDuring(async () => {
      found = await refused(servedWith(JSON.stringify(wrong)));
    });
    if (found === null) throw new Error('nothing was shown');
    const { dashboard, codes } = found as Awaited<ReturnType<typeof refused>>;
    expect(words(dashboard, '[part="state"]')).to.contain(
      'tiles[3].feeed: “feeed” is not known here. Perhaps “feed” is meant.',
    );
    expect(dashboard.children).to.have.length(0);
    expect(codes).to.deep.equal(['bad_option']);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('tiles[3].feeed').and.contain('perhaps feed');
  });

  it('says why it cannot be had, and reads it again when it is asked to', async () => {
    let isThere = false;
    const { dashboard, codes } = await refused((...given) =>
      isThere ? servedWith(JSON.stringify(described))(...given) : servedWith('', 404)(...given),
    );
    expect(codes).to.deep.equal(['not_found']);
    isThere = true;
    find(dashboard, '[part="retry"]').click();
    for (let turn = 0; turn < 300 && dashboard.children.length === 0; turn++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(dashboard.heading).to.equal('Support, Q3');
    await dashboard.updateComplete;
    expect(inside(dashboard).querySelector('[part="state"]')).to.equal(null);
  });

  it('says so where it is no JSON', async () => {
    const { codes } = await refused(servedWith('{"tiles": ['));
    expect(codes).to.deep.equal(['not_json']);
  });
});

import { expect } from '@esm-bundle/chai';
import { emulateMedia } from '@web/test-runner-commands';
import { Page, dashboardIn, tilesIn, tilesSettled } from './helpers/boards.js';
import { sampleMeasure } from './helpers/measures.js';
import { clear, find, inside, place } from './helpers/mount.js';
import { Stub } from './helpers/stub.js';
import { companions } from '../../components/index.js';

const names = ['dashboard', 'feed', 'filter', 'summary', 'scorecard', 'nps'] as const;
const feed = '<support-feed name="survey" src="/survey.json"></support-feed>';
const tiles = '<support-nps feed="survey" view="trend" heading="Customers who recommend us"></support-nps>'.repeat(2);

async function rested(box: HTMLElement): Promise<void> {
  await tilesSettled(box);
  await new Promise((resolve) => setTimeout(resolve, 50));
}

async function shown(inner: string, stub = new Stub(), width = 1000): Promise<HTMLElement> {
  stub.values = { region: [{ key: 'EMEA', n: 1650 }] };
  const box = place(width);
  box.append(new Page(stub).define(...names).html(`<support-dashboard>${feed}${inner}</support-dashboard>`));
  await rested(box);
  return box;
}

function only(box: HTMLElement, name: keyof typeof companions): HTMLElement {
  const found = [...box.querySelectorAll<HTMLElement>('*')].find((each) => each instanceof companions[name]);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}

/** The part that has the focus in an element. */
function focusedPart(element: Element): string | null {
  return inside(element).activeElement?.getAttribute('part') ?? null;
}

function isOn(element: Element): boolean {
  return document.activeElement === element;
}

describe('the focus', () => {
  afterEach(clear);

  it('goes on to what undoes, then to what is chosen, when the buttons above it have done their work', async () => {
    const box = await shown(tiles);
    const dashboard = dashboardIn(box);
    dashboard.state = 'filter.region=%5B%22EMEA%22%5D';
    await rested(box);
    for (const [button, next] of [
      ['clear', 'undo'],
      ['undo', 'clear'],
    ] as const) {
      find(dashboard, `[part="${button}"]`).focus();
      find(dashboard, `[part="${button}"]`).click();
      await rested(box);
      expect(focusedPart(dashboard), button).to.equal(next);
    }
    find(dashboard, '[part="remove"]').focus();
    find(dashboard, '[part="remove"]').click();
    await rested(box);
    expect(focusedPart(dashboard)).to.equal('undo');
  });

  it('stays in a filter whose button has nothing more to clear', async () => {
    const box = await shown(`<support-filter field="region"></support-filter>${tiles}`);
    const filter = only(box, 'filter');
    dashboardIn(box).state = 'filter.region=%5B%22EMEA%22%5D';
    await rested(box);
    find(filter, 'button').click();
    await rested(box);
    find(filter, '[part="clear"]').focus();
    find(filter, '[part="clear"]').click();
    await rested(box);
    expect(inside(filter).activeElement?.localName).to.equal('input');
  });

  it('stays in a tile whose points go away', async () => {
    const box = await shown(tiles);
    const [tile] = tilesIn(box);
    if (tile === undefined) throw new Error('there is no tile');
    find<SVGElement>(tile, '[data-index][tabindex="0"]').focus();
    tile.setAttribute('view', 'table');
    await rested(box);
    expect(document.activeElement === tile, 'has the focus').to.equal(true);
  });

  it('goes to the next tile when its own is taken away, to the one before at the end, and then to the header', async () => {
    const box = await shown(tiles + tiles);
    const [first, second, third, fourth] = tilesIn(box);
    if (!first || !second || !third || !fourth) throw new Error('there are no four tiles');
    second.focus();
    second.remove();
    await rested(box);
    expect(isOn(third)).to.equal(true);
    fourth.focus();
    fourth.remove();
    await rested(box);
    expect(isOn(third)).to.equal(true);
    first.remove();
    await rested(box);
    expect(isOn(third), 'a tile without the focus goes').to.equal(true);
    third.remove();
    await rested(box);
    expect(focusedPart(dashboardIn(box))).to.equal('header');
  });

  it('stays on a tile that is put elsewhere, and with a reader who has left it', async () => {
    const box = await shown(tiles + tiles);
    const [first, , third] = tilesIn(box);
    if (!first || !third) throw new Error('there are no tiles');
    first.focus();
    third.after(first);
    await rested(box);
    expect(isOn(first)).to.equal(true);
    first.blur();
    await rested(box);
    first.remove();
    await rested(box);
    expect(isOn(document.body)).to.equal(true);
  });

  it('is left where the reader has gone meanwhile', async () => {
    const box = await shown(tiles);
    const dashboard = dashboardIn(box);
    const elsewhere = document.createElement('button');
    box.append(elsewhere);
    dashboard.state = 'filter.region=%5B%22EMEA%22%5D';
    await rested(box);
    find(dashboard, '[part="clear"]').focus();
    find(dashboard, '[part="clear"]').click();
    elsewhere.focus();
    await rested(box);
    expect(document.activeElement === elsewhere, 'has the focus').to.equal(true);
  });
});

describe('what is said of a choice', () => {
  afterEach(clear);

  it('is one announcement, with the summary of the page', async () => {
    const stub = new Stub(({ filters }) => sampleMeasure({ change: null, value: Object.keys(filters).length + 40 }));
    const box = await shown(`<support-summary></support-summary>${tiles}`, stub);
    const regions = [dashboardIn(box), only(box, 'summary'), ...tilesIn(box)].map((each) =>
      find(each, '[role="status"]'),
    );
    const said: (string | null)[] = [];
    const observer = new MutationObserver((records) => said.push(...records.map(({ target }) => target.textContent)));
    for (const region of regions) observer.observe(region, { childList: true });
    dashboardIn(box).state = 'filter.region=%5B%22EMEA%22%5D';
    for (let turn = 0; turn < 400 && said.length === 0; turn++) await new Promise((resolve) => setTimeout(resolve, 25));
    await new Promise((resolve) => setTimeout(resolve, 500));
    observer.disconnect();
    expect(said).to.have.length(1);
    expect(said[0]).to.contain('Region: EMEA. 2 of 2 tiles ready.');
  });
});

describe('a scorecard and a summary', () => {
  afterEach(clear);

  const both = '<support-summary span="4"></support-summary><support-scorecard span="4"></support-scorecard>';

  it('sums up nothing before all of the page has answered, and keeps its place', async () => {
    const stub = new Stub(sampleMeasure(), true);
    const box = place(1000);
    box.append(new Page(stub).define(...names).html(`<support-dashboard>${feed}${both}${tiles}</support-dashboard>`));
    // A call that is made after the others were let through would wait for ever.
    const parts = [only(box, 'summary'), only(box, 'scorecard')];
    const isAsked = () =>
      stub.calls.length === tilesIn(box).length && parts.every((part) => part.shadowRoot?.querySelector('.view'));
    while (!isAsked()) await new Promise((resolve) => setTimeout(resolve, 10));
    const before = parts.map((part) => part.getBoundingClientRect().height);
    expect(find(only(box, 'summary'), '.view').textContent).to.contain('Loading');
    stub.calls.forEach((call) => call.open());
    await rested(box);
    expect(inside(only(box, 'summary')).querySelector('[part="sentence"]')).to.not.equal(null);
    expect(parts.map((part) => part.getBoundingClientRect().height)).to.deep.equal(before);
  });

  for (const width of [280, 320, 600, 632, 700, 1000]) {
    it(`cuts no name and no figure off, ${width} pixels wide`, async () => {
      const box = await shown(both + tiles, new Stub(), width);
      const card = only(box, 'scorecard');
      card.setAttribute(
        'goals',
        '[{"metric": "nps", "target": {"value": 45}, "by": "2026-12-31", "owner": "Ada Lindqvist"}]',
      );
      await rested(box);
      for (const name of inside(card).querySelectorAll('[part="owner"]'))
        expect(name.getBoundingClientRect().width).to.be.greaterThan(48);
      const { left, right } = card.getBoundingClientRect();
      for (const node of inside(card).querySelectorAll('bdi, button, th, td')) {
        const rect = node.getBoundingClientRect();
        expect(rect.left, node.outerHTML.slice(0, 90)).to.be.at.least(left);
        expect(rect.right, node.outerHTML.slice(0, 90)).to.be.at.most(right);
      }
    });
  }

  it('names its figures in print', async () => {
    const box = await shown(both + tiles);
    await emulateMedia({ media: 'print' });
    const { height } = find(only(box, 'scorecard'), '[part="figure"]').getBoundingClientRect();
    await emulateMedia({ media: 'screen' });
    expect(height).to.be.greaterThan(10);
  });
});

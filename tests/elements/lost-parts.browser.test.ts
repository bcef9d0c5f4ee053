import { expect } from '@esm-bundle/chai';
import { joinGroup, noChoices, withChoice } from '../../src/element/board/index.js';
import { Later } from '../../src/views/later.js';
import { sampleMeasure } from './helpers/measures.js';
import { clear, find, inside, mount, settled, words } from './helpers/mount.js';
import { Stub } from './helpers/stub.js';

/** Keeps the files from coming that are fetched with their first use, until the returned function is called. */
function withoutFiles(): () => void {
  const { load } = Later.prototype;
  Later.prototype.load = async () => {
    throw new TypeError('Failed to fetch dynamically imported module');
  };
  return () => void (Later.prototype.load = load);
}

describe('a file that does not come', () => {
  afterEach(clear);

  // Files are fetched once for the page: each is missed by the first test here that needs it.
  it('of what walks charts leaves the picture as it is, and is asked for again by the next key', async () => {
    const element = mount(new Stub(), { src: '/feed.json', view: 'trend' });
    await settled(element);
    const restore = withoutFiles();
    element.focus();
    const key = (): KeyboardEvent => new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, composed: true });
    inside(element).activeElement?.dispatchEvent(key());
    await settled(element);
    expect(inside(element).activeElement?.getAttribute('data-key')).to.equal('2023-01');
    restore();
    inside(element).activeElement?.dispatchEvent(key());
    await settled(element);
    expect(inside(element).activeElement?.getAttribute('data-key')).to.equal('2023-02');
    expect(find(element, '[role="tooltip"]').textContent).to.contain('Feb 2023');
  });

  it('of what draws events is told, and a retry draws them', async () => {
    const stub = new Stub();
    const { series } = sampleMeasure();
    const at = Date.parse(series[2]?.start ?? '');
    const events = [{ at, until: null, text: 'Release 5', kind: 'release', metrics: [] }];
    stub.reply = sampleMeasure({ events });
    const restore = withoutFiles();
    const element = mount(stub, { src: '/feed.json' });
    await settled(element, 'error');
    expect(words(element, '.what')).to.equal('The server could not be reached, though this device is online.');
    restore();
    find(element, '[part="retry"]').click();
    await settled(element);
    expect(find<SVGElement>(element, '.chart .event').getAttribute('x1')).not.to.equal(null);
    expect(find(element, '[data-index="2"]').getAttribute('aria-label')).to.contain('Event: Release 5');
  });

  it('of what a group shares is told, nothing is asked meanwhile, and a retry asks what the group asks', async () => {
    const stub = new Stub();
    const restore = withoutFiles();
    const element = mount(stub, { src: '/feed.json', group: 'lost' });
    await settled(element, 'error');
    expect(stub.calls).to.have.length(0);
    expect(words(element, '.what')).to.equal('The server could not be reached, though this device is online.');
    restore();
    const { board, leave } = joinGroup('lost');
    board.choose(withChoice(noChoices, { field: 'region', values: ['EMEA'], origin: null }));
    find(element, '[part="retry"]').click();
    await settled(element);
    expect(stub.last.questions.map(({ filters }) => filters)).to.deep.equal([{ region: ['EMEA'] }]);
    leave();
  });
});

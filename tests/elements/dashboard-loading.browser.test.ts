import { expect } from '@esm-bundle/chai';
import { Page, tilesIn, tilesSettled } from './helpers/boards.js';
import { clear, place } from './helpers/mount.js';
import { Stub } from './helpers/stub.js';

const parts = ['dashboard', 'feed', 'period', 'nps'] as const;
type Part = (typeof parts)[number];

function ordersOf(rest: readonly Part[]): readonly (readonly Part[])[] {
  if (rest.length === 0) return [[]];
  return rest.flatMap((first) => ordersOf(rest.filter((each) => each !== first)).map((order) => [first, ...order]));
}

const html = `<support-dashboard heading="Support" period="quarter" compare="year-ago" time-zone="Asia/Tokyo" min-group="9">
  <support-feed name="survey" src="/survey.json" fields='{"score": "rating"}'></support-feed>
  <support-period></support-period>
  <support-nps feed="survey" by="region"></support-nps>
</support-dashboard>`;

function takeTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

describe('the parts of a dashboard, whatever the order in which they are loaded', () => {
  afterEach(clear);

  for (const order of ordersOf(parts)) {
    for (const isLate of [true, false]) {
      it(`ask the same: ${order.join(', ')} ${isLate ? 'after' : 'before'} the page`, async () => {
        const stub = new Stub();
        const page = new Page(stub);
        const box = place(700);
        if (isLate) box.append(page.html(html));
        for (const part of order) {
          page.define(part);
          await takeTurn();
        }
        if (!isLate) box.append(page.html(html));
        await tilesSettled(box);
        const [tile] = tilesIn(box);
        expect(tile?.state).to.equal('ready');
        expect(stub.last.sources.main).to.deep.include({ src: '/survey.json' });
        expect(stub.last.sources.main.decode.fields).to.deep.equal({ score: 'rating' });
        expect(stub.last.questions.at(-1)).to.deep.include({
          by: ['region'],
          period: 'quarter',
          compare: 'year-ago',
          timeZone: 'Asia/Tokyo',
          minGroup: 9,
          filters: {},
        });
        expect(stub.calls.filter(({ isClosed, signal }) => !isClosed && !signal.aborted)).to.have.length(1);
      });
    }
  }

  it('are 24 orders', () => {
    expect(ordersOf(parts)).to.have.length(24);
  });
});

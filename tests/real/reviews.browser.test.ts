import { expect } from '@esm-bundle/chai';
import '../../components/define.js';
import type { SupportReviews } from '../../components/support-reviews.js';
import { helpdeskReviews } from './helpdesk.js';

const dialogues = '/real/stc3_helpdesk_quality_train.json.gz';

async function unpacked(file: string): Promise<string> {
  const { body } = await fetch(file);
  return new Response(body?.pipeThrough(new DecompressionStream('gzip'))).text();
}

/** The element on the page once its figures are in it. */
async function shown(data: unknown, attributes: Readonly<Record<string, string>>): Promise<SupportReviews> {
  const element = document.createElement('support-reviews');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.data = data;
  const computed = new Promise((resolve) => element.addEventListener('support-measure', resolve, { once: true }));
  document.body.append(element);
  await computed;
  await element.updateComplete;
  return element;
}

describe('the reviews of helpdesk dialogues in a browser', function () {
  let feed: unknown = null;

  before(async function () {
    const { ok } = await fetch(dialogues, { method: 'HEAD' });
    // The real data are not beside the checkout.
    if (!ok) return this.skip();
    feed = helpdeskReviews(await unpacked(dialogues));
  });

  afterEach(() => document.querySelectorAll('support-reviews').forEach((element) => element.remove()));

  it('come to 46.8522 of 70,300, agree by .27286, .29470 and .19340, and are harshest by reviewer 10 (16.437)', async () => {
    const { measure } = await shown(feed, {
      categories: '{"A": 0.5, "S": 0.3, "E": 0.2}',
      'rating-scale': '-2 2',
      agreement: 'interval',
      view: 'calibration',
    });
    expect([measure?.value?.toFixed(4), measure?.n, measure?.rows.used]).to.deep.equal(['46.8522', 3700, 70_300]);
    const { categories = [], reviewers = [] } = measure?.calibration ?? {};
    expect(categories.map(({ alpha }) => alpha?.toFixed(5))).to.deep.equal(['0.27286', '0.29470', '0.19340']);
    const means = reviewers.map(({ key, mean }) => [key, mean ?? NaN] as const).sort((a, b) => a[1] - b[1]);
    expect([means[0]?.[0], means[0]?.[1].toFixed(3)]).to.deep.equal(['10', '16.437']);
    expect([means[1]?.[1].toFixed(1), means.at(-1)?.[1].toFixed(1)]).to.deep.equal(['40.4', '56.7']);
  });
});

import { expect } from '@esm-bundle/chai';
import '../../components/define.js';
import type { SupportResponseTime } from '../../components/support-response-time.js';
import { forumCases } from './forum.js';

const files = ['questions', 'answers'].map((part) => `/real/thunderbird_support_2024_${part}.csv.gz`);

async function unpacked(file: string): Promise<string> {
  const { body } = await fetch(file);
  return new Response(body?.pipeThrough(new DecompressionStream('gzip'))).text();
}

/** The element on the page once its figures are in it. */
async function shown(data: unknown, attributes: Readonly<Record<string, string>>): Promise<SupportResponseTime> {
  const element = document.createElement('support-response-time');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.data = data;
  const computed = new Promise((resolve) => element.addEventListener('support-measure', resolve, { once: true }));
  document.body.append(element);
  await computed;
  await element.updateComplete;
  return element;
}

describe('the Thunderbird forum of 2024 in a browser', () => {
  let feed: unknown = null;

  before(async function () {
    const found = await Promise.all(files.map((file) => fetch(file, { method: 'HEAD' })));
    // The real data are not beside the checkout.
    if (!found.every(({ ok }) => ok)) return this.skip();
    const [questions = '', answers = ''] = await Promise.all(files.map(unpacked));
    feed = forumCases(questions, answers);
  });

  afterEach(() => document.querySelectorAll('support-response-time').forEach((element) => element.remove()));

  it('lets half of 15,221 questions wait 9.9186 h, and answers 10,846 of them, half within 3.3960 h', async () => {
    const asOf = { 'as-of': '2025-01-01T00:00:00Z' };
    const all = await shown(feed, asOf);
    expect([all.measure?.value?.toFixed(4), all.measure?.n]).to.deep.equal(['9.9186', 15_221]);
    const answered = await shown(feed, { ...asOf, cases: 'completed' });
    expect([answered.measure?.value?.toFixed(4), answered.measure?.n]).to.deep.equal(['3.3960', 10_846]);
  });
});

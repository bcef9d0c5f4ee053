import { expect } from '@esm-bundle/chai';
import { define, SupportNps } from '../../components/index.js';
import { clear, inside, place, settled, words } from './helpers/mount.js';
import { violationsOf } from './helpers/axe.js';

define();

function made(attributes: Readonly<Record<string, string>>, width = 640): SupportNps {
  const element = document.createElement('support-nps');
  if (!(element instanceof SupportNps)) throw new Error('not defined');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  place(width).append(element);
  return element;
}

/** Six promoters, two passives and two detractors a month: NPS 40. */
function answers(months: number): { score: number; responded_at: string; region: string }[] {
  const scores = [10, 10, 10, 9, 9, 9, 8, 7, 6, 0];
  return Array.from({ length: months }, (_, month) => month).flatMap((month) =>
    scores.map((score, index) => ({
      score,
      responded_at: new Date(Date.UTC(2023, month, 1 + index)).toISOString(),
      region: index % 2 === 0 ? 'EMEA' : 'Americas',
    })),
  );
}

async function isThere(address: string): Promise<boolean> {
  const answer = await fetch(address, { method: 'HEAD' });
  return answer.ok;
}

describe('<support-nps>, from feed to pixels', () => {
  afterEach(clear);

  it('computes and draws the score of rows that a script hands it', async () => {
    const element = made({ by: 'region' });
    element.data = answers(12);
    await settled(element);
    expect(element.measure).to.include({ metric: 'nps', value: 40, n: 120 });
    expect(element.measure?.segments.map(({ key, n }) => [key, n])).to.deep.equal([
      ['Americas', 60],
      ['EMEA', 60],
    ]);
    expect(words(element, '[part="value"]')).to.contain('40');
    expect(words(element, '[part="issues"]')).to.contain('120 of 120 rows used');
    expect(inside(element).querySelectorAll('svg').length).to.be.greaterThan(0);
  });

  it('answers new questions without reading the rows again', async () => {
    const element = made({});
    element.data = answers(12);
    await settled(element);
    element.setAttribute('since', '2023-06-01');
    element.setAttribute('until', '2023-07-01');
    await element.updateComplete;
    await settled(element);
    expect(element.measure).to.include({ value: 40, n: 10 });
    element.setAttribute('filters', '{"region": ["EMEA"]}');
    await element.updateComplete;
    await settled(element);
    expect(element.measure?.n).to.equal(5);
  });

  it('reads a feed by its address through the fetcher of the page', async () => {
    const element = made({ src: '/answers.csv', fields: '{"score": "mark"}' });
    const asked: string[] = [];
    element.fetcher = (input) => {
      asked.push(String(input instanceof Request ? input.url : input));
      const headers = { 'content-type': 'text/csv' };
      return Promise.resolve(new Response('mark\n10\n9\n8\n0\n', { headers }));
    };
    await settled(element);
    expect(asked.map((address) => new URL(address, location.href).pathname)).to.deep.equal(['/answers.csv']);
    expect(element.measure).to.include({ value: 25, n: 4 });
  });

  it('makes one request for all elements with the same feed', async () => {
    let requests = 0;
    const { defaultFetcher } = SupportNps;
    SupportNps.defaultFetcher = () => {
      requests++;
      return Promise.resolve(new Response(JSON.stringify(answers(3))));
    };
    const all = SupportNps.views.map((view) => made({ src: '/shared.json', view }));
    await Promise.all(all.map((element) => settled(element)));
    SupportNps.defaultFetcher = defaultFetcher;
    expect(requests).to.equal(1);
    expect(all.map(({ measure }) => measure?.value)).to.deep.equal([40, 40, 40, 40, 40, 40]);
  });

  it('says what is wrong with a feed in which every row is bad', async () => {
    const element = made({});
    element.data = Array.from({ length: 50 }, () => ({ score: 'excellent' }));
    await settled(element, 'error');
    expect(element.issues.length).to.be.greaterThan(0);
    expect(words(element, '[part="state"]')).to.contain('score');
    expect(await violationsOf(element)).to.deep.equal([]);
  });

  it('says that an empty feed has no answers', async () => {
    const element = made({});
    element.data = [];
    await settled(element, 'empty');
    expect(words(element, '[part="state"]')).to.contain('No answers');
  });

  // Answers of the San Francisco airport survey, where 11 means blank; the values are those of metrics.md §6.
  for (const [year, value, n] of [
    [2017, 39.8398, 2746],
    [2018, 30.9811, 2650],
  ] as const) {
    it(`shows ${value} for the airport survey of ${year}, read by its address`, async function skippable() {
      const src = `/real/sfo_${year}_customer_survey.csv`;
      if (!(await isThere(src))) return this.skip();
      const element = made({ src, fields: '{"score": "NETPRO"}', by: 'BAREA' });
      await settled(element);
      expect(element.measure?.n).to.equal(n);
      expect(element.measure?.value).to.be.closeTo(value, 5e-5);
      expect(words(element, '[part="issues"] > summary')).to.match(/^2,\d{3} of \d,\d{3} rows used$/);
    });
  }

  it('shows 48.3690 for the answers of instructors, by month', async function skippable() {
    const src = '/real/carpentries_instructor_training_post_2018.csv';
    if (!(await isThere(src))) return this.skip();
    const fields = '{"score": "LikelyToRecommend", "responded_at": "Date"}';
    const element = made({ src, fields, dates: '%m/%d/%y %H:%M', 'time-zone': 'UTC', view: 'trend' });
    await settled(element);
    expect(element.measure?.n).to.equal(889);
    expect(element.measure?.value).to.be.closeTo(48.369, 5e-5);
    expect(element.measure?.series.length).to.equal(28);
  });
});

import { expect } from '@esm-bundle/chai';
import '../../components/define.js';
import type { SupportNps } from '../../components/support-nps.js';

const survey2017 = '/real/sfo_2017_customer_survey.csv';
const survey2018 = '/real/sfo_2018_customer_survey.csv';
const feedback = '/real/carpentries_instructor_training_post_2018.csv';

/** The element on the page once its figures are in it. */
async function shown(attributes: Readonly<Record<string, string>>): Promise<SupportNps> {
  const element = document.createElement('support-nps');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const computed = new Promise((resolve) => element.addEventListener('support-measure', resolve, { once: true }));
  document.body.append(element);
  await computed;
  await element.updateComplete;
  return element;
}

function figure(element: SupportNps): string | undefined {
  return element.renderRoot.querySelector('[part~="value"]')?.textContent?.trim();
}

describe('the real surveys in a browser', () => {
  before(async function () {
    const { ok } = await fetch(survey2017, { method: 'HEAD' });
    // The real data are not beside the checkout.
    if (!ok) this.skip();
  });

  afterEach(() => document.querySelectorAll('support-nps').forEach((element) => element.remove()));

  it('show 40 for the airport in 2017, from 39.8398 of 2,746 answers', async () => {
    const element = await shown({ src: survey2017, fields: '{"score":"NETPRO"}', by: 'BAREA' });
    expect(element.measure?.value?.toFixed(4)).to.equal('39.8398');
    expect(element.measure?.n).to.equal(2746);
    expect(figure(element)).to.equal('+40');
  });

  it('show 31 for the airport in 2018, from 30.9811 of 2,650 answers, and 35 with its weights', async () => {
    const plain = await shown({ src: survey2018, fields: '{"score":"NETPRO"}' });
    expect(plain.measure?.value?.toFixed(4)).to.equal('30.9811');
    expect(plain.measure?.n).to.equal(2650);
    expect(figure(plain)).to.equal('+31');
    const weighted = await shown({ src: survey2018, fields: '{"score":"NETPRO","weight":"WEIGHT"}' });
    expect(weighted.measure?.value?.toFixed(4)).to.equal('35.1136');
  });

  it('show 48 for the course feedback, from 48.3690 of 889 answers over 28 months', async () => {
    const element = await shown({
      src: feedback,
      fields: '{"score":"LikelyToRecommend","responded_at":"Date"}',
      dates: '%m/%d/%y %H:%M',
      'time-zone': 'UTC',
      view: 'summary',
    });
    expect(element.measure?.value?.toFixed(4)).to.equal('48.3690');
    expect(element.measure?.n).to.equal(889);
    expect(element.measure?.series.length).to.equal(28);
    expect(figure(element)).to.equal('+48');
  });
});

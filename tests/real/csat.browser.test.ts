import { expect } from '@esm-bundle/chai';
import '../../components/define.js';
import type { SupportCsat } from '../../components/support-csat.js';

const survey2017 = '/real/sfo_2017_customer_survey.csv';
const survey2018 = '/real/sfo_2018_customer_survey.csv';

/** The element on the page once its figures are in it. */
async function shown(attributes: Readonly<Record<string, string>>): Promise<SupportCsat> {
  const element = document.createElement('support-csat');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const computed = new Promise((resolve) => element.addEventListener('support-measure', resolve, { once: true }));
  document.body.append(element);
  await computed;
  await element.updateComplete;
  return element;
}

function figure(element: SupportCsat): string | undefined {
  return element.renderRoot.querySelector('[part~="value"]')?.textContent?.trim();
}

describe('satisfaction with the airport in a browser', () => {
  before(async function () {
    const { ok } = await fetch(survey2017, { method: 'HEAD' });
    // The real data are not beside the checkout.
    if (!ok) this.skip();
  });

  afterEach(() => document.querySelectorAll('support-csat').forEach((element) => element.remove()));

  it('is 82.068 % (80.573 to 83.473) of 2,688 answers in 2017, blank ones set aside and counted', async () => {
    const { measure } = await shown({ src: survey2017, fields: '{"score":"Q7ALL"}', by: 'BAREA' });
    const { value, low, high } = measure ?? { value: null, low: null, high: null };
    expect([value, low, high].map((part) => part?.toFixed(3))).to.deep.equal(['82.068', '80.573', '83.473']);
    expect(measure?.n).to.equal(2688);
    const aside = measure?.rows.issues.filter((issue) => issue.aside);
    expect(aside?.map(({ code, field, count }) => [code, field, count])).to.deep.equal([
      ['not_a_number', 'score', 143],
    ]);
  });

  it('is 78.438 % of 2,625 answers in 2018', async () => {
    const element = await shown({ src: survey2018, fields: '{"score":"Q7ALL"}' });
    expect(element.measure?.value?.toFixed(3)).to.equal('78.438');
    expect(element.measure?.n).to.equal(2625);
    expect(figure(element)).to.contain('78');
  });
});

import { expect } from '@esm-bundle/chai';
import '../../components/define.js';
import type { SupportRetention } from '../../components/support-retention.js';
import { retailActivities } from './retail.js';

const subscribers = '/real/ibm_telco_customer_churn.csv';
const invoices = '/real/uci_online_retail.csv.gz';

/** The element on the page once its figures are in it. */
async function shown(attributes: Readonly<Record<string, string>>, data?: object): Promise<SupportRetention> {
  const element = document.createElement('support-retention');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (data) element.data = data;
  const computed = new Promise((resolve) => element.addEventListener('support-measure', resolve, { once: true }));
  document.body.append(element);
  await computed;
  await element.updateComplete;
  return element;
}

function survival({ measure }: SupportRetention): (string | undefined)[] {
  return (measure?.facts ?? []).flatMap(({ code, value }) => (code === 'surviving' ? [value?.toFixed(4)] : []));
}

async function skipWithout(this: Mocha.Context): Promise<void> {
  const { ok } = await fetch(invoices, { method: 'HEAD' });
  // The real data are not beside the checkout.
  if (!ok) this.skip();
}

function clear(): void {
  document.querySelectorAll('support-retention').forEach((element) => element.remove());
}

describe('the subscribers of a telephone company in a browser', () => {
  before(skipWithout);
  afterEach(clear);

  const feed = {
    src: subscribers,
    fields: JSON.stringify({ account_id: 'customerID', months: 'tenure', churned: 'Churn', mrr: 'MonthlyCharges' }),
    by: 'TechSupport',
  };

  it('were still there after 3, 6, 12 and 24 months in 91.3725, 88.4826, 84.3200 and 78.8736 %', async () => {
    const element = await shown(feed);
    expect(survival(element)).to.deep.equal(['91.3725', '88.4826', '84.3200', '78.8736']);
    expect(element.measure?.curves?.[0]?.median?.value).to.equal(null);
    expect(element.measure?.value?.toFixed(4)).to.equal('73.4630');
    const kept = element.measure?.facts?.find(({ code }) => code === 'gross_revenue_retention');
    expect(kept?.value?.toFixed(4)).to.equal('69.4966');
  });

  it('stay longer with technical support: log-rank 639.350, without it 53 months, 50 to 57', async () => {
    const element = await shown({ ...feed, filters: JSON.stringify({ TechSupport: ['Yes', 'No'] }), view: 'curve' });
    expect(element.measure?.group_tests?.map(({ chi_squared: chi }) => chi.toFixed(3))).to.deep.equal(['639.350']);
    const without = element.measure?.curves?.find(({ key }) => key === 'No');
    expect(without?.median).to.deep.equal({ value: 53, low: 50, high: 57 });
  });
});

describe('the customers of an online shop in a browser', () => {
  let activities: object = {};
  before(skipWithout);
  before(async function () {
    this.timeout(60_000);
    const { body } = await fetch(invoices);
    const text = await new Response(body?.pipeThrough(new DecompressionStream('gzip'))).text();
    activities = retailActivities(text);
  });
  afterEach(clear);

  it('came back: of 885 of December 2010 36.6 %, on average 23.6537, 24.9170 and 26.9219 % in months 1 to 3', async function () {
    this.timeout(60_000);
    const element = await shown({ window: '1', view: 'cohorts' }, activities);
    const { rows = [], average = [] } = element.measure?.cohorts ?? {};
    expect([rows[0]?.cohort, rows[0]?.size, rows[0]?.cells[1]?.value?.toFixed(1)]).to.deep.equal([
      '2010-12',
      885,
      '36.6',
    ]);
    expect(average.slice(1, 4).map((cell) => cell?.value?.toFixed(4))).to.deep.equal(['23.6537', '24.9170', '26.9219']);
  });

  it('kept 48.2331 % of their revenue to January 2011, 30.7377 % without what was added', async function () {
    this.timeout(60_000);
    const element = await shown({ window: '1', statistic: 'net', view: 'trend' }, activities);
    const january = () => element.measure?.series.find(({ period }) => period === '2011-01')?.value?.toFixed(4);
    expect(january()).to.equal('48.2331');
    const answered = new Promise((resolve) => element.addEventListener('support-measure', resolve, { once: true }));
    element.setAttribute('statistic', 'gross');
    await answered;
    expect(january()).to.equal('30.7377');
  });
});

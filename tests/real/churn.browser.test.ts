import { expect } from '@esm-bundle/chai';
import '../../components/define.js';
import type { SupportChurn } from '../../components/support-churn.js';

const telco = '/real/ibm_telco_customer_churn.csv';

const fields = {
  account_id: 'customerID',
  months: 'tenure',
  churned: 'Churn',
  tier: 'TechSupport',
  plan: 'Contract',
};

/** The element on the page once its figures are in it. */
async function shown(attributes: Readonly<Record<string, string>>): Promise<SupportChurn> {
  const element = document.createElement('support-churn');
  for (const [name, value] of Object.entries({ src: telco, fields: JSON.stringify(fields), ...attributes })) {
    element.setAttribute(name, value);
  }
  const computed = new Promise((resolve) => element.addEventListener('support-measure', resolve, { once: true }));
  document.body.append(element);
  await computed;
  await element.updateComplete;
  return element;
}

describe('the churn of a telephone company in a browser', () => {
  before(async function () {
    const { ok } = await fetch(telco, { method: 'HEAD' });
    // The real data are not beside the checkout.
    if (!ok) this.skip();
  });

  afterEach(() => document.querySelectorAll('support-churn').forEach((element) => element.remove()));

  it('is 0.82 of 100 customer-months', async () => {
    const element = await shown({});
    expect(element.measure?.value?.toFixed(4)).to.equal('0.8198');
    expect(element.renderRoot.querySelector('[part~="value"]')?.textContent).to.contain('0.82');
  });

  it('is 1.61 without technical support and 0.34 with it, 1.83 times as high within tenure and contract', async () => {
    const element = await shown({ view: 'rates' });
    const [comparison] = element.measure?.rates ?? [];
    expect(comparison?.groups.map(({ key, value }) => [key, value?.toFixed(4)])).to.deep.equal([
      ['No', '1.6110'],
      ['No internet service', '0.2424'],
      ['Yes', '0.3384'],
    ]);
    const contrast = comparison?.contrasts.find(({ key }) => key === 'No');
    expect(contrast?.stratified?.value?.toFixed(4)).to.equal('1.8331');
    expect(element.renderRoot.querySelector('[part~="view"]')?.textContent).to.contain('1.83');
  });
});

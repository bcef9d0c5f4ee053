import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { run } from '../../src/cli/run.js';
import type { Limits, Measure } from '../../src/metric.js';

const telco = fileURLToPath(new URL('../../../shared/data/ibm_telco_customer_churn.csv', import.meta.url));
const skip = existsSync(telco) ? false : 'the real data are not beside the checkout';

async function measure(...argv: string[]): Promise<Measure> {
  let printed = '';
  const output = { out: (text: string) => void (printed += text), err: (text: string) => assert.fail(text) };
  assert.equal(await run(['measure', 'churn', telco, ...argv], output), 0);
  return JSON.parse(printed);
}

const fields = {
  account_id: 'customerID',
  months: 'tenure',
  churned: 'Churn',
  tier: 'TechSupport',
  plan: 'Contract',
};

function digits({ value, low, high }: Limits): (string | undefined)[] {
  return [value, low, high].map((figure) => figure?.toFixed(4));
}

// Expected figures were reckoned apart, by a script of its own from the formulas: sums of churns and months, limits of
// Garwood and of Clopper and Pearson by bisection, the ratio of Mantel and Haenszel over bands of tenure (each customer's
// months cut at 3, 12 and 24) by contract, and the estimates of Kaplan and Meier with Greenwood's variances.
describe('the churn of a telephone company', { skip }, () => {
  test('is 0.8198 of 100 customer-months, 1,869 of 7,043 customers in 227,990 months', async () => {
    const measured = await measure('--fields', JSON.stringify(fields));
    assert.deepEqual(digits(measured), ['0.8198', '0.7830', '0.8578']);
    assert.deepEqual([measured.rows.used, measured.n], [7043, 7032]);
    assert.deepEqual(
      measured.facts?.map(({ code, value }) => [code, value]),
      [
        ['churned', 1869],
        ['customer_months', 227_990],
      ],
    );
    const codes: string[] = measured.notes.map(({ code }) => code);
    assert.ok(['association', 'tier_as_it_stands'].every((code) => codes.includes(code)));
  });

  test('is 1.6110 without technical support, 0.3384 with it and 0.2424 without internet', async () => {
    const [comparison] = (await measure('--fields', JSON.stringify(fields))).rates ?? [];
    assert.deepEqual(
      comparison?.groups.map((group) => [group.key, group.events, group.exposure, ...digits(group)]),
      [
        ['No', 1446, 89_757, '1.6110', '1.5290', '1.6962'],
        ['No internet service', 113, 46_615, '0.2424', '0.1998', '0.2914'],
        ['Yes', 310, 91_618, '0.3384', '0.3017', '0.3782'],
      ],
    );
    assert.equal(comparison.lag_days, 0);
  });

  test('is 4.76 times as high without support, 1.83 times within tenure and contract, 20.3 points in a year', async () => {
    const [comparison] = (await measure('--fields', JSON.stringify(fields))).rates ?? [];
    const contrast = comparison?.contrasts.find(({ key }) => key === 'No');
    assert.equal(contrast?.against, 'Yes');
    assert.deepEqual(comparison?.strata, ['tenure', 'plan']);
    assert.deepEqual(digits(contrast.ratio), ['4.7612', '4.2087', '5.4001']);
    assert.deepEqual(contrast.stratified && digits(contrast.stratified), ['1.8331', '1.6094', '2.0879']);
    assert.deepEqual(contrast.risk && digits(contrast.risk), ['20.2959', '18.4820', '22.1098']);
    assert.equal(contrast.verdict, 'up');
  });

  test('is 4.34 times as high within tenure alone', async () => {
    const { rates = [] } = await measure('--fields', JSON.stringify(fields), '--strata', 'tenure');
    const { stratified = null } = rates[0]?.contrasts.find(({ key }) => key === 'No') ?? {};
    assert.deepEqual(stratified && digits(stratified), ['4.3360', '3.8212', '4.9202']);
  });
});

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { run } from '../../src/cli/run.js';
import type { Fact, Measure } from '../../src/metric.js';
import { retailActivities } from './retail.js';

const folder = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const skip = existsSync(folder) ? false : 'the real data are not beside the checkout';

async function measure(...argv: string[]): Promise<Measure> {
  let printed = '';
  const output = { out: (text: string) => void (printed += text), err: (text: string) => assert.fail(text) };
  assert.equal(await run(['measure', 'retention', ...argv], output), 0);
  return JSON.parse(printed);
}

function four(value: number | null | undefined): string | undefined {
  return value?.toFixed(4);
}

function fact({ facts = [] }: Measure, code: string, at?: number): Fact | undefined {
  return facts.find((fact) => fact.code === code && fact.at === at);
}

// 7,043 subscribers with `tenure` in months and whether they left. R survival: survfit and survdiff (see the issue).
describe('the subscribers of a telephone company', { skip }, () => {
  const subscribers = [
    `${folder}ibm_telco_customer_churn.csv`,
    '--fields',
    JSON.stringify({ account_id: 'customerID', months: 'tenure', churned: 'Churn', mrr: 'MonthlyCharges' }),
    '--by',
    'TechSupport',
  ];

  test('were still there after 3, 6, 12 and 24 months in 91.3725, 88.4826, 84.3200 and 78.8736 %, median not reached', async () => {
    const measured = await measure(...subscribers);
    assert.deepEqual(
      [3, 6, 12, 24].map((months) => four(fact(measured, 'surviving', months)?.value)),
      ['91.3725', '88.4826', '84.3200', '78.8736'],
    );
    assert.deepEqual([measured.curves?.[0]?.n, measured.curves?.[0]?.events], [7043, 1869]);
    assert.deepEqual([measured.curves?.[0]?.x_unit, measured.curves?.[0]?.median?.value], ['months', null]);
  });

  test('are 73.4630 % of all who ever were, with 69.4966 % of their revenue', async () => {
    const measured = await measure(...subscribers);
    assert.equal(four(measured.value), '73.4630');
    assert.equal(four(fact(measured, 'logo_retention')?.value), '73.4630');
    assert.equal(four(fact(measured, 'gross_revenue_retention')?.value), '69.4966');
    assert.equal(four(fact(measured, 'net_revenue_retention')?.value), '69.4966');
    assert.deepEqual([measured.n, measured.rows.used, measured.rows.issues], [7043, 7043, []]);
  });

  test('stay longer with technical support: log-rank 639.350, and without it 53 months at the median, 50 to 57', async () => {
    const filters = ['--filters', JSON.stringify({ TechSupport: ['Yes', 'No'] })];
    const measured = await measure(...subscribers, ...filters);
    assert.deepEqual(
      measured.group_tests?.map(({ by, chi_squared: chi, degrees }) => [by, chi.toFixed(3), degrees]),
      [['TechSupport', '639.350', 1]],
    );
    const without = measured.curves?.find(({ key }) => key === 'No');
    assert.deepEqual(without?.median, { value: 53, low: 50, high: 57 });
  });
});

// 541,909 invoice lines of a wholesaler, written as activities; the feed ends on 9 December 2011.
describe('the customers of an online shop', { skip }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'retail-'));
  const file = join(directory, 'activities.json');
  before(() => {
    const csv = gunzipSync(readFileSync(`${folder}uci_online_retail.csv.gz`)).toString('utf8');
    writeFileSync(file, JSON.stringify(retailActivities(csv)));
  });
  after(() => rmSync(directory, { recursive: true }));

  test('came back: 885 of December 2010, 36.6 % of them in month 1; on average 23.6537, 24.9170 and 26.9219 % in months 1 to 3', async () => {
    const { cohorts, rows, series } = await measure(file, '--window', '1');
    const [first] = cohorts?.rows ?? [];
    assert.deepEqual([first?.cohort, first?.size, first?.cells[1]?.value?.toFixed(1)], ['2010-12', 885, '36.6']);
    assert.deepEqual(
      cohorts?.average.slice(1, 4).map((cell) => four(cell?.value)),
      ['23.6537', '24.9170', '26.9219'],
    );
    assert.deepEqual([rows.received, rows.used], [397_884, 397_884]);
    assert.equal(series.at(-1)?.period, '2011-11');
    // December 2011 has nine days: its cells are there, marked, and in no average.
    assert.deepEqual(
      cohorts?.rows.map(({ cells }) => cells.findLast((cell) => cell !== null)?.complete),
      Array.from({ length: 13 }, () => false),
    );
  });

  test('kept 48.2331 % of their revenue from December to January 2011, 30.7377 % without what some of them added', async () => {
    const january = async (statistic: string) => {
      const { series } = await measure(file, '--window', '1', '--statistic', statistic);
      return four(series.find(({ period }) => period === '2011-01')?.value);
    };
    assert.deepEqual([await january('net'), await january('gross')], ['48.2331', '30.7377']);
  });
});

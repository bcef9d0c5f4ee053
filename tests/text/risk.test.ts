import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Risk } from '../../src/metric.js';
import { loadText } from '../../src/text/index.js';

const naming = { period: 'month', fiscal_year_start: 1, time_zone: 'UTC', currency: 'EUR' } as const;
const risk: Risk = {
  days: 90,
  named: true,
  renewals: [
    { key: '2026-Q4', n: 12, amount: 240_000 },
    { key: 'passed', n: 1, amount: 9000 },
  ],
  reasons: [
    { key: 'breached', n: 11, amount: 210_000 },
    { key: 'unhappy', n: 4, amount: 120_000 },
  ],
};

describe('the words of revenue at risk', () => {
  test('say what renews next and why, in English', async () => {
    const text = await loadText('en', ['risk']);
    assert.equal(
      text.renewals(risk, naming),
      'Next up for renewal: Q4 2026: €240K a year, 12 customers. Most of it: missed target in the last 90 days.',
    );
    assert.equal(
      text.renewals({ ...risk, renewals: [], reasons: [] }, naming),
      'No customer had a missed target, an escalated case or an unhappy answer in the last 90 days.',
    );
  });

  test('say what renews next and why, in Japanese', async () => {
    const text = await loadText('ja', ['risk']);
    assert.equal(
      text.renewals(risk, naming),
      '次の更新は2026年第4四半期：年間€24万、顧客12社です。最も多い理由は直近90日間の目標未達です。',
    );
  });

  test('say that customers are not named, or that none is at risk', async () => {
    const text = await loadText('en', ['risk']);
    assert.equal(text.customersAtRisk([], false), 'Customers are not named here.');
    assert.equal(text.customersAtRisk([], true), 'No customer is at risk.');
  });

  test('hide what a small group pays', async () => {
    const text = await loadText('en', ['risk']);
    const hidden = { key: '2027-Q1', n: null, amount: null, hidden: 'small' } as const;
    assert.equal(text.riskGroup('Q1 2027', hidden, naming), 'Q1 2027: hidden to protect few customers');
  });
});

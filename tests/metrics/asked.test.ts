import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FeedError, type Question } from '../../src/metric.js';
import { numberIn, wholeIn, wordIn, wordsIn } from '../../src/metrics/asked.js';
import { requireMetric } from '../../src/metrics/index.js';
import { ask } from './ask.js';

/** What a refusal says: the option, what was seen and what it may be. */
function refusalOf(work: () => unknown): readonly unknown[] {
  try {
    work();
  } catch (error) {
    if (error instanceof FeedError) return [error.code, ...Object.values(error.details)];
  }
  return [];
}

describe('an option', () => {
  test('of words is the first of them where nobody sets it, and refused with all of them for any other', () => {
    assert.equal(wordIn('form', ['point', 'movements'], {}), 'point');
    assert.equal(wordIn('form', ['point', 'movements'], { form: 'movements' }), 'movements');
    const refused = refusalOf(() => wordIn('form', ['point', 'movements'], { form: 'points' }));
    assert.deepEqual(refused, ['bad_option', 'form', 'points', 'point, movements']);
  });

  test('of numbers keeps its range, both ends included', () => {
    const range = { usual: 48, least: 0.5, most: 100 };
    assert.deepEqual(
      [{}, { hours: 0.5 }, { hours: '100' }].map((asked) => numberIn('hours', range, asked)),
      [48, 0.5, 100],
    );
    for (const hours of [0.4, 100.5, 'soon', '']) {
      const refused = refusalOf(() => numberIn('hours', range, { hours }));
      assert.deepEqual(refused, ['bad_option', 'hours', hours, '0.5 … 100']);
    }
  });

  test('of whole numbers refuses others', () => {
    const range = { usual: 7, least: 1, most: 365 };
    assert.equal(wholeIn('days', range, { days: 30 }), 30);
    assert.deepEqual(
      refusalOf(() => wholeIn('days', range, { days: 1.5 })),
      ['bad_option', 'days', 1.5, '1 … 365'],
    );
  });

  test('of several words takes blanks and commas between them', () => {
    assert.deepEqual(wordsIn('strata', 'tenure plan', {}), ['tenure', 'plan']);
    assert.deepEqual(wordsIn('strata', 'tenure plan', { strata: ' region,  plan ' }), ['region', 'plan']);
    assert.deepEqual(wordsIn('strata', 'tenure plan', { strata: '' }), []);
  });
});

describe('a metric refuses', () => {
  const at = '2024-03-01T00:00Z';
  const answer = { score: 1, responded_at: at };
  const wrong: readonly (readonly [metric: string, row: object, options: Question['options']])[] = [
    ['nps', answer, { scope: 'transational' }],
    ['nps', answer, { repeats: 'al' }],
    ['csat', answer, { rated: 'humans' }],
    ['csat', answer, { scale: '1-6' }],
    ['follow-up', answer, { 'answer-kind': 'survey' }],
    ['follow-up', answer, { 'target-hours': 0 }],
    ['one-touch', { created_at: at }, { touch: 'one' }],
    ['one-touch', { created_at: at }, { 'reopen-window': -1 }],
    ['one-touch', { created_at: at }, { touch: 'no-recontact', 'window-days': 0 }],
    ['sla', { started_at: at, target_min: 5 }, { 'target-metric': 'response' }],
    ['volume', { created_at: at }, { backlog: 'tier' }],
    ['retention', { account_id: 'a', at, mrr: 1 }, { form: 'compound' }],
    ['retention', { account_id: 'a', at, mrr: 1 }, { brackets: '' }],
    ['reviews', { score: 1, reviewed_at: at }, { next: 1.5 }],
    ['revenue-at-risk', { account_id: 'a', created_at: at }, { days: 0.5 }],
  ];
  for (const [name, row, options] of wrong) {
    const [option = ''] = Object.keys(options).slice(-1);
    test(`${option} ${JSON.stringify(options[option])} of ${name}, and says what it may be`, async () => {
      await assert.rejects(ask(requireMetric(name), { main: [{ ...row }] }, {}, { options }), (error) => {
        assert.ok(error instanceof FeedError);
        const { option: seen, expected } = error.details;
        assert.deepEqual([error.code, seen], ['bad_option', option]);
        assert.match(String(expected), /\S/);
        return true;
      });
    });
  }
});

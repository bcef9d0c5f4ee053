import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Measure, Question } from '../../src/metric.js';
import { answered, factsBy, type Rows } from './answers.js';

const asOf = '2024-04-01T00:00:00Z';

function solved(case_id: string, public_replies: number | null, more: object = {}) {
  return {
    case_id,
    created_at: '2024-02-01T00:00:00Z',
    last_solved_at: '2024-02-03T00:00:00Z',
    status: 'solved',
    public_replies,
    ...more,
  };
}

/** By hand: final with 0, 1, 1, 2, 12 replies and one unknown; two of ten are not final, one is cancelled, one spam. */
const cases: Rows = [
  solved('a', 0),
  solved('b', 1),
  solved('c', 1, { reopens: 1, channel: 'chat' }),
  solved('d', 2, { channel: 'chat' }),
  solved('e', 12),
  solved('f', null),
  solved('g', 1, { last_solved_at: '2024-03-28T00:00:00Z' }),
  solved('h', 1, { status: 'open' }),
  solved('i', 1, { status: 'cancelled', last_solved_at: null, closed_at: '2024-02-03T00:00:00Z' }),
  solved('j', 1, { status: 'spam' }),
];

async function ask(
  options: Record<string, string | number>,
  main = cases,
  others: Record<string, Rows> = {},
  question: Partial<Question> = {},
): Promise<Measure> {
  return answered('one-touch', asOf, { main, ...others }, { ...question, options });
}

describe('one-touch resolution', () => {
  test('is final cases with exactly one public reply of those with at least one, with the Wilson interval', async () => {
    const { value, low, high, n } = await ask({});
    assert.deepEqual([value, n], [50, 4]);
    // Wilson for 2 of 4 at 95 %: (½ ± 1.96·√(1/16 + 3.8415/64)/(1 + 3.8415/4)) = 15.0039 to 84.9961.
    assert.deepEqual([low?.toFixed(4), high?.toFixed(4)], ['15.0039', '84.9961']);
  });

  test('shows solves without a reply, and the reopen rate, beside it', async () => {
    const facts = factsBy(await ask({}));
    assert.equal(facts['no_reply'], 20);
    assert.equal(facts['reopen_rate']?.toFixed(4), '16.6667');
  });

  test('fewer than two counts solves without a reply too, as the classic formula of Zendesk does', async () => {
    const { value, n } = await ask({ touch: 'fewer-than-two' });
    assert.deepEqual([value, n], [60, 5]);
  });

  test('has a bar for every number of replies, ten and more together', async () => {
    const { distribution } = await ask({});
    assert.deepEqual(
      distribution.flatMap(({ key, group, n, share }) => (n > 0 ? [[key, group, n, share]] : [])),
      [
        ['0', 'no_reply', 1, 20],
        ['1', 'one_touch', 2, 40],
        ['2', 'more', 1, 20],
        ['10+', 'more', 1, 20],
      ],
    );
    assert.equal(distribution.length, 11);
  });

  test('stacks none, one, two and more replies in the period of the last solve', async () => {
    const { stack = [] } = await ask({});
    assert.deepEqual(
      stack.map(({ period, states }) => [period, ...states.map(({ n }) => n)]),
      [['2024-02', 1, 2, 1, 1]],
    );
  });

  test('says how many cases are left out because nobody knows their replies', async () => {
    const { notes } = await ask({});
    assert.deepEqual(
      notes.find(({ code }) => code === 'replies_unknown'),
      { code: 'replies_unknown', n: 1 },
    );
  });

  test('counts a solve only once it has stood the reopen window, and calls no later period complete', async () => {
    assert.equal((await ask({ 'reopen-window': 4 })).n, 5);
    assert.equal((await ask({ 'reopen-window': 3 })).n, 5);
    assert.equal((await ask({ 'reopen-window': 5 })).n, 4);
    const { series } = await ask({ 'reopen-window': 3 });
    assert.deepEqual(
      series.map(({ period, complete }) => [period, complete]),
      [
        ['2024-02', true],
        ['2024-03', false],
      ],
    );
  });

  test('says which days are not judged yet, unless the question ends before them', async () => {
    const days = async (question: Partial<Question>) =>
      (await ask({}, cases, {}, question)).notes.find(({ code }) => code === 'reopen_window')?.['days'];
    assert.equal(await days({}), 7);
    assert.equal(await days({ until: '2024-03-25' }), undefined);
  });

  test('stands by channel', async () => {
    const { segments } = await ask({}, cases, {}, { by: ['channel'] });
    assert.deepEqual(
      segments.map(({ key, value, n }) => [key, value, n]),
      [
        ['chat', 50, 2],
        [null, 50, 2],
      ],
    );
  });

  test('counts replies from events where they are given: of agents, in public, up to as_of', async () => {
    const event = (case_id: string, type: string, actor: string | null, at = '2024-02-02T00:00:00Z') => ({
      case_id,
      type,
      actor,
      at,
    });
    const events = [
      event('a', 'public_reply', 'agent'),
      event('a', 'public_reply', 'bot'),
      event('a', 'public_reply', 'customer'),
      event('a', 'internal_note', 'agent'),
      event('b', 'public_reply', null),
      event('b', 'public_reply', 'agent', '2024-02-02T01:00:00Z'),
      event('nobody', 'public_reply', 'agent'),
    ];
    const { distribution, rows } = await ask({}, [solved('a', null), solved('b', null), solved('c', null)], { events });
    assert.deepEqual(
      distribution.slice(0, 3).map(({ n }) => n),
      [1, 1, 1],
    );
    assert.deepEqual(
      rows.issues.map(({ code, count }) => [code, count]),
      [['orphan', 1]],
    );
  });
});

describe('first-contact resolution by no new contact', () => {
  const first = (id: string, requester_id: string | null, topic_id: string | null = null) =>
    solved(id, 1, { requester_id, topic_id });
  const next = (id: string, requester_id: string, created_at: string, topic_id: string | null = null) => ({
    case_id: id,
    created_at,
    requester_id,
    topic_id,
    status: 'open',
  });

  test('is the share of final cases whose requester opened no new case within the window of days', async () => {
    const main = [
      first('a', 'Ada'),
      first('b', 'Ben'),
      first('c', 'Cho'),
      first('d', null),
      next('a2', 'Ada', '2024-02-10T00:00:00Z'),
      next('b2', 'Ben', '2024-02-10T00:00:01Z'),
      next('c2', 'Cho', '2024-02-03T00:00:00Z'),
    ];
    // Solved on 3 February: Ada came back on the 7th day, Ben a second later, Cho as it was solved; one is unknown.
    const week = await ask({ touch: 'no-recontact' }, main);
    assert.deepEqual([week.value?.toFixed(4), week.n], ['66.6667', 3]);
    const longer = await ask({ touch: 'no-recontact', 'window-days': 8 }, main);
    assert.equal(longer.value?.toFixed(4), '33.3333');
  });

  test('takes only a case on the same topic for a new contact, where topics are known', async () => {
    const main = [
      first('a', 'Ada', 'billing'),
      first('b', 'Ben', 'billing'),
      next('a2', 'Ada', '2024-02-05T00:00:00Z', 'login'),
      next('b2', 'Ben', '2024-02-05T00:00:00Z', 'billing'),
    ];
    assert.equal((await ask({ touch: 'no-recontact' }, main)).value, 50);
  });
});

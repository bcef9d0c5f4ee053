import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RecordUse } from '../../src/metric.js';
import { bytesOf, counted, decoded, plain, valueOf, values } from './decoding.js';

const scheduleUse: RecordUse = {
  record: 'schedule',
  needs: ['schedule_id', 'tz', 'weekly'],
  uses: ['holidays', 'valid_from', 'valid_to'],
};

const weekly = [{ day: 1, from: '09:00', to: '24:00', note: 'kept nowhere' }];
const weeklyText = '[{"day":1,"from":"09:00","to":"24:00"}]';

describe('schedules', () => {
  test('keep their hours and holidays as JSON text, in one order of keys', () => {
    const feed = decoded(
      valueOf([
        {
          schedule_id: 'a',
          tz: 'Europe/Berlin',
          weekly: [{ to: '24:00', from: '09:00', day: 1 }],
          holidays: ['2024-12-25', { from: '09:00', date: '2024-12-24', to: '12:00' }],
          valid_from: '2024-01-01T00:00:00Z',
          valid_to: null,
        },
      ]),
      scheduleUse,
    );
    assert.deepEqual(plain(feed), {
      schedule_id: ['a'],
      tz: ['Europe/Berlin'],
      weekly: [weeklyText],
      holidays: ['["2024-12-25",{"date":"2024-12-24","from":"09:00","to":"12:00"}]'],
      valid_from: [Date.UTC(2024, 0, 1)],
      valid_to: [null],
    });
  });

  test('may hold the lists as JSON text, as CSV must', () => {
    const csv = `schedule_id,tz,weekly\na,UTC,"${JSON.stringify(weekly).replaceAll('"', '""')}"`;
    assert.deepEqual(values(decoded(bytesOf(csv), scheduleUse), 'weekly'), [weeklyText]);
  });

  test('tell a week without hours from one that is not known', () => {
    const rows = [
      { schedule_id: 'a', tz: 'UTC', weekly: [] },
      { schedule_id: 'b', tz: 'UTC' },
    ];
    const feed = decoded(valueOf(rows), scheduleUse);
    assert.deepEqual(values(feed, 'weekly'), ['[]']);
    assert.deepEqual(counted(feed), ['missing_field weekly 1 aside']);
  });

  test('are set aside where a day or a time is none', () => {
    const bad = [
      [{ day: 0, from: '09:00', to: '17:00' }],
      [{ day: 1, from: '9:00', to: '17:00' }],
      [{ day: 1, from: '09:00', to: '24:01' }],
      { day: 1 },
      'Mon-Fri',
    ];
    const rows = bad.map((hours) => ({ schedule_id: 'a', tz: 'UTC', weekly: hours }));
    assert.equal(decoded(valueOf(rows), scheduleUse).records.size, 0);
    const holidays = decoded(
      valueOf([{ schedule_id: 'a', tz: 'UTC', weekly, holidays: ['25 December'] }]),
      scheduleUse,
    );
    assert.deepEqual(counted(holidays), ['not_a_record holidays 1']);
  });
});

describe('cases', () => {
  test('need nothing but the time they began', () => {
    const feed = decoded(valueOf([{ created_at: '2024-03-01T08:00:00Z' }]), {
      record: 'case',
      needs: ['created_at'],
      uses: ['status', 'last_solved_at', 'issue_ids'],
    });
    assert.deepEqual(plain(feed), { created_at: [Date.UTC(2024, 2, 1, 8)] });
  });

  test('empty a status that is none of ours and count it', () => {
    const feed = decoded(
      valueOf([
        { created_at: '2024-03-01T08:00:00Z', status: 'waiting for parts' },
        { created_at: '2024-03-01T08:00:00Z', status: 'hold', issue_ids: ['a', 'b'] },
      ]),
      { record: 'case', needs: ['created_at'], uses: ['status', 'issue_ids'] },
    );
    assert.deepEqual(values(feed, 'status'), [null, 'hold']);
    assert.deepEqual(values(feed, 'issue_ids'), [null, 'a; b']);
    assert.deepEqual(counted(feed), ['out_of_range status 1']);
  });
});

test('a target may be due after the feed’s as_of, and cannot have been met after it', () => {
  const feed = decoded(
    valueOf({
      meta: { as_of: '2024-03-01T12:00:00Z' },
      rows: [
        {
          started_at: '2024-03-01T08:00:00Z',
          due_at: '2024-03-02T08:00:00Z',
          stopped_at: '2024-03-02T07:00:00Z',
          target_min: 1440,
        },
      ],
    }),
    { record: 'sla-target', needs: ['started_at', 'target_min'], uses: ['due_at', 'stopped_at'] },
  );
  assert.deepEqual(values(feed, 'due_at'), [Date.UTC(2024, 2, 2, 8)]);
  assert.deepEqual(values(feed, 'stopped_at'), [null]);
  assert.deepEqual(counted(feed), ['future_timestamp stopped_at 1']);
});

describe('subscriptions', () => {
  const snapshot: RecordUse = {
    record: 'subscription',
    needs: [],
    uses: ['account_id', 'months', 'churned', 'mrr', 'tier'],
  };

  test('read what another product writes for left or stayed, from a table and from a mapped name', () => {
    const csv = 'customer,tenure,Churn,charges\na,12,Yes,29.85\nb,0,No,70.7\nc,3,true,1\nd,4,0,1\n';
    const fields = { account_id: 'customer', months: 'tenure', churned: 'Churn', mrr: 'charges' };
    const feed = decoded(bytesOf(csv, { fields }), snapshot);
    assert.deepEqual(values(feed, 'churned'), [1, 0, 1, 0]);
    assert.deepEqual(values(feed, 'months'), [12, 0, 3, 4]);
    const rows = [{ Churn: 'Yes' }, { Churn: 'No' }, { Churn: false }, { Churn: 1 }];
    assert.deepEqual(
      values(decoded(valueOf(rows, { fields: { churned: 'Churn' } }), snapshot), 'churned'),
      [1, 0, 0, 1],
    );
  });

  test('need no field, and lose a time that cannot be', () => {
    const feed = decoded(
      valueOf([
        { months: -1, churned: 'perhaps' },
        { months: 2.5, churned: true },
      ]),
      snapshot,
    );
    assert.deepEqual(plain(feed), { months: [null, 2.5], churned: [null, 1] });
    assert.deepEqual(counted(feed), ['out_of_range months 1', 'not_boolean churned 1']);
  });

  test('may end after the feed’s as_of, and cannot have moved after it', () => {
    const feed = decoded(
      valueOf({
        meta: { as_of: '2024-03-01T00:00:00Z' },
        rows: [{ at: '2024-04-01T00:00:00Z', started_at: '2024-01-01T00:00:00Z', ended_at: '2024-12-31T00:00:00Z' }],
      }),
      { record: 'subscription', needs: [], uses: ['at', 'started_at', 'ended_at'] },
    );
    assert.deepEqual(values(feed, 'ended_at'), [Date.UTC(2024, 11, 31)]);
    assert.deepEqual(counted(feed), ['future_timestamp at 1']);
  });
});

describe('reviews', () => {
  const use: RecordUse = { record: 'review', needs: [], uses: ['case_id', 'ratings', 'score', 'kind', 'status'] };
  const first = { category_id: 'tone', value: 3, min: 0, max: 4, weight: 0.5, critical: true, root_causes: ['macro'] };

  test('keep their ratings as JSON text, in one order of keys, with numbers of categories as texts', () => {
    const ratings = [
      { max: 4, critical: true, category_id: 7, value: null },
      { ...first, reviewed_by: 'kept nowhere' },
    ];
    const kept =
      '[{"category_id":"7","value":null,"max":4,"critical":true},' +
      '{"category_id":"tone","value":3,"min":0,"max":4,"weight":0.5,"critical":true,"root_causes":["macro"]}]';
    assert.deepEqual(values(decoded(valueOf([{ ratings }]), use), 'ratings'), [kept]);
    const csv = `case_id,ratings\na,"${JSON.stringify(ratings).replaceAll('"', '""')}"`;
    assert.deepEqual(values(decoded(bytesOf(csv), use), 'ratings'), [kept]);
  });

  test('lose ratings that are none, and keep scores of any scale', () => {
    const bad = [[{ value: 3 }], [{ ...first, weight: -1 }], [{ ...first, value: '3' }], { tone: 3 }, 'good'];
    const rows = [...bad.map((ratings) => ({ case_id: 'a', ratings })), { case_id: 'b', ratings: [first], score: -2 }];
    const feed = decoded(valueOf(rows), use);
    assert.equal(values(feed, 'ratings')?.filter((text) => text !== null).length, 1);
    assert.deepEqual(values(feed, 'score'), [null, null, null, null, null, -2]);
    assert.equal(
      feed.issues.reduce((sum, { count }) => sum + count, 0),
      5,
    );
  });

  test('let kinds through that nobody here knows', () => {
    const feed = decoded(
      valueOf([
        { kind: 'mentor', status: 'final' },
        { kind: 'peer', status: 'open' },
      ]),
      use,
    );
    assert.deepEqual(values(feed, 'kind'), ['mentor', 'peer']);
    assert.deepEqual(counted(feed), ['out_of_range status 1']);
  });
});

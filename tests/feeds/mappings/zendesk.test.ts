import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { counted } from '../decoding.js';
import { mapped, rowsOf } from './mapped.js';

const times = {
  reply_time_in_minutes: { calendar: 2391, business: 737 },
  first_resolution_time_in_minutes: { calendar: 5000, business: 1500 },
  full_resolution_time_in_minutes: { calendar: 9000, business: 2700 },
  requester_wait_time_in_minutes: { calendar: 4000, business: 1200 },
  agent_wait_time_in_minutes: { calendar: 600, business: 180 },
  on_hold_time_in_minutes: { calendar: 30, business: 9 },
};

const minutes = {
  first_response_min: 2391,
  first_response_business_min: 737,
  first_resolution_min: 5000,
  first_resolution_business_min: 1500,
  full_resolution_min: 9000,
  full_resolution_business_min: 2700,
  requester_wait_min: 4000,
  requester_wait_business_min: 1200,
  agent_wait_min: 600,
  agent_wait_business_min: 180,
  on_hold_min: 30,
  on_hold_business_min: 9,
};

describe('Zendesk tickets', () => {
  const ticket = {
    id: 35_436,
    created_at: '2024-03-01T09:00:00Z',
    updated_at: '2024-03-10T09:00:00Z',
    status: 'hold',
    priority: 'high',
    via: { channel: 'email', source: {} },
    organization_id: 509_974,
    requester_id: 20_978_392,
    assignee_id: 235_323,
    group_id: 98_738,
    problem_id: 9873,
    tags: ['vip'],
  };

  test('become cases with the minutes of their metric set, sideloaded lists beside them', () => {
    const metrics = {
      id: 33,
      ticket_id: 35_436,
      replies: 2,
      reopens: 1,
      assignee_stations: 3,
      solved_at: null,
      ...times,
    };
    const feed = mapped('zendesk', 'case', {
      tickets: [{ ...ticket, metric_set: metrics }],
      users: [{ id: 20_978_392 }],
      groups: [{ id: 98_738 }],
      next_page: null,
    });
    assert.deepEqual(rowsOf(feed), [
      {
        case_id: '35436',
        created_at: '2024-03-01T09:00:00.000Z',
        updated_at: '2024-03-10T09:00:00.000Z',
        status: 'hold',
        priority: 'high',
        channel: 'email',
        account_id: '509974',
        requester_id: '20978392',
        agent_id: '235323',
        group_id: '98738',
        issue_ids: '9873',
        reopens: 1,
        public_replies: 2,
        handoffs: 2,
        ...minutes,
      },
    ]);
    assert.deepEqual(counted(feed), []);
  });

  test('become cases from their metrics alone, by the ticket’s number and not by the row’s', () => {
    const row = {
      id: 33,
      ticket_id: 4343,
      created_at: '2024-03-01T09:00:00Z',
      solved_at: '2024-03-05T09:30:00Z',
      assignee_stations: 0,
      ...times,
    };
    assert.deepEqual(rowsOf(mapped('zendesk', 'case', { ticket_metrics: [row] })), [
      {
        case_id: '4343',
        created_at: '2024-03-01T09:00:00.000Z',
        last_solved_at: '2024-03-05T09:30:00.000Z',
        handoffs: 0,
        ...minutes,
      },
    ]);
  });
});

describe('Zendesk satisfaction ratings', () => {
  const rating = (id: number, score: string) => ({
    id,
    score,
    assignee_id: 135,
    group_id: 44,
    requester_id: 7881,
    ticket_id: 208,
    comment: 'Quick!',
    reason: 'No reason provided',
    created_at: '2024-07-20T22:55:29Z',
    updated_at: '2024-07-21T08:00:00Z',
  });
  const scores = ['good', 'bad', 'good_with_comment', 'offered', 'unoffered'];
  const feed = mapped('zendesk', 'survey-response', { satisfaction_ratings: scores.map((s, i) => rating(i + 1, s)) });
  const rows = rowsOf(feed);

  test('are 1 and 0, on the scale of two points, of who was in charge at the time', () => {
    assert.deepEqual(rows[0], {
      response_id: '1',
      kind: 'csat',
      scope: 'transactional',
      scale: 'binary',
      score: 1,
      sent_at: '2024-07-20T22:55:29.000Z',
      responded_at: '2024-07-21T08:00:00.000Z',
      updated_at: '2024-07-21T08:00:00.000Z',
      respondent_id: '7881',
      case_id: '208',
      agent_id: '135',
      group_id: '44',
      comment: 'Quick!',
      reasons: 'No reason provided',
      excluded: 0,
    });
    assert.deepEqual(
      rows.map(({ score }) => score),
      [1, 0, 1, undefined, undefined],
    );
  });

  test('that were offered are no answers, and those never offered are left out', () => {
    assert.deepEqual([rows[3]?.responded_at, rows[3]?.excluded, rows[4]?.excluded], [undefined, 0, 1]);
    assert.deepEqual(counted(feed), []);
  });
});

test('Zendesk schedules count from Sunday: minute 1980 is Monday 09:00, minute 0 is Sunday', () => {
  const feed = mapped('zendesk', 'schedule', {
    schedules: [
      {
        id: 12,
        name: 'Support',
        time_zone: 'Pacific Time (US & Canada)',
        intervals: [
          { start_time: 0, end_time: 60 },
          { start_time: 1980, end_time: 2460 },
          { start_time: 8640, end_time: 10_080 },
        ],
        holidays: [
          { name: 'Christmas', start_date: '2024-12-25', end_date: '2024-12-26' },
          { name: 'New Year', start_date: '2025-01-01', end_date: '2025-01-01' },
        ],
      },
    ],
    url: 'schedules.json',
  });
  assert.deepEqual(rowsOf(feed), [
    {
      schedule_id: '12',
      tz: 'America/Los_Angeles',
      weekly:
        '[{"day":7,"from":"00:00","to":"01:00"},{"day":1,"from":"09:00","to":"17:00"},{"day":6,"from":"00:00","to":"24:00"}]',
      holidays: '["2024-12-25","2024-12-26","2025-01-01"]',
    },
  ]);
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { counted, failure } from '../decoding.js';
import { mapped, rowsOf } from './mapped.js';

/** 2024-03-01T09:00:00Z in Unix seconds. */
const start = 1_709_283_600;

const conversation = {
  type: 'conversation',
  id: '123456',
  created_at: start,
  updated_at: start + 90_000,
  state: 'snoozed',
  priority: 'not_priority',
  source: { type: 'conversation', delivered_as: 'customer_initiated' },
  contacts: { type: 'contact.list', contacts: [{ type: 'contact', id: 'c9' }] },
  company: { id: 'acme' },
  admin_assignee_id: 814_860,
  team_assignee_id: '5017691',
  statistics: {
    first_admin_reply_at: start + 1800,
    first_close_at: start + 7200,
    last_close_at: start + 86_400,
    time_to_admin_reply: 90,
    time_to_first_close: 5400,
    time_to_last_close: 20_000,
    count_reopens: 1,
    count_conversation_parts: 12,
    count_assignments: 2,
  },
  ai_agent: { resolution_state: 'escalated' },
};

describe('Intercom conversations', () => {
  test('become cases: Unix seconds are instants, seconds without closed hours are business minutes', () => {
    const feed = mapped('intercom', 'case', { type: 'conversation.list', conversations: [conversation], pages: {} });
    assert.deepEqual(rowsOf(feed), [
      {
        case_id: '123456',
        created_at: '2024-03-01T09:00:00.000Z',
        updated_at: '2024-03-02T10:00:00.000Z',
        status: 'pending',
        first_public_reply_at: '2024-03-01T09:30:00.000Z',
        first_solved_at: '2024-03-01T11:00:00.000Z',
        last_solved_at: '2024-03-02T09:00:00.000Z',
        first_response_business_min: 1.5,
        first_resolution_business_min: 90,
        full_resolution_business_min: 20_000 / 60,
        reopens: 1,
        priority: 'normal',
        channel: 'conversation',
        origin: 'customer',
        handled_by: 'ai_then_human',
        account_id: 'acme',
        requester_id: 'c9',
        agent_id: '814860',
        group_id: '5017691',
      },
    ]);
    assert.deepEqual(counted(feed), []);
  });

  test('keep their unit of time unless the feed says another', () => {
    const said = { meta: { time_unit: 'ms' }, conversations: [{ ...conversation, created_at: start * 1000 }] };
    assert.equal(rowsOf(mapped('intercom', 'case', said))[0]?.['created_at'], '2024-03-01T09:00:00.000Z');
    const wrong = mapped('intercom', 'case', { conversations: [{ created_at: start * 1_000_000 }] });
    assert.deepEqual(rowsOf(wrong), [{}]);
  });
});

describe('Intercom ratings', () => {
  const rated = (rating: object | null) => ({ ...conversation, conversation_rating: rating });
  const asked = { created_at: start + 600, updated_at: start + 4200, remark: 'Great', contact: { id: 'c7' } };
  const feed = mapped('intercom', 'survey-response', {
    conversations: [
      rated({ ...asked, rating: 5, teammate: { id: 'a1' } }),
      rated({ ...asked, rating: null, remark: null, contact: null, updated_at: null }),
      rated(null),
      rated({ rating: null, created_at: null }),
    ],
  });

  test('were given when they changed last, not when they were asked for', () => {
    const [first] = rowsOf(feed);
    assert.equal(first?.['sent_at'], '2024-03-01T09:10:00.000Z');
    assert.equal(first?.['responded_at'], '2024-03-01T10:10:00.000Z');
    assert.deepEqual(
      [first?.['score'], first?.['comment'], first?.['scale'], first?.['kind']],
      [5, 'Great', '1-5', 'csat'],
    );
    assert.deepEqual([first?.['agent_id'], first?.['respondent_id']], ['a1', 'c7']);
  });

  test('are offered only where they were asked for', () => {
    const rows = rowsOf(feed);
    assert.equal(rows.length, 2);
    assert.deepEqual(
      [rows[1]?.['score'], rows[1]?.['responded_at'], rows[1]?.['sent_at'], rows[1]?.['respondent_id']],
      [undefined, undefined, '2024-03-01T09:10:00.000Z', 'c9'],
    );
  });
});

test('Intercom targets are the SLA applied to a conversation, in its words', () => {
  const with_ = (status: string) => ({ ...conversation, sla_applied: { sla_name: 'Gold', sla_status: status } });
  const feed = mapped('intercom', 'sla-target', {
    conversations: [with_('hit'), with_('missed'), with_('cancelled'), with_('active'), conversation],
  });
  assert.deepEqual(
    rowsOf(feed).map(({ status, policy, started_at }) => [status, policy, started_at]),
    ['met', 'missed', 'cancelled', 'active'].map((status) => [status, 'Gold', '2024-03-01T09:00:00.000Z']),
  );
});

describe('Intercom office hours', () => {
  const hours = (intervals: object[], exceptions?: object[]) =>
    rowsOf(
      mapped('intercom', 'schedule', {
        data: [{ id: '9', time_zone_name: 'Europe/Dublin', time_intervals: intervals, exceptions }],
      }),
    )[0];

  test('count from Monday: minute 540 is Monday 09:00', () => {
    const read = hours([
      { start_minute: 540, end_minute: 1020, day_of_week: 0 },
      { start_minute: 8640, end_minute: 8700, day_of_week: 6 },
    ]);
    assert.deepEqual(read, {
      schedule_id: '9',
      tz: 'Europe/Dublin',
      weekly: '[{"day":1,"from":"09:00","to":"17:00"},{"day":7,"from":"00:00","to":"01:00"}]',
    });
  });

  test('that last all week end at its end, and those over midnight are cut there', () => {
    const always = JSON.parse(String(hours([{ start_minute: 0, end_minute: 10_079 }])?.['weekly']));
    assert.deepEqual([always.length, always[6]], [7, { day: 7, from: '00:00', to: '24:00' }]);
    assert.equal(
      hours([{ start_minute: 1320, end_minute: 1560 }])?.['weekly'],
      '[{"day":1,"from":"22:00","to":"24:00"},{"day":2,"from":"00:00","to":"02:00"}]',
    );
  });

  test('have exceptions that close a day or leave some hours of it', () => {
    const read = hours(
      [{ start_minute: 540, end_minute: 1020 }],
      [
        { exception_date: '2026-12-25', exception_type: 'closed', time_intervals: null },
        {
          exception_date: '2026-12-24',
          exception_type: 'custom_hours',
          time_intervals: [{ start_minute: 540, end_minute: 720 }],
        },
      ],
    );
    assert.equal(
      read?.['holidays'],
      '["2026-12-25",{"date":"2026-12-24","from":"00:00","to":"09:00"},{"date":"2026-12-24","from":"12:00","to":"24:00"}]',
    );
  });
});

test('a mapping of a product that nobody knows is refused by name', () => {
  assert.deepEqual(
    failure(() => mapped('interkom', 'case', [])),
    { code: 'bad_option', details: { option: 'from', seen: 'interkom' } },
  );
});

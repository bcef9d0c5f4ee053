import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { counted } from '../decoding.js';
import { mapped, rowsOf } from './mapped.js';

const ticket = {
  id: 432,
  created_at: '2024-08-24T11:56:51Z',
  updated_at: '2024-08-28T09:08:16Z',
  status: 4,
  priority: 3,
  source: 2,
  spam: false,
  deleted: false,
  company_id: 77,
  requester_id: 5,
  responder_id: 6,
  group_id: 7,
  fr_due_by: '2024-08-25T11:00:00Z',
  due_by: '2024-08-27T11:30:00Z',
  stats: {
    first_responded_at: '2024-08-25T12:00:00Z',
    resolved_at: '2024-08-26T13:00:00Z',
    closed_at: null,
  },
};

describe('Freshdesk tickets', () => {
  test('become cases, their codes in words', () => {
    assert.deepEqual(rowsOf(mapped('freshdesk', 'case', [ticket])), [
      {
        case_id: '432',
        created_at: '2024-08-24T11:56:51.000Z',
        updated_at: '2024-08-28T09:08:16.000Z',
        status: 'solved',
        first_public_reply_at: '2024-08-25T12:00:00.000Z',
        last_solved_at: '2024-08-26T13:00:00.000Z',
        priority: 'high',
        channel: 'portal',
        account_id: '77',
        requester_id: '5',
        agent_id: '6',
        group_id: '7',
      },
    ]);
  });

  test('have the states of five codes, and are open under a team’s own', () => {
    const states = [2, 3, 4, 5, 7].map((status) => ({ ...ticket, status }));
    const out = [
      { ...ticket, spam: true },
      { ...ticket, spam: true, deleted: true },
    ];
    const feed = mapped('freshdesk', 'case', { results: [...states, ...out], total: 7 });
    assert.deepEqual(
      rowsOf(feed).map(({ status }) => status),
      ['open', 'pending', 'solved', 'closed', 'open', 'spam', 'deleted'],
    );
    assert.deepEqual(counted(feed), []);
  });

  test('are two targets, each with when it is due', () => {
    const rows = rowsOf(
      mapped('freshdesk', 'sla-target', [ticket, { ...ticket, id: 433, fr_due_by: null, spam: true }]),
    );
    assert.deepEqual(
      rows.map((row) => [row['target_id'], row['metric'], row['due_at'], row['stopped_at'], row['status']]),
      [
        ['432 first_response', 'first_response', '2024-08-25T11:00:00.000Z', '2024-08-25T12:00:00.000Z', undefined],
        ['432 resolution', 'resolution', '2024-08-27T11:30:00.000Z', '2024-08-26T13:00:00.000Z', undefined],
        ['433 resolution', 'resolution', '2024-08-27T11:30:00.000Z', '2024-08-26T13:00:00.000Z', 'cancelled'],
      ],
    );
    assert.deepEqual([rows[0]?.['started_at'], rows[0]?.['case_id']], ['2024-08-24T11:56:51.000Z', '432']);
  });
});

test('Freshdesk conversations are events: private ones notes, incoming ones the customer’s', () => {
  const conversation = (incoming: boolean, isPrivate: boolean) => ({
    id: 1,
    ticket_id: 432,
    user_id: incoming ? 5 : 6,
    incoming,
    private: isPrivate,
    created_at: '2024-08-25T12:00:00Z',
  });
  const conversations = [conversation(true, false), conversation(false, false), conversation(false, true)];
  const common = { case_id: '432', at: '2024-08-25T12:00:00.000Z' };
  const events = [
    { ...common, type: 'customer_message', actor: 'customer', actor_id: '5' },
    { ...common, type: 'public_reply', actor: 'agent', actor_id: '6' },
    { ...common, type: 'internal_note', actor: 'agent', actor_id: '6' },
  ];
  assert.deepEqual(rowsOf(mapped('freshdesk', 'case-event', conversations)), events);
  assert.deepEqual(rowsOf(mapped('freshdesk', 'case-event', { id: 432, conversations })), events);
  assert.deepEqual(rowsOf(mapped('freshdesk', 'case-event', [{ ...ticket, conversations }])), events);
});

test('Freshdesk ratings keep the sign of their codes: 103 is the happiest, 100 neutral, −101 unhappy', () => {
  const rating = (ratings: unknown) => ({
    id: 102,
    survey_id: 1,
    user_id: 2,
    agent_id: 1,
    group_id: null,
    ticket_id: 432,
    feedback: 'Thank you',
    ratings,
    created_at: '2024-08-28T09:08:16Z',
    updated_at: '2024-08-28T09:08:16Z',
  });
  const rows = rowsOf(
    mapped('freshdesk', 'survey-response', [
      rating({ default_question: 103, question_2: -102 }),
      rating({ default_question: 100 }),
      rating([
        { question: 'speed', value: 103 },
        { question: 'default_question', value: -101 },
      ]),
    ]),
  );
  assert.deepEqual(
    rows.map(({ score }) => score),
    [103, 100, -101],
  );
  assert.deepEqual(rows[0], {
    response_id: '102',
    kind: 'csat',
    scope: 'transactional',
    scale: 'signed',
    score: 103,
    responded_at: '2024-08-28T09:08:16.000Z',
    updated_at: '2024-08-28T09:08:16.000Z',
    respondent_id: '2',
    case_id: '432',
    agent_id: '1',
    comment: 'Thank you',
  });
});

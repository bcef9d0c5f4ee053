import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { counted } from '../decoding.js';
import { mapped, rowsOf } from './mapped.js';

/** 2024-03-01T09:00:00Z in milliseconds. */
const start = 1_709_283_600_000;
const hour = 3_600_000;

const time = (epochMillis: number) => ({
  epochMillis,
  iso8601: new Date(epochMillis).toISOString(),
  friendly: 'today',
});
const duration = (millis: number) => ({ millis, friendly: `${millis} ms` });

const completed = {
  startTime: time(start),
  stopTime: time(start + 5 * hour),
  breachTime: time(start + 4 * hour),
  breached: true,
  goalDuration: duration(4 * hour),
  elapsedTime: duration(5 * hour),
  remainingTime: duration(-hour),
};

const ongoing = {
  startTime: time(start + 24 * hour),
  breachTime: time(start + 28 * hour),
  breached: false,
  paused: true,
  withinCalendarHours: true,
  goalDuration: duration(4 * hour),
  elapsedTime: duration(90_500),
  remainingTime: duration(4 * hour - 90_500),
};

const issue = {
  id: '10012',
  key: 'SD-12',
  fields: {
    created: '2024-03-01T10:00:00.000+0100',
    updated: '2024-03-02T10:00:00.000+0100',
    resolutiondate: null,
    status: { name: 'Waiting for customer', statusCategory: { key: 'indeterminate' } },
    priority: { name: 'High' },
    reporter: { accountId: 'r1' },
    assignee: { accountId: 'a1' },
    components: [{ name: 'Billing' }],
    labels: [],
    customfield_10030: { id: '7', name: 'Time to first response', completedCycles: [completed], ongoingCycle: ongoing },
    customfield_10031: { id: '8', name: 'Time to resolution', completedCycles: [], ongoingCycle: null },
    customfield_10032: null,
  },
};

test('Jira issues become cases', () => {
  const feed = mapped('jira', 'case', { expand: 'names', total: 1, issues: [issue], warnings: [] });
  assert.deepEqual(rowsOf(feed), [
    {
      case_id: 'SD-12',
      created_at: '2024-03-01T09:00:00.000Z',
      updated_at: '2024-03-02T09:00:00.000Z',
      status: 'open',
      priority: 'High',
      topic_id: 'Billing',
      requester_id: 'r1',
      agent_id: 'a1',
    },
  ]);
  assert.deepEqual(counted(feed), []);
});

describe('Jira SLAs', () => {
  const cycles = [
    {
      target_id: `SD-12 7 ${start}`,
      case_id: 'SD-12',
      metric: 'first_response',
      policy: 'Time to first response',
      started_at: '2024-03-01T09:00:00.000Z',
      stopped_at: '2024-03-01T14:00:00.000Z',
      due_at: '2024-03-01T13:00:00.000Z',
      target_min: 240,
      elapsed_min: 300,
      status: 'missed',
    },
    {
      target_id: `SD-12 7 ${start + 24 * hour}`,
      case_id: 'SD-12',
      metric: 'first_response',
      policy: 'Time to first response',
      started_at: '2024-03-02T09:00:00.000Z',
      due_at: '2024-03-02T13:00:00.000Z',
      target_min: 240,
      elapsed_min: 90_500 / 60_000,
      status: 'paused',
    },
  ];

  test('are a row for every cycle, wherever an issue keeps them', () => {
    const feed = mapped('jira', 'sla-target', { issues: [{ key: 'SD-13', fields: {} }, issue] });
    const rows = rowsOf(feed);
    assert.deepEqual([feed.received, counted(feed), [...feed.records.rowNumbers]], [2, [], [2, 2]]);
    const people = { priority_at_start: 'High', agent_id: 'a1' };
    assert.deepEqual(
      rows,
      cycles.map((cycle) => ({ ...cycle, ...people })),
    );
    assert.equal(Math.round(60_000 * Number(rows[1]?.['elapsed_min'])), 90_500);
  });

  test('come from a service desk’s requests and from its SLA answers', () => {
    const sla = issue.fields.customfield_10030;
    const request = { issueId: '10012', issueKey: 'SD-12', sla: { size: 1, values: [sla] } };
    assert.deepEqual(rowsOf(mapped('jira', 'sla-target', { size: 1, values: [request] })), cycles);
    assert.deepEqual(rowsOf(mapped('jira', 'sla-target', { size: 1, values: [{ key: 'SD-12', ...sla }] })), cycles);
  });

  test('leave what is no issue to be counted as such', () => {
    const feed = mapped('jira', 'sla-target', { issues: [null, issue] });
    assert.deepEqual([feed.records.size, counted(feed)], [2, ['not_a_record - 1 aside']]);
  });

  test('that run or were met in time say so', () => {
    const inTime = { ...completed, breached: false };
    const running = { ...ongoing, paused: false };
    const sla = { key: 'SD-12', id: '8', name: 'Time to resolution', completedCycles: [inTime], ongoingCycle: running };
    assert.deepEqual(
      rowsOf(mapped('jira', 'sla-target', [sla])).map(({ status, metric }) => [status, metric]),
      [
        ['met', 'resolution'],
        ['active', 'resolution'],
      ],
    );
  });
});

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { defaultDecode, decodeFeed } from '../../../src/feeds/index.js';
import { finish } from '../../../src/metric.js';
import { counted, decoded, failure, valueOf, values } from '../decoding.js';
import { mapped, rowsOf } from './mapped.js';
import '../every-reader.js';

describe('ServiceNow incidents', () => {
  const reference = (value: string) => ({ link: `sys_user/${value}`, value });

  test('of the table API are in UTC, their references by value', () => {
    const feed = mapped('servicenow', 'case', {
      result: [
        {
          number: 'INC0000045',
          state: '6',
          opened_at: '2024-02-29 01:16:00',
          sys_updated_on: '2024-03-05 12:00:00',
          resolved_at: '2024-02-29 11:29:00',
          closed_at: '',
          reopen_count: '1',
          reassignment_count: '2',
          priority: '3',
          severity: '3',
          contact_type: 'phone',
          caller_id: reference('u1'),
          assigned_to: reference('u2'),
          assignment_group: reference('g1'),
          problem_id: '',
          calendar_stc: '470640',
        },
      ],
    });
    assert.deepEqual(rowsOf(feed), [
      {
        case_id: 'INC0000045',
        created_at: '2024-02-29T01:16:00.000Z',
        updated_at: '2024-03-05T12:00:00.000Z',
        status: 'solved',
        last_solved_at: '2024-02-29T11:29:00.000Z',
        reopens: 1,
        handoffs: 2,
        priority: '3',
        severity: 3,
        channel: 'phone',
        requester_id: 'u1',
        agent_id: 'u2',
        group_id: 'g1',
      },
    ]);
  });

  test('of an export have dates, states and question marks as their users see them', () => {
    const table = [
      'number,incident_state,opened_at,sys_updated_at,resolved_at,assigned_to,caller_id',
      'INC1,Awaiting User Info,29/2/2016 01:16,5/3/2016 12:00,?,?,Caller 8',
      'INC2,On Hold,29/2/2016 01:16,5/3/2016 12:00,1/3/2016 02:00,Resolver 9,?',
      'INC3,-100,29/2/2016 01:16,5/3/2016 12:00,?,?,?',
    ].join('\n');
    const feed = mapped('servicenow', 'case', table, { dates: '%d/%m/%Y %H:%M', timeZone: 'Europe/Lisbon' });
    assert.deepEqual(values(feed, 'status'), ['pending', 'hold', null]);
    assert.deepEqual(values(feed, 'agent_id'), [null, 'Resolver 9', null]);
    assert.equal(rowsOf(feed)[1]?.['last_solved_at'], '2016-03-01T02:00:00.000Z');
    assert.ok(counted(feed).includes('out_of_range status 1'));
  });

  test('that lack their opening are asked for it by the product’s name', () => {
    const content = valueOf({ result: [{ number: 'INC1' }] }, { from: 'servicenow' });
    const error = failure(() => decoded(content, { record: 'case', needs: ['created_at'], uses: [] }));
    assert.deepEqual(error, {
      code: 'missing_column',
      details: { field: 'created_at', expected: 'opened_at', seen: 'number' },
    });
  });

  test('have the states of six codes', () => {
    const codes = ['1', '2', '3', '6', '7', '8'].map((state) => ({
      number: state,
      state,
      opened_at: '2024-02-29 01:16:00',
    }));
    assert.deepEqual(values(mapped('servicenow', 'case', { result: codes }), 'status'), [
      'new',
      'open',
      'hold',
      'solved',
      'closed',
      'cancelled',
    ]);
  });
});

test('ServiceNow updates are events as well: the status of an incident from then on', () => {
  const table = [
    'number,incident_state,sys_updated_at,sys_updated_by',
    'INC1,Active,1/3/2016 09:00,Updated by 21',
    'INC1,Resolved,1/3/2016 10:00,Updated by 642',
  ].join('\n');
  assert.deepEqual(rowsOf(mapped('servicenow', 'case-event', table, { dates: '%d/%m/%Y %H:%M' })), [
    { case_id: 'INC1', at: '2016-03-01T09:00:00.000Z', type: 'status', value: 'open', actor_id: 'Updated by 21' },
    { case_id: 'INC1', at: '2016-03-01T10:00:00.000Z', type: 'status', value: 'solved', actor_id: 'Updated by 642' },
  ]);
});

test('ServiceNow targets say in one word how they stand', () => {
  const target = (stage: string, has_breached: string) => ({
    sys_id: 's1',
    task: { value: 't1', link: 'task/t1' },
    sla: { value: 'c1', display_value: 'P3 response in a day' },
    start_time: '2024-02-29 01:16:00',
    planned_end_time: '2024-03-01 01:16:00',
    end_time: '',
    stage,
    has_breached,
  });
  const stages = [
    target('in_progress', 'false'),
    target('in_progress', 'true'),
    target('paused', 'false'),
    target('completed', 'false'),
    target('completed', 'true'),
    target('cancelled', 'true'),
  ];
  const rows = rowsOf(mapped('servicenow', 'sla-target', { result: stages }));
  assert.deepEqual(
    rows.map(({ status }) => status),
    ['active', 'missed', 'paused', 'met', 'missed', 'cancelled'],
  );
  assert.deepEqual(rows[0], {
    target_id: 's1',
    case_id: 't1',
    metric: 'first_response',
    policy: 'P3 response in a day',
    started_at: '2024-02-29T01:16:00.000Z',
    due_at: '2024-03-01T01:16:00.000Z',
    status: 'active',
  });
});

const log = new URL('../../../../shared/data/uci_incident_event_log.csv.gz', import.meta.url);
const skip = existsSync(log) ? false : 'no real data beside the checkout';

test('the real log of ServiceNow incidents is read whole: 141,712 updates of 24,918 incidents', { skip }, () => {
  const decode = { ...defaultDecode, from: 'servicenow', dates: '%d/%m/%Y %H:%M' };
  const content = { bytes: [gunzipSync(readFileSync(log))], data: null, contentType: 'text/csv', decode };
  const uses = ['case_id', 'updated_at', 'status', 'last_solved_at', 'closed_at', 'reopens', 'priority', 'agent_id'];
  const feed = finish(decodeFeed(content, { record: 'case', needs: ['created_at'], uses }));
  assert.equal(feed.records.size, 141_712);
  const { columns } = feed.records;
  assert.equal(columns['case_id']?.kind === 'text' && columns['case_id'].dictionary.length, 24_918);
  const missing = (name: string) => Array.from(values(feed, name) ?? []).filter((value) => value === null).length;
  assert.equal(missing('agent_id'), 27_496);
  assert.equal(missing('status'), 5);
  const solved = new Set<unknown>();
  values(feed, 'case_id')?.forEach((id, row) => {
    if (columns['last_solved_at']?.at(row) !== null) solved.add(id);
  });
  assert.equal(solved.size, 23_362);
  assert.deepEqual(
    counted(feed).filter((issue) => !issue.startsWith('naive_timestamp')),
    ['out_of_range status 5'],
  );
});

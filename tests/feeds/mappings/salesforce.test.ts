import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { counted } from '../decoding.js';
import { mapped, rowsOf } from './mapped.js';

const record = {
  attributes: { type: 'Case', url: 'Case/500' },
  Id: '500xx000001',
  CaseNumber: '00001027',
  CreatedDate: '2024-03-01T10:00:00.000+0000',
  LastModifiedDate: '2024-03-04T10:00:00.000+0000',
  ClosedDate: '2024-03-03T10:00:00.000+0000',
  Status: 'Fixed in Lisbon',
  IsClosed: true,
  IsClosedOnCreate: false,
  Priority: 'High',
  Origin: 'Phone',
  AccountId: '001A',
  ContactId: '003A',
  OwnerId: '005A',
};

describe('Salesforce cases', () => {
  test('are closed where IsClosed says so, whatever the status is called', () => {
    const feed = mapped('salesforce', 'case', { totalSize: 1, done: true, records: [record] });
    assert.deepEqual(rowsOf(feed), [
      {
        case_id: '500xx000001',
        created_at: '2024-03-01T10:00:00.000Z',
        updated_at: '2024-03-04T10:00:00.000Z',
        status: 'closed',
        last_solved_at: '2024-03-03T10:00:00.000Z',
        closed_at: '2024-03-03T10:00:00.000Z',
        priority: 'High',
        channel: 'Phone',
        account_id: '001A',
        requester_id: '003A',
        agent_id: '005A',
      },
    ]);
  });

  test('come as tables too, and are open under a name that nobody knows', () => {
    const table = [
      'CaseNumber,CreatedDate,Status,IsClosed,ClosedDate',
      '00001027,2024-03-01T10:00:00.000Z,Working,false,',
      '00001028,2024-03-01T10:00:00.000Z,On Hold,false,',
      '00001029,2024-03-01T10:00:00.000Z,New,false,',
      '00001030,2024-03-01T10:00:00.000Z,Closed,true,2024-03-02T10:00:00.000Z',
    ].join('\n');
    const feed = mapped('salesforce', 'case', table);
    assert.deepEqual(
      rowsOf(feed).map((row) => [row['case_id'], row['status'], row['closed_at']]),
      [
        ['00001027', 'open', undefined],
        ['00001028', 'hold', undefined],
        ['00001029', 'new', undefined],
        ['00001030', 'closed', '2024-03-02T10:00:00.000Z'],
      ],
    );
    assert.deepEqual(counted(feed), []);
  });
});

describe('Salesforce milestones', () => {
  const milestone = {
    Id: '555A',
    CaseId: '500xx000001',
    StartDate: '2024-03-01T10:00:00.000+0000',
    TargetDate: '2024-03-01T14:00:00.000+0000',
    CompletionDate: '2024-03-01T15:00:00.000+0000',
    IsCompleted: true,
    IsViolated: true,
    TargetResponseInMins: 240,
    ElapsedTimeInMins: 300,
    BusinessHoursId: '01m',
    MilestoneType: { Name: 'First Response to Customer' },
  };

  test('become targets with their minutes on business hours', () => {
    assert.deepEqual(rowsOf(mapped('salesforce', 'sla-target', { records: [milestone] })), [
      {
        target_id: '555A',
        case_id: '500xx000001',
        metric: 'first_response',
        started_at: '2024-03-01T10:00:00.000Z',
        due_at: '2024-03-01T14:00:00.000Z',
        stopped_at: '2024-03-01T15:00:00.000Z',
        target_min: 240,
        elapsed_min: 300,
        status: 'missed',
        clock: 'business',
        schedule_id: '01m',
        policy: 'First Response to Customer',
      },
    ]);
  });

  test('are met, active, or about something of the team’s own', () => {
    const others = [
      { ...milestone, IsViolated: false, MilestoneType: { Name: 'Resolution Time' } },
      { ...milestone, IsViolated: false, IsCompleted: false, CompletionDate: null, BusinessHoursId: null },
      { ...milestone, MilestoneType: { Name: 'Ship the part' } },
    ];
    const feed = mapped('salesforce', 'sla-target', { records: others });
    assert.deepEqual(
      rowsOf(feed).map(({ status, metric, clock }) => [status, metric, clock]),
      [
        ['met', 'resolution', 'business'],
        ['active', 'first_response', undefined],
        ['missed', undefined, 'business'],
      ],
    );
    assert.deepEqual(counted(feed), []);
  });
});

import type { Mapping } from './mapping.js';
import { targetMetric } from './values.js';

const isTrue = (seen: unknown) => String(seen).toLowerCase() === 'true';

const statuses: Readonly<Record<string, string>> = {
  new: 'new',
  'on hold': 'hold',
  'waiting on customer': 'pending',
  'awaiting customer': 'pending',
};

/** Names of statuses are a team's own, so `IsClosed` decides; what is neither closed nor of a known name is open. */
function statusOf(closed: unknown, status: unknown): string {
  return isTrue(closed) ? 'closed' : (statuses[String(status).trim().toLowerCase()] ?? 'open');
}

function milestoneStatus(violated: unknown, completed: unknown): string {
  if (isTrue(violated)) return 'missed';
  return isTrue(completed) ? 'met' : 'active';
}

/**
 * Salesforce: cases, by query or as a table, and case milestones, which are the targets. `ClosedDate` is the last close.
 * What a milestone is about is read from `MilestoneType.Name`, which the query must ask for.
 */
export const salesforce: Mapping = {
  records: {
    case: {
      rowsAt: ['records'],
      fields: {
        case_id: ['Id', 'CaseNumber'],
        created_at: 'CreatedDate',
        updated_at: ['LastModifiedDate', 'SystemModstamp'],
        status: { all: ['IsClosed', 'Status'], read: statusOf },
        last_solved_at: 'ClosedDate',
        closed_at: 'ClosedDate',
        priority: 'Priority',
        channel: 'Origin',
        account_id: 'AccountId',
        requester_id: 'ContactId',
        agent_id: 'OwnerId',
        schedule_id: 'BusinessHoursId',
      },
    },
    'sla-target': {
      rowsAt: ['records'],
      fields: {
        target_id: 'Id',
        case_id: 'CaseId',
        updated_at: ['LastModifiedDate', 'SystemModstamp'],
        metric: { all: ['MilestoneType.Name'], read: targetMetric },
        started_at: 'StartDate',
        stopped_at: 'CompletionDate',
        due_at: 'TargetDate',
        target_min: 'TargetResponseInMins',
        elapsed_min: 'ElapsedTimeInMins',
        status: { all: ['IsViolated', 'IsCompleted'], read: milestoneStatus },
        clock: { all: ['BusinessHoursId'], read: (id) => (id === '' ? null : 'business') },
        schedule_id: 'BusinessHoursId',
        policy: 'MilestoneType.Name',
      },
    },
  },
};

import { isList, isRecord, own, ownPath } from '../own.js';
import type { Mapping } from './mapping.js';
import { divided, listOf, targetMetric, translated } from './values.js';

type Row = Readonly<Record<string, unknown>>;

function isSla(value: unknown): value is Row {
  return isList(own(value, 'completedCycles')) || isRecord(own(value, 'ongoingCycle'));
}

/** The SLAs of an issue: itself where it is one, those put in as `sla`, and those among its fields. */
function slasOf(issue: Row): readonly Row[] {
  const sla = issue['sla'];
  const fields = issue['fields'];
  const inside = [
    issue,
    ...listOf(isList(sla) ? sla : own(sla, 'values')),
    ...(isRecord(fields) ? Object.values(fields) : []),
  ];
  return inside.filter(isSla);
}

/** A row for every cycle: completed ones, then the one that still runs. */
function cyclesOf(issue: Row): readonly unknown[] {
  return slasOf(issue).flatMap((sla) => {
    const cycles = [...listOf(sla['completedCycles']), sla['ongoingCycle']].filter(isRecord);
    return cycles.map((cycle) => ({ issue, sla, cycle }));
  });
}

function statusOf(breached: unknown, paused: unknown, stopped: unknown): string {
  if (breached === true) return 'missed';
  if (paused === true) return 'paused';
  return stopped === undefined || stopped === null ? 'active' : 'met';
}

const millisecondsPerMinute = 60_000;

/** The key of an issue; a service desk calls it so, a search does not. */
const key = ['issue.key', 'issue.issueKey'];

const categories = { new: 'new', indeterminate: 'open', done: 'solved' };

const names = (value: unknown) => listOf(value).flatMap((item) => ownPath(item, 'name') ?? []);

/**
 * Jira Service Management: issues, and as targets the cycles of their SLAs: in the fields of a search's issues, in `sla` of
 * a service desk's requests, or rows of an SLA answer to which the issue's `key` was added. Durations are milliseconds on
 * the SLA's own calendar, which the feed does not hold, so that what counts is the elapsed time.
 */
export const jira: Mapping = {
  records: {
    case: {
      rowsAt: ['issues', 'values'],
      fields: {
        case_id: ['key', 'issueKey'],
        created_at: ['fields.created', 'createdDate.epochMillis'],
        updated_at: 'fields.updated',
        status: translated('fields.status.statusCategory.key', categories),
        last_solved_at: 'fields.resolutiondate',
        priority: 'fields.priority.name',
        topic_id: { all: ['fields.components'], read: (components) => names(components)[0] ?? null },
        requester_id: ['fields.reporter.accountId', 'reporter.accountId'],
        agent_id: 'fields.assignee.accountId',
      },
    },
    'sla-target': {
      rowsAt: ['issues', 'values'],
      expand: cyclesOf,
      fields: {
        target_id: {
          all: [key, 'sla.id', 'cycle.startTime.epochMillis'],
          read: (...parts) => (parts.includes(undefined) ? null : parts.join(' ')),
        },
        case_id: key,
        metric: { all: ['sla.name'], read: targetMetric },
        started_at: ['cycle.startTime.epochMillis', 'cycle.startTime.iso8601'],
        stopped_at: ['cycle.stopTime.epochMillis', 'cycle.stopTime.iso8601'],
        due_at: ['cycle.breachTime.epochMillis', 'cycle.breachTime.iso8601'],
        target_min: divided('cycle.goalDuration.millis', millisecondsPerMinute),
        elapsed_min: divided('cycle.elapsedTime.millis', millisecondsPerMinute),
        status: { all: ['cycle.breached', 'cycle.paused', 'cycle.stopTime'], read: statusOf },
        policy: 'sla.name',
        priority_at_start: 'issue.fields.priority.name',
        agent_id: 'issue.fields.assignee.accountId',
      },
    },
  },
};

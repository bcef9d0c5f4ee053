import type { Mapping } from './mapping.js';
import { targetMetric, translated } from './values.js';

/** Names of a column: as a value of the table API, as what it displays, and as a plain value or column of a table. */
function at(...columns: readonly string[]): readonly string[] {
  return columns.flatMap((column) => [`${column}.value`, `${column}.display_value`, column]);
}

const states = {
  1: 'new',
  new: 'new',
  2: 'open',
  active: 'open',
  'in progress': 'open',
  3: 'hold',
  'on hold': 'hold',
  'awaiting user info': 'pending',
  'awaiting problem': 'hold',
  'awaiting vendor': 'hold',
  'awaiting evidence': 'hold',
  'awaiting change': 'hold',
  6: 'solved',
  resolved: 'solved',
  7: 'closed',
  closed: 'closed',
  8: 'cancelled',
  canceled: 'cancelled',
};

const stages: Readonly<Record<string, string>> = {
  in_progress: 'active',
  'in progress': 'active',
  paused: 'paused',
  completed: 'met',
  achieved: 'met',
  breached: 'missed',
  cancelled: 'cancelled',
};

/** A stage says nothing of being late, a breach nothing of being cancelled. */
function statusOf(stage: unknown, breached: unknown): unknown {
  const status = stages[String(stage).trim().toLowerCase()];
  const isLate = ['true', '1'].includes(String(breached).trim().toLowerCase());
  return isLate && status !== 'cancelled' ? 'missed' : (status ?? null);
}

/**
 * ServiceNow: incidents and their `task_sla`, from the table API or from a list exported as a table; with one row an update,
 * the latest row of a `number` counts, and each row is an event too: the status then. Values of the API are in UTC, which is the zone unless page or feed name one; an
 * export writes dates as its users see them, so the page adds `dates="%d/%m/%Y %H:%M"` and `time-zone`. `?` is missing.
 * `calendar_stc` and `business_stc` run to the close, not to the solve, and are therefore no resolution times.
 */
export const servicenow: Mapping = {
  missing: ['?'],
  timeZone: 'UTC',
  records: {
    case: {
      rowsAt: ['result', 'records'],
      fields: {
        case_id: at('number'),
        created_at: at('opened_at'),
        updated_at: at('sys_updated_on', 'sys_updated_at'),
        status: translated(at('state', 'incident_state'), states),
        last_solved_at: at('resolved_at'),
        closed_at: at('closed_at'),
        reopens: at('reopen_count'),
        handoffs: at('reassignment_count'),
        priority: at('priority'),
        severity: translated(at('severity'), { '1 - high': 1, '2 - medium': 2, '3 - low': 3 }),
        channel: at('contact_type'),
        requester_id: at('caller_id'),
        agent_id: at('assigned_to'),
        group_id: at('assignment_group'),
        issue_ids: at('problem_id'),
      },
    },
    'case-event': {
      rowsAt: ['result', 'records'],
      constants: { type: 'status' },
      fields: {
        case_id: at('number'),
        at: at('sys_updated_on', 'sys_updated_at'),
        value: translated(at('state', 'incident_state'), states),
        actor_id: at('sys_updated_by'),
      },
    },
    'sla-target': {
      rowsAt: ['result', 'records'],
      fields: {
        target_id: at('sys_id'),
        case_id: at('task'),
        updated_at: at('sys_updated_on'),
        metric: { all: [['sla.target', 'sla.display_value', 'sla']], read: targetMetric },
        started_at: at('start_time'),
        stopped_at: at('end_time'),
        due_at: at('planned_end_time'),
        status: { all: [at('stage'), at('has_breached')], read: statusOf },
        schedule_id: at('schedule'),
        policy: ['sla.display_value', 'sla'],
      },
    },
  },
};

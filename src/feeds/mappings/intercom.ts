import { isRecord, own, ownPath } from '../own.js';
import type { Mapping, Place } from './mapping.js';
import { divided, hoursOutside, listOf, translated, weeklyHours } from './values.js';

/** A duration of a conversation's statistics: seconds, with the time outside office hours taken out. */
function worked(name: string): Place {
  return divided(`statistics.${name}`, 60);
}

function firstContact(contacts: unknown): unknown {
  return own(listOf(contacts)[0], 'id');
}

function contactOfRating(contact: unknown, contacts: unknown): unknown {
  return contact ?? firstContact(contacts);
}

/** A conversation is rated once it was asked about; the asking has a time, the answer may never come. */
function asked(conversation: Readonly<Record<string, unknown>>): readonly unknown[] {
  return typeof ownPath(conversation, 'conversation_rating.created_at') === 'number' ? [conversation] : [];
}

const minuteNames = ['start_minute', 'end_minute'] as const;

/** The last minute of the week stands for its end, because a week is open throughout as 0 to 10079. */
function throughout(intervals: unknown): unknown {
  const toEnd = (end: unknown) => (end === 10_079 ? 10_080 : end);
  return listOf(intervals)
    .filter(isRecord)
    .map((interval) => ({ ...interval, end_minute: toEnd(interval['end_minute']) }));
}

/** A day that is closed, or the hours outside those that replace its own. */
function daysOff(exception: Readonly<Record<string, unknown>>): readonly unknown[] {
  const date = exception['exception_date'];
  if (exception['exception_type'] !== 'custom_hours') return [date];
  return hoursOutside(exception['time_intervals'], minuteNames).map((hours) => ({ date, ...hours }));
}

const resolved = {
  confirmed_resolution: 'ai',
  assumed_resolution: 'ai',
  escalated: 'ai_then_human',
  negative_feedback: 'ai_then_human',
  procedure_handoff: 'ai_then_human',
};

/**
 * Intercom: conversations, as cases, as ratings and as the SLA that was applied to them; office hours, whose weeks begin on
 * Monday, with their exceptions put in as `exceptions` (custom hours can only take from the week's own). Instants are Unix
 * seconds. A rating's `created_at` is when it was asked for, its `updated_at` when it was given. An SLA reads `active`
 * until a teammate replies, however late: only the time itself tells which of those is overdue, and it is not in the feed.
 */
export const intercom: Mapping = {
  timeUnit: 's',
  records: {
    case: {
      rowsAt: ['conversations', 'data'],
      fields: {
        case_id: 'id',
        status: translated('state', { snoozed: 'pending' }),
        first_public_reply_at: 'statistics.first_admin_reply_at',
        first_solved_at: 'statistics.first_close_at',
        last_solved_at: 'statistics.last_close_at',
        first_response_business_min: worked('time_to_admin_reply'),
        first_resolution_business_min: worked('time_to_first_close'),
        full_resolution_business_min: worked('time_to_last_close'),
        reopens: 'statistics.count_reopens',
        priority: translated('priority', { not_priority: 'normal' }),
        channel: 'source.type',
        origin: translated('source.delivered_as', {
          customer_initiated: 'customer',
          admin_initiated: 'agent',
          operator_initiated: 'auto',
          automated: 'auto',
        }),
        handled_by: translated('ai_agent.resolution_state', resolved),
        account_id: 'company.id',
        requester_id: { all: ['contacts.contacts'], read: firstContact },
        agent_id: 'admin_assignee_id',
        group_id: 'team_assignee_id',
      },
    },
    'survey-response': {
      rowsAt: ['conversations', 'data'],
      expand: asked,
      constants: { kind: 'csat', scope: 'transactional', scale: '1-5' },
      fields: {
        response_id: 'id',
        case_id: 'id',
        score: 'conversation_rating.rating',
        sent_at: 'conversation_rating.created_at',
        responded_at: {
          all: ['conversation_rating.rating', 'conversation_rating.updated_at'],
          read: (rating, at) => (typeof rating === 'number' ? at : null),
        },
        comment: 'conversation_rating.remark',
        respondent_id: { all: ['conversation_rating.contact.id', 'contacts.contacts'], read: contactOfRating },
        account_id: 'company.id',
        agent_id: ['conversation_rating.teammate.id', 'admin_assignee_id'],
        group_id: 'team_assignee_id',
      },
    },
    'sla-target': {
      rowsAt: ['conversations', 'data'],
      expand: (conversation) => (isRecord(conversation['sla_applied']) ? [conversation] : []),
      fields: {
        target_id: 'id',
        case_id: 'id',
        started_at: 'created_at',
        policy: 'sla_applied.sla_name',
        status: translated('sla_applied.sla_status', { hit: 'met' }),
        agent_id: 'admin_assignee_id',
        group_id: 'team_assignee_id',
        channel: 'source.type',
      },
    },
    schedule: {
      rowsAt: ['data'],
      fields: {
        schedule_id: 'id',
        tz: 'time_zone_name',
        weekly: { all: ['time_intervals'], read: (intervals) => weeklyHours(throughout(intervals), minuteNames, 1) },
        holidays: { all: ['exceptions'], read: (list) => listOf(list).filter(isRecord).flatMap(daysOff) },
      },
    },
  },
};

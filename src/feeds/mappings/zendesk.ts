import { isRecord, own } from '../own.js';
import type { Mapping, Names, Place } from './mapping.js';
import { listOf, translated, weeklyHours } from './values.js';

/** A figure of a ticket's metrics: beside it in a metric set, or in a row of the ticket metrics themselves. */
function metric(name: string): Names {
  return [`metric_set.${name}`, name];
}

/** Legacy ratings; the forms with and without a comment stand in exports. */
const ratings = {
  good: 1,
  good_with_comment: 1,
  good_without_comment: 1,
  bad: 0,
  bad_with_comment: 0,
  bad_without_comment: 0,
  offered: null,
  unoffered: null,
};

function isRated(score: unknown): boolean {
  return typeof score === 'string' && /^(?:good|bad)/i.test(score);
}

/** Stations count the first one too. */
const handoffs: Place = {
  all: [metric('assignee_stations')],
  read: (stations) => (typeof stations === 'number' ? Math.max(stations - 1, 0) : stations),
};

/** Names of zones as Zendesk shows them; others that are not IANA's are left for the schedule's reader to refuse. */
const zones = {
  'pacific time (us & canada)': 'America/Los_Angeles',
  'mountain time (us & canada)': 'America/Denver',
  'central time (us & canada)': 'America/Chicago',
  'eastern time (us & canada)': 'America/New_York',
  'atlantic time (canada)': 'America/Halifax',
  brasilia: 'America/Sao_Paulo',
  london: 'Europe/London',
  dublin: 'Europe/Dublin',
  madrid: 'Europe/Madrid',
  paris: 'Europe/Paris',
  berlin: 'Europe/Berlin',
  amsterdam: 'Europe/Amsterdam',
  copenhagen: 'Europe/Copenhagen',
  mumbai: 'Asia/Kolkata',
  'new delhi': 'Asia/Kolkata',
  singapore: 'Asia/Singapore',
  tokyo: 'Asia/Tokyo',
  sydney: 'Australia/Sydney',
};

const day = 86_400_000;
const longestHoliday = 366;

/** The dates of a holiday, its last one included. */
function datesOf(holiday: unknown): readonly string[] {
  const [start, end] = ['start_date', 'end_date'].map((name) => Date.parse(String(own(holiday, name))));
  if (start === undefined || end === undefined || !(end >= start)) return [];
  const days = Math.min((end - start) / day + 1, longestHoliday);
  return Array.from({ length: days }, (_, index) => new Date(start + index * day).toISOString().slice(0, 10));
}

/**
 * Zendesk: tickets with their `metric_set`, or rows of the ticket metrics; legacy satisfaction ratings; schedules, whose
 * weeks begin on Sunday, with the holidays put in as `holidays`. Durations are minutes that Zendesk measured: the first
 * reply of a ticket that an agent created is there the second public comment.
 */
export const zendesk: Mapping = {
  records: {
    case: {
      rowsAt: ['tickets', 'ticket_metrics', 'results'],
      fields: {
        case_id: ['ticket_id', 'id'],
        channel: ['via.channel', 'channel'],
        last_solved_at: metric('solved_at'),
        first_response_min: metric('reply_time_in_minutes.calendar'),
        first_response_business_min: metric('reply_time_in_minutes.business'),
        first_resolution_min: metric('first_resolution_time_in_minutes.calendar'),
        first_resolution_business_min: metric('first_resolution_time_in_minutes.business'),
        full_resolution_min: metric('full_resolution_time_in_minutes.calendar'),
        full_resolution_business_min: metric('full_resolution_time_in_minutes.business'),
        requester_wait_min: metric('requester_wait_time_in_minutes.calendar'),
        requester_wait_business_min: metric('requester_wait_time_in_minutes.business'),
        agent_wait_min: metric('agent_wait_time_in_minutes.calendar'),
        agent_wait_business_min: metric('agent_wait_time_in_minutes.business'),
        on_hold_min: metric('on_hold_time_in_minutes.calendar'),
        on_hold_business_min: metric('on_hold_time_in_minutes.business'),
        reopens: metric('reopens'),
        public_replies: metric('replies'),
        handoffs,
        account_id: 'organization_id',
        agent_id: 'assignee_id',
        issue_ids: { all: ['problem_id'], read: (id) => (id === undefined || id === null ? id : [String(id)]) },
      },
    },
    'survey-response': {
      rowsAt: ['satisfaction_ratings'],
      constants: { kind: 'csat', scope: 'transactional', scale: 'binary' },
      fields: {
        response_id: 'id',
        score: translated('score', ratings),
        sent_at: 'created_at',
        responded_at: { all: ['score', 'updated_at'], read: (score, at) => (isRated(score) ? at : null) },
        respondent_id: 'requester_id',
        case_id: 'ticket_id',
        agent_id: 'assignee_id',
        reasons: 'reason',
        excluded: { all: ['score'], read: (score) => score === 'unoffered' },
      },
    },
    schedule: {
      rowsAt: ['schedules'],
      fields: {
        schedule_id: 'id',
        tz: translated('time_zone', zones),
        weekly: { all: ['intervals'], read: (intervals) => weeklyHours(intervals, ['start_time', 'end_time'], 7) },
        holidays: { all: ['holidays'], read: (holidays) => listOf(holidays).filter(isRecord).flatMap(datesOf) },
      },
    },
  },
};

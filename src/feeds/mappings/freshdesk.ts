import { own, ownPath } from '../own.js';
import type { Mapping } from './mapping.js';
import { listOf, translated } from './values.js';

const statuses: Readonly<Record<string, string>> = { 2: 'open', 3: 'pending', 4: 'solved', 5: 'closed' };
const priorities = { 1: 'low', 2: 'medium', 3: 'high', 4: 'urgent' };
const sources = { 1: 'email', 2: 'portal', 3: 'phone', 7: 'chat', 9: 'feedback widget', 10: 'outbound email' };

/** Codes from 6 on are a team's own; what they are nobody but the team knows, so that they count as open. */
function statusOf(spam: unknown, deleted: unknown, status: unknown): unknown {
  if (deleted === true) return 'deleted';
  if (spam === true) return 'spam';
  return statuses[String(status)] ?? (Number(status) > 5 ? 'open' : status);
}

/** The answer to the main question: of a map by question, or of a list of question and value. */
function mainRating(ratings: unknown, rating: unknown): unknown {
  const list = listOf(ratings);
  const main = list.find((item) => own(item, 'question') === 'default_question') ?? list[0];
  return own(ratings, 'default_question') ?? own(main, 'value') ?? rating;
}

/** A ticket has two targets: its first response and its resolution. */
function targetsOf(ticket: Readonly<Record<string, unknown>>): readonly unknown[] {
  const target = (metric: string, due: unknown, stopped: unknown) =>
    due === undefined || due === null ? [] : [{ ...ticket, metric, due, stopped }];
  return [
    ...target('first_response', ticket['fr_due_by'], ownPath(ticket, 'stats.first_responded_at')),
    ...target('resolution', ticket['due_by'], ownPath(ticket, 'stats.resolved_at')),
  ];
}

function typeOf(hidden: unknown, incoming: unknown): string {
  if (hidden === true) return 'internal_note';
  return incoming === true ? 'customer_message' : 'public_reply';
}

/** A conversation as it stands, or those that a ticket brings along. */
function conversationsOf(row: Readonly<Record<string, unknown>>): readonly unknown[] {
  if (row['conversations'] === undefined) return [row];
  return listOf(row['conversations']).map((conversation) => ({ ticket_id: row['id'], ...Object(conversation) }));
}

const people = { account_id: 'company_id', agent_id: 'responder_id' };

/**
 * Freshdesk: tickets (with `include=stats`), as cases and as the targets of their SLA, of which the API knows when they are
 * due and not how long they are; conversations, or tickets that hold them, as events; satisfaction ratings, whose codes have a sign: below zero is unhappy, 100 is neutral.
 */
export const freshdesk: Mapping = {
  records: {
    case: {
      rowsAt: ['results', 'tickets'],
      fields: {
        case_id: 'id',
        status: { all: ['spam', 'deleted', 'status'], read: statusOf },
        priority: translated('priority', priorities),
        channel: translated('source', sources),
        first_public_reply_at: 'stats.first_responded_at',
        last_solved_at: 'stats.resolved_at',
        closed_at: 'stats.closed_at',
        ...people,
      },
    },
    'case-event': {
      rowsAt: ['conversations'],
      expand: conversationsOf,
      fields: {
        case_id: 'ticket_id',
        at: 'created_at',
        type: { all: ['private', 'incoming'], read: typeOf },
        actor: { all: ['incoming'], read: (incoming) => (incoming === true ? 'customer' : 'agent') },
        actor_id: 'user_id',
      },
    },
    'sla-target': {
      rowsAt: ['results', 'tickets'],
      expand: targetsOf,
      fields: {
        target_id: { all: ['id', 'metric'], read: (id, metric) => `${String(id)} ${String(metric)}` },
        case_id: 'id',
        started_at: 'created_at',
        due_at: 'due',
        stopped_at: 'stopped',
        status: { all: ['spam', 'deleted'], read: (...out) => (out.includes(true) ? 'cancelled' : null) },
        priority_at_start: translated('priority', priorities),
        channel: translated('source', sources),
        ...people,
      },
    },
    'survey-response': {
      constants: { kind: 'csat', scope: 'transactional', scale: 'signed' },
      fields: {
        response_id: 'id',
        score: { all: ['ratings', 'rating'], read: mainRating },
        responded_at: 'created_at',
        respondent_id: 'user_id',
        case_id: 'ticket_id',
        comment: 'feedback',
      },
    },
  },
};

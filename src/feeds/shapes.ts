import { anyNumber, type FieldKind, type FieldShape, type NumberShape, type Plain } from './shape.js';

/** The fields of a record by name, without those that are maps of texts. */
export type RecordShape = Readonly<Record<string, FieldShape>>;

/** Names of fields, parted by blanks, by what they are; those with bounds or few values on their own. */
interface Listed {
  readonly texts?: string;
  readonly numbers?: string;
  readonly booleans?: string;
  readonly lists?: string;
  readonly instants?: string;
  readonly planned?: string;
  /** Lists of anything but texts. */
  readonly json?: string;
  readonly bounded?: Readonly<Record<string, Partial<NumberShape>>>;
  readonly few?: Readonly<Record<string, string>>;
  /** Of those above, where a missing value is a statement of its own. */
  readonly nullable?: string;
}

const split = (names: string): string[] => names.split(' ').filter((name) => name !== '');

function shapesOf(listed: Listed): RecordShape {
  const { texts = '', numbers = '', booleans = '', lists = '', instants = '', planned = '', json = '' } = listed;
  const { bounded = {}, few = {}, nullable = '' } = listed;
  const nullables = split(nullable);
  const field = (name: string, kind: FieldKind, plain: Plain, isPlanned = false): [string, FieldShape] => [
    name,
    { kind, nullable: nullables.includes(name), planned: isPlanned, plain },
  ];
  return Object.fromEntries([
    ...split(texts).map((name) => field(name, 'text', { is: 'text' })),
    ...split(numbers).map((name) => field(name, 'number', anyNumber)),
    ...split(booleans).map((name) => field(name, 'boolean', { is: 'boolean' })),
    ...split(lists).map((name) => field(name, 'list', { is: 'list', of: { is: 'text' } })),
    ...split(instants).map((name) => field(name, 'instant', anyNumber)),
    ...split(planned).map((name) => field(name, 'instant', anyNumber, true)),
    ...split(json).map((name) => field(name, 'json', { is: 'list', of: null })),
    ...Object.entries(bounded).map(([name, bounds]) => field(name, 'number', { ...anyNumber, ...bounds })),
    ...Object.entries(few).map(([name, values]) => field(name, 'text', { is: 'one', of: split(values) })),
  ]);
}

const amount = { low: 0 };

function each<Value>(names: string, value: Value): Readonly<Record<string, Value>> {
  return Object.fromEntries(split(names).map((name) => [name, value]));
}

const listed: Readonly<Record<string, Listed>> = {
  'survey-response': {
    texts: 'response_id kind scope scale wave respondent_id account_id case_id cluster agent_id group_id comment',
    numbers: 'score first_score',
    nullable: 'score',
    instants: 'responded_at sent_at updated_at',
    lists: 'reasons',
    booleans: 'follow_up_requested excluded',
    bounded: { weight: { low: 0, high: 1_000_000_000 } },
    few: { rated_entity: 'human bot' },
  },
  account: {
    texts: 'account_id name currency tier country owner',
    numbers: 'arr',
    planned: 'renewal_at',
    booleans: 'internal',
  },
  case: {
    texts:
      'case_id priority channel tier topic_id cluster_id language account_id requester_id agent_id group_id schedule_id text',
    instants:
      'created_at updated_at first_public_reply_at bot_first_reply_at first_solved_at last_solved_at closed_at ' +
      'abandoned_at escalated_at',
    lists: 'issue_ids',
    booleans: 'excluded',
    bounded: {
      ...each('reopens public_replies customer_messages handoffs', { low: 0, whole: true }),
      ...each(
        'first_response_min first_response_business_min first_resolution_min first_resolution_business_min ' +
          'full_resolution_min full_resolution_business_min requester_wait_min requester_wait_business_min ' +
          'agent_work_min agent_work_business_min agent_wait_min agent_wait_business_min on_hold_min on_hold_business_min',
        amount,
      ),
      sentiment: { low: -1, high: 1 },
      severity: { whole: true },
    },
    few: {
      status: 'new open pending hold solved closed merged spam deleted cancelled',
      origin: 'customer agent auto',
      handled_by: 'ai human ai_then_human',
      sentiment_confidence: 'low medium high',
    },
  },
  'case-event': {
    texts: 'case_id value actor_id',
    instants: 'at',
    few: {
      type: 'status public_reply internal_note customer_message assign priority schedule escalate',
      actor: 'customer agent bot system',
    },
  },
  schedule: { texts: 'schedule_id tz', json: 'weekly holidays', planned: 'valid_from valid_to' },
  'sla-target': {
    texts: 'target_id case_id schedule_id policy priority_at_start channel account_id agent_id group_id',
    instants: 'updated_at started_at stopped_at',
    planned: 'due_at',
    booleans: 'excluded',
    bounded: { target_min: { above: 0 }, paused_min: amount, elapsed_min: amount },
    few: {
      metric: 'first_response next_reply resolution update',
      clock: 'calendar business',
      status: 'active paused met missed cancelled',
    },
  },
  'follow-up': {
    texts: 'response_id owner_id action_id',
    instants: 'contacted_at closed_at',
    few: { outcome: 'recovered unresolved no_answer no_action' },
  },
  action: { texts: 'action_id title owner_id metric', instants: 'opened_at done_at' },
  subscription: {
    texts: 'account_id subscription_id status currency tier plan',
    numbers: 'mrr amount delta mrr_after',
    instants: 'at started_at updated_at',
    planned: 'ended_at',
    booleans: 'churned excluded',
    bounded: { months: amount },
    few: { type: 'new expansion contraction churn reactivation' },
  },
  review: {
    texts: 'review_id case_id agent_id reviewer_id scorecard_id scorecard_version kind session_id stratum',
    numbers: 'score',
    instants: 'reviewed_at case_closed_at updated_at',
    json: 'ratings',
    booleans: 'excluded',
    few: { status: 'final disputed' },
  },
};

const made = new Map<string, RecordShape>();

/**
 * What is known of the fields of a record without its schema, so that zod comes with the first value that has to be decided.
 * It says what the schemas say, which a test holds; null for a record that is not listed.
 */
export function shapeOf(record: string): RecordShape | null {
  const own = Object.hasOwn(listed, record) ? listed[record] : undefined;
  const shape = made.get(record) ?? (own && shapesOf(own)) ?? null;
  if (shape !== null) made.set(record, shape);
  return shape;
}

/** The names of the records that are listed. */
export const shapedRecords: readonly string[] = Object.keys(listed);

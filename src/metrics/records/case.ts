import type { RecordFields } from '../../metric.js';

/** What is known of the fields of a case without its schema. */
export const caseFields: RecordFields = {
  texts:
    'case_id priority channel tier topic_id cluster_id language account_id requester_id agent_id group_id schedule_id text',
  instants:
    'created_at updated_at first_public_reply_at bot_first_reply_at first_solved_at last_solved_at closed_at ' +
    'abandoned_at escalated_at',
  lists: 'issue_ids',
  booleans: 'excluded',
  bounded: [
    ['reopens public_replies customer_messages handoffs', { low: 0, whole: true }],
    [
      'first_response_min first_response_business_min first_resolution_min first_resolution_business_min ' +
        'full_resolution_min full_resolution_business_min requester_wait_min requester_wait_business_min ' +
        'agent_work_min agent_work_business_min agent_wait_min agent_wait_business_min on_hold_min on_hold_business_min',
      { low: 0 },
    ],
    ['sentiment', { low: -1, high: 1 }],
    ['severity', { whole: true }],
  ],
  few: {
    status: 'new open pending hold solved closed merged spam deleted cancelled',
    origin: 'customer agent auto',
    handled_by: 'ai human ai_then_human',
    sentiment_confidence: 'low medium high',
  },
};

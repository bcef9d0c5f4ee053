import type { RecordFields } from '../../metric.js';

/** What is known of the fields of an SLA target without its schema. */
export const slaTargetFields: RecordFields = {
  texts: 'target_id case_id schedule_id policy priority_at_start channel account_id agent_id group_id',
  instants: 'updated_at started_at stopped_at',
  planned: 'due_at',
  booleans: 'excluded',
  bounded: [
    ['target_min', { above: 0 }],
    ['paused_min elapsed_min', { low: 0 }],
  ],
  few: {
    metric: 'first_response next_reply resolution update',
    clock: 'calendar business',
    status: 'active paused met missed cancelled',
  },
};

import type { RecordFields } from '../../metric.js';

/** What is known of the fields of a subscription without its schema. */
export const subscriptionFields: RecordFields = {
  texts: 'account_id subscription_id status currency tier plan',
  numbers: 'mrr amount delta mrr_after',
  instants: 'at started_at updated_at',
  planned: 'ended_at',
  booleans: 'churned excluded',
  bounded: [['months', { low: 0 }]],
  few: { type: 'new expansion contraction churn reactivation' },
};

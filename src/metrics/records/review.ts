import type { RecordFields } from '../../metric.js';

/** What is known of the fields of a review without its schema. */
export const reviewFields: RecordFields = {
  texts: 'review_id case_id agent_id reviewer_id scorecard_id scorecard_version kind session_id stratum',
  numbers: 'score',
  instants: 'reviewed_at case_closed_at updated_at',
  json: 'ratings',
  booleans: 'excluded',
  few: { status: 'final disputed' },
};

import type { RecordFields } from '../../metric.js';

/** What is known of the fields of a follow-up without its schema. */
export const followUpFields: RecordFields = {
  texts: 'response_id owner_id action_id',
  instants: 'contacted_at closed_at',
  few: { outcome: 'recovered unresolved no_answer no_action' },
};

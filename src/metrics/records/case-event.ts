import type { RecordFields } from '../../metric.js';

/** What is known of the fields of an event of a case without its schema. */
export const caseEventFields: RecordFields = {
  texts: 'case_id value actor_id',
  instants: 'at',
  few: {
    type: 'status public_reply internal_note customer_message assign priority schedule escalate',
    actor: 'customer agent bot system',
  },
};

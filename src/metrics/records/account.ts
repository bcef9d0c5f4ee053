import type { RecordFields } from '../../metric.js';

/** What is known of the fields of an account without its schema. */
export const accountFields: RecordFields = {
  texts: 'account_id name currency tier country owner',
  numbers: 'arr',
  planned: 'renewal_at',
  booleans: 'internal',
};

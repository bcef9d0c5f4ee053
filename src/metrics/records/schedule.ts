import type { RecordFields } from '../../metric.js';

/** What is known of the fields of a business schedule without its schema. */
export const scheduleFields: RecordFields = {
  texts: 'schedule_id tz',
  json: 'weekly holidays',
  planned: 'valid_from valid_to',
};

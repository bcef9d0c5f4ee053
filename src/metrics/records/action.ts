import type { RecordFields } from '../../metric.js';

/** What is known of the fields of an action without its schema. */
export const actionFields: RecordFields = { texts: 'action_id title owner_id metric', instants: 'opened_at done_at' };

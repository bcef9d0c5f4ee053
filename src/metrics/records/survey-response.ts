import type { RecordFields } from '../../metric.js';

/** What is known of the fields of a survey response without its schema. */
export const surveyResponseFields: RecordFields = {
  texts: 'response_id kind scope scale wave respondent_id account_id case_id cluster agent_id group_id comment',
  numbers: 'score first_score',
  nullable: 'score',
  instants: 'responded_at sent_at updated_at',
  lists: 'reasons',
  booleans: 'follow_up_requested excluded',
  bounded: [['weight', { low: 0, high: 1_000_000_000 }]],
  few: { rated_entity: 'human bot' },
};

import type { Mapping } from './mapping.js';
import { translated } from './values.js';

/** The scale of a kind of survey, where it is one of the common ones. */
const scales = { nps: '0-10', csat: '1-5', ces: '1-7' };

/** Delighted: the answers of its survey responses API, whose instants are Unix seconds. `person` may be expanded or not. */
export const delighted: Mapping = {
  timeUnit: 's',
  records: {
    'survey-response': {
      fields: {
        response_id: 'id',
        kind: 'survey_type',
        score: 'score',
        scale: translated('survey_type', scales),
        responded_at: 'created_at',
        updated_at: 'updated_at',
        respondent_id: ['person.id', 'person'],
        comment: 'comment',
      },
    },
  },
};

import type { Metric } from '../../metric.js';
import { nps as meaning } from '../nps.js';
import { linkAnswersInSteps } from '../survey/link.js';
import { tallyAnswers } from '../survey/tally.js';
import { surveyResponseFields } from '../records/survey-response.js';

/** Net promoter score: what each answer adds. */
export const nps: Metric = {
  ...meaning,
  fields: { 'survey-response': surveyResponseFields },
  bounds: () => ({ score: { integer: [0, 10] } }),
  link: (records, settled) => linkAnswersInSteps({ kind: 'nps' }, records, settled),
  tally: tallyAnswers,
};

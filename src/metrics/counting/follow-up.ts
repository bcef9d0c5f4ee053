import type { Metric } from '../../metric.js';
import { followUp as meaning } from '../follow-up.js';
import { linkLoop } from '../closed-loop/link.js';
import { loopQueue } from '../closed-loop/queue.js';
import { tallyLoop } from '../closed-loop/tally.js';
import { surveyResponseFields } from '../records/survey-response.js';
import { followUpFields } from '../records/follow-up.js';
import { actionFields } from '../records/action.js';

/** The closed loop: what each answer that calls for a follow-up adds. */
export const followUp: Metric = {
  ...meaning,
  fields: { 'survey-response': surveyResponseFields, 'follow-up': followUpFields, action: actionFields },
  // Each kind of answer keeps the bounds of its own scale.
  bounds: () => ({}),
  link: linkLoop,
  tally: tallyLoop,
  queue: loopQueue,
};

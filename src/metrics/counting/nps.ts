import type { Metric } from '../../metric.js';
import { nps as meaning } from '../nps.js';
import { linkAnswersInSteps } from '../survey/link.js';
import { tallyAnswers } from '../survey/tally.js';

/** Net promoter score: what each answer adds. */
export const nps: Metric = {
  ...meaning,
  bounds: () => ({ score: { integer: [0, 10] } }),
  link: (records, settled) => linkAnswersInSteps({ kind: 'nps' }, records, settled),
  tally: tallyAnswers,
};

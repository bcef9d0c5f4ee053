import type { Metric } from '../../metric.js';
import { churn as meaning } from '../churn.js';
import { linkChurn } from '../churn/link.js';
import { tallyChurn } from '../churn/tally.js';
import { subscriptionFields } from '../records/subscription.js';
import { caseFields } from '../records/case.js';
import { surveyResponseFields } from '../records/survey-response.js';

/** Churn: what each customer adds. */
export const churn: Metric = {
  ...meaning,
  fields: { subscription: subscriptionFields, case: caseFields, 'survey-response': surveyResponseFields },
  bounds: () => ({}),
  link: linkChurn,
  tally: tallyChurn,
};

import type { Metric } from '../../metric.js';
import { revenueAtRisk as meaning } from '../revenue-at-risk.js';
import { linkRisk } from '../risk/link.js';
import { riskQueue } from '../risk/queue.js';
import { tallyRisk } from '../risk/tally.js';
import { accountFields } from '../records/account.js';
import { caseFields } from '../records/case.js';
import { caseEventFields } from '../records/case-event.js';
import { scheduleFields } from '../records/schedule.js';
import { slaTargetFields } from '../records/sla-target.js';
import { surveyResponseFields } from '../records/survey-response.js';

/** Revenue at risk: what each customer adds at the end of each month. */
export const revenueAtRisk: Metric = {
  ...meaning,
  fields: {
    account: accountFields,
    case: caseFields,
    'case-event': caseEventFields,
    schedule: scheduleFields,
    'sla-target': slaTargetFields,
    'survey-response': surveyResponseFields,
  },
  bounds: () => ({}),
  link: linkRisk,
  tally: tallyRisk,
  queue: riskQueue,
};

import type { Metric } from '../../metric.js';
import { revenueAtRisk as meaning } from '../revenue-at-risk.js';
import { linkRisk } from '../risk/link.js';
import { riskQueue } from '../risk/queue.js';
import { tallyRisk } from '../risk/tally.js';

/** Revenue at risk: what each customer adds at the end of each month. */
export const revenueAtRisk: Metric = {
  ...meaning,
  bounds: () => ({}),
  link: linkRisk,
  tally: tallyRisk,
  queue: riskQueue,
};

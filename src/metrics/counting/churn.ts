import type { Metric } from '../../metric.js';
import { churn as meaning } from '../churn.js';
import { linkChurn } from '../churn/link.js';
import { tallyChurn } from '../churn/tally.js';

/** Churn: what each customer adds. */
export const churn: Metric = {
  ...meaning,
  bounds: () => ({}),
  link: linkChurn,
  tally: tallyChurn,
};

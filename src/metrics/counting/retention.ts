import type { Metric } from '../../metric.js';
import { retention as meaning } from '../retention.js';
import { linkRetention } from '../retention/link.js';
import { tallyRetention } from '../retention/tally.js';

/** Retention: what each customer adds. */
export const retention: Metric = {
  ...meaning,
  bounds: () => ({}),
  link: linkRetention,
  tally: tallyRetention,
};

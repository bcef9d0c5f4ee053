import type { Metric } from '../../metric.js';
import { retention as meaning } from '../retention.js';
import { linkRetention } from '../retention/link.js';
import { tallyRetention } from '../retention/tally.js';
import { subscriptionFields } from '../records/subscription.js';

/** Retention: what each customer adds. */
export const retention: Metric = {
  ...meaning,
  fields: { subscription: subscriptionFields },
  bounds: () => ({}),
  link: linkRetention,
  tally: tallyRetention,
};

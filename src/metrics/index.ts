import { FeedError, type Metric } from '../metric.js';
import { churn } from './counting/churn.js';
import { csat } from './counting/csat.js';
import { followUp } from './counting/follow-up.js';
import { nps } from './counting/nps.js';
import { oneTouch } from './counting/one-touch.js';
import { registered } from './registered.js';
import { resolutionTime } from './counting/resolution-time.js';
import { responseTime } from './counting/response-time.js';
import { revenueAtRisk } from './counting/revenue-at-risk.js';
import { retention } from './counting/retention.js';
import { reviews } from './counting/reviews.js';
import { sla } from './counting/sla.js';
import { volume } from './counting/volume.js';

const own: readonly Metric[] = [
  nps,
  csat,
  followUp,
  oneTouch,
  resolutionTime,
  responseTime,
  sla,
  volume,
  retention,
  churn,
  reviews,
  revenueAtRisk,
];

function all(): Map<string, Metric> {
  return new Map([...own, ...registered.values()].map((metric) => [metric.name, metric]));
}

/** The metric of a name; `FeedError` of code `engine` when there is none. */
export function requireMetric(name: string): Metric {
  const metric = all().get(name);
  if (!metric) throw new FeedError('engine', { metric: name });
  return metric;
}

/** The names of all metrics. */
export function metricNames(): string[] {
  return [...all().keys()];
}

export { registerMetric } from './registered.js';

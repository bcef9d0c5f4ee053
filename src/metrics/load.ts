import { FeedError, type Metric } from '../metric.js';
import { registered } from './registered.js';

/** The metrics of the kit by name, each in a file that is fetched when it is first asked for. */
const metrics: Readonly<Record<string, () => Promise<Metric>>> = {
  nps: async () => (await import('./nps.js')).nps,
  csat: async () => (await import('./csat.js')).csat,
  'follow-up': async () => (await import('./follow-up.js')).followUp,
  'one-touch': async () => (await import('./one-touch.js')).oneTouch,
  'resolution-time': async () => (await import('./resolution-time.js')).resolutionTime,
  'response-time': async () => (await import('./response-time.js')).responseTime,
  sla: async () => (await import('./sla.js')).sla,
  volume: async () => (await import('./volume.js')).volume,
  retention: async () => (await import('./retention.js')).retention,
  churn: async () => (await import('./churn.js')).churn,
  reviews: async () => (await import('./reviews.js')).reviews,
};

/** The metric of a name; rejects with a `FeedError` of code `engine` where there is none. */
export async function loadMetric(name: string): Promise<Metric> {
  const known = registered.get(name);
  if (known) return known;
  const load = Object.hasOwn(metrics, name) ? metrics[name] : undefined;
  if (!load) throw new FeedError('engine', { metric: name });
  return load();
}

import { FeedError, type Meaning, type Metric } from '../metric.js';
import { registered } from './registered.js';

/** What the metrics of the kit mean by name, each in a file that is fetched when it is first asked for. */
const meanings: Readonly<Record<string, () => Promise<Meaning>>> = {
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
  'revenue-at-risk': async () => (await import('./revenue-at-risk.js')).revenueAtRisk,
};

/** The same metrics with how they count rows, each in a file that loads the one above. */
const metrics: Readonly<Record<string, () => Promise<Metric>>> = {
  nps: async () => (await import('./counting/nps.js')).nps,
  csat: async () => (await import('./counting/csat.js')).csat,
  'follow-up': async () => (await import('./counting/follow-up.js')).followUp,
  'one-touch': async () => (await import('./counting/one-touch.js')).oneTouch,
  'resolution-time': async () => (await import('./counting/resolution-time.js')).resolutionTime,
  'response-time': async () => (await import('./counting/response-time.js')).responseTime,
  sla: async () => (await import('./counting/sla.js')).sla,
  volume: async () => (await import('./counting/volume.js')).volume,
  retention: async () => (await import('./counting/retention.js')).retention,
  churn: async () => (await import('./counting/churn.js')).churn,
  reviews: async () => (await import('./counting/reviews.js')).reviews,
  'revenue-at-risk': async () => (await import('./counting/revenue-at-risk.js')).revenueAtRisk,
};

/**
 * Fetches each of `files` once: to ask the browser again for a file that it has takes longer than many an answer. One that
 * did not come is asked for again.
 */
function loaderOf<Part>(files: Readonly<Record<string, () => Promise<Part>>>): (name: string) => Promise<Part> {
  const loading = new Map<string, Promise<Part>>();
  return async (name) => {
    const load = Object.hasOwn(files, name) ? files[name] : undefined;
    if (!load) throw new FeedError('engine', { metric: name });
    const part = loading.get(name) ?? load();
    loading.set(name, part);
    part.catch(() => loading.delete(name));
    return part;
  };
}

const metricOf = loaderOf(metrics);
const meaningOf = loaderOf(meanings);

/** The metric of a name, for rows; rejects with a `FeedError` of code `engine` where there is none. */
export async function loadMetric(name: string): Promise<Metric> {
  return registered.get(name) ?? metricOf(name);
}

/** What the metric of a name means, for sums; rejects like `loadMetric`. */
export async function loadMeaning(name: string): Promise<Meaning> {
  return registered.get(name) ?? meaningOf(name);
}

import type { Metric } from '../metric.js';

/** Metrics that were added by hand, by name; they go before those of the kit. */
export const registered = new Map<string, Metric>();

/** Adds a metric; one of an equal name gives way. */
export function registerMetric(metric: Metric): void {
  registered.set(metric.name, metric);
}

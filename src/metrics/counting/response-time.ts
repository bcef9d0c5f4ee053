import type { Metric } from '../../metric.js';
import { countDurations } from '../durations/counting.js';
import { responseTime as meaning } from '../response-time.js';

/** First response time: what each case adds. */
export const responseTime: Metric = { ...meaning, ...countDurations };

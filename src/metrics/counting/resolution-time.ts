import type { Metric } from '../../metric.js';
import { countDurations } from '../durations/counting.js';
import { resolutionTime as meaning } from '../resolution-time.js';

/** Resolution time: what each case adds. */
export const resolutionTime: Metric = { ...meaning, ...countDurations };

import type { Picture } from '../context.js';
import { queue as view } from '../queue.js';
import { queueFigures } from '../queue-figures.js';
import { trendCharts } from '../usual-charts.js';

/** What waits, as a list; it has no picture, so that its file shows the trend. */
export const queue: Picture = {
  view,
  charts: trendCharts,
  figures: queueFigures,
};

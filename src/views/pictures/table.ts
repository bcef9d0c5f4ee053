import type { Picture } from '../context.js';
import { table as view } from '../table.js';
import { trendCharts } from '../usual-charts.js';

/** All figures as a table; its file shows the trend. */
export const table: Picture = {
  view,
  charts: trendCharts,
};

import type { Picture } from '../context.js';
import { trend as view } from '../trend.js';
import { trendCharts } from '../usual-charts.js';

/** The view `trend`. */
export const trend: Picture = {
  view,
  charts: trendCharts,
};

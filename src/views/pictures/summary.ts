import type { Picture } from '../context.js';
import { neededAhead, neededFor, summary as view } from '../summary.js';
import { groupCharts, trendCharts } from '../usual-charts.js';

/** The view `summary`. */
export const summary: Picture = {
  view,
  charts: (...all) => [...trendCharts(...all), ...groupCharts(...all)],
  needs: neededFor,
  ahead: neededAhead,
};

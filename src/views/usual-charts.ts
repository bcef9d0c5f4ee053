import type { Charts } from './context.js';
import { groupsChart, groupSums } from './groups.js';
import { trendChart } from './line.js';

/** The series, where there is one. */
export const trendCharts: Charts = (measure, context, width) =>
  measure.series.length > 0 ? [trendChart(measure, context, width)] : [];

/** The groups of the answers, where there are some. */
export const groupCharts: Charts = (measure, context, width) =>
  groupSums(measure.distribution).length > 0 ? [groupsChart(measure, context, width)] : [];

import type { Picture } from '../context.js';
import { distribution as view } from '../distribution.js';
import { answersChart } from '../answers.js';
import { groupCharts } from '../usual-charts.js';

/** The view `distribution`. */
export const distribution: Picture = {
  view,
  charts: (measure, context, width) => [
    ...groupCharts(measure, context, width),
    ...(measure.distribution.length > 0 ? [answersChart(measure, context, width)] : []),
  ],
};

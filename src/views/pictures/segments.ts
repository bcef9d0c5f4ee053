import type { Picture } from '../context.js';
import { segments as view } from '../segments.js';
import { dimensionsOf } from '../dimensions.js';
import { segmentsChart } from '../segment-rows.js';

/** The view `segments`. */
export const segments: Picture = {
  view,
  charts: (measure, context, width) =>
    dimensionsOf(measure).map((dimension) => segmentsChart(measure, context, dimension, width)),
};

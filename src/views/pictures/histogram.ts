import type { Picture } from '../context.js';
import { histogramChart, histogramView as view } from '../histogram.js';
import { histogramFigures } from '../figure-extras.js';
import { selectionOf } from '../further-selection.js';

/** The view `histogram`. */
export const histogram: Picture = {
  view,
  charts: (measure, context, width) => (measure.histogram ? [histogramChart(measure, context, width)] : []),
  figures: histogramFigures,
  selection: selectionOf,
};

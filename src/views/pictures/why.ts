import type { Picture } from '../context.js';
import { partedBy, why as view, whyChart, whyFigures } from '../why.js';

/** The view `why`. */
export const why: Picture = {
  view,
  charts: (measure, context, width) => partedBy(measure).map((by) => whyChart(measure, context, by, width)),
  figures: whyFigures,
};

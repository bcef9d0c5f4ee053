import type { Picture } from '../context.js';
import { cohorts as view, cohortsChart } from '../cohorts.js';
import { cohortFigures } from '../loyalty-figures.js';
import { selectionOf } from '../further-selection.js';

/** The view `cohorts`. */
export const cohorts: Picture = {
  view,
  charts: (measure, context, width) =>
    measure.cohorts ? [cohortsChart(measure, measure.cohorts, context, width)] : [],
  figures: cohortFigures,
  selection: selectionOf,
};

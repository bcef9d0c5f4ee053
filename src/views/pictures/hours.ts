import type { Picture } from '../context.js';
import { hours as view, weekHoursChart } from '../hours.js';
import { hoursFigures } from '../figure-extras.js';
import { selectionOf } from '../further-selection.js';

/** The view `hours`. */
export const hours: Picture = {
  view,
  charts: (measure, context, width) =>
    (measure.hours ?? []).map((counts) => weekHoursChart(measure, counts, context, width)),
  figures: hoursFigures,
  selection: selectionOf,
};

import type { Picture } from '../context.js';
import { rates as view, ratesChart } from '../rates.js';
import { rateFigures } from '../loyalty-figures.js';
import { selectionOf } from '../further-selection.js';

/** The view `rates`. */
export const rates: Picture = {
  view,
  charts: (measure, context, width) =>
    (measure.rates ?? []).map((comparison) => ratesChart(measure, comparison, context, width)),
  figures: rateFigures,
  selection: selectionOf,
};

import type { Picture } from '../context.js';
import { after as view, afterChart, afterDimensions, spansOf } from '../after.js';
import { afterFigures } from '../loyalty-figures.js';
import { selectionOf } from '../further-selection.js';

/** The view `after`. */
export const after: Picture = {
  view,
  charts: (measure, context, width) =>
    afterDimensions(measure).flatMap((by) =>
      spansOf(measure).map((days) => afterChart(measure, [by, days], context, width)),
    ),
  figures: afterFigures,
  selection: selectionOf,
};

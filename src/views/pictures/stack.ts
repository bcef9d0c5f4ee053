import type { Picture } from '../context.js';
import { stack as view, stackChart } from '../stack.js';
import { stateFigures } from '../figure-extras.js';
import { selectionOf } from '../further-selection.js';

/** The view `stack`. */
export const stack: Picture = {
  view,
  charts: (measure, context, width) => (measure.stack ? [stackChart(measure, context, width)] : []),
  figures: (measure, text) => stateFigures(measure.stack ?? [], measure, text),
  selection: selectionOf,
};

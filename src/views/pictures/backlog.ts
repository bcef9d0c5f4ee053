import type { Picture } from '../context.js';
import { backlog as view, backlogChart } from '../stack.js';
import { backlogFigures } from '../figure-extras.js';
import { selectionOf } from '../further-selection.js';

/** The view `backlog`. */
export const backlog: Picture = {
  view,
  charts: (measure, context, width) => (measure.backlog ? [backlogChart(measure, context, width)] : []),
  figures: backlogFigures,
  selection: selectionOf,
};

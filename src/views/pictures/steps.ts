import type { Picture } from '../context.js';
import { steps as view, stepsChart } from '../steps.js';
import { stepsFigures } from '../figure-extras.js';
import { selectionOf } from '../further-selection.js';

/** The view `steps`. */
export const steps: Picture = {
  view,
  charts: (measure, context, width) => (measure.steps ? [stepsChart(measure, context, width)] : []),
  figures: stepsFigures,
  selection: selectionOf,
};

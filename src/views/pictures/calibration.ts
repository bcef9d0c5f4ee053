import type { Picture } from '../context.js';
import { alphaChart, biasChart, calibration as view } from '../calibration.js';
import { calibrationFigures } from '../review-figures.js';
import { selectionOf } from '../further-selection.js';

/** The view `calibration`. */
export const calibration: Picture = {
  view,
  charts: (measure, context, width) => [
    ...(measure.calibration?.categories.length ? [alphaChart(measure, measure.calibration, context, width)] : []),
    ...(measure.calibration?.reviewers.length ? [biasChart(measure, measure.calibration, context, width)] : []),
  ],
  figures: calibrationFigures,
  selection: selectionOf,
};

import type { Picture } from '../context.js';
import { curve as view, wholeCurveChart } from '../curve.js';
import { wholeCurve } from '../durations.js';
import { curveFigures } from '../figure-extras.js';
import { selectionOf } from '../further-selection.js';

/** The view `curve`. */
export const curve: Picture = {
  view,
  charts: (measure, context, width) => {
    const whole = wholeCurve(measure);
    return whole ? [wholeCurveChart(measure, whole, context, width)] : [];
  },
  figures: curveFigures,
  selection: selectionOf,
};

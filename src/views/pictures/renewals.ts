import type { Picture } from '../context.js';
import { renewals as view, renewalFigures, riskChart } from '../risk.js';
import { selectionOf } from '../further-selection.js';

/** The view `renewals`. */
export const renewals: Picture = {
  view,
  charts: (measure, context, width) => {
    const { risk } = measure;
    return risk ? (['renewals', 'reasons'] as const).map((cut) => riskChart(measure, risk, cut, context, width)) : [];
  },
  figures: renewalFigures,
  selection: selectionOf,
};

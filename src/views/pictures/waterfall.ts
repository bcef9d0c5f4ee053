import type { Picture } from '../context.js';
import { drawnFlow, revenueChart, waterfall as view } from '../waterfall.js';
import { revenueFigures } from '../loyalty-figures.js';
import { selectionOf } from '../further-selection.js';

/** The view `waterfall`. */
export const waterfall: Picture = {
  view,
  charts: (measure, context, width) => {
    const flow = drawnFlow(measure);
    return flow ? [revenueChart(measure, flow, context, width)] : [];
  },
  figures: revenueFigures,
  selection: selectionOf,
};

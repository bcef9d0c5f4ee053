import type { Picture } from '../context.js';
import { agents as view, peersChart } from '../agents.js';
import { agentFigures } from '../review-figures.js';
import { selectionOf } from '../further-selection.js';

/** The view `agents`. */
export const agents: Picture = {
  view,
  charts: (measure, context, width) => (measure.peers ? [peersChart(measure, measure.peers, context, width)] : []),
  figures: agentFigures,
  selection: selectionOf,
};

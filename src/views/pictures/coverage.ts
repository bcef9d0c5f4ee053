import type { Picture } from '../context.js';
import { coverage as view, coverageCharts } from '../coverage.js';
import { coverageFigures } from '../review-figures.js';
import { selectionOf } from '../further-selection.js';

/** The view `coverage`. */
export const coverage: Picture = {
  view,
  charts: coverageCharts,
  figures: coverageFigures,
  selection: selectionOf,
};

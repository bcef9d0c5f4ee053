import type { Picture } from '../context.js';
import { categories as view, categoriesChart } from '../categories.js';
import { categoryFigures } from '../review-figures.js';
import { selectionOf } from '../further-selection.js';

/** The view `categories`. */
export const categories: Picture = {
  view,
  charts: (measure, context, width) =>
    measure.categories?.results.length ? [categoriesChart(measure, measure.categories, context, width)] : [],
  figures: categoryFigures,
  selection: selectionOf,
};

import { after } from './after.js';
import { agents } from './agents.js';
import { calibration } from './calibration.js';
import { categories } from './categories.js';
import { cohorts } from './cohorts.js';
import type { View, ViewName } from './context.js';
import { control } from './control.js';
import { coverage } from './coverage.js';
import { curve } from './curve.js';
import { distribution } from './distribution.js';
import { histogramView } from './histogram.js';
import { hours } from './hours.js';
import { queue } from './queue.js';
import { rates } from './rates.js';
import { segments } from './segments.js';
import { backlog, stack } from './stack.js';
import { steps } from './steps.js';
import { summary } from './summary.js';
import { table } from './table.js';
import { trend } from './trend.js';
import { waterfall } from './waterfall.js';

export type { View, ViewContext, ViewName } from './context.js';
export { toCSV } from './csv.js';
export { drawing } from './drawing.js';
export type { Figure, FigureColumn, FigureTable } from './figure-table.js';
export { figures } from './figures.js';
export { issuesView, notesView, rowsView, stampView } from './footnotes.js';
export { selectionOf, type Selection } from './selection.js';
export { sentence } from './sentence.js';
export { chartStyles, viewStyles } from './styles.js';
export { figureTable } from './table.js';
export { emptyView } from './words.js';
export type { Theme } from '../charts/index.js';

/** The views by name. */
export const views: Readonly<Record<ViewName, View>> = {
  summary,
  trend,
  control,
  distribution,
  segments,
  agents,
  curve,
  histogram: histogramView,
  backlog,
  stack,
  hours,
  steps,
  queue,
  cohorts,
  waterfall,
  rates,
  after,
  categories,
  coverage,
  calibration,
  table,
};

import type { View, ViewName } from './context.js';
import { distribution } from './distribution.js';
import { segments } from './segments.js';
import { summary } from './summary.js';
import { table } from './table.js';
import { trend } from './trend.js';

export type { View, ViewContext, ViewName } from './context.js';
export { toCSV } from './csv.js';
export { drawing } from './drawing.js';
export { figures, type Figure, type FigureColumn, type FigureTable } from './figures.js';
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
  distribution,
  segments,
  control: trend,
  agents: table,
  curve: table,
  histogram: table,
  backlog: table,
  stack: table,
  hours: table,
  steps: table,
  queue: table,
  table,
};

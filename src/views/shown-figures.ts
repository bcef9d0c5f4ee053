import type { Measure } from '../metric.js';
import type { Text } from '../text/index.js';
import type { Picture, ViewName } from './context.js';
import { tableOf, type FigureTable } from './figure-table.js';

/** The figures that a view shows, as one table under the name of its picture. */
export function shownFigures(measure: Measure, view: ViewName, of: Picture['figures'], text: Text): FigureTable {
  return tableOf(
    { caption: text.chartName(text.measureName(measure), view, measure), ...of(measure, text) },
    measure,
    text,
  );
}

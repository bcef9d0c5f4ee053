import type { Measure } from '../metric.js';
import type { Text } from '../text/index.js';
import type { ViewName } from './context.js';
import { tableOf, type FiguresOf, type FigureTable } from './figure-table.js';
import { allFigures, answerFigures, periodFigures, segmentFigures } from './figures.js';

/** The figures of views that many metrics have. */
const usual: Readonly<Partial<Record<ViewName, FiguresOf>>> = {
  trend: periodFigures,
  distribution: answerFigures,
  segments: segmentFigures,
};

/** The figures that a view shows, by default the usual ones, as one table under the name of its picture. */
export function shownFigures(measure: Measure, view: ViewName, of: FiguresOf | undefined, text: Text): FigureTable {
  const figures = (of ?? usual[view] ?? allFigures)(measure, text);
  return tableOf({ caption: text.chartName(text.measureName(measure), view, measure), ...figures }, measure, text);
}

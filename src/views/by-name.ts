import type { TemplateResult } from 'lit';
import type { Theme } from '../charts/index.js';
import type { Measure } from '../metric.js';
import type { Text } from '../text/index.js';
import type { Picture, ViewContext, ViewName } from './context.js';
import { drawing as drawn } from './drawing.js';
import type { FigureTable } from './figure-table.js';
import { after } from './pictures/after.js';
import { agents } from './pictures/agents.js';
import { backlog } from './pictures/backlog.js';
import { calibration } from './pictures/calibration.js';
import { categories } from './pictures/categories.js';
import { cohorts } from './pictures/cohorts.js';
import { control } from './pictures/control.js';
import { coverage } from './pictures/coverage.js';
import { customers } from './pictures/customers.js';
import { curve } from './pictures/curve.js';
import { distribution } from './pictures/distribution.js';
import { histogram } from './pictures/histogram.js';
import { hours } from './pictures/hours.js';
import { queue } from './pictures/queue.js';
import { rates } from './pictures/rates.js';
import { renewals } from './pictures/renewals.js';
import { segments } from './pictures/segments.js';
import { stack } from './pictures/stack.js';
import { steps } from './pictures/steps.js';
import { summary } from './pictures/summary.js';
import { table } from './pictures/table.js';
import { trend } from './pictures/trend.js';
import { waterfall } from './pictures/waterfall.js';
import { why } from './pictures/why.js';
import { segmentsChart } from './segment-rows.js';
import { shownFigures } from './shown-figures.js';
import { beside } from './summary.js';

/** Every view with its charts and figures, by name. An element loads its own only. */
const pictures: Readonly<Record<ViewName, Picture>> = {
  summary,
  trend,
  control,
  distribution,
  segments,
  renewals,
  customers,
  agents,
  curve,
  histogram,
  backlog,
  stack,
  hours,
  steps,
  queue,
  cohorts,
  waterfall,
  why,
  rates,
  after,
  categories,
  coverage,
  calibration,
  table,
};

/** The view of a name, drawn. */
export function viewed(measure: Measure, view: ViewName, context: ViewContext): TemplateResult {
  beside.take(segmentsChart);
  return pictures[view].view(measure, context);
}

/** The figures that the view of a name shows. */
export function figures(measure: Measure, view: ViewName, text: Text): FigureTable {
  return shownFigures(measure, view, pictures[view].figures, text);
}

/** The view of a name as an SVG file. */
export function drawing(measure: Measure, view: ViewName, context: ViewContext, theme: Theme): string {
  return drawn(measure, { view, charts: pictures[view].charts }, context, theme);
}

import type { TemplateResult } from 'lit';
import type { Theme } from '../../src/charts/index.js';
import type { Measure } from '../../src/metric.js';
import type { Text } from '../../src/text/index.js';
import type { Picture, ViewContext, ViewName } from '../../src/views/context.js';
import { drawing as drawn } from '../../src/views/drawing.js';
import { happened } from '../../src/views/events.js';
import type { FigureTable } from '../../src/views/figure-table.js';
import { furtherFigures } from '../../src/views/further-figures.js';
import { happenings } from '../../src/views/line.js';
import { after } from '../../src/views/pictures/after.js';
import { agents } from '../../src/views/pictures/agents.js';
import { backlog } from '../../src/views/pictures/backlog.js';
import { calibration } from '../../src/views/pictures/calibration.js';
import { categories } from '../../src/views/pictures/categories.js';
import { cohorts } from '../../src/views/pictures/cohorts.js';
import { control } from '../../src/views/pictures/control.js';
import { coverage } from '../../src/views/pictures/coverage.js';
import { customers } from '../../src/views/pictures/customers.js';
import { curve } from '../../src/views/pictures/curve.js';
import { distribution } from '../../src/views/pictures/distribution.js';
import { histogram } from '../../src/views/pictures/histogram.js';
import { hours } from '../../src/views/pictures/hours.js';
import { queue } from '../../src/views/pictures/queue.js';
import { rates } from '../../src/views/pictures/rates.js';
import { renewals } from '../../src/views/pictures/renewals.js';
import { segments } from '../../src/views/pictures/segments.js';
import { stack } from '../../src/views/pictures/stack.js';
import { steps } from '../../src/views/pictures/steps.js';
import { summary } from '../../src/views/pictures/summary.js';
import { table } from '../../src/views/pictures/table.js';
import { trend } from '../../src/views/pictures/trend.js';
import { waterfall } from '../../src/views/pictures/waterfall.js';
import { why } from '../../src/views/pictures/why.js';
import { segmentsChart } from '../../src/views/segment-rows.js';
import { shownFigures } from '../../src/views/shown-figures.js';
import { beside, besideValue } from '../../src/views/summary.js';

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
  besideValue.take(furtherFigures);
  happenings.take(happened);
  return pictures[view].view(measure, context);
}

/** The figures that the view of a name shows. */
export function figures(measure: Measure, view: ViewName, text: Text): FigureTable {
  return shownFigures(measure, view, pictures[view].figures, text);
}

/** The view of a name as an SVG file. */
export function drawing(measure: Measure, view: ViewName, context: ViewContext, theme: Theme): string {
  happenings.take(happened);
  return drawn(measure, { view, charts: pictures[view].charts }, context, theme);
}

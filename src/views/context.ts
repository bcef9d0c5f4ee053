import type { TemplateResult } from 'lit';
import type { Measure } from '../metric.js';
import type { Text, ViewCode } from '../text/index.js';

/** Everything a view is told beside the measure. */
export interface ViewContext {
  readonly text: Text;
  /** Width in pixels that the view may fill: the inner width of its tile. */
  readonly width: number;
  readonly direction: 'ltr' | 'rtl';
  /** Key of the point that has the focus or is under the pointer; null for none. */
  readonly active: string | null;
  /** The heading that stands over the view, if the page gave one: part of the charts' accessible names. */
  readonly heading: string | null;
}

/** The name of a view, as in the attribute `view`. */
export type ViewName = ViewCode;

/** From a measure to markup. Charts are walkable by their `[data-index]` groups; parts are documented at each view. */
export type View = (measure: Measure, context: ViewContext) => TemplateResult;

/** From this width on, the inside of a tile of 480 pixels, a view shows charts with axes instead of small lines. */
export const chartWidth = 440;

/** From this width on, the inside of a tile of 720 pixels, two charts stand beside each other. */
export const pairWidth = 680;

/** Between two charts that stand beside each other. */
export const pairGap = 32;

/** What the charts of a view are called. */
export function chartName(measure: Measure, { text, heading }: ViewContext, view: ViewName): string {
  return text.chartName(heading ?? text.measureName(measure), view, measure);
}

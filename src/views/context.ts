import type { SVGTemplateResult, TemplateResult } from 'lit';
import type { Measure } from '../metric.js';
import type { Text, ViewCode } from '../text/index.js';
import type { FiguresOf } from './figure-table.js';
import type { Later } from './later.js';
import type { Selection } from './selection.js';

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

/** The charts of a view for a file of its own, at a width. */
export type Charts = (measure: Measure, context: ViewContext, width: number) => readonly SVGTemplateResult[];

/** All that an element needs to show a view: it loads what stands here and nothing of other views. */
export interface Picture {
  readonly view: View;
  readonly charts: Charts;
  /** What the view shows, where that is not among the usual figures, which come with tables. */
  readonly figures?: FiguresOf;
  /** The part of a measure that the key of one of its points stands for, where that is no period, segment, answer or group. */
  readonly selection?: (measure: Measure, key: string) => Selection | null;
  /** What it draws of a measure in some width only if that has been fetched. */
  readonly needs?: (measure: Measure, width: number) => readonly Later<unknown>[];
  /** What it will need of that where the page asks for segments by some dimensions. */
  readonly ahead?: (by: readonly string[], width: number) => readonly Later<unknown>[];
}

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

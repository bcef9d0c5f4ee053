import { paint } from './paint.js';
import type { Measure } from '../metric.js';
import type { Text } from '../text/index.js';
import { drawing, type Picture, type Theme, type ViewContext, type ViewName } from '../views/index.js';
import { tables } from '../views/tables.js';

/** Width in pixels of a picture that is written while the element has no room. */
const usualWidth = 640;

/** What an element shows, and what draws it. */
export interface Shown {
  readonly measure: Measure;
  readonly view: ViewName;
  readonly picture: Picture;
}

/** The figures of a view as CSV, with words of `text`. */
function toCSV({ measure, view, picture }: Shown, text: Text): string {
  return tables.toCSV(tables.shownFigures(measure, view, picture.figures, text));
}

/** The picture of a view as a standalone SVG document, 640 pixels wide where the context has no width. */
function toSVG({ measure, view, picture }: Shown, context: ViewContext, theme: Theme): string {
  return drawing(measure, { view, charts: picture.charts }, { ...context, width: context.width || usualWidth }, theme);
}

/** The frame of a tile as a PNG, `scale` pixels a CSS pixel. Rejects with an `InvalidStateError` without one that has a size. */
async function toPNG(frame: Element | null, scale: number): Promise<Blob> {
  if (frame === null) throw new DOMException('', 'InvalidStateError');
  return paint(frame, scale);
}

/** What copies into files what is shown. */
export const copies = { toCSV, toSVG, toPNG };

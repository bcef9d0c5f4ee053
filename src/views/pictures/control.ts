import type { Picture } from '../context.js';
import { control as view, controlPicture } from '../control.js';
import { controlFigures } from '../figure-extras.js';
import { selectionOf } from '../further-selection.js';

/** The view `control`. */
export const control: Picture = {
  view,
  charts: (measure, context, width) =>
    measure.control ? [controlPicture(measure, measure.control, context, width)] : [],
  figures: controlFigures,
  selection: selectionOf,
};

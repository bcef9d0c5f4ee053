import type { Picture } from '../context.js';
import { customerFigures, customers as view } from '../risk.js';

/** The view `customers`. */
export const customers: Picture = { view, charts: () => [], figures: customerFigures };

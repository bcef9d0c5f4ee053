import { toCSV } from './csv.js';
import { shownFigures } from './shown-figures.js';
import { figuresView } from './table.js';

/** The figures of a view as a table on the page and as CSV. */
export const tables = { shownFigures, figuresView, toCSV } as const;

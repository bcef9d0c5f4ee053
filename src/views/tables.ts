import { toCSV } from './csv.js';
import { shownFigures } from './shown-figures.js';
import { figureTable } from './table.js';

/** Figures as a table on the page and as CSV. */
export const tables = { shownFigures, figureTable, toCSV } as const;

import { Later, LaterPicture } from './later.js';

/** The figures of a view as a table and as CSV, which few readers ask for. */
export const tables = new Later(async () => (await import('./tables.js')).tables);

/** The rules of tables and of what few views draw. */
export const furtherStyles = new Later(async () => (await import('./further-styles.js')).furtherStyles);

/** The view `table`, which every element has. */
export const table = new LaterPicture(async () => (await import('./pictures/table.js')).table, ['tables']);

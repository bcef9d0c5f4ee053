/* How feeds are written: columns where that saves much, rows where people read them. */
import { meta } from './story.mjs';

const aboutIt = (record, count, own) => ({ schema: `support-metrics/${record}@1`, ...meta, ...own, count });

/** A feed of `rows` as columns named in `names`, one a line; a field that a row lacks is null. */
export function asColumns(record, names, rows, own = {}) {
  const lines = names.map((name) => `${JSON.stringify(name)}:${JSON.stringify(rows.map((row) => row[name] ?? null))}`);
  return `{"meta":${JSON.stringify(aboutIt(record, rows.length, own))},\n"columns":{\n${lines.join(',\n')}\n}}\n`;
}

/** A feed of `rows`, one a line. */
export function asRows(record, rows, own = {}) {
  const lines = rows.map((row) => JSON.stringify(row)).join(',\n');
  return `{"meta":${JSON.stringify(aboutIt(record, rows.length, own))},\n"rows":[\n${lines}\n]}\n`;
}

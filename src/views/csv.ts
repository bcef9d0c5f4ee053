import type { Figure, FigureColumn, FigureTable } from './figure-table.js';

/** Blanks and characters that show nothing, which a spreadsheet skips before it looks for a formula. */
const unseen = /^[\s\p{Cf}\p{Cc}\u115f\u1160\u3164\uffa0]*/u;

/** What begins a formula, in its full-width forms too, and the control characters that can hide one. */
const formula = /^[=+\-@\uff1d\uff0b\uff0d\uff20\u2212\t\r\n\0]/u;

/** A text that a spreadsheet will not run: an apostrophe goes before what would begin a formula. */
function guarded(text: string): string {
  const visible = text.replace(unseen, '');
  return formula.test(text) || formula.test(visible) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function written(figure: Figure): string {
  if (figure === null) return '';
  return typeof figure === 'number' ? String(figure === 0 ? 0 : figure) : quoted(guarded(figure));
}

/** What is written of a table of figures. */
interface FiguresWritten extends Pick<FigureTable, 'rows'> {
  readonly columns: readonly Pick<FigureColumn, 'label'>[];
}

/**
 * A table of figures as CSV (RFC 4180: commas, CRLF, quotes doubled), numbers unrounded with a decimal point. Texts
 * that a spreadsheet would run as a formula get an apostrophe; numbers, negative ones too, stay numbers.
 */
export function toCSV({ columns, rows }: FiguresWritten): string {
  const lines = [columns.map(({ label }) => label), ...rows];
  return lines.map((line) => `${line.map(written).join(',')}\r\n`).join('');
}

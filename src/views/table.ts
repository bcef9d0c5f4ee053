import { html, nothing, type TemplateResult } from 'lit';
import { countedOf, type Measure } from '../metric.js';
import type { Text } from '../text/index.js';
import type { ViewContext, ViewName } from './context.js';
import type { FigureColumn, FiguresOf, FigureTable } from './figure-table.js';
import { shownFigures } from './shown-figures.js';
import { emptyView, isEmpty } from './words.js';

/** The most rows that are drawn; exports hold all of them. */
const mostRows = 1000;

/** Columns whose words stay on one line. */
const fixed: ReadonlySet<FigureColumn['key']> = new Set(['since', 'due', 'closed_at', 'overdue', 'hour'] as const);

/** The column whose cells name their row: what stands first after the kind. */
function headOf(columns: readonly FigureColumn[]): number {
  return columns[0]?.key === 'kind' ? 1 : 0;
}

function cell(text: string, column: FigureColumn, isHead: boolean): TemplateResult {
  if (isHead) return html`<th scope="row"><bdi>${text}</bdi></th>`;
  const kind = column.numeric ? 'numeric' : fixed.has(column.key) ? 'fixed' : nothing;
  return html`<td class=${kind}><bdi>${text}</bdi></td>`;
}

/** Figures as a table (`part="table"`) with caption and heads; above `most` rows (1000) it says how many there are. */
export function figureTable(
  { caption, columns, shown }: FigureTable,
  text: Text,
  most: number = mostRows,
): TemplateResult {
  const head = headOf(columns);
  const drawn = shown.slice(0, most);
  return html`<div class="scroll" role="region" aria-label=${caption} tabindex="0">
    <table part="table">
      <caption>
        <bdi
          >${caption}${drawn.length < shown.length ? ` · ${text.rowsDrawn(drawn.length, shown.length)}` : nothing}</bdi
        >
      </caption>
      <thead>
        <tr>
          ${columns.map(({ label, numeric }) => html`<th scope="col" class=${numeric ? 'numeric' : nothing}>${label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${drawn.map(
          (row) =>
            html`<tr>
              ${columns.map((column, i) => cell(row[i] ?? '', column, i === head))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** The figures that a view shows, by default the usual ones, in place of its picture. Parts: `table`. */
export function figuresView(measure: Measure, view: ViewName, of: FiguresOf | undefined, text: Text): TemplateResult {
  return html`<div class="view">${figureTable(shownFigures(measure, view, of, text), text)}</div>`;
}

/** All figures of a measure as a table. Parts: `table`. */
export function table(measure: Measure, context: ViewContext): TemplateResult {
  const { text } = context;
  if (isEmpty(measure)) return html`<div class="view">${emptyView(text, countedOf(measure))}</div>`;
  return figuresView(measure, 'table', undefined, text);
}

import { html, nothing, type TemplateResult } from 'lit';
import type { Estimate, Measure } from '../metric.js';
import type { RecordColumn, Text } from '../text/index.js';
import type { ShownFigure } from './record-figures.js';

/** What all records add together, and the value made anew of it. */
export interface RecordSums {
  readonly total: number;
  readonly keys: readonly RecordColumn[];
  readonly addends: readonly string[];
  readonly sums: readonly number[];
  readonly parts: readonly {
    readonly name: string;
    readonly parts: readonly {
      readonly key: string | number | null;
      readonly rows: number;
      readonly adds: readonly number[];
    }[];
  }[];
  readonly made: Estimate;
}

/** How far two figures may lie apart that are the same but for the last digit of a sum. */
const tolerance = 1e-9;

function areEqual(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b;
  return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
}

/** Whether the records make the figure on the tile: its value, or its count where the figure is a count. */
function comparison({ made }: RecordSums, shown: ShownFigure | null, { unit }: Measure, text: Text) {
  const written = (value: number | null) => (value === null ? null : text.value(value, unit));
  if (shown !== null && shown.value === null && shown.n !== null && made.n !== null && !shown.isWhole) {
    const count = (n: number) => text.count(n);
    return { value: count(made.n), shown: count(shown.n), isEqual: made.n === shown.n };
  }
  const value = shown?.value ?? null;
  return { value: written(made.value), shown: written(value), isEqual: shown !== null && areEqual(made.value, value) };
}

function sumRow(name: string, cells: readonly number[], text: Text): TemplateResult {
  return html`<tr>
    <th scope="row"><bdi>${name}</bdi></th>
    ${cells.map((amount) => html`<td class="numeric">${text.number(amount, 6)}</td>`)}
  </tr>`;
}

function sumTable(head: string, sums: RecordSums, rows: readonly TemplateResult[], text: Text): TemplateResult {
  return html`<div class="scroll" role="region" aria-label=${head} tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">${head}</th>
          <th scope="col" class="numeric">${text.sumNames.records}</th>
          ${sums.addends.map((name) => html`<th scope="col" class="numeric"><bdi>${text.addendName(name)}</bdi></th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function partTables(sums: RecordSums, measure: Measure, text: Text): TemplateResult[] {
  const several = sums.parts.filter(({ parts }) => parts.length > 1);
  return several.map(({ name, parts }) => {
    const column = sums.keys.find((key) => key.name === name) ?? { name, kind: 'text', unit: null };
    const rows = parts.map(({ key, rows: count, adds }) =>
      sumRow(text.recordValue(key, column, measure.context), [count, ...adds], text),
    );
    return sumTable(text.dimensionName(name), sums, rows, text);
  });
}

/** How a number is made: its definition, what all records add together, and whether that is the number on the tile. */
export function madeView(
  sums: RecordSums,
  {
    measure,
    shown,
    isSearched,
  }: { readonly measure: Measure; readonly shown: ShownFigure | null; readonly isSearched: boolean },
  text: Text,
): TemplateResult {
  const said = text.remade({ records: sums.total, ...comparison(sums, shown, measure, text) });
  const definition = text.metricDefinition(measure.metric) ?? '';
  return html`<div class="made">
    <p part="sum" class="sentence"><bdi>${said}</bdi></p>
    ${definition === '' ? nothing : html`<p part="definition"><bdi>${definition}</bdi></p>`}
    ${isSearched ? html`<p><bdi>${text.sumsOfAll}</bdi></p>` : nothing}
    ${sumTable(text.sumNames.sum, sums, [sumRow(text.sumNames.all, [sums.total, ...sums.sums], text)], text)}
    ${partTables(sums, measure, text)}
  </div>`;
}

import { nothing, svg, type SVGTemplateResult } from 'lit';
import { decoration, frame, hitArea, isWalkable, label, outline, point, type ChartOptions } from './frame.js';
import { estimateWidth, truncate, widest } from './labels.js';
import { px } from './scales.js';

/** One pair of ratings: what one reviewer gave (the row), and another of the same case (the column). */
export interface MatrixCell {
  readonly key: string;
  /** The words of the cell, for screen readers and the tooltip. */
  readonly label: string;
  /** Row and column, from 0. */
  readonly row: number;
  readonly column: number;
  /** The part of the row, 0…100, and how it is written. */
  readonly share: number;
  readonly shown: string;
}

/** What a matrix of agreement is told beside its cells. */
export interface CalibrationMatrixOptions extends ChartOptions {
  /** Names of rows and columns, which are the same ratings in the same order. */
  readonly names: readonly string[];
  /** What rows and columns stand for, above them. */
  readonly head: string;
}

/** Heights of a row, and of the two lines above: the head and the names of columns. */
const rowHeight = 26;
const headRoom = 40;

/** The widest that a column grows, so that a matrix of few ratings stays together. */
const mostColumn = 64;

/** How many shades there are; the darkest leaves text on it legible in both themes. */
const shades = 7;

function shadeOf(share: number): number {
  return share <= 0 ? 0 : Math.max(1, Math.min(shades, Math.ceil((shades * share) / 100)));
}

interface Columns {
  readonly left: number;
  readonly step: number;
}

function columnsOf({ names, width }: CalibrationMatrixOptions): Columns {
  const left = Math.ceil(Math.min(width * 0.3, widest(names))) + 10;
  return { left, step: Math.max(1, Math.min(mostColumn, (width - left) / Math.max(1, names.length))) };
}

function cellShape(cell: MatrixCell, { left, step }: Columns): SVGTemplateResult {
  const [x, y] = [left + cell.column * step, headRoom + cell.row * rowHeight];
  const isSame = cell.row === cell.column;
  const fits = estimateWidth(cell.shown) <= step;
  const kind = isSame ? 'strong' : cell.share === 0 ? 'muted' : '';
  const same = svg`<rect class="same" x=${px(x + 1.5)} y=${px(y + 1.5)} width=${px(Math.max(0, step - 3))} height=${rowHeight - 3} />`;
  return svg`<rect class="heat heat-${shadeOf(cell.share)}" x=${px(x + 0.5)} y=${px(y + 0.5)} width=${px(Math.max(0, step - 1))} height=${rowHeight - 1} />
    ${isSame ? same : nothing}
    ${fits ? label(cell.shown, x + step / 2, y + 17, { kind, anchor: 'middle' }) : nothing}`;
}

function heads({ names, head, width }: CalibrationMatrixOptions, { left, step }: Columns): unknown {
  return [
    label(truncate(head, width), 0, 12, { kind: 'muted' }),
    names.map((name, i) => [
      label(truncate(name, left - 8), left - 8, headRoom + i * rowHeight + 17, { kind: 'muted', anchor: 'end' }),
      label(truncate(name, step), left + (i + 0.5) * step, headRoom - 8, { kind: 'muted', anchor: 'middle' }),
    ]),
  ];
}

/**
 * What a second reviewer gives where one gives a rating, row by row in percent, as a table of figures on one hue. Equal
 * ratings lie on the outlined diagonal: the more stands there, the better reviewers agree. Ratings run from left to
 * right in right-to-left pages too.
 */
export function calibrationMatrix(cells: readonly MatrixCell[], options: CalibrationMatrixOptions): SVGTemplateResult {
  const columns = columnsOf(options);
  const { left, step } = columns;
  const points = cells.map((cell, index) => {
    const [x, y] = [left + cell.column * step, headRoom + cell.row * rowHeight];
    return point({ index, key: cell.key, label: cell.label, active: options.active }, [
      cellShape(cell, columns),
      hitArea(x, y, step, rowHeight),
      cell.key === options.active ? outline(x, y, step, rowHeight) : nothing,
    ]);
  });
  const height = headRoom + options.names.length * rowHeight + 1;
  return frame({ ...options, direction: 'ltr' }, height, isWalkable(cells.length), [
    decoration(heads(options, columns)),
    svg`<g class="good">${points}</g>`,
  ]);
}

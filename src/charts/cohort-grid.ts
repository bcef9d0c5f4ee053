import { nothing, svg, type SVGTemplateResult } from 'lit';
import { decoration, frame, hitArea, isWalkable, label, outline, point, type ChartOptions } from './frame.js';
import { estimateWidth, truncate, widest } from './labels.js';
import { numbers, px } from './scales.js';

/** What part of a cohort is left at an age. */
export interface GridCell {
  readonly key: string;
  /** The words of the cell, for screen readers and the tooltip. */
  readonly label: string;
  /** What decides the shade; null is drawn without one. */
  readonly value: number | null;
  /** The value as it is written in the cell. */
  readonly shown: string;
  /** False is outlined in dashes. */
  readonly complete: boolean;
}

/** One cohort: its name, how many it is made of, and what is left of it at each age; null is still to come. */
export interface GridRow {
  readonly name: string;
  readonly size: string;
  readonly cells: readonly (GridCell | null)[];
  /** Said in place of cells where a row has none that may be shown; null for the others. */
  readonly absent: { readonly key: string; readonly label: string; readonly shown: string } | null;
}

/** What a cohort grid is told beside its rows. */
export interface CohortGridOptions extends ChartOptions {
  /** What stands on top: all cohorts together. */
  readonly average: GridRow;
  /** Heads of the columns, in the order of the cells. */
  readonly ages: readonly string[];
  readonly heads: { readonly ages: string; readonly size: string };
}

/** Height of a row, of the heads, and the gap below the average. */
const rowHeight = 25;
const headRoom = 38;
const averageGap = 6;

/** A column is no wider than this, and leaves so much room around its figure. */
const widestCell = 84;
const cellGap = 10;

/** How many shades there are; text on the deepest is legible in both themes. */
const shades = 7;

/** Shades differ over at least so many points, so that noise stays pale. */
const leastSpan = 10;

/** Between columns. */
const gap = 10;

interface Columns {
  readonly nameWidth: number;
  readonly sizeEnd: number;
  readonly left: number;
}

function columnsOf(rows: readonly Pick<GridRow, 'name' | 'size'>[], sizeHead: string, width: number): Columns {
  const nameWidth = Math.ceil(Math.min(width * 0.34, widest(rows.map(({ name }) => name)) * 1.08));
  const sizeEnd = nameWidth + gap + Math.ceil(widest([...rows.map(({ size }) => size), sizeHead]));
  return { nameWidth, sizeEnd, left: sizeEnd + gap };
}

/** How many columns a grid of these rows has room for at a width, at least one; `shown` are figures as they are written. */
export function gridColumns(
  width: number,
  rows: readonly Pick<GridRow, 'name' | 'size'>[],
  sizeHead: string,
  shown: readonly string[],
): number {
  const { left } = columnsOf(rows, sizeHead, width);
  return Math.max(1, Math.floor((width - left) / Math.max(1, widest(shown) + cellGap)));
}

/** From the lowest to the highest value, one to seven. */
function shading(values: readonly number[]): (value: number) => number {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const low = Math.min(least, most - leastSpan);
  return (value) => Math.min(shades, Math.max(1, Math.ceil((shades * (value - low)) / (most - low))));
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly step: number;
}

function cellShape(cell: GridCell, { x, y, step }: Place, shade: (value: number) => number, kind: string): unknown {
  const depth = cell.value === null ? 0 : shade(cell.value);
  const dashes = cell.complete ? '' : ' unfinished';
  return [
    svg`<rect class="heat heat-${depth}${dashes}" x=${px(x + 1)} y=${px(y + 1)} width=${px(Math.max(0, step - 2))} height=${rowHeight - 2} />`,
    label(cell.shown, x + step / 2, y + 17, { kind, anchor: 'middle' }),
  ];
}

/**
 * What is left of cohorts as a table of figures on one hue, deeper where more is left: cohorts downwards, ages across,
 * sizes before them and all cohorts together on top. It is read by its figures; the hue only leads the eye. Cells that
 * are not over yet are outlined in dashes. Ages run from left to right in right-to-left pages too.
 */
export function cohortGrid(rows: readonly GridRow[], options: CohortGridOptions): SVGTemplateResult {
  const { ages, average, heads, width, active } = options;
  const all = [average, ...rows];
  const columns = columnsOf(all, heads.size, width);
  const step = Math.min(widestCell, Math.max(1, (width - columns.left) / Math.max(1, ages.length)));
  const shade = shading(numbers(all.flatMap(({ cells }) => cells.map((cell) => cell?.value))));
  const top = (row: number) => headRoom + row * rowHeight + (row === 0 ? 0 : averageGap);
  const marks = all.flatMap((row, at) => marksOf(row, top(at), columns.left, step, width));
  const points = marks.map(({ key, words, place, cell, shown }, index) =>
    point({ index, key, label: words, active }, [
      cell
        ? cellShape(cell, place, shade, place.y === top(0) ? 'strong' : '')
        : label(truncate(shown, place.step), place.x, place.y + 17, { kind: 'muted' }),
      hitArea(place.x, place.y, place.step, rowHeight),
      key === active ? outline(place.x, place.y, place.step, rowHeight) : nothing,
    ]),
  );
  const height = top(all.length) + 1;
  return frame({ ...options, direction: 'ltr' }, height, isWalkable(marks.length), [
    decoration(headsOf(all, options, columns, step, top)),
    svg`<g class="good">${points}</g>`,
  ]);
}

interface Mark {
  readonly key: string;
  readonly words: string;
  readonly place: Place;
  readonly cell: GridCell | null;
  readonly shown: string;
}

function marksOf({ cells, absent }: GridRow, y: number, left: number, step: number, width: number): Mark[] {
  if (absent !== null) {
    const place = { x: left, y, step: Math.max(0, width - left) };
    return [{ key: absent.key, words: absent.label, place, cell: null, shown: absent.shown }];
  }
  return cells.flatMap((cell, column) => {
    const place = { x: left + column * step, y, step };
    return cell === null ? [] : [{ key: cell.key, words: cell.label, place, cell, shown: cell.shown }];
  });
}

function headsOf(
  rows: readonly GridRow[],
  { ages, heads, width }: CohortGridOptions,
  { nameWidth, sizeEnd, left }: Columns,
  step: number,
  top: (row: number) => number,
): unknown {
  const end = Math.min(width, left + ages.length * step);
  const line = px(top(1) - averageGap / 2) + 0.5;
  return [
    label(truncate(heads.ages, width), Math.max(0, Math.min(left, width - estimateWidth(heads.ages))), 12, {
      kind: 'muted',
    }),
    label(heads.size, sizeEnd, 30, { kind: 'muted', anchor: 'end' }),
    ages.map((age, i) => label(truncate(age, step), left + (i + 0.5) * step, 30, { kind: 'muted', anchor: 'middle' })),
    rows.map(({ name, size }, at) => [
      label(truncate(name, nameWidth), 0, top(at) + 17, { kind: at === 0 ? 'strong' : '' }),
      label(size, sizeEnd, top(at) + 17, { kind: 'muted', anchor: 'end' }),
    ]),
    svg`<line class="grid" x1="0" x2=${px(end)} y1=${line} y2=${line} />`,
  ];
}

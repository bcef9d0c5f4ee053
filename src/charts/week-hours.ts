import { nothing, svg, type SVGTemplateResult } from 'lit';
import { decoration, frame, hitArea, isWalkable, label, outline, point, type ChartOptions } from './frame.js';
import { estimateWidth, truncate, widest } from './labels.js';
import { px } from './scales.js';

/** A stretch of hours of a weekday, with what was counted in it. */
export interface WeekCell {
  readonly key: string;
  /** The words of the cell, for screen readers and the tooltip. */
  readonly label: string;
  /** Row and column, from 0. */
  readonly row: number;
  readonly column: number;
  readonly n: number;
  /** The count as it is written in the cell. */
  readonly shown: string;
}

/** What a table of weekdays and hours is told beside its cells. */
export interface WeekHoursOptions extends ChartOptions {
  /** Names of the rows, from the first day of the week, and of the columns. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Where each column starts, in place of its name where that has no room. */
  readonly starts: readonly string[];
}

/** Height of a row, room above for the hours, and the room that a figure leaves to its neighbours. */
const rowHeight = 26;
const headRoom = 20;
const figureGap = 6;

/** How many shades there are; the darkest leaves text on it legible in both themes. */
const shades = 7;

/** Pixels before the columns. */
function nameWidth(rows: readonly string[], width: number): number {
  return Math.ceil(Math.min(width * 0.3, widest(rows))) + 8;
}

/**
 * The fewest hours that a column must hold so that its figures can be read at a width: 1, 2, 3, 4, 6 or 12.
 * `shown` are the figures as they are written for a number of hours.
 */
export function hoursPerColumn(
  width: number,
  rows: readonly string[],
  shown: (hours: number) => readonly string[],
): number {
  const room = width - nameWidth(rows, width);
  const fits = (hours: number) => (room * hours) / 24 >= widest(shown(hours)) + figureGap;
  return [1, 2, 3, 4, 6].find(fits) ?? 12;
}

/** From 0 for nothing to 7 for the most. */
function shadeOf(n: number, most: number): number {
  return n <= 0 || most <= 0 ? 0 : Math.max(1, Math.ceil((shades * n) / most));
}

/** Names over the middle of their columns, or where those have no room the starts at their edges. */
function columnNames({ columns, starts }: WeekHoursOptions, left: number, step: number): unknown {
  const isRoomy = widest(columns) + 4 <= step;
  return (isRoomy ? columns : starts).map((name, i) => {
    const x = left + (isRoomy ? i + 0.5 : i) * step;
    return label(name, x, 12, { kind: 'muted', anchor: isRoomy ? 'middle' : 'start' });
  });
}

/**
 * Counts by weekday and time of day as a table of figures on one hue, deeper where there are more: it is read by its
 * figures, the hue only leads the eye. Hours run from left to right in right-to-left pages too.
 */
export function weekHours(cells: readonly WeekCell[], options: WeekHoursOptions): SVGTemplateResult {
  const { rows, columns, width, active } = options;
  const left = nameWidth(rows, width);
  const step = Math.max(1, (width - left) / Math.max(1, columns.length));
  const most = Math.max(0, ...cells.map(({ n }) => n));
  const top = (row: number) => headRoom + row * rowHeight;
  const points = cells.map((cell, index) => {
    const [x, y] = [left + cell.column * step, top(cell.row)];
    const shade = shadeOf(cell.n, most);
    const fits = estimateWidth(cell.shown) <= step;
    return point({ index, key: cell.key, label: cell.label, active }, [
      svg`<rect class="heat heat-${shade}" x=${px(x + 0.5)} y=${px(y + 0.5)} width=${px(Math.max(0, step - 1))} height=${rowHeight - 1} />`,
      fits
        ? label(cell.shown, x + step / 2, y + 17, {
            kind: shade === shades ? 'strong' : cell.n === 0 ? 'muted' : '',
            anchor: 'middle',
          })
        : nothing,
      hitArea(x, y, step, rowHeight),
      cell.key === active ? outline(x, y, step, rowHeight) : nothing,
    ]);
  });
  const heads = decoration([
    svg`<g>${columnNames(options, left, step)}</g>`,
    rows.map((name, row) => label(truncate(name, left - 6), 0, top(row) + 17, { kind: 'muted' })),
  ]);
  const height = top(rows.length) + 1;
  return frame({ ...options, direction: 'ltr' }, height, isWalkable(cells.length), [
    heads,
    svg`<g class="good">${points}</g>`,
  ]);
}

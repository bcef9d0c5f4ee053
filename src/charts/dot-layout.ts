import { widest } from './labels.js';

/** Where the columns of a row lie, as distances from the leading side. */
export interface RowLayout {
  /** Whether names stand above their dots, for want of width. */
  readonly isNarrow: boolean;
  readonly rowHeight: number;
  /** Baseline of the texts and middle of the dots, from the top of a row. */
  readonly textLine: number;
  readonly dotLine: number;
  readonly nameWidth: number;
  /** The same for rows whose mark stands after the name. */
  readonly markedNameWidth: number;
  /** Start and end of the scale. */
  readonly plot: readonly [number, number];
  /** Starts of name, mark and scale; ends of value and count. */
  readonly places: {
    readonly name: number;
    readonly mark: number;
    readonly plot: number;
    readonly value: number;
    readonly count: number;
  };
}

/** The words of a row that a layout must find room for. */
export interface RowWords {
  readonly name: string;
  readonly mark: string;
  readonly shown: string;
  readonly n: string;
}

/** Below this width names stand above their dots. */
const wide = 440;

/** Between columns. */
const gap = 14;

/** The widest part of a row that names may take. */
const mostForNames = 0.32;

/** A mark without its word, for want of width: the arrow alone, which the label for screen readers puts in words. */
export function shortMark(mark: string): string {
  return mark.split(' ', 1)[0] ?? '';
}

function narrowLayout(rows: readonly RowWords[], width: number, numbersWidth: readonly [number, number]): RowLayout {
  const [value, count] = numbersWidth;
  const marks = widest(rows.map((row) => shortMark(row.mark)));
  const nameWidth = Math.max(20, width - value - count - 2 * gap);
  return {
    isNarrow: true,
    markedNameWidth: Math.max(20, nameWidth - marks - 8),
    rowHeight: 44,
    textLine: 15,
    dotLine: 30,
    nameWidth,
    plot: [8, Math.max(9, width - 8)],
    places: { name: 0, mark: 0, plot: 0, value: width - count - gap, count: width },
  };
}

function wideLayout(rows: readonly RowWords[], width: number, numbersWidth: readonly [number, number]): RowLayout {
  const [value, count] = numbersWidth;
  const marks = widest(rows.map((row) => row.mark));
  const nameWidth = Math.min(width * mostForNames, Math.ceil(widest(rows.map((row) => row.name))));
  const countEnd = width;
  const valueEnd = countEnd - count - gap;
  const markStart = nameWidth + gap;
  const plotStart = markStart + (marks > 0 ? marks + gap : 0) + 6;
  return {
    isNarrow: false,
    markedNameWidth: nameWidth,
    rowHeight: 28,
    textLine: 18,
    dotLine: 14,
    nameWidth,
    plot: [plotStart, valueEnd - value - gap - 6],
    places: { name: 0, mark: markStart, plot: plotStart, value: valueEnd, count: countEnd },
  };
}

/** The layout of rows at a width: names, marks, scale, values and counts side by side, or in two lines where narrow. */
export function rowLayout(rows: readonly RowWords[], width: number): RowLayout {
  const sizes = [
    Math.ceil(widest(rows.map((row) => row.shown)) * 1.08),
    Math.ceil(widest(rows.map((row) => row.n))),
  ] as const;
  return width < wide ? narrowLayout(rows, width, sizes) : wideLayout(rows, width, sizes);
}

import { estimateWidth, widest } from './labels.js';

/** The words of a line that a layout must find room for. */
export interface CategoryWords {
  readonly name: string;
  readonly mark: string;
  readonly shown: string;
  readonly change: string;
  readonly n: string;
}

/** Where the columns of lines of categories lie, as distances from the leading side. */
export interface CategoryLayout {
  /** Whether name, dots and change stand below each other, for want of width. */
  readonly isNarrow: boolean;
  readonly rowHeight: number;
  /** Baselines of the texts and middle of the dots, from the top of a line. */
  readonly textLine: number;
  readonly dotLine: number;
  readonly changeLine: number;
  /** The most pixels of names, of names with a mark, and of changes. */
  readonly nameWidth: number;
  readonly markedNameWidth: number;
  readonly changeWidth: number;
  /** Start and end of the scale. */
  readonly plot: readonly [number, number];
  /** Starts of change and its words; ends of value and count. */
  readonly places: {
    readonly value: number;
    readonly change: number;
    readonly changeWords: number;
    readonly count: number;
  };
  /** Where the mark of a line starts, given its name as it is written. */
  readonly markAt: (name: string) => number;
}

/** Below this width name, dots and change stand below each other. */
const wide = 560;

/** Between columns, and from the shape of a verdict to the words of its change. */
const gap = 14;
const afterArrow = 14;

/** The widest part of a line that names may take. */
const mostForNames = 0.26;

interface Sizes {
  readonly value: number;
  readonly count: number;
  readonly mark: number;
  readonly change: number;
}

function sizesOf(lines: readonly CategoryWords[], countHead: string): Sizes {
  return {
    value: Math.ceil(widest(lines.map(({ shown }) => shown)) * 1.08),
    count: Math.ceil(widest([countHead, ...lines.map(({ n }) => n)])),
    mark: Math.ceil(widest(lines.map(({ mark }) => mark))),
    change: Math.ceil(widest(lines.map(({ change }) => change))),
  };
}

function narrowLayout({ value, count, mark, change }: Sizes, width: number): CategoryLayout {
  const nameWidth = Math.max(20, width - value - count - 2 * gap);
  const isChanged = change > 0;
  return {
    isNarrow: true,
    rowHeight: isChanged ? 66 : 48,
    textLine: 15,
    dotLine: 31,
    changeLine: 54,
    nameWidth,
    markedNameWidth: Math.max(20, nameWidth - mark - 8),
    changeWidth: Math.max(20, width - afterArrow),
    plot: [8, Math.max(9, width - 8)],
    places: { value: width - count - gap, change: 0, changeWords: afterArrow, count: width },
    markAt: (name) => estimateWidth(name) + 8,
  };
}

function wideLayout({ value, count, mark, change }: Sizes, names: number, width: number): CategoryLayout {
  const nameWidth = Math.min(width * mostForNames, Math.ceil(names));
  const changeEnd = width - count - gap;
  const changeStart = change > 0 ? changeEnd - change - afterArrow : changeEnd + gap;
  const valueEnd = changeStart - gap;
  const markStart = nameWidth + 10;
  const plotStart = markStart + (mark > 0 ? mark + gap : 0) + 6;
  return {
    isNarrow: false,
    rowHeight: 34,
    textLine: 21,
    dotLine: 17,
    changeLine: 21,
    nameWidth,
    markedNameWidth: nameWidth,
    changeWidth: change,
    plot: [plotStart, Math.max(plotStart + 1, valueEnd - value - gap - 6)],
    places: { value: valueEnd, change: changeStart, changeWords: changeStart + afterArrow, count: width },
    markAt: () => markStart,
  };
}

/** The layout at a width: names, scale, values, changes and counts side by side, or in up to three lines where narrow. */
export function categoryLayout(lines: readonly CategoryWords[], countHead: string, width: number): CategoryLayout {
  const sizes = sizesOf(lines, countHead);
  return width < wide ? narrowLayout(sizes, width) : wideLayout(sizes, widest(lines.map(({ name }) => name)), width);
}

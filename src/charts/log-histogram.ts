import { nothing, svg, type SVGTemplateResult } from 'lit';
import { valueAxis } from './axis.js';
import { chartHeight, decoration, frame, hitArea, isWalkable, outline, point, type ChartOptions } from './frame.js';
import { durationAxis, markLines, placeMarks, type DurationMark, type PlacedMarks } from './duration-axis.js';
import { durationScale, type DurationScale } from './duration-scale.js';
import { widest } from './labels.js';
import { px, valueScale, type ValueScale } from './scales.js';

/** A bar over durations from … to, in hours. */
export interface DurationColumn {
  readonly key: string;
  /** The words of the bar, for screen readers and the tooltip. */
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly n: number;
}

/** What a histogram of durations is told beside its bars. */
export interface LogHistogramOptions extends ChartOptions {
  readonly domain: readonly [number, number];
  readonly isLogarithmic: boolean;
  readonly formatDuration: (hours: number) => string;
  readonly formatCount: (n: number) => string;
  readonly marks: readonly DurationMark[];
}

/** Room below for the names of durations. */
const axisRoom = 24;

interface Layout {
  readonly box: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly x: DurationScale;
  readonly y: ValueScale;
  readonly marks: PlacedMarks;
}

function layoutOf(bars: readonly DurationColumn[], options: LogHistogramOptions, height: number): Layout {
  const { width, domain, isLogarithmic, formatDuration, formatCount } = options;
  const bottom = height - axisRoom;
  const most = Math.max(1, ...bars.map(({ n }) => n));
  const axis = (top: number) =>
    valueScale([0, most], { range: [bottom, top], limits: [0, Infinity], format: formatCount, most: 4 });
  const left = Math.ceil(widest(axis(10).ticks.map(formatCount))) + 8;
  const right = Math.max(left + 1, width - 6);
  const x = durationScale({ domain, isLogarithmic, range: [left, right], format: formatDuration });
  const marks = placeMarks(options.marks, x, [left, width]);
  const top = 10 + marks.room;
  return { box: { left, right, top, bottom }, x, y: axis(top), marks };
}

function bar(column: DurationColumn, { x, y, box }: Layout): SVGTemplateResult {
  const [start, end] = [x.at(column.from), x.at(column.to)];
  const gap = end - start > 4 ? 1 : 0;
  const top = Math.min(y.at(column.n), box.bottom - (column.n > 0 ? 1 : 0));
  return svg`<rect class="bar good" x=${px(start + gap / 2)} y=${px(top)} width=${px(Math.max(0, end - start - gap))} height=${px(box.bottom - top)} />`;
}

/**
 * How many durations fall between which limits, as bars from zero on an axis of durations; target, median and the like
 * as lines with words above. Time runs from left to right in right-to-left pages too.
 */
export function logHistogram(bars: readonly DurationColumn[], options: LogHistogramOptions): SVGTemplateResult {
  const height = Math.max(170, chartHeight(options.width));
  const layout = layoutOf(bars, options, height);
  const { box, x, y, marks } = layout;
  const points = bars.map((column, index) => {
    const [start, end] = [x.at(column.from), x.at(column.to)];
    return point({ index, key: column.key, label: column.label, active: options.active }, [
      svg`<g class="good">${bar(column, layout)}</g>`,
      hitArea(start, box.top, end - start, box.bottom - box.top),
      column.key === options.active ? outline(start - 1, box.top, end - start + 2, box.bottom - box.top) : nothing,
    ]);
  });
  const behind = decoration([
    valueAxis(y, box.left, box.right, options.formatCount),
    durationAxis(x, box.bottom, [0, options.width], options.formatDuration),
  ]);
  const over = decoration(markLines(marks, box.top, box.bottom));
  return frame({ ...options, direction: 'ltr' }, height, isWalkable(bars.length), [behind, points, over]);
}

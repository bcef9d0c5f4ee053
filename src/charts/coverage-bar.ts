import { nothing, svg, type SVGTemplateResult } from 'lit';
import {
  decoration,
  frame,
  fromStart,
  hitArea,
  isWalkable,
  label,
  outline,
  point,
  type ChartOptions,
  type Tone,
} from './frame.js';
import { hatch } from './hatch.js';
import { estimateWidth, truncate, widest } from './labels.js';
import { px } from './scales.js';

/** What part of one group was covered. */
export interface CoverageLine {
  readonly key: string;
  /** The words of the line, for screen readers and the tooltip. */
  readonly label: string;
  readonly name: string;
  /** The part covered, 0…100, with its interval; null where it is not shown. */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The share and the counts behind it as they are written. */
  readonly shown: string;
  readonly counts: string;
  /** Said in place of a bar where a line has no share. */
  readonly absent: string;
  readonly tone: Tone;
}

/** What bars of coverage are told beside their lines. */
export interface CoverageBarOptions extends ChartOptions {
  /** The share at the end of the scale, which starts at zero. */
  readonly most: number;
  /** The share to reach, as a line over all bars; null for none. */
  readonly target: { readonly value: number; readonly label: string } | null;
  /** Head of the counts. */
  readonly countHead: string;
}

/** Below this width names stand above their bars. */
const wide = 440;

const gap = 14;
const headRoom = 22;
const barHeight = 14;

interface Layout {
  readonly isNarrow: boolean;
  readonly hasCounts: boolean;
  readonly rowHeight: number;
  readonly barTop: number;
  readonly textLine: number;
  readonly nameWidth: number;
  /** Start and end of the bars. */
  readonly bars: readonly [number, number];
  /** End of the share. */
  readonly share: number;
}

/** Names keep at least so much; where that leaves no room for counts, only shares are shown. */
const leastName = 48;

function narrowLayout(shares: number, counts: number, width: number): Layout {
  const hasCounts = width - shares - counts - 2 * gap >= leastName;
  const share = hasCounts ? width - counts - gap : width;
  const nameWidth = Math.max(20, share - shares - gap);
  return { isNarrow: true, hasCounts, rowHeight: 42, barTop: 21, textLine: 15, nameWidth, bars: [0, width], share };
}

function layoutOf(lines: readonly CoverageLine[], { width, countHead }: CoverageBarOptions): Layout {
  const shares = Math.ceil(widest(lines.map(({ shown }) => shown)) * 1.08);
  const counts = Math.ceil(widest([countHead, ...lines.map((line) => line.counts)]));
  if (width < wide) return narrowLayout(shares, counts, width);
  const share = width - counts - gap;
  const nameWidth = Math.ceil(Math.min(width * 0.3, widest(lines.map(({ name }) => name))));
  const bars = [nameWidth + gap, Math.max(nameWidth + gap + 1, share - shares - gap)] as const;
  return { isNarrow: false, hasCounts: true, rowHeight: 28, barTop: 7, textLine: 18, nameWidth, bars, share };
}

type Reach = (share: number) => number;

function reachOf({ bars: [start, end] }: Layout, most: number): Reach {
  const size = Math.max(0, end - start);
  return (share) => start + (most > 0 ? (size * Math.min(most, Math.max(0, share))) / most : 0);
}

function bar(line: CoverageLine, top: number, layout: Layout, reach: Reach, at: (distance: number) => number): unknown {
  const { share, low, high, tone } = line;
  if (share === null) return nothing;
  const [start, end] = layout.bars;
  const size = Math.max(share > 0 ? 1 : 0, reach(share) - start);
  const x = Math.min(at(start), at(start + size));
  const y = px(top + barHeight / 2);
  const whisker =
    low === null || high === null
      ? nothing
      : svg`<line class="error" x1=${at(reach(low))} x2=${at(reach(high))} y1=${y} y2=${y} />`;
  return svg`<rect class="track" x=${px(Math.min(at(start), at(end)))} y=${px(top)} width=${px(end - start)} height=${barHeight} />
    <g class=${tone}><rect class="bar ${tone}" x=${px(x)} y=${px(top)} width=${px(size)} height=${barHeight} />
      <path class="hatch ${tone}" d=${hatch(x, top, size, barHeight)} /></g>${whisker}`;
}

function words(line: CoverageLine, top: number, layout: Layout, { width, ...options }: ChartOptions): unknown {
  const at = fromStart({ width, ...options });
  const y = top + layout.textLine;
  const isAbsent = line.share === null;
  const absentAt = layout.isNarrow ? 0 : layout.bars[0];
  const absent = truncate(line.absent, width - absentAt);
  return [
    label(truncate(line.name, layout.nameWidth), at(0), y, { kind: isAbsent ? 'muted' : '' }),
    isAbsent
      ? label(absent, at(absentAt), top + layout.barTop + (layout.isNarrow ? 12 : 11), { kind: 'muted' })
      : label(line.shown, at(layout.share), y, { kind: 'value', anchor: 'end' }),
    isAbsent || !layout.hasCounts ? nothing : label(line.counts, at(width), y, { kind: 'muted', anchor: 'end' }),
  ];
}

/** The head of the counts, and the target's name over its line, moved only as far as it must to stay inside. */
function heads(layout: Layout, { target, countHead, width, ...options }: CoverageBarOptions, reach: Reach): unknown {
  const at = fromStart({ width, ...options });
  const head = layout.hasCounts ? countHead : '';
  const count = label(head, at(width), 12, { kind: 'muted', anchor: 'end' });
  if (target === null) return count;
  const [low, high] = [layout.bars[0], width - (head === '' ? 0 : estimateWidth(head) + gap)];
  const name = truncate(target.label, high - low);
  const half = estimateWidth(name) / 2;
  const middle = Math.max(low + half, Math.min(high - half, reach(target.value)));
  return [count, label(name, at(middle), 12, { kind: 'muted', anchor: 'middle' })];
}

/** The line of the target over every bar. */
function targetLine(
  lines: readonly CoverageLine[],
  layout: Layout,
  options: CoverageBarOptions,
  reach: Reach,
): unknown {
  if (options.target === null) return nothing;
  const x = px(Math.round(fromStart(options)(reach(options.target.value))) + 0.5);
  return lines.map(({ share }, index) => {
    if (share === null) return nothing;
    const row = headRoom + index * layout.rowHeight;
    const [top, length] = layout.isNarrow ? [row + layout.barTop - 2, barHeight + 4] : [row, layout.rowHeight];
    return svg`<line class="halo" x1=${x} x2=${x} y1=${top} y2=${top + length} />
      <line class="overall" x1=${x} x2=${x} y1=${top} y2=${top + length} />`;
  });
}

/**
 * What part of each group was covered, as bars from zero on one scale with the share to reach as a line over all of
 * them. Below 440 pixels names stand above their bars. In right-to-left pages everything is mirrored.
 */
export function coverageBars(lines: readonly CoverageLine[], options: CoverageBarOptions): SVGTemplateResult {
  const layout = layoutOf(lines, options);
  const at = fromStart(options);
  const reach = reachOf(layout, options.most);
  const points = lines.map((line, index) => {
    const top = headRoom + index * layout.rowHeight;
    return point({ index, key: line.key, label: line.label, active: options.active }, [
      bar(line, top + layout.barTop, layout, reach, at),
      words(line, top, layout, options),
      hitArea(0, top, options.width, layout.rowHeight),
      line.key === options.active ? outline(1, top + 1, options.width - 2, layout.rowHeight - 2) : nothing,
    ]);
  });
  const over = decoration([targetLine(lines, layout, options, reach), heads(layout, options, reach)]);
  return frame(options, headRoom + lines.length * layout.rowHeight + 2, isWalkable(lines.length), [points, over]);
}

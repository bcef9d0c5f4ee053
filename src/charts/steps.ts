import { nothing, svg, type SVGTemplateResult } from 'lit';
import { frame, fromStart, hitArea, isWalkable, label, outline, point, type ChartOptions, type Tone } from './frame.js';
import { hatch } from './hatch.js';
import { truncate, widest } from './labels.js';
import { px } from './scales.js';

/** One step of a sequence. */
export interface StepBar {
  readonly key: string;
  /** The words of the step, for screen readers and the tooltip. */
  readonly label: string;
  readonly name: string;
  /** The part of the first step, 0…100, with its interval. */
  readonly share: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Count and share as they are written; the share is empty for the first step. */
  readonly n: string;
  readonly shown: string;
  readonly tone: Tone;
}

/** Below this width names stand above their bars. */
const wide = 440;

const gap = 14;
const barHeight = 18;

interface Layout {
  readonly isNarrow: boolean;
  readonly rowHeight: number;
  readonly barTop: number;
  readonly textLine: number;
  readonly nameWidth: number;
  /** Start and end of the bars. */
  readonly bars: readonly [number, number];
  readonly countEnd: number;
}

function layoutOf(steps: readonly StepBar[], width: number): Layout {
  const shares = Math.ceil(widest(steps.map(({ shown }) => shown)) * 1.15);
  const counts = Math.ceil(widest(steps.map(({ n }) => n)) * 1.1);
  if (width < wide) {
    const nameWidth = Math.max(20, width - shares - counts - 2 * gap);
    const bars = [0, width] as const;
    return { isNarrow: true, rowHeight: 46, barTop: 21, textLine: 15, nameWidth, bars, countEnd: width - shares - gap };
  }
  const nameWidth = Math.ceil(Math.min(width * 0.3, widest(steps.map(({ name }) => name))));
  const end = width - shares - counts - 2 * gap - 4;
  const countEnd = width - shares - gap;
  return { isNarrow: false, rowHeight: 32, barTop: 7, textLine: 20, nameWidth, bars: [nameWidth + gap, end], countEnd };
}

function shape(step: StepBar, top: number, { bars }: Layout, at: (distance: number) => number): SVGTemplateResult {
  const [start, end] = bars;
  const reach = (share: number) => start + (Math.max(1, end - start) * Math.min(100, Math.max(0, share))) / 100;
  const size = Math.max(step.share > 0 ? 1 : 0, reach(step.share) - start);
  const x = Math.min(at(start), at(start + size));
  const middle = px(top + barHeight / 2);
  const whisker =
    step.low === null || step.high === null
      ? nothing
      : svg`<line class="error" x1=${at(reach(step.low))} x2=${at(reach(step.high))} y1=${middle} y2=${middle} />`;
  const track = Math.min(at(start), at(end));
  return svg`<rect class="track" x=${px(track)} y=${px(top)} width=${px(Math.max(0, end - start))} height=${barHeight} />
    <g class=${step.tone}><rect class="bar ${step.tone}" x=${px(x)} y=${px(top)} width=${px(size)} height=${barHeight} />
      <path class="hatch ${step.tone}" d=${hatch(x, top, size, barHeight)} /></g>${whisker}`;
}

/**
 * A sequence of steps as bars of the first one's length, with the count and share that reached each and its interval.
 * Below 440 pixels names stand above their bars. In right-to-left pages everything is mirrored.
 */
export function stepBars(steps: readonly StepBar[], options: ChartOptions): SVGTemplateResult {
  const { width, active } = options;
  const layout = layoutOf(steps, width);
  const at = fromStart(options);
  const points = steps.map((step, index) => {
    const top = index * layout.rowHeight;
    const line = top + layout.textLine;
    const name = truncate(step.name, layout.nameWidth);
    return point({ index, key: step.key, label: step.label, active }, [
      shape(step, top + layout.barTop, layout, at),
      label(name, at(0), line),
      label(step.n, at(layout.countEnd), line, { kind: 'muted', anchor: 'end' }),
      step.shown === '' ? nothing : label(step.shown, at(width), line, { kind: 'strong', anchor: 'end' }),
      hitArea(0, top, width, layout.rowHeight),
      step.key === active ? outline(1, top + 1, width - 2, layout.rowHeight - 2) : nothing,
    ]);
  });
  return frame(options, Math.max(1, steps.length) * layout.rowHeight + 2, isWalkable(steps.length), points);
}

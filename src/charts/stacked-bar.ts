import { nothing, svg, type SVGTemplateResult } from 'lit';
import { frame, fromStart, hitArea, label, point, outline, isWalkable, type ChartOptions, type Tone } from './frame.js';
import { hatch } from './hatch.js';
import { estimateWidth, lineHeight, spread, truncate } from './labels.js';
import { px } from './scales.js';

/** One part of the whole. */
export interface StackedPart {
  readonly key: string;
  /** The words of the part, for screen readers and the tooltip. */
  readonly label: string;
  readonly name: string;
  /** 0…100; parts add up to 100 or are scaled so. */
  readonly share: number;
  /** The share as it is written. */
  readonly shown: string;
  readonly tone: Tone;
}

/** Height of the bar in pixels, and room above it for the ring of the active part. */
const barHeight = 20;
const barTop = 3;
const barBottom = barTop + barHeight;

/** Between two parts, so that they differ by more than colour. */
const gap = 2;

/** Between two labels. */
const space = 10;

/** From the bar to the middle of the first line of labels. */
const drop = 10;

interface PlacedPart extends StackedPart {
  readonly start: number;
  readonly size: number;
}

function placed(parts: readonly StackedPart[], width: number): PlacedPart[] {
  const whole = parts.reduce((sum, part) => sum + part.share, 0);
  let start = 0;
  return parts.map((part) => {
    const size = whole > 0 ? (width * part.share) / whole : 0;
    start += size;
    return { ...part, start: start - size, size };
  });
}

interface Written {
  readonly name: string;
  readonly width: number;
}

/** Names cut evenly until value and name of all parts fit beside each other. */
function written(parts: readonly PlacedPart[], width: number): Written[] {
  const most = (width - space * (parts.length - 1)) / Math.max(1, parts.length);
  const wanted = parts.map((part) => Math.max(estimateWidth(part.name), estimateWidth(part.shown) * 1.2));
  const fits = wanted.reduce((sum, size) => sum + size, 0) + space * (parts.length - 1) <= width;
  return parts.map((part, i) => {
    const room = fits ? (wanted[i] ?? most) : most;
    return { name: truncate(part.name, room), width: Math.min(room, wanted[i] ?? most) };
  });
}

/** Labels start where their part starts, and move only as far as they must to stay apart and inside. */
function labelStarts(parts: readonly PlacedPart[], labels: readonly Written[], width: number): number[] {
  const extents = parts.map((part, i) => {
    const size = labels[i]?.width ?? 0;
    return { size, middle: part.start + size / 2 };
  });
  const middles = spread(extents, 0, width, space) ?? extents.map(({ middle }) => middle);
  return middles.map((middle, i) => px(middle - (labels[i]?.width ?? 0) / 2));
}

/** An elbow from the part to a label that had to move away from it. */
function leader(part: PlacedPart, start: number, at: (distance: number) => number): unknown {
  const from = part.start + Math.min(part.size / 2, 4);
  if (start >= part.start - 1 && start <= part.start + part.size) return nothing;
  return svg`<path class="leader" d="M${at(from)},${barBottom}V${barBottom + 4}H${at(start + 4)}V${barBottom + 7}" />`;
}

function bar(part: PlacedPart, at: (distance: number) => number): SVGTemplateResult {
  const size = Math.max(part.share > 0 ? 1 : 0, part.size - gap);
  const x = Math.min(at(part.start), at(part.start + size));
  return svg`<rect class="bar ${part.tone}" x=${px(x)} y=${barTop} width=${px(size)} height=${barHeight} />
    <path class="hatch ${part.tone}" d=${hatch(x, barTop, size, barHeight)} />`;
}

/** The area of a part: its stretch of the bar and its label, at least 24 pixels wide. */
function area(part: PlacedPart, labelStart: number, labelWidth: number, at: (distance: number) => number) {
  const from = Math.min(part.start, labelStart);
  const to = Math.max(part.start + part.size, labelStart + labelWidth, from + 24);
  return hitArea(Math.min(at(from), at(to)), 0, to - from, barBottom + drop + 2 * lineHeight);
}

function ringOf(part: PlacedPart, at: (distance: number) => number): SVGTemplateResult {
  const end = part.start + part.size - gap;
  return outline(Math.min(at(part.start), at(end)) - 1, barTop - 2, Math.max(4, part.size), barHeight + 4);
}

/**
 * The whole as one bar of its parts, each with share and name below it. Labels never overlap and never leave the
 * chart; where a part is narrower than its label a thin line leads from one to the other. In right-to-left pages the
 * first part is at the right.
 */
export function stackedBar(parts: readonly StackedPart[], options: ChartOptions): SVGTemplateResult {
  const { width, active } = options;
  const at = fromStart(options);
  const all = placed(parts, width);
  const labels = written(all, width);
  const starts = labelStarts(all, labels, width);
  const line = barBottom + drop + 9;
  const points = all.map((part, index) => {
    const [start, { name, width: size }] = [starts[index] ?? 0, labels[index] ?? { name: '', width: 0 }];
    return point({ index, key: part.key, label: part.label, active }, [
      svg`<g class=${part.tone}>${bar(part, at)}</g>`,
      leader(part, start, at),
      label(part.shown, at(start), line, { kind: 'strong' }),
      label(name, at(start), line + lineHeight, { kind: 'muted' }),
      area(part, start, size, at),
      part.key === active ? ringOf(part, at) : nothing,
    ]);
  });
  return frame(options, barBottom + drop + 2 * lineHeight + 3, isWalkable(parts.length), points);
}

import { nothing, svg, type SVGTemplateResult } from 'lit';
import { sidewaysAxis } from './sideways-axis.js';
import { categoryLayout, type CategoryLayout } from './category-layout.js';
import {
  decoration,
  frame,
  fromStart,
  hitArea,
  isWalkable,
  label,
  outline,
  point,
  ring,
  type ChartOptions,
  type Tone,
} from './frame.js';
import { estimateWidth, truncate } from './labels.js';
import { mostTicks, numbers, px, valueScale, type ValueScale } from './scales.js';

/** A value with its interval. */
export interface DotFigures {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** One line: a category with its value now and, where it can be compared, before. */
export interface CategoryLine {
  readonly key: string;
  /** The words of the line, for screen readers and the tooltip. */
  readonly label: string;
  readonly name: string;
  /** A word that sets the category apart, such as that it is critical; empty for the others. */
  readonly mark: string;
  readonly now: DotFigures;
  readonly earlier: DotFigures | null;
  /** Value, change and count as they are written; empty where there is none. */
  readonly shown: string;
  readonly change: string;
  readonly n: string;
  /** Shape of the change's verdict, before its words. */
  readonly arrow: string;
  /** Said in place of dots where a line has no value. */
  readonly absent: string;
  /** How the change is read. */
  readonly tone: Tone;
}

/** What a chart of categories is told beside its lines. */
export interface CategoryDotsOptions extends ChartOptions {
  readonly format: (value: number) => string;
  /** What values the unit can have. */
  readonly limits: readonly [number, number];
  /** What the two dots of a line stand for; the earlier one is empty where nothing is compared. */
  readonly names: { readonly now: string; readonly earlier: string };
  /** Heads of the columns of changes and counts. */
  readonly changeHead: string;
  readonly countHead: string;
}

/** Room below for the values of the axis, and for each line of heads above. */
const axisRoom = 24;
const headLine = 18;

/** How far above and below the middle of a line its dots lie, so that their intervals do not cover each other. */
const apart = 5;

/** From the start of a mark in the key to its words. */
const afterMark = 14;

/** A plot narrower than this has room for one tick less. */
const narrowPlot = 220;

function scaleOf(lines: readonly CategoryLine[], layout: CategoryLayout, options: CategoryDotsOptions): ValueScale {
  const dots = lines.flatMap(({ now, earlier }) => [now, earlier ?? now]);
  const [start, end] = layout.plot;
  const at = fromStart(options);
  return valueScale(numbers(dots.flatMap(({ value, low, high }) => [value, low, high])), {
    range: [at(start), at(end)],
    limits: options.limits,
    format: options.format,
    most: end - start < narrowPlot ? mostTicks - 1 : mostTicks,
  });
}

function dot({ value, low, high }: DotFigures, isEarlier: boolean, tone: Tone, y: number, { at }: ValueScale): unknown {
  if (value === null) return nothing;
  const interval =
    low === null || high === null
      ? nothing
      : svg`<line class="interval" x1=${at(low)} x2=${at(high)} y1=${px(y)} y2=${px(y)} />`;
  return svg`<g class=${isEarlier ? 'neutral' : tone}>${interval}<circle class=${isEarlier ? 'dot hollow' : 'dot'} cx=${at(value)} cy=${px(y)} r=${isEarlier ? 3.5 : 4.5} /></g>`;
}

/** Middle of the dot of now: above the earlier one, if there is one. */
function nowLine({ earlier }: CategoryLine, middle: number): number {
  return earlier === null || earlier.value === null ? middle : middle - apart;
}

function dots(line: CategoryLine, middle: number, scale: ValueScale): unknown {
  const now = dot(line.now, false, line.tone, nowLine(line, middle), scale);
  return line.earlier === null ? now : [dot(line.earlier, true, 'neutral', middle + apart, scale), now];
}

function changeWords(line: CategoryLine, y: number, layout: CategoryLayout, at: (distance: number) => number): unknown {
  if (line.change === '') return nothing;
  const { change, changeWords: words } = layout.places;
  const isNews = line.tone !== 'neutral';
  return [
    svg`<g class=${line.tone}>${label(line.arrow, at(change), y, { kind: 'mark over' })}</g>`,
    label(truncate(line.change, layout.changeWidth), at(words), y, { kind: isNews ? 'value over' : 'muted over' }),
  ];
}

function rowWords(line: CategoryLine, top: number, layout: CategoryLayout, options: CategoryDotsOptions): unknown {
  const at = fromStart(options);
  const y = top + layout.textLine;
  const name = truncate(line.name, line.mark === '' ? layout.nameWidth : layout.markedNameWidth);
  const isAbsent = line.now.value === null;
  const absentAt = layout.isNarrow ? 0 : layout.plot[0];
  const absent = truncate(line.absent, options.width - absentAt);
  return [
    label(name, at(0), y, { kind: isAbsent ? 'muted over' : 'over' }),
    line.mark === '' ? nothing : label(line.mark, at(layout.markAt(name)), y, { kind: 'muted over' }),
    isAbsent
      ? label(absent, at(absentAt), top + layout.dotLine + 4, { kind: 'muted over' })
      : label(line.shown, at(layout.places.value), y, { kind: 'value over', anchor: 'end' }),
    changeWords(line, top + layout.changeLine, layout, at),
    line.n === '' ? nothing : label(line.n, at(layout.places.count), y, { kind: 'muted over', anchor: 'end' }),
  ];
}

/** A mark of the key and its words, from a distance on. */
function keyPart(isEarlier: boolean, words: string, [x, y]: readonly [number, number], at: (d: number) => number) {
  return [
    svg`<g class="neutral"><circle class=${isEarlier ? 'dot hollow' : 'dot'} cx=${at(x + 5)} cy=${px(y - 4)} r=${isEarlier ? 3.5 : 4.5} /></g>`,
    label(words, at(x + afterMark), y, { kind: 'muted' }),
  ];
}

/** The key: what the dots stand for, beside each other or, for want of room, in two lines. */
interface Key {
  readonly now: string;
  readonly earlier: string;
  readonly start: number;
  readonly next: number;
  readonly lines: 1 | 2;
}

function keyOf({ names, countHead, width }: CategoryDotsOptions, layout: CategoryLayout): Key {
  const start = layout.isNarrow ? 0 : layout.plot[0];
  const end = layout.isNarrow ? width - estimateWidth(countHead) - 10 : layout.plot[1];
  const room = Math.max(0, end - start - afterMark);
  const [now, earlier] = [truncate(names.now, room), truncate(names.earlier, room)];
  const next = start + afterMark + estimateWidth(now) + 16;
  const lines = earlier !== '' && next + afterMark + estimateWidth(earlier) > end ? 2 : 1;
  return { now, earlier, start, next, lines };
}

function heads(key: Key, layout: CategoryLayout, options: CategoryDotsOptions, top: number): unknown {
  const at = fromStart(options);
  const y = top - 8;
  const { now, earlier, start, next, lines } = key;
  const hasChange = !layout.isNarrow && layout.changeWidth > 0;
  return [
    keyPart(false, now, [start, 12], at),
    earlier === '' ? nothing : keyPart(true, earlier, lines === 2 ? [start, 12 + headLine] : [next, 12], at),
    hasChange
      ? label(truncate(options.changeHead, layout.changeWidth), at(layout.places.changeWords), y, { kind: 'muted' })
      : nothing,
    label(options.countHead, at(layout.places.count), y, { kind: 'muted', anchor: 'end' }),
  ];
}

/**
 * Categories as lines of two dots with intervals on one scale, in the order given: now filled, in the colour of its
 * change, the year before hollow below it. The change stands beside in points and in percent. Below 560 pixels name,
 * dots and change stand below each other. In right-to-left pages everything is mirrored, the scale too.
 */
export function categoryDots(lines: readonly CategoryLine[], options: CategoryDotsOptions): SVGTemplateResult {
  const layout = categoryLayout(lines, options.countHead, options.width);
  const scale = scaleOf(lines, layout, options);
  const key = keyOf(options, layout);
  const head = 2 + key.lines * headLine;
  const bottom = head + lines.length * layout.rowHeight;
  const points = lines.map((line, index) => {
    const top = head + index * layout.rowHeight;
    return point({ index, key: line.key, label: line.label, active: options.active }, [
      rowWords(line, top, layout, options),
      dots(line, top + layout.dotLine, scale),
      hitArea(0, top, options.width, layout.rowHeight),
      activeShape(line, scale, top, layout, options),
    ]);
  });
  const behind = decoration([sidewaysAxis(scale, head, bottom, options.format), heads(key, layout, options, head)]);
  return frame(options, bottom + axisRoom, isWalkable(lines.length), [behind, points]);
}

function activeShape(
  line: CategoryLine,
  scale: ValueScale,
  top: number,
  layout: CategoryLayout,
  { active, width }: CategoryDotsOptions,
): unknown {
  if (line.key !== active) return nothing;
  return line.now.value === null
    ? outline(1, top + 1, width - 2, layout.rowHeight - 2)
    : ring(scale.at(line.now.value), nowLine(line, top + layout.dotLine));
}

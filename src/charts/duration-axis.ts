import { nothing, svg, type SVGTemplateResult } from 'lit';
import { label } from './frame.js';
import type { DurationScale } from './duration-scale.js';
import { estimateWidth, lineHeight } from './labels.js';
import { px } from './scales.js';

/** A duration worth a line across the picture: a target, a median. */
export interface DurationMark {
  /** The duration, in the unit of the axis. */
  readonly at: number;
  readonly text: string;
  readonly kind: 'target' | 'quantile';
}

/** Names of durations under their ticks. */
export function durationAxis(
  scale: DurationScale,
  y: number,
  [left, right]: readonly [number, number],
  format: (duration: number) => string,
): SVGTemplateResult[] {
  return scale.ticks.map((tick) => {
    const mark = px(Math.round(scale.at(tick)) + 0.5);
    const half = estimateWidth(format(tick)) / 2;
    const x = Math.min(right - half, Math.max(left + half, scale.at(tick)));
    return svg`<line class="tick" x1=${mark} x2=${mark} y1=${px(y)} y2=${px(y + 4)} />
      ${label(format(tick), x, y + 18, { kind: 'muted', anchor: 'middle' })}`;
  });
}

/** A mark's line and its word: in which row above the picture, and from where to where; null where none has room. */
interface PlacedMark {
  readonly mark: DurationMark;
  readonly x: number;
  readonly start: number;
  readonly end: number;
  readonly row: number | null;
}

/** Marks with their words placed over the picture, and the room that the words need. */
export interface PlacedMarks {
  readonly marks: readonly PlacedMark[];
  readonly room: number;
}

/** Words stand in at most so many rows. */
const mostRows = 4;

/** Between two words in a row, and how far the line of another mark may run into the edge of a word. */
const gap = 6;
const edge = 3;

/** Whether words overlap, or the line of one runs through the other's word on its way up. */
function collides(a: PlacedMark, b: PlacedMark): boolean {
  if (a.row === null || b.row === null) return false;
  const touches = (word: PlacedMark, x: number) => word.start + edge < x && x < word.end - edge;
  if (a.row === b.row) return a.start < b.end + gap && b.start < a.end + gap;
  return a.row < b.row ? touches(a, b.x) : touches(b, a.x);
}

function candidates(
  mark: DurationMark,
  x: number,
  rows: number,
  [left, right]: readonly [number, number],
): PlacedMark[] {
  const width = estimateWidth(mark.text);
  const inside = Math.min(Math.max(left, x - 2), right - width);
  const starts = [x - 2, x + 2 - width, inside].filter((start) => start >= left && start + width <= right);
  const row = (at: number) => starts.map((start) => ({ mark, x, start, end: start + width, row: at }));
  return Array.from({ length: rows }, (_, at) => row(at)).flat();
}

/** The first arrangement of words in `rows` rows in which none touches another; null where there is none. */
function arranged(
  choices: readonly (readonly PlacedMark[])[],
  placed: readonly PlacedMark[] = [],
): readonly PlacedMark[] | null {
  const [next, ...others] = choices;
  if (next === undefined) return placed;
  for (const choice of next) {
    if (placed.some((other) => collides(choice, other))) continue;
    const found = arranged(others, [...placed, choice]);
    if (found) return found;
  }
  return null;
}

/** Places the words of marks above a picture in as few rows as they need, so that none touches another. */
export function placeMarks(
  marks: readonly DurationMark[],
  scale: DurationScale,
  sides: readonly [number, number],
): PlacedMarks {
  const sorted = [...marks].sort((a, b) => a.at - b.at);
  for (let rows = 1; rows <= mostRows; rows++) {
    const found = arranged(sorted.map((mark) => candidates(mark, scale.at(mark.at), rows, sides)));
    if (found) return { marks: found, room: sorted.length === 0 ? 0 : lineHeight * rows };
  }
  const bare = sorted.map((mark) => ({ mark, x: scale.at(mark.at), start: 0, end: 0, row: null }));
  return { marks: bare, room: 0 };
}

/** Lines at marks with their words above: targets solid, quantiles dotted, on a light edge that parts them from bars. */
export function markLines({ marks }: PlacedMarks, top: number, bottom: number): SVGTemplateResult[] {
  return marks.map(({ mark, x, start, row }) => {
    const high = top - 8 - (row ?? 0) * lineHeight;
    const kind = mark.kind === 'target' ? 'reference target' : 'reference benchmark';
    const [from, to] = [px(high + 1), px(bottom)];
    return svg`<line class="halo" x1=${x} x2=${x} y1=${from} y2=${to} /><line class=${kind} x1=${x} x2=${x} y1=${from} y2=${to} />
      ${row === null || mark.text === '' ? nothing : label(mark.text, start, high - 2, { kind: 'muted' })}`;
  });
}

import { svg, type SVGTemplateResult } from 'lit';
import { eventWords, wordRoom, type EventWord } from './event-rules.js';
import { label } from './frame.js';
import type { HoursScale } from './hours-scale.js';
import { estimateWidth, lineHeight } from './labels.js';
import { px } from './scales.js';

/** A duration worth a line across the picture: a target, a median. */
export interface HoursMark {
  readonly hours: number;
  readonly text: string;
  readonly kind: 'target' | 'quantile';
}

/** Names of durations under their ticks. */
export function hoursAxis(
  scale: HoursScale,
  y: number,
  [left, right]: readonly [number, number],
  format: (hours: number) => string,
): SVGTemplateResult[] {
  return scale.ticks.map((tick) => {
    const mark = px(Math.round(scale.at(tick)) + 0.5);
    const half = estimateWidth(format(tick)) / 2;
    const x = Math.min(right - half, Math.max(left + half, scale.at(tick)));
    return svg`<line class="tick" x1=${mark} x2=${mark} y1=${px(y)} y2=${px(y + 4)} />
      ${label(format(tick), x, y + 18, { kind: 'muted', anchor: 'middle' })}`;
  });
}

/** Marks with their words placed over the picture, and the room that the words need. */
export interface PlacedMarks {
  readonly words: readonly EventWord[];
  readonly kinds: readonly HoursMark['kind'][];
  readonly room: number;
}

/** Places the words of marks above a picture from `left` to `right`, so that none touches another. */
export function placeMarks(
  marks: readonly HoursMark[],
  scale: HoursScale,
  sides: readonly [number, number],
): PlacedMarks {
  const sorted = [...marks].sort((a, b) => a.hours - b.hours);
  const events = sorted.map(({ hours, text }) => ({ position: hours, text }));
  const words = eventWords(events, scale.at, sides);
  return { words, kinds: sorted.map(({ kind }) => kind), room: wordRoom(words) };
}

/** Lines at marks with their words above: targets solid, quantiles dotted. */
export function markLines({ words, kinds }: PlacedMarks, top: number, bottom: number): SVGTemplateResult[] {
  return words.map(({ x, text, start, row }, i) => {
    const high = top - 8 - (row ?? 0) * lineHeight;
    const kind = kinds[i] === 'target' ? 'reference target' : 'reference benchmark';
    return svg`<line class=${kind} x1=${x} x2=${x} y1=${px(high + 1)} y2=${px(bottom)} />
      ${row === null || text === '' ? [] : label(text, start, high - 2, { kind: 'muted' })}`;
  });
}

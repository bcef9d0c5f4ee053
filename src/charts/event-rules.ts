import { nothing, svg, type SVGTemplateResult } from 'lit';
import { label } from './frame.js';
import { estimateWidth, lineHeight, truncate } from './labels.js';
import type { PlaceRules } from './line-band.js';
import { px } from './scales.js';

/** Something that happened: a rule on the time axis with a short word. */
export interface EventRule {
  /** Where it happened, in periods from the first one's middle; fractions lie between. */
  readonly position: number;
  readonly text: string;
}

/** No word over a rule is longer than this. */
const longestWord = 150;

/** Words stand in at most so many rows above the chart. */
const mostRows = 2;

/** Between two words, and between a word and the rule of another event. */
const gap = 6;

/** An event's rule and its word: from `start` to `end` in a row counted from the chart upwards, null where none has room. */
export interface EventWord {
  readonly x: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly row: number | null;
}

type Place = Pick<EventWord, 'start' | 'end'> & { readonly row: number };

/** After its rule, before it, and the same a row higher. */
function candidates(x: number, width: number): Place[] {
  const sides = [
    { start: x - 2, end: x - 2 + width },
    { start: x + 2 - width, end: x + 2 },
  ];
  return Array.from({ length: mostRows }, (_, row) => sides.map((side) => ({ ...side, row }))).flat();
}

function isFree(place: Place, words: readonly EventWord[], rules: readonly number[], own: number): boolean {
  const touches = (start: number, end: number) => start < place.end + gap && place.start < end + gap;
  const crossed = place.row === 0 && rules.some((x, i) => i !== own && touches(x, x));
  return (
    !crossed &&
    !words.some(
      ({ row, start, end, x }) =>
        (row === place.row && touches(start, end)) || (row !== null && row >= place.row && touches(x, x)),
    )
  );
}

/** The words of events in order of time, each where it touches neither another word nor another rule. */
export function eventWords(
  events: readonly EventRule[],
  at: (index: number) => number,
  [left, right]: readonly [number, number],
): EventWord[] {
  const sorted = [...events].sort((a, b) => a.position - b.position);
  const rules = sorted.map(({ position }) => px(Math.min(right, Math.max(left, at(position)))));
  return sorted.reduce<EventWord[]>((words, event, i) => {
    const x = rules[i] ?? left;
    const text = truncate(event.text, Math.min(longestWord, right - left));
    const inside = candidates(x, estimateWidth(text)).filter(({ start, end }) => start >= left && end <= right);
    const place = inside.find((candidate) => isFree(candidate, words, rules, i));
    return [...words, { x, text, start: place?.start ?? x, end: place?.end ?? x, row: place?.row ?? null }];
  }, []);
}

/** Pixels above the chart that the words need. */
export function wordRoom(words: readonly EventWord[]): number {
  return words.length === 0 ? 0 : lineHeight * (1 + Math.max(0, ...words.map(({ row }) => row ?? 0)));
}

/** Thin rules at events. A word without room is left out; the period's own words still tell it. */
export function eventRules(words: readonly EventWord[], top: number, bottom: number): SVGTemplateResult[] {
  return words.map(({ x, text, start, row }) => {
    const high = top - 8 - (row ?? 0) * lineHeight;
    return svg`<line class="event" x1=${x} x2=${x} y1=${px(high + 1)} y2=${px(bottom)} />
      ${row === null || text === '' ? nothing : label(text, start, high - 2, { kind: 'muted' })}`;
  });
}

/** The rules of `events` on a line chart. */
export function rulesOn(events: readonly EventRule[]): PlaceRules {
  return (at, sides) => {
    const words = eventWords(events, at, sides);
    return { room: wordRoom(words), draw: (top, bottom) => eventRules(words, top, bottom) };
  };
}

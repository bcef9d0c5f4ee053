import { anhoej } from './anhoj.js';
import { xmr } from './control-limits.js';

/** With fewer values no range is told. */
const fewest = 12;

/** So many of the first values make the range, which then stays; with fewer it is provisional. */
const firm = 20;

/** The range that a series keeps by common variation, and how its end stands to it. */
export interface SeriesRange {
  readonly low: number;
  readonly high: number;
  readonly provisional: boolean;
  /** The values at the end that leave it; null where they do not. */
  readonly end: SeriesEnd | null;
}

/** Values at the end of a series that are out of the usual, by the index of the first. */
export interface SeriesEnd {
  readonly side: 'high' | 'low';
  /** `limits`: each lies beyond the range; `run`: they stay on one side of the centre for longer than chance has it. */
  readonly rule: 'limits' | 'run';
  readonly from: number;
  readonly length: number;
}

/** Whether each value lies above the range, below it, or neither. */
type Sides = readonly ('high' | 'low' | null)[];

/** The values at the end that all leave the range on one side; null without one. Missing ones neither count nor break. */
export function beyondAtEnd(sides: Sides, isKnown: (index: number) => boolean): SeriesEnd | null {
  const known = [...sides.keys()].filter(isKnown);
  const side = sides[known.at(-1) ?? -1] ?? null;
  if (side === null) return null;
  const before = known.findLastIndex((index) => sides[index] !== side);
  const beyond = known.slice(before + 1);
  return { side, rule: 'limits', from: beyond[0] ?? 0, length: beyond.length };
}

function runAtEnd(values: readonly (number | null)[], centre: number): SeriesEnd | null {
  const found = anhoej(values, centre);
  if (!found?.shift) return null;
  const { from, length, side } = found.longest;
  const isLeft = values
    .slice(from)
    .some((value) => value !== null && (side === 'high' ? value < centre : value > centre));
  return isLeft ? null : { side, rule: 'run', from, length };
}

/**
 * The usual range of a series of complete periods (XmR: Shewhart 1931, Wheeler 1993) from its first 20 values, under 20
 * provisional, under 12 none; and whether its end lies beyond it, or has shifted (Anhøj & Olesen 2014). Null without a range.
 */
export function usualRange(values: readonly (number | null)[]): SeriesRange | null {
  const known = [...values.keys()].filter((index) => typeof values[index] === 'number').slice(0, firm);
  const last = known.at(-1);
  if (last === undefined || known.length < fewest) return null;
  const limits = xmr(values, { from: known[0] ?? 0, to: last + 1 });
  const first = limits?.points[known[0] ?? 0];
  if (!limits || typeof first?.low !== 'number' || typeof first.high !== 'number') return null;
  const { centre, points } = limits;
  const sides = points.map(({ value, signal }) =>
    signal && value !== null ? (value > centre ? 'high' : 'low') : null,
  );
  const end = beyondAtEnd(sides, (index) => typeof values[index] === 'number') ?? runAtEnd(values, centre);
  return { low: first.low, high: first.high, provisional: known.length < firm, end };
}

import { anhoej } from './anhoj.js';
import { xmr } from './control-limits.js';

/** So many of the first values make the range, which then stays; fewer make none. */
const firm = 20;

/** The end of a series that is out of the usual, by the index of its first value. */
export interface UnusualEnd {
  /** `range`: each value lies beyond the range; `level`: they stay on one side of its centre for longer than chance has it. */
  readonly kind: 'range' | 'level';
  readonly side: 'high' | 'low';
  readonly from: number;
}

type Values = readonly (number | null)[];

/** The last values that all lie beyond the limits on one side; missing ones neither count nor break. */
function beyondLimits(values: Values, { points, centre }: NonNullable<ReturnType<typeof xmr>>): UnusualEnd | null {
  const sideOf = (index: number) => {
    const { signal = false, value = null } = points[index] ?? {};
    if (!signal || value === null) return null;
    return value > centre ? 'high' : 'low';
  };
  const known = [...values.keys()].filter((index) => values[index] !== null);
  const side = sideOf(known.at(-1) ?? -1);
  if (side === null) return null;
  const before = known.findLastIndex((index) => sideOf(index) !== side);
  return { kind: 'range', side, from: known[before + 1] ?? 0 };
}

/** A shift of the level that lasts to the end. */
function shifted(values: Values, centre: number): UnusualEnd | null {
  const found = anhoej(values, centre);
  if (!found?.shift) return null;
  const { from, side } = found.longest;
  const isOther = (value: number | null) => value !== null && (side === 'high' ? value < centre : value > centre);
  return values.slice(from).some(isOther) ? null : { kind: 'level', side, from };
}

/**
 * Whether the end of a series of complete periods, null where one has no value, lies beyond the range that its first 20 values
 * keep by common variation (XmR: Shewhart 1931, Wheeler 1993), or has shifted against their centre (Anhøj & Olesen 2014).
 * Null for neither, and for fewer values or equal ones, which make no range.
 */
export function unusualEnd(values: Values): UnusualEnd | null {
  const known = [...values.keys()].filter((index) => values[index] !== null).slice(0, firm);
  const last = known.at(-1);
  if (last === undefined || known.length < firm) return null;
  const limits = xmr(values, { from: 0, to: last + 1 });
  return limits && (beyondLimits(values, limits) ?? shifted(values, limits.centre));
}

import type { Change, ChangePart, Segment } from '../../metric.js';
import { byDimension, hiddenGroups } from './groups.js';
import type { Guard } from './guard.js';

/** The periods of a change, where it is between two of them. */
type Periods = Pick<Change, 'from' | 'to'>;

/** Whether a segment is hidden as a whole, or in one of two periods. */
function isHiddenIn({ hidden, series }: Segment, { from, to }: Periods): boolean {
  const isEither = (period: string): boolean => period === from || period === to;
  return hidden !== undefined || (series ?? []).some((point) => point.hidden !== undefined && isEither(point.period));
}

/** Hides so many of the next smallest that in neither window the total gives a hidden one away. */
function completed(parts: readonly ChangePart[], least: number, hidden: ReadonlySet<number>): ReadonlySet<number> {
  const before = parts.map(({ from }) => ({ n: from?.n ?? 0 }));
  const after = parts.map(({ to }) => ({ n: to?.n ?? 0 }));
  const more = hiddenGroups(after, least, hiddenGroups(before, least, hidden));
  return more.size === hidden.size ? hidden : completed(parts, least, more);
}

function withoutFigures({ by, key }: ChangePart): ChangePart {
  return { by, key, rate: null, mix: null, from: null, to: null, hidden: 'small' };
}

/**
 * A change with the parts of small segments taken out: those of fewer than `least` in either window, those that `segments`,
 * already protected, hide as a whole or in a period compared, those that `guard` hides in the window before, and others with
 * them as segments have it.
 */
export function changeProtected(
  change: Change | null,
  segments: readonly Segment[],
  least: number,
  guard: Pick<Guard, 'segmentBefore'> | null = null,
): Change | null {
  if (!change?.parts) return change;
  const parts = byDimension(change.parts).flatMap((some) => {
    const own = segments.filter(({ by }) => by === some[0]?.by);
    const known = some.flatMap(({ key }, i) => {
      const segment = own.find((candidate) => candidate.key === key);
      const isGiven = guard?.segmentBefore(some[i]?.by ?? '', key) ?? false;
      return isGiven || (segment && isHiddenIn(segment, change)) ? [i] : [];
    });
    const hidden = completed(some, least, new Set(known));
    return some.map((part, i) => (hidden.has(i) ? withoutFigures(part) : part));
  });
  return { ...change, parts };
}

import { periodBounds, periodKey } from '../calendar/index.js';
import type { Note, Settled } from '../metric.js';
import { tellsGroups } from './tells.js';

/** The parts of a question that its `handedDown` names where the window was. */
const ends: ReadonlySet<string> = new Set(['since', 'until']);

/** Whether the window was handed down to many feeds at once. */
export function isWindowHandedDown({ handedDown }: Pick<Settled, 'handedDown'>): boolean {
  return handedDown.some((name) => ends.has(name));
}

/** The question without the filters that were handed down and for which `has` does not hold, which it then names. */
export function withoutForeignFilters(settled: Settled, has: (field: string) => boolean): Settled {
  const { filters, handedDown, notFiltered = [] } = settled;
  const foreign = Object.keys(filters).filter((field) => handedDown.includes(field) && !has(field));
  if (foreign.length === 0) return settled;
  const kept = Object.entries(filters).filter(([field]) => !foreign.includes(field));
  return { ...settled, filters: Object.fromEntries(kept), notFiltered: [...notFiltered, ...foreign] };
}

/** The question without its window, with the reason why that cannot be cut out of the feed. */
export function withoutWindow(settled: Settled, notWindowed: NonNullable<Settled['notWindowed']>): Settled {
  const { since, until } = settled;
  return since === null && until === null ? settled : { ...settled, since: null, until: null, notWindowed };
}

/**
 * The question with a window that a reader chose made one of whole periods, where the answer tells groups apart that may be
 * too small to be shown: so no two windows differ by less than a period.
 */
export function withWholePeriods(settled: Settled): Settled {
  const { since, until, period, minGroup, chosenWindow } = settled;
  if (chosenWindow !== true || period === 'wave' || minGroup <= 1 || !tellsGroups(settled)) return settled;
  const boundsAt = (at: number) => periodBounds(periodKey(at, period, settled), period, settled);
  const widened = {
    since: since && boundsAt(since).start,
    until: until === null || boundsAt(until).start === until ? until : boundsAt(until).end,
  };
  const isSame = widened.since === since && widened.until === until;
  return isSame ? settled : { ...settled, ...widened, isWidened: true };
}

/** What was left out of a question, or made wider, as notes. */
export function leftOut({ notFiltered = [], notWindowed, isWidened }: Settled): Note[] {
  return [
    ...notFiltered.map((field): Note => ({ code: 'not_filtered', field })),
    ...(notWindowed === undefined ? [] : [{ code: 'not_windowed', reason: notWindowed } as const]),
    ...(isWidened === true && notWindowed === undefined ? [{ code: 'whole_periods' } as const] : []),
  ];
}

import type { Note, Settled } from '../metric.js';

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

/** What was left out of a question, as notes. */
export function leftOut({ notFiltered = [], notWindowed }: Settled): Note[] {
  const filters = notFiltered.map((field): Note => ({ code: 'not_filtered', field }));
  return notWindowed === undefined ? filters : [...filters, { code: 'not_windowed', reason: notWindowed }];
}

import type { Key, Tally } from '../metric.js';

/** What each line or cell adds to how many count. */
export type Counted = (index: number) => number;

/** The addend `n`, or another one, of those whose key is so. */
export function countedWhere(key: string, is: (value: Key) => boolean, addend = 'n'): (sums: Tally) => Counted {
  return ({ keys, addends }) => {
    const [column, amounts] = [keys[key], addends[addend]];
    return (index) => (is(column?.at(index) ?? null) ? (amounts?.[index] ?? 0) : 0);
  };
}

/** Whether there is a value. */
export function isKnown(value: Key): boolean {
  return value !== null;
}

/** The addend `n` of some parts. */
export function countedOfParts(...wanted: readonly string[]): (sums: Tally) => Counted {
  return countedWhere('part', (part) => wanted.includes(String(part)));
}

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

/** The month that `month` gives for all lines, and that no other line has more of, by `weigh`. */
function monthOf(months: Tally['keys'][string] | undefined, amounts: ArrayLike<number>, weigh: Weigh): Key {
  const sums = new Map<Key, number>();
  for (let index = 0; index < amounts.length; index++) {
    const amount = amounts[index] ?? 0;
    const month = months?.at(index) ?? null;
    if (amount > 0) sums.set(month, (sums.get(month) ?? 0) + amount);
  }
  return [...sums].reduce<readonly [Key, number]>((best, each) => (weigh(each, best) ? each : best), [null, -1])[0];
}

type Weigh = (a: readonly [Key, number], b: readonly [Key, number]) => boolean;

const later: Weigh = ([a], [b]) => b === null || String(a) > String(b);
const fuller: Weigh = ([, a], [, b]) => a > b;

/** Those who stand in one month, so that who stands in many is counted once: in the last one, or in the fullest. */
export function countedInMonth(
  key: string,
  which: 'last' | 'fullest',
  part?: readonly string[],
): (sums: Tally) => Counted {
  return ({ keys, addends }) => {
    const [months, parts, n] = [keys[key], keys['part'], addends['n'] ?? []];
    const isPart = (index: number) => part === undefined || part.includes(String(parts?.at(index)));
    const own = Float64Array.from(n, (amount, index) => (isPart(index) ? amount : 0));
    const month = monthOf(months, own, which === 'last' ? later : fuller);
    return (index) => ((months?.at(index) ?? null) === month ? (own[index] ?? 0) : 0);
  };
}

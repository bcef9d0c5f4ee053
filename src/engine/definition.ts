import type { Meaning, Settled } from '../metric.js';

/** FNV-1a (Fowler, Noll and Vo 1991) over UTF-16 units, folded to 24 bits. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  return ((state >>> 24) ^ state) & 0xffffff;
}

/** Six hexadecimal digits that change when the definition of a value does: metric, rule, options and level. */
export function definitionHash(metric: Meaning, { options, level }: Settled): string {
  const sorted = Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1));
  return hash(JSON.stringify([metric.name, metric.rule, sorted, level]))
    .toString(16)
    .padStart(6, '0');
}

import type { Cells, Key, Meaning, Settled } from '../metric.js';
import type { Facet } from './contract.js';
import { countingOf } from './protection/counted.js';
import type { Guard } from './protection/guard.js';
import { hiddenGroups } from './protection/groups.js';
import type { Size } from './protection/size.js';

function compareFacets(a: Facet, b: Facet): number {
  const [one, other] = [String(a.key), String(b.key)];
  return (b.n ?? -1) - (a.n ?? -1) || (one < other ? -1 : Number(one > other));
}

/** The values of a field by how much the cells with them count, small ones without their number. */
export function facetsOf(metric: Meaning, cells: Cells, field: string, settled: Settled, guard: Guard): Facet[] {
  const keys = cells.keys[field];
  const counting = countingOf(metric, cells, settled);
  const sizes = new Map<Key, Size>();
  for (let cell = 0; cell < cells.size; cell++) {
    const key = keys?.at(cell) ?? null;
    const size = sizes.get(key) ?? counting.none();
    size.add(counting.of(cell), counting.layer(cell));
    sizes.set(key, size);
  }
  const facets = [...sizes].map(([key, { n }]) => ({ key, n }));
  const given = facets.flatMap(({ key }, i) => (guard.segment(field, key) ? [i] : []));
  const hidden = hiddenGroups(facets, settled.minGroup, new Set(given));
  return facets
    .map((facet, i): Facet => (hidden.has(i) ? { key: facet.key, n: null, hidden: 'small' } : facet))
    .sort(compareFacets);
}

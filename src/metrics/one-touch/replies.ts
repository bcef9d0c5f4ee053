import type { Records } from '../../metric.js';
import { textsOf, valuesOf } from '../columns.js';

/** Public replies of agents by case, up to `asOf`. An event without an actor is an agent's. */
export function repliesByCase(events: Records, asOf: number | null): ReadonlyMap<string, number> {
  const [id, type, actor] = ['case_id', 'type', 'actor'].map((name) => textsOf(events, name));
  const at = valuesOf(events, 'at');
  const counts = new Map<string, number>();
  for (let row = 0; row < events.size; row++) {
    const name = id?.at(row) ?? null;
    const isReply = type?.at(row) === 'public_reply' && (actor?.at(row) ?? 'agent') === 'agent';
    if (name === null || !isReply || events.mask?.[row] === 0 || (at?.[row] ?? NaN) > (asOf ?? Infinity)) continue;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

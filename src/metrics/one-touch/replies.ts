import type { Records, TextColumn } from '../../metric.js';
import { eachStretch } from '../../rollup/each-row.js';
import { textsOf, valuesOf } from '../columns.js';

/** For each code of a column, that of a missing text first, whether the text is `wanted`. */
function isText(column: TextColumn | null, wanted: (text: string | null) => boolean): Uint8Array {
  return Uint8Array.from([null, ...(column?.dictionary ?? [])], (text) => Number(wanted(text)));
}

/**
 * Public replies of agents up to `asOf` by the case they are of, as a code of the events' `case_id`. An event without an
 * actor is an agent's. In steps between which the caller may pause.
 */
export function* repliesByCase(events: Records, cases: TextColumn, asOf: number | null): Generator<void, Uint32Array> {
  const [type, actor] = [textsOf(events, 'type'), textsOf(events, 'actor')];
  const isReply = isText(type, (text) => text === 'public_reply');
  const isAgent = isText(actor, (text) => (text ?? 'agent') === 'agent');
  const at = valuesOf(events, 'at');
  const counts = new Uint32Array(cases.texts.size);
  for (const [from, to] of eachStretch(events.size)) {
    for (let row = from; row < to; row++) {
      const code = cases.codes[row] ?? -1;
      if (code < 0 || isReply[(type?.codes[row] ?? -1) + 1] === 0 || isAgent[(actor?.codes[row] ?? -1) + 1] === 0)
        continue;
      if (events.mask?.[row] === 0 || (at?.[row] ?? NaN) > (asOf ?? Infinity)) continue;
      counts[code] = (counts[code] ?? 0) + 1;
    }
    yield;
  }
  return counts;
}

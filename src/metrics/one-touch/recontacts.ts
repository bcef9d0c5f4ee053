import type { Records, Settled } from '../../metric.js';
import { textsOf, valuesOf } from '../columns.js';

const day = 86_400_000;

/** The first place in sorted `values` that holds more than `value`. */
function after(values: readonly number[], value: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? Infinity) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * 1 for a case whose requester opened a new one, on the same topic where topics are known, within the option
 * `window-days` of its end; 0 for one whose requester did not; `NaN` without a requester. `counted` are the cases that
 * can be a new contact.
 */
export function recontacts(records: Records, counted: Uint8Array, ended: Float64Array, settled: Settled): Float64Array {
  const requester = textsOf(records, 'requester_id') ?? textsOf(records, 'account_id');
  const topic = textsOf(records, 'topic_id');
  const created = valuesOf(records, 'created_at');
  const window = Number(settled.options['window-days']) * day;
  const name = (row: number) => `${requester?.codes[row] ?? -1} ${topic?.codes[row] ?? -1}`;
  const contacts = new Map<string, number[]>();
  counted.forEach((bit, row) => {
    const at = created?.[row] ?? NaN;
    if (bit === 1) contacts.set(name(row), [...(contacts.get(name(row)) ?? []), at]);
  });
  contacts.forEach((times) => times.sort((a, b) => a - b));
  return Float64Array.from({ length: records.size }, (_, row) => {
    const end = ended[row] ?? NaN;
    if ((requester?.codes[row] ?? -1) < 0 || Number.isNaN(end)) return NaN;
    const times = contacts.get(name(row)) ?? [];
    return Number((times[after(times, end)] ?? Infinity) <= end + window);
  });
}

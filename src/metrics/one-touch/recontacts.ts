import type { Records, Settled } from '../../metric.js';
import { eachStretch, rowsAStretch } from '../../rollup/each-row.js';
import { groupRows } from '../../rollup/groups.js';
import { rowsOf } from '../../rollup/rows-of.js';
import { textsOf, valuesOf } from '../columns.js';
import { sortedByCode } from '../subscriptions/order.js';
import { contactWindow } from './touch.js';

/** When new contacts came, by who they are from: those of group g are `times[starts[g] … starts[g + 1] − 1]`, ascending. */
interface Contacts {
  readonly groups: Uint32Array;
  readonly starts: Int32Array;
  readonly times: Float64Array;
}

/** The first place from `low` up to `high` that holds more than `value`; the values there ascend. */
function after(values: Float64Array, low: number, high: number, value: number): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((values[middle] ?? Infinity) > value) to = middle;
    else from = middle + 1;
  }
  return from;
}

function* startsOf(rows: Int32Array, groups: Uint32Array, count: number): Generator<void, Int32Array> {
  const starts = new Int32Array(count + 1).fill(rows.length);
  let next = 0;
  for (const [from, to] of eachStretch(rows.length)) {
    for (let place = from; place < to; place++) {
      const group = groups[rows[place] ?? 0] ?? 0;
      while (next <= group) starts[next++] = place;
    }
    yield;
  }
  return starts;
}

function* sortEach(starts: Int32Array, times: Float64Array): Generator<void, void> {
  let sorted = 0;
  for (let group = 0; group + 1 < starts.length; group++) {
    const own = times.subarray(starts[group], starts[group + 1]);
    if (own.length > 1) own.sort();
    sorted += own.length + 1;
    if (sorted < rowsAStretch) continue;
    sorted = 0;
    yield;
  }
}

/** The cases that count by requester and, where topics are known, by topic. */
function* contactsOf(records: Records, counted: Uint8Array, created: Float64Array): Generator<void, Contacts> {
  const requester = textsOf(records, 'requester_id') ?? textsOf(records, 'account_id');
  const columns = [requester, textsOf(records, 'topic_id')].filter((column) => column !== null);
  const { keys: groups, examples } = yield* groupRows(columns, counted, records.size);
  const rows = new Int32Array(rowsOf(counted, records.size));
  const sorted = yield* sortedByCode(rows, examples.length, (row) => groups[row] ?? 0);
  const times = new Float64Array(sorted.length);
  for (const [from, to] of eachStretch(times.length)) {
    for (let place = from; place < to; place++) times[place] = created[sorted[place] ?? 0] ?? NaN;
    yield;
  }
  const starts = yield* startsOf(sorted, groups, examples.length);
  yield* sortEach(starts, times);
  return { groups, starts, times };
}

/**
 * 1 for a case that counts and whose requester opened a new one, on the same topic where topics are known, within the
 * option `window-days` of its end; 0 for one whose requester did not; `NaN` without a requester. `counted` are the cases
 * that count and can be a new contact. In steps between which the caller may pause.
 */
export function* recontacts(
  records: Records,
  counted: Uint8Array,
  ended: Float64Array,
  settled: Pick<Settled, 'options'>,
): Generator<void, Float64Array> {
  const requester = textsOf(records, 'requester_id') ?? textsOf(records, 'account_id');
  const again = new Float64Array(records.size).fill(NaN);
  if (requester === null) return again;
  const window = contactWindow(settled);
  const { groups, starts, times } = yield* contactsOf(records, counted, valuesOf(records, 'created_at') ?? ended);
  for (const [from, to] of eachStretch(records.size)) {
    for (let row = from; row < to; row++) {
      const end = ended[row] ?? NaN;
      if (counted[row] === 0 || (requester.codes[row] ?? -1) < 0 || Number.isNaN(end)) continue;
      const [first, last] = [starts[groups[row] ?? 0] ?? 0, starts[(groups[row] ?? 0) + 1] ?? 0];
      const next = after(times, first, last, end);
      again[row] = Number(next < last && (times[next] ?? Infinity) <= end + window);
    }
    yield;
  }
  return again;
}

import { msPerHour } from '../times.js';
import { replyBand } from './bands.js';
import type { ChurnOptions } from './options.js';
import type { CaseHistory } from './replies.js';

/** The middle of ascending `values`: of an even number the mean of the two in the middle (definition 2, Hyndman and Fan 1996). */
function medianOf(values: Float64Array): number {
  const middle = values.length / 2;
  const [low, high] = [values[Math.ceil(middle) - 1] ?? NaN, values[Math.floor(middle)] ?? NaN];
  return (low + high) / 2;
}

/** A customer's cases before an instant that moves forward. */
export interface ReplyWindow {
  /** Goes to the cases of another customer. */
  readonly enter: (customer: number) => void;
  /** The reply band of the customer's cases in the window before `end`, −1 where none tells; `end` never goes back. */
  readonly bandAt: (end: number) => number;
}

/**
 * Reads reply bands from windows of option `reply-window`: the median of how long the first replies took that had come
 * by its end. A case that still waits then, longer than the last band begins, counts as that slow; one that waits shorter
 * or was over without a reply tells nothing.
 */
export function replyWindow(history: CaseHistory, { window, bands }: ChurnOptions): ReplyWindow {
  const { created, replied, over } = history;
  const { starts, rows } = history.byCustomer;
  const slowest = (bands.at(-1) ?? 0) * msPerHour;
  let waits = new Float64Array(64);
  let [first, next, last] = [0, 0, 0];
  const waitAt = (row: number, end: number) => {
    const start = created[row] ?? NaN;
    if ((replied[row] ?? NaN) < end) return (replied[row] ?? NaN) - start;
    if ((over[row] ?? NaN) < end) return NaN;
    return end - start > slowest ? end - start : NaN;
  };
  const collect = (end: number) => {
    if (next - first > waits.length) waits = new Float64Array(2 * (next - first));
    let count = 0;
    for (let place = first; place < next; place++) {
      const wait = waitAt(rows[place] ?? -1, end);
      if (!Number.isNaN(wait)) waits[count++] = wait;
    }
    return waits.subarray(0, count);
  };
  return {
    enter: (customer) => {
      first = next = starts[customer] ?? 0;
      last = starts[customer + 1] ?? 0;
    },
    bandAt: (end) => {
      while (next < last && (created[rows[next] ?? -1] ?? NaN) < end) next++;
      while (first < next && (created[rows[first] ?? -1] ?? NaN) < end - window) first++;
      if (first === next) return -1;
      const told = collect(end);
      return told.length === 0 ? -1 : replyBand(medianOf(told.sort()), bands);
    },
  };
}

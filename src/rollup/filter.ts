import type { Column, Columns, Linked, Settled } from '../metric.js';
import { inStretches } from './each-row.js';

/** Takes out of `mask` what does not pass, from one row to another. */
export type Narrow = (mask: Uint8Array, from: number, to: number) => void;

function byText(codes: Int32Array, passes: Uint8Array): Narrow {
  return (mask, from, to) => {
    // Without a branch, which would be guessed wrong for every other row.
    for (let row = from; row < to; row++) mask[row] = (mask[row] ?? 0) * (passes[(codes[row] ?? -1) + 1] ?? 0);
  };
}

function byNumber(values: Float64Array, wanted: ReadonlySet<number>, missing: boolean): Narrow {
  return (mask, from, to) => {
    for (let row = from; row < to; row++) {
      const value = values[row] ?? NaN;
      if (!(Number.isNaN(value) ? missing : wanted.has(value))) mask[row] = 0;
    }
  };
}

/** Lets the rows through that carry one of some values; numbers and instants are written as texts, null is no value. */
export function letThrough(column: Column, wanted: readonly (string | null)[]): Narrow {
  const missing = wanted.includes(null);
  if (column.kind !== 'text') {
    const numbers = new Set(wanted.filter((text) => text !== null).map(Number));
    return byNumber(column.values, numbers, missing);
  }
  const texts = new Set(wanted);
  return byText(column.codes, Uint8Array.from([missing, ...column.dictionary.map((text) => texts.has(text))], Number));
}

/** Rows without a time, `NaN`, are never within. */
function within(times: Column, since: number, until: number): Narrow {
  if (times.kind === 'text') return out;
  const { values } = times;
  return (mask, from, to) => {
    for (let row = from; row < to; row++) {
      const at = values[row] ?? NaN;
      if (!(at >= since && at < until)) mask[row] = 0;
    }
  };
}

const out: Narrow = (mask, from, to) => mask.fill(0, from, to);

/** The names of filtered dimensions that the columns do not have. */
export function unknownDimensions(columns: Columns, filters: Settled['filters']): string[] {
  return Object.keys(filters).filter((name) => columns[name] === undefined);
}

/** A stretch of time, its end outside; null is an open end. */
interface Window {
  readonly since: number | null;
  readonly until: number | null;
}

/**
 * The lines that pass every filter and lie in [since, until): 1 for in, 0 for out; in steps. Where nothing is asked that is the
 * mask of the lines itself, null where all count. With an end to the window a line
 * without a time is out; a filter on a column that does not exist lets nothing through.
 */
export function* passingMask(
  linked: Linked,
  filters: Settled['filters'],
  times: Column | null,
  window: Window,
): Generator<void, Uint8Array | null> {
  const narrows = Object.entries(filters).map(([name, wanted]) => {
    const column = linked.columns[name];
    return column ? letThrough(column, wanted) : out;
  });
  const { since, until } = window;
  if (since !== null || until !== null) {
    narrows.push(times ? within(times, since ?? -Infinity, until ?? Infinity) : out);
  }
  if (narrows.length === 0) return linked.mask;
  const mask = linked.mask?.slice() ?? new Uint8Array(linked.size).fill(1);
  yield* inStretches(mask.length, (from, to) => {
    for (const narrow of narrows) narrow(mask, from, to);
  });
  return mask;
}

/** As `passingMask`, as a mask of its own in any case. */
export function* passingInSteps(
  linked: Linked,
  filters: Settled['filters'],
  times: Column | null,
  window: Window,
): Generator<void, Uint8Array> {
  const mask = yield* passingMask(linked, filters, times, window);
  if (mask !== null && mask !== linked.mask) return mask;
  return linked.mask?.slice() ?? new Uint8Array(linked.size).fill(1);
}

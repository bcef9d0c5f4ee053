import { finish, type Column, type Columns, type Linked, type Settled } from '../metric.js';
import { eachRow } from './each-row.js';

type Test = (row: number) => boolean;

function letsThrough(column: Column, wanted: readonly (string | null)[]): Test {
  const missing = wanted.includes(null);
  if (column.kind !== 'text') {
    const numbers = new Set(wanted.filter((text) => text !== null).map(Number));
    return (row) => {
      const value = column.at(row);
      return value === null ? missing : numbers.has(value);
    };
  }
  const passes = Uint8Array.from([missing, ...column.dictionary.map((text) => wanted.includes(text))], Number);
  return (row) => passes[(column.codes[row] ?? -1) + 1] === 1;
}

function within(times: Column, since: number | null, until: number | null): Test {
  return (row) => {
    const at = times.at(row);
    return typeof at === 'number' && (since === null || at >= since) && (until === null || at < until);
  };
}

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
 * The lines that pass every filter and lie in [since, until): 1 for in, 0 for out; in steps. With an end to the window a line
 * without a time is out; a filter on a column that does not exist lets nothing through.
 */
export function* passingInSteps(
  linked: Linked,
  filters: Settled['filters'],
  times: Column | null,
  window: Window,
): Generator<void, Uint8Array> {
  const tests: Test[] = Object.entries(filters).map(([name, wanted]) => {
    const column = linked.columns[name];
    return column ? letsThrough(column, wanted) : () => false;
  });
  if (window.since !== null || window.until !== null) {
    tests.push(times ? within(times, window.since, window.until) : () => false);
  }
  const mask = linked.mask?.slice() ?? new Uint8Array(linked.size).fill(1);
  if (tests.length === 0) return mask;
  yield* eachRow(mask.length, (row) => {
    if (mask[row] === 1 && !tests.every((test) => test(row))) mask[row] = 0;
  });
  return mask;
}

/** As `passingInSteps`, without a pause. */
export function passing(linked: Linked, filters: Settled['filters'], times: Column | null, window: Window): Uint8Array {
  return finish(passingInSteps(linked, filters, times, window));
}

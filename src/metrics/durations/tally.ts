import { numberColumn, textColumn, type Column, type Linked, type Settled, type Tally } from '../../metric.js';
import { binOf } from './edges.js';
import { marks } from './marks.js';
import { durationOptions } from './options.js';

function valuesOf({ columns, size }: Linked, name: string): Float64Array {
  const column = columns[name];
  return column?.kind === 'number' ? column.values : new Float64Array(size).fill(NaN);
}

function agesOf({ columns, size }: Linked): Column {
  return columns['age'] ?? textColumn(new Int32Array(size).fill(-1), []);
}

/**
 * What each duration adds, by `duration` in whole milliseconds (its bin, where the option `resolution` is 0.01) and by
 * the `age` of what still waits: 1 to `cases`; where there is a duration 1 to `n` and to
 * `events` or `censored`; and 1 for each mark of its case.
 */
export function tallyDurations(linked: Linked, settled: Settled): Tally {
  const exact = valuesOf(linked, 'duration');
  const duration =
    durationOptions(settled).resolution === 'exact' ? exact : exact.map((ms) => (ms >= 0 ? binOf(ms) : ms));
  const facts = valuesOf(linked, 'duration_marks');
  const has = (mark: number) => facts.map((sum) => (sum & mark ? 1 : 0));
  const n = exact.map((ms) => (Number.isNaN(ms) ? 0 : 1));
  const reached = has(marks.reached);
  return {
    keys: { duration: numberColumn(duration), age: agesOf(linked) },
    addends: {
      n,
      cases: exact.map(() => 1),
      events: n.map((one, line) => one * (reached[line] ?? 0)),
      censored: n.map((one, line) => one * (1 - (reached[line] ?? 0))),
      solved: has(marks.solved),
      reopened: has(marks.reopened),
      no_reply: has(marks.noReply),
      abandoned: has(marks.abandoned),
      vendor: has(marks.vendor),
      calendar: has(marks.calendar),
      recent: has(marks.recent),
    },
  };
}

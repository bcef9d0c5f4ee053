import { numberColumn, textColumn, type Column, type Linked, type Settled, type Tally } from '../../metric.js';
import { binsOf } from './edges.js';
import { marks } from './marks.js';
import { durationOptions } from './options.js';

function valuesOf({ columns, size }: Linked, name: string): Float64Array {
  const column = columns[name];
  return column?.kind === 'number' ? column.values : new Float64Array(size).fill(NaN);
}

function agesOf({ columns, size }: Linked): Column {
  return columns['age'] ?? textColumn(new Int32Array(size).fill(-1), []);
}

/** The marks of all lines together. */
function allMarks(facts: Float64Array): number {
  let all = 0;
  for (let line = 0; line < facts.length; line++) all |= facts[line] ?? 0;
  return all;
}

/** 1 for each line with a mark. */
function marked(facts: Float64Array, mark: number): Uint8Array {
  const flags = new Uint8Array(facts.length);
  for (let line = 0; line < facts.length; line++) flags[line] = ((facts[line] ?? 0) & mark) === 0 ? 0 : 1;
  return flags;
}

/** Whether each line has a duration. */
function isWhole(durations: Float64Array): boolean {
  for (let line = durations.length - 1; line >= 0; line--) if (Number.isNaN(durations[line])) return false;
  return true;
}

/** 1 for each line that has a duration and whose flag is `is`. */
function known(durations: Float64Array, flags: Uint8Array, is: 0 | 1): Uint8Array {
  const counts = new Uint8Array(durations.length);
  for (let line = 0; line < counts.length; line++) {
    counts[line] = flags[line] === is && !Number.isNaN(durations[line]) ? 1 : 0;
  }
  return counts;
}

/**
 * What each duration adds, by `duration` in whole milliseconds (its bin, where the option `resolution` is 0.01) and by
 * the `age` of what still waits: 1 to `cases`; where there is a duration 1 to `n` and to
 * `events` or `censored`; and 1 for each mark of its case. What is alike for all
 * lines is one column: marks that no line has, and lines and durations where each has one.
 */
export function tallyDurations(linked: Linked, settled: Settled): Tally {
  const exact = valuesOf(linked, 'duration');
  const duration = durationOptions(settled).resolution === 'exact' ? exact : binsOf(exact);
  const facts = valuesOf(linked, 'duration_marks');
  const [all, zeros, ones] = [allMarks(facts), new Uint8Array(linked.size), new Uint8Array(linked.size).fill(1)];
  const has = (mark: number) => ((all & mark) === 0 ? zeros : marked(facts, mark));
  const [reached, whole] = [has(marks.reached), isWhole(exact)];
  return {
    // Bins are few.
    apart: duration === exact,
    keys: { duration: numberColumn(duration), age: agesOf(linked) },
    addends: {
      n: whole ? ones : known(exact, ones, 1),
      cases: ones,
      events: whole ? reached : known(exact, reached, 1),
      censored: known(exact, reached, 0),
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

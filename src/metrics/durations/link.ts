import {
  numberColumn,
  textColumn,
  type InstantColumn,
  type Issue,
  type IssueCode,
  type Linked,
  type Records,
  type Settled,
} from '../../metric.js';
import { issueOf, openMask } from '../../rollup/issues.js';
import { movedInstants } from '../../rollup/moved.js';
import { countRows, rowsOf } from '../../rollup/rows-of.js';
import { maskCasesInSteps } from '../cases/counted.js';
import { ageBands } from './ages.js';
import { LineBuffer } from './line-buffer.js';
import { movedColumns } from './moved.js';
import { addPlain, isPlain } from './plain.js';
import { storiesOf, type Stories } from './story.js';
import { addTold, rulesOf, type Odd, type Rules } from './told.js';

const fieldsOfIssues: Readonly<Partial<Record<IssueCode, string>>> = {
  excluded: 'last_solved_at',
  no_schedule: 'schedule_id',
};

function issuesOf(cases: Records, odd: readonly Odd[]): Issue[] {
  const rowsByCode = new Map<IssueCode, Set<number>>();
  for (const { code, row } of odd) rowsByCode.set(code, (rowsByCode.get(code) ?? new Set()).add(row));
  return [...rowsByCode].flatMap(([code, rows]) =>
    issueOf(code, fieldsOfIssues[code] ?? 'created_at', [...rows], cases),
  );
}

/** Adds the lines of what `mask` lets through: of plain rows from their columns, of others from the stories of their cases. */
function* addLines(
  cases: Records,
  mask: Uint8Array,
  { storyOf, hasEvents }: Stories,
  rules: Rules,
  lines: LineBuffer,
): Generator<void, Odd[]> {
  const others = isPlain(rules) ? yield* addPlain(cases, mask, hasEvents, rules, lines) : rowsOf(mask, cases.size);
  return yield* addTold(others, storyOf, rules, lines);
}

function timeOf({ columns: { created_at: created }, size }: Records, rows: Uint32Array): InstantColumn {
  return movedInstants(created && created.kind !== 'text' ? created.values : new Float64Array(size).fill(NaN), rows);
}

/** The numbers that rows have in the feed. */
function numbersOf({ rowNumbers }: Records, rows: Uint32Array): Uint32Array {
  const numbers = new Uint32Array(rows.length);
  for (let line = 0; line < rows.length; line++) {
    const row = rows[line] ?? 0;
    numbers[line] = rowNumbers[row] ?? row + 1;
  }
  return numbers;
}

/**
 * The durations of the cases that count, one line each, with the case's own columns: `duration` in whole milliseconds
 * (missing where there is none), `age` of what still waits by band, and `duration_marks`. A line is put in a period by
 * its case's `created_at`. Cases without a usable duration are issues: `negative_duration`, `no_schedule`, or `excluded`
 * where nobody says when they were solved. Lines stand in ascending order of their durations.
 */
export function* linkDurations(records: Readonly<Record<string, Records>>, settled: Settled): Generator<void, Linked> {
  const cases = records['main'] ?? { size: 0, columns: {}, rowNumbers: new Uint32Array() };
  const mask = openMask(cases);
  const masked = yield* maskCasesInSteps(cases, mask, settled, 'by-customers');
  const buffer = new LineBuffer(countRows(mask, cases.size));
  yield;
  const stories = yield* storiesOf(cases, records['events'], settled.asOf ?? 0);
  const odd = yield* addLines(cases, mask, stories, rulesOf(cases, records, settled), buffer);
  const { rows, durations, ages, marks } = yield* buffer.sorted();
  const columns = movedColumns(cases.columns, rows, {
    duration: numberColumn(durations),
    age: textColumn(ages, ageBands),
    duration_marks: numberColumn(marks),
  });
  yield;
  let numbers: Uint32Array | null = null;
  return {
    size: rows.length,
    columns,
    mask: null,
    time: timeOf(cases, rows),
    wave: null,
    // Only lists of rows ask for them.
    get rowNumbers() {
      return (numbers ??= numbersOf(cases, rows));
    },
    issues: [...masked, ...issuesOf(cases, odd)],
    used: buffer.cases,
  };
}

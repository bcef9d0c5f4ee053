import {
  instantColumn,
  numberColumn,
  textColumn,
  type Issue,
  type IssueCode,
  type Linked,
  type Records,
  type Settled,
} from '../../metric.js';
import { issueOf, openMask } from '../../rollup/issues.js';
import { moved } from '../../rollup/link.js';
import { rowsOf } from '../../rollup/rows-of.js';
import { ageBands, bandOf } from './ages.js';
import { textReader } from '../columns.js';
import { maskCases } from '../cases/counted.js';
import { linesOf, type Horizon, type Line } from './lines.js';
import { marked } from './marks.js';
import { businessTime, calendarTime, type Ruler } from './measured.js';
import { durationOptions, type DurationOptions } from './options.js';
import { storiesOf, tellsReopens, type Story } from './story.js';
import { vendorDurations } from './vendor.js';

/** Clocks of two machines may differ so far: a duration from −1 minute to 0 is 0. */
const skew = 60_000;

/** After how many cases the caller may pause. */
const rowsBetweenPauses = 500;

/** A line as it goes into the sums. */
interface Entry {
  readonly row: number;
  /** Whole milliseconds; NaN where there is no duration. */
  readonly duration: number;
  readonly age: number;
  readonly marks: number;
}

interface Odd {
  readonly code: IssueCode;
  readonly row: number;
}

interface Measured {
  readonly duration: number;
  readonly reached: boolean;
  readonly vendor: boolean;
  /** Whether it seemed to end a moment before it began. */
  readonly skewed: boolean;
}

/** Everything by which the lines of a case are measured. */
interface Rules {
  readonly options: DurationOptions;
  readonly horizon: Horizon;
  readonly ruler: Ruler;
  readonly fallback: boolean;
  readonly vendor: (row: number) => number;
  readonly scheduleOf: (row: number) => string | null;
}

function rulesOf(cases: Records, records: Readonly<Record<string, Records>>, settled: Settled): Rules {
  const options = durationOptions(settled);
  const asOf = settled.asOf ?? 0;
  const window = tellsReopens(cases, records['events']) ? options.reopenWindow : 0;
  const business = options.business ? businessTime(records['schedules']) : null;
  return {
    options,
    horizon: { asOf, final: asOf - window, window },
    ruler: business ?? calendarTime,
    fallback: options.business && business === null,
    vendor: vendorDurations(cases, options, business !== null),
    scheduleOf: textReader(cases, 'schedule_id'),
  };
}

/** The duration of a line, another product's where its own instants are missing, or what is wrong with it. */
function measuredOf(row: number, line: Line, story: Story, rules: Rules): Measured | IssueCode {
  const minutes = line.reached ? NaN : rules.vendor(row);
  const plain = { reached: line.reached, vendor: false, skewed: false };
  if (story.created + minutes <= rules.horizon.final)
    return { ...plain, duration: minutes, reached: true, vendor: true };
  if (line.reason === 'unknown_end') return 'excluded';
  const { pieces } = line;
  if (pieces === null) return { ...plain, duration: NaN };
  if (pieces.some(([from, to]) => to < from - skew)) return 'negative_duration';
  const duration = rules.ruler(
    pieces.map(([from, to]) => [from, Math.max(from, to)]),
    rules.scheduleOf(row),
    story.events,
  );
  if (duration === null) return 'no_schedule';
  return { ...plain, duration: Math.round(duration), skewed: pieces.some(([from, to]) => to < from) };
}

function entryOf(row: number, line: Line, story: Story, rules: Rules, measured: Measured): Entry {
  const { options, horizon } = rules;
  const out = options.completedOnly && !measured.reached;
  const solved = story.solves.length > 0 && !Number.isNaN(story.reopens);
  return {
    row,
    duration: out ? NaN : measured.duration,
    age: measured.vendor || Number.isNaN(line.waiting) ? -1 : bandOf(horizon.asOf - line.waiting),
    marks: marked({
      reached: measured.reached,
      solved,
      reopened: solved && story.reopens > 0,
      noReply: line.reason === 'no_reply' && !measured.vendor,
      abandoned: options.clock === 'first-response' && !line.reached && !Number.isNaN(story.abandoned),
      vendor: measured.vendor,
      calendar: rules.fallback,
      recent: options.clock === 'full-resolution' && story.created > horizon.final,
    }),
  };
}

const fieldsOfIssues: Readonly<Partial<Record<IssueCode, string>>> = {
  excluded: 'last_solved_at',
  no_schedule: 'schedule_id',
};

interface Entries {
  readonly entries: readonly Entry[];
  readonly odd: readonly Odd[];
}

function* entriesOf(rows: Uint32Array, storyOf: (row: number) => Story, rules: Rules): Generator<void, Entries> {
  const entries: Entry[] = [];
  const odd: Odd[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % rowsBetweenPauses === 0) yield;
    const story = storyOf(row);
    for (const line of linesOf(rules.options.clock, story, rules.horizon)) {
      const measured = measuredOf(row, line, story, rules);
      if (typeof measured === 'string') odd.push({ code: measured, row });
      else entries.push(entryOf(row, line, story, rules, measured));
      if (typeof measured !== 'string' && measured.skewed) odd.push({ code: 'clock_skew', row });
    }
  }
  return { entries, odd };
}

function issuesOf(cases: Records, odd: readonly Odd[]): Issue[] {
  const rowsByCode = new Map<IssueCode, Set<number>>();
  for (const { code, row } of odd) rowsByCode.set(code, (rowsByCode.get(code) ?? new Set()).add(row));
  return [...rowsByCode].flatMap(([code, rows]) =>
    issueOf(code, fieldsOfIssues[code] ?? 'created_at', [...rows], cases),
  );
}

/**
 * The durations of the cases that count, one line each, with the case's own columns: `duration` in whole milliseconds
 * (missing where there is none), `age` of what still waits by band, and `duration_marks`. A line is put in a period by
 * its case's `created_at`. Cases without a usable duration are issues: `negative_duration`, `no_schedule`, or `excluded`
 * where nobody says when they were solved.
 */
export function* linkDurations(records: Readonly<Record<string, Records>>, settled: Settled): Generator<void, Linked> {
  const cases = records['main'] ?? { size: 0, columns: {}, rowNumbers: new Uint32Array() };
  const mask = openMask(cases);
  const masked = maskCases(cases, mask, settled, 'by-customers');
  yield;
  const storyOf = storiesOf(cases, records['events'], settled.asOf ?? 0);
  const rules = rulesOf(cases, records, settled);
  const { entries, odd } = yield* entriesOf(rowsOf(mask, cases.size), storyOf, rules);
  yield;
  const lines = Int32Array.from(entries, ({ row }) => row);
  const created = Float64Array.from(lines, (row) => Number(cases.columns['created_at']?.at(row) ?? NaN));
  const columns = Object.entries(cases.columns).map(([name, column]) => [name, moved(column, lines)] as const);
  return {
    size: entries.length,
    columns: {
      ...Object.fromEntries(columns),
      duration: numberColumn(Float64Array.from(entries, ({ duration }) => duration)),
      age: textColumn(
        Int32Array.from(entries, ({ age }) => age),
        ageBands,
      ),
      duration_marks: numberColumn(Float64Array.from(entries, ({ marks }) => marks)),
    },
    mask: null,
    time: instantColumn(created),
    wave: null,
    rowNumbers: Uint32Array.from(lines, (row) => cases.rowNumbers[row] ?? row + 1),
    issues: [...masked, ...issuesOf(cases, odd)],
    used: new Set(lines).size,
  };
}

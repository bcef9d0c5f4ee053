import {
  instantColumn,
  lazyTextColumn,
  numberColumn,
  type Column,
  type Columns,
  type Linked,
  type NumberColumn,
  type Records,
  type Settled,
  type Tally,
} from '../../metric.js';
import { eachRow, eachStretch } from '../../rollup/each-row.js';
import { movedInSteps } from '../../rollup/moved.js';
import { countRows } from '../../rollup/rows-of.js';
import { countedCasesInSteps } from '../cases/counted.js';
import { standingsInSteps, type Standings } from '../cases/ended.js';
import { hourColumn } from '../cases/hours.js';
import { maskAbove } from '../cases/masks.js';
import { wordIn } from '../asked.js';
import { noRecords, valuesOf } from '../columns.js';
import { bandOf } from '../durations/ages.js';

const own = {
  created: 'flow created',
  solved: 'flow solved',
  open: 'flow open',
  hour: 'hour of creation',
  age: 'age while open',
} as const;

/** What happens to a case: it comes, it goes, or it waits at the end of the window. */
const happens = { created: 0, solved: 1, open: 2 } as const;

/** What happens, one line each: the case's row, what happens to it as a number of `happens`, and when. */
interface Lines {
  readonly rows: Int32Array;
  readonly flows: Uint8Array;
  readonly times: Float64Array;
}

/** Whether the window ends before the feed does, so that its backlog is not that of `as_of`. */
export function endsEarlier({ until, asOf }: Settled): boolean {
  return until !== null && (asOf === null || until <= asOf);
}

/** The last instant that window and `as_of` let see, and one that lies in the window's last period. */
function endOf(settled: Settled): { readonly seen: number; readonly within: number } | null {
  const { until, asOf } = settled;
  const end = endsEarlier(settled) ? until : asOf;
  if (end === null) return null;
  // A period and a window end before the first instant outside; `as_of` itself has been seen.
  return { seen: end === asOf ? end : end - 1, within: end - 1 };
}

/** What is known of cases: which of them count, how they stand now, and which of those created by its end wait then. */
interface Known {
  readonly mask: Uint8Array;
  readonly created: Float64Array;
  readonly now: Standings;
  readonly waits: Uint8Array;
}

/** The cases that were there and open at the last instant seen; none where nothing says when that is. */
function* waitingAt(records: Records, created: Float64Array, seen: number, now: Standings, asOf: Settled['asOf']) {
  const waits = (seen === asOf ? now : yield* standingsInSteps(records, seen)).isOpen.slice();
  yield* maskAbove(waits, created, seen);
  for (const [from, to] of eachStretch(waits.length)) {
    for (let row = from; row < to; row++) if (Number.isNaN(created[row] ?? NaN)) waits[row] = 0;
    yield;
  }
  return waits;
}

function* countLines({ mask, now, waits }: Known): Generator<void, number> {
  let size = 0;
  for (const [from, to] of eachStretch(mask.length)) {
    for (let row = from; row < to; row++) if (mask[row] === 1) size += 2 - (now.isOpen[row] ?? 0) + (waits[row] ?? 0);
    yield;
  }
  return size;
}

function* linesOf(known: Known, within: number): Generator<void, Lines> {
  const { mask, created, now, waits } = known;
  const size = yield* countLines(known);
  const [rows, flows, times] = [new Int32Array(size), new Uint8Array(size), new Float64Array(size)];
  let line = 0;
  const add = (row: number, flow: number, at: number) => {
    rows[line] = row;
    flows[line] = flow;
    times[line++] = at;
  };
  for (const [from, to] of eachStretch(mask.length)) {
    for (let row = from; row < to; row++) {
      if (mask[row] !== 1) continue;
      add(row, happens.created, created[row] ?? NaN);
      if (now.isOpen[row] === 0) add(row, happens.solved, now.endedAt[row] ?? NaN);
      if (waits[row] === 1) add(row, happens.open, within);
    }
    yield;
  }
  return { rows, flows, times };
}

/** 1 for each line on which `flow` happens. */
function* happening({ flows }: Lines, flow: number): Generator<void, NumberColumn> {
  const values = new Float64Array(flows.length);
  for (const [from, to] of eachStretch(flows.length)) {
    for (let line = from; line < to; line++) if (flows[line] === flow) values[line] = 1;
    yield;
  }
  return numberColumn(values);
}

/** When cases came; missing on all other lines. */
function* comings({ flows, times }: Lines): Generator<void, Float64Array> {
  const instants = new Float64Array(flows.length).fill(NaN);
  for (const [from, to] of eachStretch(flows.length)) {
    for (let line = from; line < to; line++) if (flows[line] === happens.created) instants[line] = times[line] ?? NaN;
    yield;
  }
  return instants;
}

/** The band of age of cases that wait; missing on all other lines. */
function* ages({ rows, flows, times }: Lines, created: Float64Array): Generator<void, NumberColumn> {
  const bands = new Float64Array(flows.length).fill(NaN);
  for (const [from, to] of eachStretch(flows.length)) {
    for (let line = from; line < to; line++) {
      if (flows[line] === happens.open) bands[line] = bandOf((times[line] ?? 0) - (created[rows[line] ?? 0] ?? 0));
    }
    yield;
  }
  return numberColumn(bands);
}

/** What lines are counted by, under names that no field of a feed has. */
function* ownColumns(lines: Lines, created: Float64Array, { timeZone }: Settled): Generator<void, Columns> {
  return {
    [own.created]: yield* happening(lines, happens.created),
    [own.solved]: yield* happening(lines, happens.solved),
    [own.open]: yield* happening(lines, happens.open),
    [own.hour]: yield* hourColumn(yield* comings(lines), timeZone),
    [own.age]: yield* ages(lines, created),
  };
}

/** The columns of the cases, for their lines. */
function* caseColumns(records: Records, rows: Int32Array): Generator<void, Columns> {
  const columns: [string, Column][] = [];
  for (const [name, column] of Object.entries(records.columns)) {
    columns.push([name, yield* movedInSteps(column, rows)]);
  }
  return Object.fromEntries(columns);
}

function* rowNumbersOf(records: Records, rows: Int32Array): Generator<void, Uint32Array> {
  const numbers = new Uint32Array(rows.length);
  yield* eachRow(rows.length, (line) => {
    const row = rows[line] ?? 0;
    numbers[line] = records.rowNumbers[row] ?? row + 1;
  });
  return numbers;
}

/**
 * One line for each thing that happens to a case: created in the period of its creation, solved in that of its last
 * solve or close, and open at the last instant of the window. The lines carry every column of their case. In steps
 * between which the caller may pause.
 */
export function* linkFlow(main: Records | undefined, settled: Settled): Generator<void, Linked> {
  const records = main ?? noRecords;
  const { mask, issues } = yield* countedCasesInSteps(records, settled);
  const created = valuesOf(records, 'created_at') ?? new Float64Array(records.size).fill(NaN);
  const [end, now] = [endOf(settled), yield* standingsInSteps(records, settled.asOf)];
  const waits = end ? yield* waitingAt(records, created, end.seen, now, settled.asOf) : new Uint8Array(records.size);
  const lines = yield* linesOf({ mask, created, now, waits }, end?.within ?? NaN);
  const columns = yield* caseColumns(records, lines.rows);
  const own = yield* ownColumns(lines, created, settled);
  return {
    size: lines.rows.length,
    columns: { ...columns, ...own },
    mask: null,
    time: instantColumn(lines.times),
    wave: null,
    rowNumbers: yield* rowNumbersOf(records, lines.rows),
    issues,
    used: countRows(mask, mask.length),
  };
}

/** What waits by its priority or channel, as option `backlog` says (`bad_option` for others); missing for what does not wait. */
function* waiting({ columns, size }: Linked, open: Float64Array, { options }: Settled): Generator<void, Column> {
  const column = columns[wordIn('backlog', ['priority', 'channel'], options)];
  if (column?.kind !== 'text') return numberColumn(new Float64Array(size).fill(NaN));
  const codes = new Int32Array(size).fill(-1);
  for (const [from, to] of eachStretch(size)) {
    for (let line = from; line < to; line++) if (open[line] === 1) codes[line] = column.codes[line] ?? -1;
    yield;
  }
  return lazyTextColumn(codes, column.texts);
}

/** What each line adds: 1 to `created`, `solved` or `open`, by its hour of the week, its band of age, and what waits. */
export function* tallyFlow(linked: Linked, settled: Settled): Generator<void, Tally> {
  const values = (name: string) => valuesOf(linked, name) ?? new Float64Array(linked.size);
  const open = values(own.open);
  return {
    keys: {
      hour: numberColumn(values(own.hour)),
      age: numberColumn(values(own.age)),
      waiting: yield* waiting(linked, open, settled),
    },
    addends: { created: values(own.created), solved: values(own.solved), open },
  };
}

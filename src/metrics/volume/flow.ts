import { hourOfWeek } from '../../calendar/hour-of-week.js';
import {
  instantColumn,
  numberColumn,
  textColumn,
  type Column,
  type Columns,
  type Linked,
  type NumberColumn,
  type Records,
  type Settled,
  type Tally,
} from '../../metric.js';
import { eachRow } from '../../rollup/each-row.js';
import { moved } from '../../rollup/link.js';
import { rowsOf } from '../../rollup/rows-of.js';
import { bandOf } from '../durations/ages.js';
import { valuesOf } from '../columns.js';
import { countedCasesInSteps } from '../cases/counted.js';
import { standings } from '../cases/ended.js';

/** The key columns of volume's own. */
export const flowKeys: readonly string[] = ['hour', 'age', 'waiting'];

const own = {
  created: 'flow created',
  solved: 'flow solved',
  open: 'flow open',
  hour: 'hour of creation',
  age: 'age while open',
} as const;

/** What happens to a case: it comes, it goes, or it waits at the end of the window. */
type Flow = 'created' | 'solved' | 'open';

/** What happens, one line each: the case's row, what happens to it, and when. */
interface Lines {
  readonly rows: number[];
  readonly flows: Flow[];
  readonly times: number[];
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

function* linesOf(records: Records, mask: Uint8Array, settled: Settled): Generator<void, Lines> {
  const created = valuesOf(records, 'created_at');
  const end = endOf(settled);
  const now = standings(records, settled.asOf);
  const atEnd = standings(records, end?.seen ?? null);
  const lines: Lines = { rows: [], flows: [], times: [] };
  const add = (row: number, flow: Flow, at: number) => {
    lines.rows.push(row);
    lines.flows.push(flow);
    lines.times.push(at);
  };
  yield* eachRow(mask.length, (row) => {
    if (mask[row] !== 1) return;
    const at = created?.[row] ?? NaN;
    const { isOpen, endedAt } = now(row);
    add(row, 'created', at);
    if (!isOpen) add(row, 'solved', endedAt);
    if (end !== null && at <= end.seen && atEnd(row).isOpen) add(row, 'open', end.within);
  });
  return lines;
}

/** A value for each line on which `flow` happens; the others are missing, or `other`. */
function* where(
  { flows }: Lines,
  flow: Flow,
  value: (line: number) => number,
  other = NaN,
): Generator<void, NumberColumn> {
  const values = new Float64Array(flows.length).fill(other);
  yield* eachRow(flows.length, (line) => {
    if (flows[line] === flow) values[line] = value(line);
  });
  return numberColumn(values);
}

/** What lines are counted by, under names that no field of a feed has. */
function* ownColumns(lines: Lines, born: Float64Array | null, { timeZone }: Settled): Generator<void, Columns> {
  const { rows, times } = lines;
  const one = () => 1;
  return {
    [own.created]: yield* where(lines, 'created', one, 0),
    [own.solved]: yield* where(lines, 'solved', one, 0),
    [own.open]: yield* where(lines, 'open', one, 0),
    [own.hour]: yield* where(lines, 'created', (line) => hourOfLine(times[line] ?? NaN, timeZone)),
    [own.age]: yield* where(lines, 'open', (line) => bandOf((times[line] ?? 0) - (born?.[rows[line] ?? 0] ?? 0))),
  };
}

function hourOfLine(at: number, zone: string): number {
  if (Number.isNaN(at)) return NaN;
  const { weekday, hour } = hourOfWeek(at, zone);
  return (weekday - 1) * 24 + hour;
}

/**
 * One line for each thing that happens to a case: created in the period of its creation, solved in that of its last
 * solve or close, and open at the last instant of the window. The lines carry every column of their case. In steps
 * between which the caller may pause.
 */
export function* linkFlow(main: Records | undefined, settled: Settled): Generator<void, Linked> {
  const records = main ?? { size: 0, columns: {}, rowNumbers: new Uint32Array() };
  const { mask, issues } = yield* countedCasesInSteps(records, settled);
  const lines = yield* linesOf(records, mask, settled);
  const rows = new Int32Array(lines.rows);
  const rowNumbers = new Uint32Array(rows.length);
  yield* eachRow(rows.length, (line) => {
    const row = rows[line] ?? 0;
    rowNumbers[line] = records.rowNumbers[row] ?? row + 1;
  });
  const columns: [string, Column][] = [];
  for (const [name, column] of Object.entries(records.columns)) {
    columns.push([name, moved(column, rows)]);
    yield;
  }
  return {
    size: rows.length,
    columns: {
      ...Object.fromEntries(columns),
      ...(yield* ownColumns(lines, valuesOf(records, 'created_at'), settled)),
    },
    mask: null,
    time: instantColumn(new Float64Array(lines.times)),
    wave: null,
    rowNumbers,
    issues,
    used: rowsOf(mask, mask.length).length,
  };
}

function waiting({ columns }: Linked, open: Float64Array, { options }: Settled): Column {
  const column = columns[String(options['backlog'])];
  if (column?.kind !== 'text') return numberColumn(new Float64Array(open.length).fill(NaN));
  return textColumn(
    column.codes.map((code, line) => (open[line] === 1 ? code : -1)),
    column.dictionary,
  );
}

/** What each line adds: 1 to `created`, `solved` or `open`, by its hour of the week, its band of age, and what waits. */
export function tallyFlow(linked: Linked, settled: Settled): Tally {
  const values = (name: string) => valuesOf(linked, name) ?? new Float64Array(linked.size);
  const open = values(own.open);
  return {
    keys: {
      hour: numberColumn(values(own.hour)),
      age: numberColumn(values(own.age)),
      waiting: waiting(linked, open, settled),
    },
    addends: { created: values(own.created), solved: values(own.solved), open },
  };
}

import { hoursOfWeek } from '../../calendar/hour-of-week.js';
import {
  instantColumn,
  numberColumn,
  textColumn,
  type Column,
  type Linked,
  type Records,
  type Settled,
  type Tally,
} from '../../metric.js';
import { moved } from '../../rollup/link.js';
import { bandOf } from '../durations/ages.js';
import { valuesOf } from '../columns.js';
import { countedCases } from '../cases/counted.js';
import { standings } from '../cases/ended.js';

/** The key columns of volume's own. */
export const flowKeys: readonly string[] = ['hour', 'age', 'waiting'];

/** What happens to a case: it comes, it goes, or it waits at the end of the window. */
type Flow = 'created' | 'solved' | 'open';

interface Line {
  readonly row: number;
  readonly flow: Flow;
  readonly at: number;
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

function linesOf(records: Records, mask: Uint8Array, settled: Settled): Line[] {
  const created = valuesOf(records, 'created_at');
  const end = endOf(settled);
  const now = standings(records, settled.asOf);
  const atEnd = standings(records, end?.seen ?? null);
  return [...mask.keys()].flatMap((row): Line[] => {
    if (mask[row] !== 1) return [];
    const at = created?.[row] ?? NaN;
    const { isOpen, endedAt } = now(row);
    const waits = end !== null && at <= end.seen && atEnd(row).isOpen;
    return [
      { row, flow: 'created', at },
      ...(isOpen ? [] : [{ row, flow: 'solved', at: endedAt } as const]),
      ...(waits ? [{ row, flow: 'open', at: end.within } as const] : []),
    ];
  });
}

function flags(lines: readonly Line[], flow: Flow): Float64Array {
  return Float64Array.from(lines, (line) => Number(line.flow === flow));
}

/**
 * One line for each thing that happens to a case: created in the period of its creation, solved in that of its last
 * solve or close, and open at the last instant of the window. The lines carry every column of their case.
 */
export function linkFlow(main: Records | undefined, settled: Settled): Linked {
  const records = main ?? { size: 0, columns: {}, rowNumbers: new Uint32Array() };
  const { mask, issues } = countedCases(records, settled);
  const lines = linesOf(records, mask, settled);
  const rows = Int32Array.from(lines, ({ row }) => row);
  const columns = Object.entries(records.columns).map(([name, column]) => [name, moved(column, rows)] as const);
  const flow = (name: Flow) => [`flow ${name}`, numberColumn(flags(lines, name))] as const;
  return {
    size: lines.length,
    columns: { ...Object.fromEntries(columns), ...Object.fromEntries([flow('created'), flow('solved'), flow('open')]) },
    mask: null,
    time: instantColumn(Float64Array.from(lines, ({ at }) => at)),
    wave: null,
    rowNumbers: Uint32Array.from(rows, (row) => records.rowNumbers[row] ?? row + 1),
    issues,
    used: mask.reduce((sum, bit) => sum + bit, 0),
  };
}

function where(flag: Float64Array, value: (line: number) => number): Column {
  return numberColumn(flag.map((bit, line) => (bit === 1 ? value(line) : NaN)));
}

function hours({ time }: Linked, created: Float64Array, { timeZone }: Settled): Column {
  const hour = hoursOfWeek(time?.values ?? new Float64Array(created.length).fill(NaN), timeZone);
  return where(created, (line) => {
    const at = hour[line] ?? -1;
    return at < 0 ? NaN : at;
  });
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
  const flag = (name: Flow) => valuesOf(linked, `flow ${name}`) ?? new Float64Array(linked.size);
  const [created, solved, open] = [flag('created'), flag('solved'), flag('open')];
  const born = valuesOf(linked, 'created_at');
  const age = where(open, (line) => bandOf((linked.time?.values[line] ?? 0) - (born?.[line] ?? 0)));
  return {
    keys: { hour: hours(linked, created, settled), age, waiting: waiting(linked, open, settled) },
    addends: { created, solved, open },
  };
}

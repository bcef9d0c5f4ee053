import { finish, type Cells, type Indices } from '../../metric.js';
import { eachStretch } from '../../rollup/each-row.js';
import { sizeOf, type LifeTable } from '../../stats/kaplan-meier.js';
import { siblingsOf } from '../reading/estimator.js';
import { giveBack, partOf, takeBuffers, type Buffers } from './buffers.js';
import { dealtTable } from './dealt.js';
import { ascendingOrder } from './order.js';
import { durationsOf, packOf, type Pack } from './packs.js';

export { durationsOf, sizeOf };

/** Milliseconds of an hour, the unit of durations in a measure. */
export const msPerHour = 3_600_000;

/** A life table that is being made of cells. */
interface Making {
  readonly pack: Pack;
  /** Null is all cells, as they stand. */
  readonly indices: Indices | null;
  readonly perUnit: number;
  readonly buffers: Buffers;
  size: number;
  /** The duration of its last entry. */
  last: number;
}

/** Adds cells from one place to another; false where their durations do not ascend. */
function addAscending(table: Making, from: number, to: number): boolean {
  const { pack, indices, perUnit, buffers } = table;
  const { times, events, censored } = buffers;
  let [entry, last] = [table.size - 1, table.last];
  for (let i = from; i < to; i++) {
    const cell = indices === null ? i : (indices[i] ?? -1);
    const duration = pack.durations[cell] ?? NaN;
    const ended = pack.events[cell] ?? 0;
    const lost = pack.censored[cell] ?? 0;
    if (duration > last) {
      last = duration;
      times[++entry] = duration / perUnit;
      events[entry] = ended;
      censored[entry] = lost;
    } else if (duration === last) {
      events[entry] = (events[entry] ?? 0) + ended;
      censored[entry] = (censored[entry] ?? 0) + lost;
    } else if (duration < last) return false;
  }
  table.size = entry + 1;
  table.last = last;
  return true;
}

/** The cells at `indices` in ascending order of their durations. */
function* inOrder(cells: Cells, indices: Indices): Generator<void, Indices> {
  const durations = durationsOf(cells);
  const order = yield* ascendingOrder(Float64Array.from(indices, (index) => durations[index] ?? NaN));
  return Array.from(order, (place) => indices[place] ?? -1);
}

function* tableOf(
  cells: Cells,
  indices: Indices,
  perUnit: number,
  buffers: Buffers,
  isAll = indices.length === cells.size,
): Generator<void, Buffers> {
  const table: Making = {
    pack: packOf(cells),
    indices: isAll ? null : indices,
    perUnit,
    buffers,
    size: 0,
    last: -Infinity,
  };
  for (const [from, to] of eachStretch(indices.length)) {
    if (!addAscending(table, from, to)) {
      const ordered = yield* inOrder(cells, indices);
      return yield* tableOf(cells, ordered, perUnit, buffers, false);
    }
    yield;
  }
  return partOf(buffers, 0, table.size);
}

/** Lists that so many are side by side are dealt out together; of fewer each looks at neighbours anyway. */
const fewestDealt = 8;

/** What `use` makes of the life table of a list, which stands where others will. */
function* read<Result>(
  cells: Cells,
  indices: Indices,
  perUnit: number,
  use: (table: Buffers) => Result,
): Generator<void, Result> {
  const siblings = siblingsOf(indices);
  const areMany = siblings !== null && siblings.lists.size >= fewestDealt;
  const dealt = areMany ? yield* dealtTable(cells, indices, siblings, perUnit) : null;
  if (dealt) return use(dealt);
  const buffers = takeBuffers(cells);
  const result = use(yield* tableOf(cells, indices, perUnit, buffers));
  giveBack(cells, buffers);
  return result;
}

/** A table of its own memory, which is no larger than the table. */
function kept({ times, events, censored }: Buffers): LifeTable {
  return { times: times.slice(), events: events.slice(), censored: censored.slice() };
}

interface Known {
  readonly cells: Cells;
  readonly perUnit: number;
  readonly table: LifeTable;
}

/** Tables by the list of cells they are of: median, curve, histogram and tests ask for the same one. */
const known = new WeakMap<Indices, Known>();

/**
 * How many durations ended (`events`) and how many were still running (`censored`) at each distinct time, over the
 * cells at `indices`, a list that does not change. Cells carry the duration in whole milliseconds as key `duration`, null
 * where there is none; times come out in units of `perUnit` milliseconds, hours by default. Linear where the durations
 * of the cells ascend.
 */
export function lifeTable(cells: Cells, indices: Indices, perUnit = msPerHour): LifeTable {
  return finish(lifeTableInSteps(cells, indices, perUnit));
}

/** As `lifeTable`, in steps between which the caller may pause. */
export function* lifeTableInSteps(cells: Cells, indices: Indices, perUnit = msPerHour): Generator<void, LifeTable> {
  const last = known.get(indices);
  if (last?.cells === cells && last.perUnit === perUnit) return last.table;
  const table = yield* read(cells, indices, perUnit, kept);
  known.set(indices, { cells, perUnit, table });
  return table;
}

/** What `use` makes of the life table of a list that nobody asks for again, which is kept nowhere; in steps. */
export function* fromLifeTable<Result>(
  cells: Cells,
  indices: Indices,
  use: (table: LifeTable) => Result,
): Generator<void, Result> {
  const last = known.get(indices);
  if (last?.cells === cells && last.perUnit === msPerHour) return use(last.table);
  return yield* read(cells, indices, msPerHour, use);
}

import { finish, type Cells } from '../../metric.js';
import { eachStretch } from '../../rollup/each-row.js';
import { sizeOf, type LifeTable } from '../../stats/kaplan-meier.js';
import { giveBack, takeBuffers, type Buffers } from './buffers.js';
import { ascendingOrder } from './order.js';
import { durationsOf, placesIn, readPlaces, type Places } from './packs.js';

export { durationsOf, sizeOf };

/** Milliseconds of an hour, the unit of durations in a measure. */
export const msPerHour = 3_600_000;

/** A life table that is being made. */
interface Making extends Buffers {
  size: number;
}

/** Adds cells from one place to another; false where their durations do not ascend. */
function addAscending(table: Making, { pack, indices, first }: Places, from: number, to: number): boolean {
  const { times, events, censored } = table;
  const { times: durations, events: ends, censored: losses } = pack;
  let entry = table.size - 1;
  let last = times[entry] ?? -Infinity;
  for (let i = from; i < to; i++) {
    const at = indices === null ? first + i : (indices[i] ?? -1);
    const duration = durations[at] ?? NaN;
    const ended = ends[at] ?? 0;
    const lost = losses[at] ?? 0;
    if (duration > last) {
      times[++entry] = last = duration;
      events[entry] = ended;
      censored[entry] = lost;
    } else if (duration === last) {
      events[entry] = (events[entry] ?? 0) + ended;
      censored[entry] = (censored[entry] ?? 0) + lost;
    } else if (duration < last) return false;
  }
  table.size = entry + 1;
  return true;
}

/** The cells at `indices` in ascending order of their durations. */
function* inOrder(cells: Cells, indices: readonly number[]): Generator<void, readonly number[]> {
  const durations = durationsOf(cells);
  const order = yield* ascendingOrder(Float64Array.from(indices, (index) => durations[index] ?? NaN));
  return Array.from(order, (place) => indices[place] ?? -1);
}

function finished({ times, events, censored, size }: Making): Buffers {
  return { times: times.subarray(0, size), events: events.subarray(0, size), censored: censored.subarray(0, size) };
}

function* tableOf(
  cells: Cells,
  indices: readonly number[],
  buffers: Buffers,
  places: Places,
): Generator<void, Buffers> {
  const table: Making = { ...buffers, size: 0 };
  for (const [from, to] of eachStretch(indices.length)) {
    if (!addAscending(table, places, from, to)) {
      const ordered = yield* inOrder(cells, indices);
      return yield* tableOf(cells, ordered, buffers, { pack: places.pack, indices: ordered, first: 0 });
    }
    yield;
  }
  return finished(table);
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
const known = new WeakMap<readonly number[], Known>();

/**
 * How many durations ended (`events`) and how many were still running (`censored`) at each distinct time, over the
 * cells at `indices`, a list that does not change. Cells carry the duration in whole milliseconds as key `duration`, null
 * where there is none; times come out in units of `perUnit` milliseconds, hours by default. Linear where the durations
 * of the cells ascend.
 */
export function lifeTable(cells: Cells, indices: readonly number[], perUnit = msPerHour): LifeTable {
  return finish(lifeTableInSteps(cells, indices, perUnit));
}

/** As `lifeTable`, in steps between which the caller may pause. */
export function* lifeTableInSteps(
  cells: Cells,
  indices: readonly number[],
  perUnit = msPerHour,
): Generator<void, LifeTable> {
  const last = known.get(indices);
  if (last?.cells === cells && last.perUnit === perUnit) return last.table;
  const buffers = takeBuffers(cells);
  const table = kept(yield* tableOf(cells, indices, buffers, yield* placesIn(cells, indices, perUnit)));
  giveBack(cells, buffers);
  known.set(indices, { cells, perUnit, table });
  return table;
}

/** What `read` makes of the life table of a list that nobody asks for again, which is kept nowhere; in steps. */
export function* fromLifeTable<Result>(
  cells: Cells,
  indices: readonly number[],
  read: (table: LifeTable) => Result,
): Generator<void, Result> {
  const last = known.get(indices);
  if (last?.cells === cells && last.perUnit === msPerHour) return read(last.table);
  const buffers = takeBuffers(cells);
  const table = yield* readPlaces(cells, indices, msPerHour, (places) => tableOf(cells, indices, buffers, places));
  const result = read(table);
  giveBack(cells, buffers);
  return result;
}

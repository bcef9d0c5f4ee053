import type { Interval } from '../../stats/interval.js';
import type {
  Bar,
  Cells,
  Column,
  Estimate,
  Extras,
  Indices,
  Note,
  SeriesPoint,
  Settled,
  TextColumn,
} from '../../metric.js';

/** An estimate with what comparing it needs. Values, limits and standard error are in the metric's unit. */
export interface Estimated extends Estimate {
  readonly n: number;
  /** n, or what it is worth where answers are weighted or clustered. */
  readonly effective: number;
  /** Null where no interval can be given. */
  readonly standardError: number | null;
  /**
   * Limits as if the process had run again, by which differences are judged: for a census, whose value is exact and
   * shown without an interval. Absent where `low` and `high` serve.
   */
  readonly repeated?: { readonly low: number; readonly high: number };
}

/** What all others than a segment say together. */
export interface Rest extends Estimated {
  /** The p-value of the segment against them, where it is found on the way. */
  readonly p?: number | null;
}

/** How large a difference must be to matter: in the metric's unit, or as a part of the earlier value. */
export type Meaningful = number | { readonly relative: number };

/** A difference of two estimates in the metric's unit. */
export interface Difference {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly standardError: number | null;
}

/** Notes that are made in steps between which the caller may pause. */
export type NoteSteps = Generator<void, readonly Note[]>;

/** The part of a metric that knows its statistic; series, segments and changes are built on it for every metric alike. */
export interface Estimator {
  /**
   * Works out in steps, and remembers with the list, what the others will ask of the cells at the given indices; absent
   * where that never takes long.
   */
  readonly prepare?: (
    cells: Cells,
    indices: Indices,
    level: number,
    /** Whether more will be asked of the same list. */
    isKept: boolean,
  ) => Generator<void, unknown>;
  /** What the cells at the given indices say together. */
  readonly estimate: (cells: Cells, indices: Indices, level: number) => Estimated;
  /**
   * For each of `parts`, which share no cell, what the cells of all others say together; absent where that is estimated
   * from a list of them.
   */
  readonly rests?: (cells: Cells, parts: readonly Indices[], level: number) => Generator<void, readonly Rest[]>;
  /**
   * The limits of a published value of which it is known how many it is of; absent where more than that would have to be
   * known, null for a value that is none.
   */
  readonly published?: (value: number, n: number, level: number) => Interval | null;
  /** How large a difference must be to be called up or down. */
  readonly meaningful: Meaningful;
  /** An interval with more than this on each side is noted as wide; null where no such limit is customary. */
  readonly wide: number | null;
  /** The distribution behind the whole; none without it. */
  readonly distribution?: (cells: Cells, indices: Indices) => readonly Bar[];
  /** Share of delivered surveys that were answered, 0…1; null where unknown. */
  readonly answered?: (cells: Cells, indices: Indices) => number | null;
  /** Facts of the metric's own about the whole; in steps where that takes long. */
  readonly notes?: (cells: Cells, indices: Indices, whole: Estimated) => readonly Note[] | NoteSteps;
  /** The p-value of `a` against `b` where it is not that of a normal difference, such as the log-rank test. */
  readonly significance?: (cells: Cells, a: Indices, b: Indices) => number | null;
  /**
   * What the value of the cells at the given indices weighs in a whole that they are part of: the value's own denominator.
   * Given where the value of a whole is the mean of the values of its segments so weighed, which lets its change be told
   * apart by segment; null where it is none for these cells, as a share is while some are not decided.
   */
  readonly weight?: (cells: Cells, indices: Indices) => number | null;
  /** Whether the value is the sum of its segments, such as a count: they are then listed, not held against the others. */
  readonly additive?: boolean;
  /**
   * Whether the value is a standing at the end of a period rather than a sum over periods: the whole, and each segment,
   * is then that of the last complete period.
   */
  readonly standing?: boolean;
  /**
   * Whether a period counts as complete from the start of its last day on, because figures are dated by that day as
   * month-end states are.
   */
  readonly datedByLastDay?: boolean;
  /** What the metric shows beside value, series and segments. */
  readonly extras?: (cells: Cells, settled: Settled, series: readonly SeriesPoint[]) => Generator<void, Extras>;
}

/** Fewer answers than this are noted and never carry a verdict (half-width of an NPS at 30 answers: ±28 points). */
export const fewAnswers = 30;

/** Lists that have been made of cells, so that whoever asks the same again gets the very list. */
const wholes = new WeakMap<Cells, Indices>();
const parted = new WeakMap<Indices, { readonly cells: Cells; readonly byKey: Map<string, Parted> }>();

/** Lists of cells by the value that they have in common. */
export type Parted = ReadonlyMap<string | null, Indices>;

/** All indices of some cells, the same list each time. */
export function allOf(cells: Cells): Indices {
  const known = wholes.get(cells);
  if (known) return known;
  const all = new Uint32Array(cells.size);
  for (let index = 0; index < cells.size; index++) all[index] = index;
  wholes.set(cells, all);
  return all;
}

/** How many of the cells at `indices` have each code plus one, and these in order of first appearance. */
function countedByCode({ codes, texts }: TextColumn, indices: Indices) {
  const [counts, order] = [new Uint32Array(texts.size + 1), new Uint32Array(texts.size + 1)];
  let size = 0;
  for (let i = 0; i < indices.length; i++) {
    const place = (codes[indices[i] ?? -1] ?? -1) + 1;
    const before = counts[place] ?? 0;
    if (before === 0) order[size++] = place;
    counts[place] = before + 1;
  }
  return { counts, order: order.subarray(0, size) };
}

/** The cells at `indices` by the codes of a text column, of which there are not more than cells: lists side by side. */
function byCode(column: TextColumn, indices: Indices): Parted {
  const { codes, texts } = column;
  const { counts, order } = countedByCode(column, indices);
  const [all, next] = [new Uint32Array(indices.length), new Uint32Array(counts.length)];
  let end = 0;
  const lists = Array.from(order, (place) => {
    next[place] = end;
    end += counts[place] ?? 0;
    return [texts.at(place - 1), all.subarray(next[place], end)] as const;
  });
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i] ?? 0;
    const place = (codes[index] ?? -1) + 1;
    const own = next[place] ?? 0;
    all[own] = index;
    next[place] = own + 1;
  }
  return new Map(lists);
}

function byText(column: Column | undefined, indices: Indices): Parted {
  const groups = new Map<string | null, number[]>();
  for (const index of indices) {
    const value = column?.at(index) ?? null;
    const name = value === null ? null : String(value);
    const group = groups.get(name);
    if (group) group.push(index);
    else groups.set(name, [index]);
  }
  return new Map(Array.from(groups, ([name, group]) => [name, Uint32Array.from(group)]));
}

/** Whether a column has few codes for the cells that are asked for, so that each can have a place. */
function isCoded(column: Column | undefined, cells: number): column is TextColumn {
  return column?.kind === 'text' && column.texts.size <= cells + 1024;
}

/** A list of cells with all others into which a list was parted by the codes of a column. */
export interface Siblings {
  readonly of: Indices;
  readonly codes: Int32Array;
  readonly lists: Parted;
}

const siblings = new WeakMap<Indices, Siblings>();

/** The lists with which `indicesBy` made a list, by codes; null where it did not. */
export function siblingsOf(indices: Indices): Siblings | null {
  return siblings.get(indices) ?? null;
}

function byCodeWithSiblings(column: TextColumn, of: Indices): Parted {
  const lists = byCode(column, of);
  const all = { of, codes: column.codes, lists };
  for (const list of lists.values()) siblings.set(list, all);
  return lists;
}

/** The indices of cells by the value of one key column, in ascending order where `indices` are; the same lists each time. */
export function indicesBy(cells: Cells, key: string, indices: Indices): Parted {
  const known = parted.get(indices);
  const byKey = known?.cells === cells ? known.byKey : new Map<string, Parted>();
  if (known?.cells !== cells) parted.set(indices, { cells, byKey });
  const column = cells.keys[key];
  const groups =
    byKey.get(key) ?? (isCoded(column, indices.length) ? byCodeWithSiblings(column, indices) : byText(column, indices));
  byKey.set(key, groups);
  return groups;
}

/** The estimate of the cells at `indices`, in steps where that takes long; `isKept` where more is asked of the same list. */
export function* estimated(
  estimator: Estimator,
  cells: Cells,
  indices: Indices,
  level: number,
  isKept = false,
): Generator<void, Estimated> {
  if (estimator.prepare) yield* estimator.prepare(cells, indices, level, isKept);
  return estimator.estimate(cells, indices, level);
}

/** An estimate stripped to what a measure shows. */
export function shown({ value, low, high, n }: Estimated): Estimate {
  return { value, low, high, n };
}

/** The calendar in which a question's periods are cut. */
export function calendarOf({ timeZone, weekStart, fiscalYearStart }: Settled) {
  return { timeZone, weekStart, fiscalYearStart };
}

import type { Cells, Key, Meaning, SeriesPoint, Settled } from '../../metric.js';
import { countingOf, type Counting } from './counted.js';
import { guardFor, type Guard } from './guard.js';
import { jointOf } from './joint.js';
import { Swaps } from './swaps.js';
import { Tables, type Timing } from './tables.js';

/** What must not be told apart in each month, by the key of the month. */
export type Standings = ReadonlyMap<Key, Swaps>;

/** Some keys a cell, by field, with how much counts there and in which month. */
export interface MonthlyCounts {
  readonly columns: Readonly<Record<string, readonly Key[]>>;
  readonly counts: Float64Array;
  readonly layers: Uint32Array;
  /** The keys of the layers, which are months. */
  readonly months: readonly Key[];
}

/** What must not be told apart in each month of some counts. */
export function standingsOf(
  { columns, counts, layers, months }: MonthlyCounts,
  least: number,
  calendar: Timing['calendar'],
): Standings {
  const cells = months.map((): number[] => []);
  counts.forEach((count, cell) => count > 0 && cells[layers[cell] ?? 0]?.push(cell));
  const timing: Timing = { cut: { isOwn: false, grain: null, isOfWeeks: false }, calendar };
  const swapsAt = (own: readonly number[]) => {
    const keys = Object.entries(columns).map(([name, all]) => [name, own.map((cell) => all[cell] ?? null)] as const);
    const joint = jointOf(
      Object.fromEntries(keys),
      Float64Array.from(own, (cell) => counts[cell] ?? 0),
    );
    return new Swaps(new Tables(joint, least, timing));
  };
  return new Map(months.map((month, layer) => [month, swapsAt(cells[layer] ?? [])]));
}

/** Of a group, the last month of each period that holds one. */
type Lasts = ReadonlyMap<Key, Key>;

/** The last months of a whole, or of the values of a dimension, by period. */
function lastsOf({ of, layer, layers }: Counting, cells: Cells, by: string | null): ReadonlyMap<Key, Lasts> {
  const [keys, periods] = [by === null ? undefined : cells.keys[by], cells.keys['period']];
  const groups = new Map<Key, Map<Key, number>>();
  for (let cell = 0; cell < cells.size; cell++) {
    if (of(cell) <= 0) continue;
    const [key, period] = [keys?.at(cell) ?? null, periods?.at(cell) ?? null];
    const lasts = groups.get(key) ?? new Map<Key, number>();
    lasts.set(period, Math.max(lasts.get(period) ?? 0, layer(cell)));
    groups.set(key, lasts);
  }
  const named = (lasts: ReadonlyMap<Key, number>) =>
    new Map([...lasts].map(([period, last]) => [period, layers[last] ?? null]));
  return new Map([...groups].map(([key, lasts]) => [key, named(lasts)]));
}

/** Of which months an answer tells. */
class Told {
  readonly #cells: Cells | null;
  readonly #countingIn: (cells: Cells) => Counting;
  readonly #recent: ReadonlySet<Key>;
  readonly #lasts = new Map<string | null, ReadonlyMap<Key, Lasts>>();

  /** `recent` are the periods of which one may be what the value is of. */
  constructor(countingIn: (cells: Cells) => Counting, cells: Cells | null, recent: ReadonlySet<Key>) {
    this.#countingIn = countingIn;
    this.#cells = cells;
    this.#recent = recent;
  }

  /** The months of a group whose standing may be its value. */
  of(by: string | null, key: Key): Key[] {
    const lasts = [...this.#of(by, key)];
    const latest = lasts.map(([, month]) => String(month)).reduce((a, b) => (a > b ? a : b), '');
    return lasts.flatMap(([period, month]) => (this.#recent.has(period) || String(month) === latest ? [month] : []));
  }

  /** The months of which a period tells. */
  at(by: string | null, key: Key, period: string): Key[] {
    const lasts = this.#of(by, key);
    return lasts.has(period) ? [lasts.get(period) ?? null] : [];
  }

  #of(by: string | null, key: Key): Lasts {
    const cells = this.#cells;
    const known = this.#lasts.get(by) ?? (cells ? lastsOf(this.#countingIn(cells), cells, by) : new Map<Key, Lasts>());
    this.#lasts.set(by, known);
    return known.get(key) ?? new Map<Key, Key>();
  }
}

/** The last complete period, of which a standing is, and those after it. */
function recentOf(series: readonly Pick<SeriesPoint, 'period' | 'complete'>[], held: ReadonlySet<Key>): Set<Key> {
  const last = series.findLastIndex(({ complete, period }) => complete && held.has(period));
  return new Set(series.slice(Math.max(0, last)).map(({ period }) => period));
}

/**
 * What has to be hidden of an answer whose figures are each of one month, and never added: all of them are held against
 * others of the same month, so each month is protected for itself.
 */
export function* guardOfStandings(
  metric: Meaning,
  standings: Standings,
  { now, before }: { readonly now: Cells; readonly before: Cells | null },
  {
    series,
    settled,
  }: { readonly series: readonly Pick<SeriesPoint, 'period' | 'complete'>[]; readonly settled: Settled },
): Generator<void, Guard> {
  const guards = new Map<Key, Guard>();
  for (const [month, swaps] of standings) guards.set(month, yield* guardFor(swaps, settled));
  const countingIn = (cells: Cells) => countingOf(metric, cells, settled);
  const told = new Told(countingIn, now, recentOf(series, new Set<Key>(now.keys['period'])));
  const earlier = new Told(countingIn, before, new Set());
  const isHidden = (months: readonly Key[], by: string | null, key: Key): boolean =>
    months.some((month) => {
      const guard = guards.get(month);
      return by === null ? guard?.whole : guard?.segment(by, key);
    });
  return {
    whole: isHidden(told.of(null, null), null, null),
    before: isHidden(earlier.of(null, null), null, null),
    period: (period) => isHidden(told.at(null, null, period), null, null),
    segment: (by, key) => isHidden(told.of(by, key), by, key),
    segmentBefore: (by, key) => isHidden(earlier.of(by, key), by, key),
    point: (by, key, period) => isHidden(told.at(by, key, period), by, key),
  };
}

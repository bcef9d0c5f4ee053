import { Size } from './size.js';
import type { Sets, Table, Tables } from './tables.js';

/**
 * A group that is small, and on each of its axes those with which it could be confused: had some of the group stood there
 * instead, and as many others in its place, nobody could tell from figures of which each has, on one axis at least, all
 * or none of the places. What tells all axes apart must not be shown.
 */
export interface Swap {
  readonly axes: readonly number[];
  readonly places: readonly ReadonlySet<number>[];
  /** The level of time that its places in time are of. */
  readonly level: number;
}

/** Combinations of more axes than this are not looked at by swaps: their groups are too many, and nearly all are small. */
export const mostAxes = 3;

/** Small groups that are looked at on two axes, and on more; where there are more of them, nothing is told apart there. */
const [mostPairs, mostGroups] = [10_000, 1_000];

/** A place on an axis, and how much counts there. */
interface Placed {
  readonly place: number;
  readonly size: Size;
}

/** Some of the axes, by their bits, with time at one of its levels. */
interface On {
  readonly mask: number;
  readonly level: number;
}

function without<Item>(items: readonly Item[], at: number): Item[] {
  return items.filter((_, i) => i !== at);
}

function withSet(sets: Sets, at: number, places: Iterable<number>): Sets {
  return sets.map((set, i) => (i === at ? [...places].sort((a, b) => a - b) : set));
}

/**
 * Finds what must not be told apart in the tables of a feed. It depends on no question, so that all answers agree on it. What
 * is confused in time lies within one place of the next coarser level, as long as enough counts there: so answers by coarser
 * grains, and windows that end with such, cannot tell it apart and need not know it.
 */
export class Swaps {
  readonly tables: Tables;
  readonly #known = new Map<string, readonly Swap[]>();
  readonly #lines = new Map<string, readonly Placed[]>();
  readonly #fromKnown = new Map<string, readonly Swap[]>();
  readonly #above = new Map<number, Uint32Array>();

  constructor(tables: Tables) {
    this.tables = tables;
  }

  /** The swaps on exactly the axes whose bits are set, with time at one of its levels; in steps. */
  *on(mask: number, level: number): Generator<void, readonly Swap[]> {
    const key = `${mask} ${level}`;
    const known = this.#known.get(key);
    if (known) return known;
    const found = yield* this.#all({ mask, level });
    this.#known.set(key, found);
    return found;
  }

  *#all(on: On): Generator<void, readonly Swap[]> {
    const table = this.tables.of(on.mask, on.level);
    const small = [...table.cells()].filter(([, { n }]) => n < this.tables.least).map(([places]) => places);
    const own = small.filter((places) => !this.#isSmallAbove(on, places)).length;
    if (own > (table.axes.length > 2 ? mostGroups : mostPairs)) return this.#everything(table, on);
    const found = new Map<string, Swap>();
    for (const [i, places] of small.entries()) {
      for (const swap of this.#from(
        on,
        places.map((place) => [place]),
      ))
        found.set(keyOf(swap), swap);
      if (i % 16 === 15) yield;
    }
    return [...found.values()];
  }

  /** Whether a group is small at the next coarser level of time too, and protected there. */
  #isSmallAbove(on: On, places: readonly number[]): boolean {
    const sets = places.map((place) => [place]);
    return this.#countAbove(on, sets) < this.tables.least;
  }

  /** How much counts in a group and all that is in the same place in time at the next coarser level. */
  #countAbove({ mask, level }: On, sets: Sets): number {
    const { tables } = this;
    if (level === 0 || !tables.hasTime(mask)) return Infinity;
    const table = tables.of(mask, level - 1);
    return table.size(this.#setsAbove(table, level, sets)).n;
  }

  #setsAbove({ axes }: Table, level: number, sets: Sets): Sets {
    const at = axes.indexOf(this.tables.time);
    return withSet(sets, at, new Set((sets[at] ?? []).map((place) => this.#placeAbove(level, place))));
  }

  #placeAbove(level: number, place: number): number {
    const known = this.#above.get(level) ?? this.tables.above(level);
    this.#above.set(level, known);
    return level === 0 ? 0 : (known[place] ?? 0);
  }

  /** Nothing on these axes is told apart, in time within places of the next coarser level. */
  #everything({ axes }: Table, { level }: On): readonly Swap[] {
    const all = (axis: number) => Array.from({ length: this.tables.sizeOf(axis, level) }, (_, place) => place);
    const at = axes.indexOf(this.tables.time);
    const times = at < 0 ? [] : all(this.tables.time);
    const spaces = new Set(times.map((place) => this.#placeAbove(level, place)));
    const swap = (isIn: (place: number) => boolean): Swap => ({
      axes,
      places: axes.map((axis) => new Set(axis === this.tables.time ? all(axis).filter(isIn) : all(axis))),
      level,
    });
    if (at < 0) return [swap(() => true)];
    return [...spaces].map((space) => swap((place) => this.#placeAbove(level, place) === space));
  }

  /** The swaps that protect a small group, and all larger small ones that it is part of. */
  #from(on: On, sets: Sets): readonly Swap[] {
    const key = `${on.mask} ${on.level} ${sets.map((set) => set.join()).join(' ')}`;
    const known = this.#fromKnown.get(key);
    if (known) return known;
    const found = eachOnce(this.#found(on, sets));
    this.#fromKnown.set(key, found);
    return found;
  }

  #found(on: On, sets: Sets): readonly Swap[] {
    const table = this.tables.of(on.mask, on.level);
    if (table.size(sets).n >= this.tables.least) return [];
    if (this.#countAbove(on, sets) >= this.tables.least) return this.#fromSmall(table, on, sets);
    return [...this.#fromSmallAbove(table, on, sets), ...this.#fromPart(table, on, sets)];
  }

  /** Those by which it could be confused at the coarser level may be few with it here. */
  #fromSmallAbove(table: Table, on: On, sets: Sets): readonly Swap[] {
    const above = this.#from({ ...on, level: on.level - 1 }, this.#setsAbove(table, on.level, sets));
    const wider = above.flatMap(({ axes, places }) =>
      places.flatMap((set, i) => {
        const axis = axes[i] ?? 0;
        if (axis === this.tables.time || set.size === this.tables.sizeOf(axis, on.level)) return [];
        return this.#from(on, withSet(sets, table.axes.indexOf(axis), set));
      }),
    );
    return [...above, ...wider];
  }

  #fromSmall(table: Table, on: On, sets: Sets): readonly Swap[] {
    if (this.#thinOf(table, on, sets) >= 0) return this.#fromPart(table, on, sets);
    return [
      { axes: table.axes, places: table.axes.map((_, i) => this.#confused(table, on, sets, i)), level: on.level },
    ];
  }

  /** The first axis without which a group is small too; −1 for none. */
  #thinOf({ axes }: Table, on: On, sets: Sets): number {
    return axes.findIndex((axis, i) => this.#isThin(on, axis, without(sets, i)));
  }

  /** Those of larger groups, which the part of a group on fewer axes is confused with; they may be small on all axes. */
  #fromPart(table: Table, on: On, sets: Sets): readonly Swap[] {
    const thin = this.#thinOf(table, on, sets);
    if (thin < 0) return [];
    const rest = { ...on, mask: on.mask & ~(1 << (table.axes[thin] ?? 0)) };
    return this.#from(rest, without(sets, thin)).flatMap(({ places, level }) =>
      places.flatMap((set, i) => {
        const at = i < thin ? i : i + 1;
        const axis = table.axes[at] ?? 0;
        const wider = { ...on, level: axis === this.tables.time ? level : on.level };
        return set.size === this.tables.sizeOf(axis, wider.level) ? [] : this.#from(wider, withSet(sets, at, set));
      }),
    );
  }

  /** Whether a group without one of its axes is small itself, and protected as such. */
  #isThin({ mask, level }: On, axis: number, sets: Sets): boolean {
    const rest = mask & ~(1 << axis);
    const table = this.tables.of(rest, level);
    return table.axes.length > 1 && table.size(sets).n < this.tables.least;
  }

  /** The places of a group on one axis with others beside it, until they count enough; all where they never do. */
  #confused(table: Table, on: On, sets: Sets, at: number): ReadonlySet<number> {
    const own = new Set(sets[at]);
    const line = this.#line(table, on, sets, at);
    const together = new Size();
    for (const { place, size } of line) if (own.has(place)) together.take(size);
    const places = new Set(own);
    for (const { place, size } of line) {
      if (together.n >= this.tables.least) break;
      if (own.has(place)) continue;
      places.add(place);
      together.take(size);
    }
    if (together.n >= this.tables.least && places.size > own.size) return places;
    const size = this.tables.sizeOf(table.axes[at] ?? 0, on.level);
    return new Set(Array.from({ length: size }, (_, place) => place));
  }

  /** What counts along an axis beside a group, smallest first; in time what is nearest, in the same place of the level above. */
  #line(table: Table, { mask, level }: On, sets: Sets, at: number): readonly Placed[] {
    const axis = table.axes[at] ?? 0;
    const isTime = axis === this.tables.time;
    const others = without(sets, at).map((set) => set.join());
    const key = `${mask} ${level} ${at} ${others.join(' ')}${isTime ? ` in ${sets[at]?.join()}` : ''}`;
    const known = this.#lines.get(key);
    if (known) return known;
    const all = table.line(sets, at).map(([place, size]) => ({ place, size }));
    const line = isTime
      ? this.#near(all, level, sets[at] ?? [])
      : all.sort((a, b) => a.size.n - b.size.n || a.place - b.place);
    this.#lines.set(key, line);
    return line;
  }

  #near(line: readonly Placed[], level: number, own: readonly number[]): readonly Placed[] {
    const spaces = new Set(own.map((place) => this.#placeAbove(level, place)));
    const far = ({ place }: Placed): number => Math.min(...own.map((each) => Math.abs(each - place)));
    return line
      .filter(({ place }) => spaces.has(this.#placeAbove(level, place)))
      .sort((a, b) => far(a) - far(b) || a.place - b.place);
  }
}

function eachOnce(swaps: readonly Swap[]): readonly Swap[] {
  return swaps.length < 2 ? swaps : [...new Map(swaps.map((swap) => [keyOf(swap), swap])).values()];
}

function keyOf({ places, level }: Swap): string {
  return `${level} ${places.map((set) => [...set].sort((a, b) => a - b).join()).join(' ')}`;
}

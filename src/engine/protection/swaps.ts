import { timeAxis, type Sets, type Table, type Tables } from './tables.js';

/**
 * A group that is small, and on each of its axes those with which it could be confused: had some of the group stood there
 * instead, and as many others in its place, nobody could tell from figures of which each has, on one axis at least, all
 * or none of the places. What tells all axes apart must not be shown.
 */
export interface Swap {
  readonly axes: readonly number[];
  readonly places: readonly ReadonlySet<number>[];
}

/** Combinations of more axes than this are not looked at by swaps: their groups are too many, and nearly all are small. */
export const mostAxes = 3;

/** Small groups that are looked at on two axes, and on more; where there are more of them, nothing is told apart there. */
const [mostPairs, mostGroups] = [10_000, 1_000];

/** A place on an axis, how much counts there, and in which window it is. */
interface Placed {
  readonly place: number;
  readonly n: number;
  readonly window: string;
}

function without<Item>(items: readonly Item[], at: number): Item[] {
  return items.filter((_, i) => i !== at);
}

function withSet(sets: Sets, at: number, places: Iterable<number>): Sets {
  return sets.map((set, i) => (i === at ? [...places].sort((a, b) => a - b) : set));
}

/** Finds what must not be told apart in the tables of a feed. It depends on no question, so that all answers agree on it. */
export class Swaps {
  readonly tables: Tables;
  readonly #known = new Map<number, readonly Swap[]>();
  readonly #lines = new Map<string, readonly Placed[]>();
  readonly #fromKnown = new Map<string, readonly Swap[]>();

  constructor(tables: Tables) {
    this.tables = tables;
  }

  /** The swaps on exactly the axes whose bits are set; in steps. */
  *on(mask: number): Generator<void, readonly Swap[]> {
    const known = this.#known.get(mask);
    if (known) return known;
    const table = this.tables.of(mask);
    const found = yield* this.#all(table, mask);
    this.#known.set(mask, found);
    return found;
  }

  *#all(table: Table, mask: number): Generator<void, readonly Swap[]> {
    const found = new Map<string, Swap>();
    let count = 0;
    for (const [places, size] of table.cells()) {
      if (size >= this.tables.least) continue;
      if (++count > (table.axes.length > 2 ? mostGroups : mostPairs)) return [this.#everything(table)];
      for (const swap of this.#from(
        mask,
        places.map((place) => [place]),
      ))
        found.set(keyOf(swap), swap);
      if (count % 16 === 0) yield;
    }
    return [...found.values()];
  }

  /** Nothing on these axes is told apart. */
  #everything({ axes }: Table): Swap {
    return { axes, places: axes.map((axis) => new Set(this.tables.atoms[axis]?.members.keys())) };
  }

  /** The swaps that protect a small group, and all larger small ones that it is part of. */
  #from(mask: number, sets: Sets): readonly Swap[] {
    const key = `${mask} ${sets.map((set) => set.join()).join(' ')}`;
    const known = this.#fromKnown.get(key);
    if (known) return known;
    const table = this.tables.of(mask);
    const found = table.count(sets) >= this.tables.least ? [] : this.#fromSmall(table, mask, sets);
    this.#fromKnown.set(key, found);
    return found;
  }

  #fromSmall(table: Table, mask: number, sets: Sets): readonly Swap[] {
    const thin = table.axes.findIndex((axis, i) => this.#isThin(mask, axis, without(sets, i)));
    if (thin < 0) return [{ axes: table.axes, places: table.axes.map((_, i) => this.#confused(table, sets, i)) }];
    const rest = mask & ~(1 << (table.axes[thin] ?? 0));
    return this.#from(rest, without(sets, thin)).flatMap(({ places }) =>
      places.flatMap((set, i) => {
        const at = i < thin ? i : i + 1;
        const isAll = set.size === this.tables.atoms[table.axes[at] ?? 0]?.members.length;
        return isAll ? [] : this.#from(mask, withSet(sets, at, set));
      }),
    );
  }

  /** Whether a group without one of its axes is small itself, and protected as such. */
  #isThin(mask: number, axis: number, sets: Sets): boolean {
    const rest = mask & ~(1 << axis);
    const table = this.tables.of(rest);
    return table.axes.length > 1 && table.count(sets) < this.tables.least;
  }

  /** The places of a group on one axis with the next smallest beside it, until they count enough; all where they never do. */
  #confused(table: Table, sets: Sets, at: number): ReadonlySet<number> {
    const own = new Set(sets[at]);
    const line = this.#line(table, sets, at);
    let count = line.reduce((sum, { place, n }) => sum + (own.has(place) ? n : 0), 0);
    const places = new Set(own);
    const window = this.#windowOf(table.axes[at] ?? 0, sets[at]?.[0] ?? 0);
    for (const isNear of [true, false]) {
      for (const each of line) {
        if (count >= this.tables.least) break;
        if ((each.window === window) !== isNear || own.has(each.place)) continue;
        places.add(each.place);
        count += each.n;
      }
    }
    if (count >= this.tables.least && places.size > own.size) return places;
    return new Set(this.tables.atoms[table.axes[at] ?? 0]?.members.keys());
  }

  /** What counts along an axis beside a group, smallest first. */
  #line(table: Table, sets: Sets, at: number): readonly Placed[] {
    const key = `${table.axes.join()} ${at} ${without(sets, at)
      .map((set) => set.join())
      .join(' ')}`;
    const known = this.#lines.get(key);
    if (known) return known;
    const axis = table.axes[at] ?? 0;
    const line = table
      .line(sets, at)
      .map(([place, n]) => ({ place, n, window: this.#windowOf(axis, place) }))
      .sort((a, b) => a.n - b.n || a.place - b.place);
    this.#lines.set(key, line);
    return line;
  }

  /** Which window a place in time is in; the same for all other places. */
  #windowOf(axis: number, place: number): string {
    const { name, keys } = this.tables.joint.axes[axis] ?? { name: '', keys: [] };
    return name === timeAxis ? String(keys[place]).slice(0, 1) : '';
  }
}

function keyOf({ places }: Swap): string {
  return places.map((set) => [...set].sort((a, b) => a - b).join()).join(' ');
}

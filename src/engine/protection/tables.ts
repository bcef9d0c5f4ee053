import type { Calendar } from '../../calendar/index.js';
import { pooled, singles, type Atoms } from './atoms.js';
import type { Joint } from './joint.js';
import { Size } from './size.js';
import { levelNames, type Cut } from './time.js';

/** Name of the axis of time, whose parts of the whole are shown however small. */
export const timeAxis = ' time';

/** Places of one axis with how much counts there. */
type Line = readonly (readonly [place: number, size: Size])[];

/** A set of places for each axis of a table. */
export type Sets = readonly (readonly number[])[];

/** How much counts for each combination of some axes. */
export class Table {
  readonly axes: readonly number[];
  readonly #sizes: readonly number[];
  readonly #groups = new Map<number, Size>();
  readonly #lines = new Map<number, Map<number, [number, Size][]>>();

  constructor(axes: readonly number[], sizes: readonly number[]) {
    this.axes = axes;
    this.#sizes = sizes;
  }

  add(places: readonly number[], count: number, layer: number): void {
    const code = this.#code(places);
    const group = this.#groups.get(code) ?? new Size();
    group.add(count, layer);
    this.#groups.set(code, group);
  }

  /** Places and sizes of all combinations that occur. */
  *cells(): Generator<readonly [places: number[], size: Size]> {
    for (const [code, size] of this.#groups) yield [this.#places(code), size];
  }

  /** How much counts in the combinations of the sets. */
  size(sets: Sets): Size {
    const size = new Size();
    this.#addTo(size, sets, 0, 0);
    return size;
  }

  /** What counts along one axis, where all others are within their sets. */
  line(sets: Sets, axis: number): Line {
    const along = this.#alongAxis(axis);
    const line = new Map<number, Size>();
    for (const code of this.#codesWithin(sets, axis)) {
      for (const [place, size] of along.get(code) ?? []) {
        const all = line.get(place) ?? new Size();
        all.take(size);
        line.set(place, all);
      }
    }
    return [...line];
  }

  #code(places: readonly number[], without = -1): number {
    return this.#sizes.reduce((code, size, i) => code * size + (i === without ? 0 : (places[i] ?? 0)), 0);
  }

  #places(code: number): number[] {
    const places: number[] = [];
    let rest = code;
    for (const size of this.#sizes.toReversed()) {
      places.unshift(rest % size);
      rest = Math.floor(rest / size);
    }
    return places;
  }

  #addTo(size: Size, sets: Sets, axis: number, code: number): void {
    if (axis === sets.length) {
      const group = this.#groups.get(code);
      if (group) size.take(group);
      return;
    }
    for (const place of sets[axis] ?? []) this.#addTo(size, sets, axis + 1, code * (this.#sizes[axis] ?? 1) + place);
  }

  #codesWithin(sets: Sets, without: number): number[] {
    return this.#sizes.reduce<number[]>(
      (codes, size, i) =>
        codes.flatMap((code) => (i === without ? [0] : (sets[i] ?? [])).map((place) => code * size + place)),
      [0],
    );
  }

  #alongAxis(axis: number): Map<number, [number, Size][]> {
    const known = this.#lines.get(axis);
    if (known) return known;
    const lines = new Map<number, [number, Size][]>();
    for (const [places, size] of this.cells()) {
      const code = this.#code(places, axis);
      const line = lines.get(code) ?? [];
      line.push([places[axis] ?? 0, size]);
      lines.set(code, line);
    }
    this.#lines.set(axis, lines);
    return lines;
  }
}

/** Time parted by one grain: in which of its places each of the finest is, and how many there are. */
interface Level {
  readonly of: Uint32Array;
  readonly size: number;
}

/** How the places of time are parted by grains, coarse ones first. */
function levelsIn({ axes }: Joint, { cut, calendar }: Timing): Level[] {
  const keys = axes.find(({ name }) => name === timeAxis)?.keys ?? [];
  const names = keys.map((key) => levelNames(String(key), cut, calendar));
  return (names[0] ?? ['']).map((_, level): Level => {
    const places = new Map<string, number>();
    const of = Uint32Array.from(names, (each) => {
      const name = each[level] ?? '';
      const place = places.get(name) ?? places.size;
      places.set(name, place);
      return place;
    });
    return { of, size: places.size };
  });
}

/** How time is cut, and by which calendar. */
export interface Timing {
  readonly cut: Cut;
  readonly calendar: Calendar;
}

/** The tables of all combinations of axes, with small values of each field as one, and time by any of its grains. */
export class Tables {
  readonly joint: Joint;
  readonly least: number;
  readonly timing: Timing;
  readonly atoms: readonly Atoms[];
  /** By grain, coarse ones first; the last is the finest. */
  readonly levels: readonly Level[];
  readonly time: number;
  readonly #known = new Map<string, Table>();

  constructor(joint: Joint, least: number, timing: Timing) {
    this.joint = joint;
    this.least = least;
    this.timing = timing;
    this.levels = levelsIn(joint, timing);
    this.time = this.axisNamed(timeAxis);
    this.atoms = joint.axes.map(({ name, keys }, axis) =>
      name === timeAxis ? singles(keys.length) : pooled(this.#sizesAlong(axis), least),
    );
  }

  /** Which axis is called so; −1 for none. */
  axisNamed(name: string): number {
    return this.joint.axes.findIndex((axis) => axis.name === name);
  }

  /** The levels of time by which a combination of axes can be parted; one where time is none of them. */
  levelsOf(mask: number): number {
    return this.hasTime(mask) ? this.levels.length : 1;
  }

  hasTime(mask: number): boolean {
    return this.time >= 0 && ((mask >> this.time) & 1) === 1;
  }

  /** How many places an axis has, time at one of its levels. */
  sizeOf(axis: number, level: number): number {
    return axis === this.time ? (this.levels[level]?.size ?? 1) : (this.atoms[axis]?.members.length ?? 1);
  }

  /** In which place of the level above each place of a level of time is. */
  above(level: number): Uint32Array {
    const above = new Uint32Array(this.levels[level]?.size ?? 0);
    this.levels[level]?.of.forEach((place, finest) => (above[place] = this.levels[level - 1]?.of[finest] ?? 0));
    return above;
  }

  /** The table of the axes whose bits are set, with time at one of its levels. */
  of(mask: number, level: number): Table {
    const key = `${mask} ${this.hasTime(mask) ? level : 0}`;
    const known = this.#known.get(key);
    if (known) return known;
    const axes = this.joint.axes.flatMap((_, axis) => ((mask >> axis) & 1 ? [axis] : []));
    const places = axes.map((axis) => (axis === this.time ? this.levels[level]?.of : this.atoms[axis]?.of));
    const table = new Table(
      axes,
      axes.map((axis) => this.sizeOf(axis, level)),
    );
    const { codes, counts, layers } = this.joint;
    counts.forEach((count, cell) => {
      if (count > 0)
        table.add(
          axes.map((axis, i) => places[i]?.[codes[axis]?.[cell] ?? 0] ?? 0),
          count,
          layers?.[cell] ?? 0,
        );
    });
    this.#known.set(key, table);
    return table;
  }

  #sizesAlong(axis: number): Size[] {
    const { axes, codes, counts, layers } = this.joint;
    const sizes = Array.from({ length: axes[axis]?.keys.length ?? 0 }, () => new Size());
    counts.forEach((count, cell) => sizes[codes[axis]?.[cell] ?? 0]?.add(count, layers?.[cell] ?? 0));
    return sizes;
  }
}

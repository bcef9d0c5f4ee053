import type { Joint } from './joint.js';
import { pooled, singles, type Atoms } from './atoms.js';

/** Name of the axis of time, whose parts of the whole are shown however small. */
export const timeAxis = ' time';

/** Places of one axis with how much counts there. */
type Line = readonly (readonly [place: number, count: number])[];

/** A set of places for each axis of a table. */
export type Sets = readonly (readonly number[])[];

/** How much counts for each combination of some axes. */
export class Table {
  readonly axes: readonly number[];
  readonly #sizes: readonly number[];
  readonly #counts = new Map<number, number>();
  readonly #lines = new Map<number, Map<number, [number, number][]>>();

  constructor(axes: readonly number[], sizes: readonly number[]) {
    this.axes = axes;
    this.#sizes = sizes;
  }

  add(places: readonly number[], count: number): void {
    const code = this.#code(places);
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + count);
  }

  /** Places and counts of all combinations that occur. */
  *cells(): Generator<readonly [places: number[], count: number]> {
    for (const [code, count] of this.#counts) yield [this.#places(code), count];
  }

  /** How much counts in the combinations of the sets. */
  count(sets: Sets): number {
    return this.#sum(sets, 0, 0);
  }

  /** What counts along one axis, where all others are within their sets. */
  line(sets: Sets, axis: number): Line {
    const along = this.#alongAxis(axis);
    const line = new Map<number, number>();
    for (const code of this.#codesWithin(sets, axis)) {
      for (const [place, count] of along.get(code) ?? []) line.set(place, (line.get(place) ?? 0) + count);
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

  #sum(sets: Sets, axis: number, code: number): number {
    if (axis === sets.length) return this.#counts.get(code) ?? 0;
    let sum = 0;
    for (const place of sets[axis] ?? []) sum += this.#sum(sets, axis + 1, code * (this.#sizes[axis] ?? 1) + place);
    return sum;
  }

  #codesWithin(sets: Sets, without: number): number[] {
    return this.#sizes.reduce<number[]>(
      (codes, size, i) =>
        codes.flatMap((code) => (i === without ? [0] : (sets[i] ?? [])).map((place) => code * size + place)),
      [0],
    );
  }

  #alongAxis(axis: number): Map<number, [number, number][]> {
    const known = this.#lines.get(axis);
    if (known) return known;
    const lines = new Map<number, [number, number][]>();
    for (const [places, count] of this.cells()) {
      const code = this.#code(places, axis);
      const line = lines.get(code) ?? [];
      line.push([places[axis] ?? 0, count]);
      lines.set(code, line);
    }
    this.#lines.set(axis, lines);
    return lines;
  }
}

/** The tables of all combinations of axes, with small values of each field as one. */
export class Tables {
  readonly joint: Joint;
  readonly least: number;
  readonly atoms: readonly Atoms[];
  readonly #known = new Map<number, Table>();

  constructor(joint: Joint, least: number) {
    this.joint = joint;
    this.least = least;
    this.atoms = joint.axes.map(({ name, keys }, axis) =>
      name === timeAxis ? singles(keys.length) : pooled(this.#countsAlong(axis), least),
    );
  }

  /** Which axis is called so; −1 for none. */
  axisNamed(name: string): number {
    return this.joint.axes.findIndex((axis) => axis.name === name);
  }

  /** The table of the axes whose bits are set. */
  of(mask: number): Table {
    const known = this.#known.get(mask);
    if (known) return known;
    const axes = this.joint.axes.flatMap((_, axis) => ((mask >> axis) & 1 ? [axis] : []));
    const table = new Table(
      axes,
      axes.map((axis) => this.atoms[axis]?.members.length ?? 1),
    );
    const { codes, counts } = this.joint;
    counts.forEach((count, cell) => {
      if (count > 0)
        table.add(
          axes.map((axis) => this.atoms[axis]?.of[codes[axis]?.[cell] ?? 0] ?? 0),
          count,
        );
    });
    this.#known.set(mask, table);
    return table;
  }

  #countsAlong(axis: number): Float64Array {
    const { axes, codes, counts } = this.joint;
    const sums = new Float64Array(axes[axis]?.keys.length ?? 0);
    counts.forEach((count, cell) => {
      const place = codes[axis]?.[cell] ?? 0;
      sums[place] = (sums[place] ?? 0) + count;
    });
    return sums;
  }
}

import type { Key, Settled } from '../../metric.js';
import { eachRow } from '../../rollup/each-row.js';
import { Corners } from './corners.js';
import { mostAxes, type Swap, type Swaps } from './swaps.js';
import { timeAxis } from './tables.js';

/** What of an answer has to be hidden so that no other answer, held against it, gives a small group away. */
export interface Guard {
  /** The value, and everything else. */
  readonly whole: boolean;
  /** What is said of the window before. */
  readonly before: boolean;
  period(period: string): boolean;
  segment(by: string, key: Key): boolean;
  point(by: string, key: Key, period: string): boolean;
}

/** Bits of the first letter of a key of time: in the question's window, and in the one before. */
export const inWindow = 1;
export const inBefore = 2;

/** The key of time of something in a period, and in some windows. */
export function timeKey(windows: number, period: Key): string {
  return `${windows}${period ?? ''}`;
}

/** Some of the places of an axis. */
type Chosen = (place: number) => boolean;

/** Whether some of the places that can be confused are chosen and others not. */
function isTorn(places: ReadonlySet<number>, chosen: Chosen): boolean {
  let count = 0;
  for (const place of places) if (chosen(place)) count += 1;
  return count > 0 && count < places.size;
}

/** What an answer tells apart: places chosen by axis, and the axis whose places stand side by side in it. */
interface Told {
  readonly chosen: ReadonlyMap<number, Chosen>;
  readonly by: number | null;
  readonly time: number | null;
}

/** Groups of an answer that are hidden. */
class Hidden {
  whole = false;
  before = false;
  readonly periods = new Set<string>();
  readonly places = new Set<number>();
  readonly points = new Set<string>();
}

function bitsIn(mask: number): number {
  let count = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) count += 1;
  return count;
}

class Looking {
  readonly #swaps: Swaps;
  readonly #told: Told;
  readonly hidden = new Hidden();

  constructor(swaps: Swaps, told: Told) {
    this.#swaps = swaps;
    this.#told = told;
  }

  /** Looks at all combinations of axes that the answer tells apart; in steps. */
  *look(): Generator<void, Hidden> {
    const { chosen, by, time } = this.#told;
    const axes = [...chosen.keys(), ...(by === null ? [] : [by]), ...(time === null ? [] : [time])];
    const masks = axes.reduce<number[]>((all, axis) => [...all, ...all.map((mask) => mask | (1 << axis))], [0]);
    for (const mask of masks) {
      if (bitsIn(mask) < 2 || bitsIn(mask) > mostAxes) continue;
      for (const swap of yield* this.#swaps.on(mask)) this.#see(swap);
      yield;
    }
    if (axes.length > mostAxes) yield* this.#seeCorners();
    return this.hidden;
  }

  /** Of groups on more axes: hides those that, or what is left without which, is small in any way to be in or out. */
  *#seeCorners(): Generator<void, void> {
    const { chosen, by } = this.#told;
    const corners = yield* this.#corners();
    const [places, periods] = [this.#placesOf(by), [...new Set(this.#timeKeys.map((key) => key.slice(1)))]];
    const width = chosen.size + Number(this.#isWindowed);
    const isDeep = (more: number) => width + more > mostAxes;
    if (isDeep(0) && !corners.areFull) this.hidden.whole = true;
    for (const place of places) if (isDeep(1) && !corners.areFullAt(`${place}`)) this.hidden.places.add(place);
    if (chosen.size + 1 > mostAxes) {
      for (const period of periods) if (!corners.areFullAt(` ${period}`)) this.hidden.periods.add(period);
    }
    for (const place of places) {
      for (const period of periods) {
        if (!corners.areFullAt(`${place} ${period}`)) this.hidden.points.add(`${place} ${period}`);
      }
      yield;
    }
  }

  /** How much counts for each way to be in or out of what is chosen, in all places and periods. */
  *#corners(): Generator<void, Corners> {
    const { joint, atoms, least } = this.#swaps.tables;
    const { chosen, by, time } = this.#told;
    const corners = new Corners(least);
    const isNow = this.#isIn(inWindow);
    const codeOn = (axis: number, cell: number) => joint.codes[axis]?.[cell] ?? 0;
    yield* eachRow(joint.counts.length, (cell) => {
      const isOf = [...chosen].map(([axis, own]) => own(atoms[axis]?.of[codeOn(axis, cell)] ?? 0));
      const isIn = time === null || isNow(codeOn(time, cell));
      const pattern = [...isOf, isIn].reduce((bits, is, i) => bits | (Number(is) << i), 0);
      const period = time === null || !isIn ? null : this.#timeKey(codeOn(time, cell)).slice(1);
      const place = by === null ? null : (atoms[by]?.of[codeOn(by, cell)] ?? 0);
      const names = [
        ...(place === null ? [] : [`${place}`]),
        ...(period === null ? [] : [` ${period}`]),
        ...(place === null || period === null ? [] : [`${place} ${period}`]),
      ];
      corners.add(pattern, names, joint.counts[cell] ?? 0);
    });
    return corners;
  }

  #placesOf(axis: number | null): number[] {
    return axis === null ? [] : [...(this.#swaps.tables.atoms[axis]?.members.keys() ?? [])];
  }

  get #timeKeys(): string[] {
    return (this.#swaps.tables.joint.axes[this.#told.time ?? -1]?.keys ?? []).map(String);
  }

  get #isWindowed(): boolean {
    return this.#timeKeys.some((_, place) => !this.#isIn(inWindow)(place));
  }

  #see({ axes, places }: Swap): void {
    const { chosen, by, time } = this.#told;
    const placesOn = (axis: number | null) => (axis === null ? undefined : places[axes.indexOf(axis)]);
    const isTold = axes.every((axis, i) => {
      const own = chosen.get(axis);
      return axis === by || axis === time || (own !== undefined && isTorn(places[i] ?? new Set(), own));
    });
    if (isTold) this.#hide(placesOn(by), placesOn(time));
  }

  #hide(segments: ReadonlySet<number> | undefined, times: ReadonlySet<number> | undefined): void {
    const { hidden } = this;
    const isNow = times === undefined || isTorn(times, this.#isIn(inWindow));
    if (segments === undefined && isNow) hidden.whole = true;
    if (segments === undefined && times && isTorn(times, this.#isIn(inBefore))) hidden.before = true;
    const periods = times ? this.#tornPeriods(times) : [];
    if (segments === undefined) periods.forEach((period) => hidden.periods.add(period));
    if (segments && segments.size > 1) {
      for (const place of segments) {
        if (isNow) hidden.places.add(place);
        for (const period of periods) hidden.points.add(`${place} ${period}`);
      }
    }
  }

  #timeKey(place: number): string {
    const { joint } = this.#swaps.tables;
    return String(joint.axes[this.#told.time ?? -1]?.keys[place]);
  }

  #isIn(window: number): Chosen {
    return (place) => (Number(this.#timeKey(place).slice(0, 1)) & window) > 0;
  }

  #tornPeriods(times: ReadonlySet<number>): string[] {
    const isNow = this.#isIn(inWindow);
    const periods = new Set([...times].filter(isNow).map((place) => this.#timeKey(place).slice(1)));
    return [...periods].filter((period) =>
      isTorn(times, (place) => isNow(place) && this.#timeKey(place).slice(1) === period),
    );
  }
}

/** The places of an axis that a filter lets through; null where it tells values apart that are shown together only. */
function chosenBy(swaps: Swaps, axis: number, wanted: readonly (string | null)[]): Chosen | null {
  const { joint, atoms } = swaps.tables;
  const texts = new Set(wanted);
  const { members = [] } = atoms[axis] ?? {};
  const isWanted = (place: number) => {
    const key = joint.axes[axis]?.keys[place] ?? null;
    return texts.has(key === null ? null : String(key));
  };
  const counts = members.map((places) => places.filter(isWanted).length);
  if (counts.some((count, atom) => count > 0 && count < (members[atom]?.length ?? 0))) return null;
  return (atom) => (counts[atom] ?? 0) > 0;
}

type Filters = Settled['filters'];

/** What is chosen by axis; null where a filter tells apart what must not be. */
function chosenByAll(swaps: Swaps, filters: Filters): Map<number, Chosen> | null {
  const chosen = new Map<number, Chosen>();
  for (const [field, wanted] of Object.entries(filters)) {
    const axis = swaps.tables.axisNamed(field);
    const own = chosenBy(swaps, axis, wanted);
    if (own === null) return null;
    chosen.set(axis, own);
  }
  return chosen;
}

function timeOf(swaps: Swaps): number | null {
  const axis = swaps.tables.axisNamed(timeAxis);
  return axis < 0 ? null : axis;
}

/** What is hidden of the segments of one dimension. */
interface Segments {
  isHidden(key: Key): boolean;
  isPointHidden(key: Key, period: string): boolean;
}

const allHidden: Segments = { isHidden: () => true, isPointHidden: () => true };

function* segmentsOf(swaps: Swaps, by: string, filters: Filters): Generator<void, Segments> {
  const { [by]: _own, ...others } = filters;
  const chosen = chosenByAll(swaps, others);
  if (chosen === null) return allHidden;
  const axis = swaps.tables.axisNamed(by);
  const { joint, atoms } = swaps.tables;
  const hidden = yield* new Looking(swaps, { chosen, by: axis, time: timeOf(swaps) }).look();
  const places = new Map((joint.axes[axis]?.keys ?? []).map((key, place) => [key, atoms[axis]?.of[place] ?? 0]));
  const isPooled = (atom: number) => (atoms[axis]?.members[atom]?.length ?? 0) > 1;
  const isHidden = (key: Key): boolean => {
    const atom = places.get(key);
    return hidden.whole || (atom !== undefined && (isPooled(atom) || hidden.places.has(atom)));
  };
  return {
    isHidden,
    isPointHidden: (key, period) =>
      isHidden(key) || hidden.periods.has(period) || hidden.points.has(`${places.get(key)} ${period}`),
  };
}

/** What has to be hidden of the answer to a question with some filters and dimensions; in steps. */
export function* guardFor(swaps: Swaps, { filters, by }: Pick<Settled, 'filters' | 'by'>): Generator<void, Guard> {
  const chosen = chosenByAll(swaps, filters);
  const segments = new Map<string, Segments>();
  for (const name of by) segments.set(name, yield* segmentsOf(swaps, name, filters));
  const hidden = chosen && (yield* new Looking(swaps, { chosen, by: null, time: timeOf(swaps) }).look());
  return {
    whole: hidden?.whole ?? true,
    before: hidden?.before ?? true,
    period: (period) => hidden?.periods.has(period) ?? true,
    segment: (name, key) => segments.get(name)?.isHidden(key) ?? false,
    point: (name, key, period) => segments.get(name)?.isPointHidden(key, period) ?? false,
  };
}

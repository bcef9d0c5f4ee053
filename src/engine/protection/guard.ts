import type { Key, Settled } from '../../metric.js';
import { eachRow } from '../../rollup/each-row.js';
import { Corners } from './corners.js';
import { mostAxes, type Swap, type Swaps } from './swaps.js';
import { outside, standingOf, within, type Standing } from './time.js';

/** What of an answer has to be hidden so that no other answer, held against it, gives a small group away. */
export interface Guard {
  /** The value, and everything else. */
  readonly whole: boolean;
  /** What is said of the window before. */
  readonly before: boolean;
  period(period: string): boolean;
  segment(by: string, key: Key): boolean;
  /** What is said of a segment in the window before. */
  segmentBefore(by: string, key: Key): boolean;
  point(by: string, key: Key, period: string): boolean;
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
  /** How the finest places of time stand to the question. */
  readonly standing: Standing;
}

/** Whether a window holds some of what stands within and outside, by their bits, and not all. */
function isCut(bits: readonly number[]): boolean {
  return bits.reduce((all, each) => all | each, 0) === (within | outside);
}

/** Groups of an answer that are hidden. */
class Hidden {
  whole = false;
  before = false;
  readonly periods = new Set<string>();
  readonly places = new Set<number>();
  readonly placesBefore = new Set<number>();
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
  readonly #finest = new Map<number, readonly (readonly number[])[]>();
  readonly hidden = new Hidden();

  constructor(swaps: Swaps, told: Told) {
    this.#swaps = swaps;
    this.#told = told;
  }

  /** Looks at all combinations of axes that the answer tells apart; in steps. */
  *look(): Generator<void, Hidden> {
    const { chosen, by } = this.#told;
    const { tables } = this.#swaps;
    const axes = [...chosen.keys(), ...(by === null ? [] : [by]), ...(tables.time < 0 ? [] : [tables.time])];
    const masks = axes.reduce<number[]>((all, axis) => [...all, ...all.map((mask) => mask | (1 << axis))], [0]);
    for (const mask of masks) {
      if (bitsIn(mask) < 2 || bitsIn(mask) > mostAxes) continue;
      for (let level = 0; level < tables.levelsOf(mask); level++) {
        for (const swap of yield* this.#swaps.on(mask, level)) this.#see(swap);
        yield;
      }
    }
    if (axes.length > mostAxes) yield* this.#seeCorners();
    return this.hidden;
  }

  /** Of groups on more axes: hides those that, or what is left without which, is small in any way to be in or out. */
  *#seeCorners(): Generator<void, void> {
    const { chosen, by, standing } = this.#told;
    const corners = yield* this.#corners();
    const places = this.#placesOf(by);
    const periods = new Set(standing.periods.filter((period) => period !== null));
    const width = chosen.size + Number(isCut(standing.now));
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
    const { joint, atoms, least, time } = this.#swaps.tables;
    const { chosen, by, standing } = this.#told;
    const corners = new Corners(least);
    const codeOn = (axis: number, cell: number) => joint.codes[axis]?.[cell] ?? 0;
    yield* eachRow(joint.counts.length, (cell) => {
      const isOf = [...chosen].map(([axis, own]) => own(atoms[axis]?.of[codeOn(axis, cell)] ?? 0));
      const isIn = time < 0 || standing.now[codeOn(time, cell)] !== outside;
      const pattern = [...isOf, isIn].reduce((bits, is, i) => bits | (Number(is) << i), 0);
      const period = time < 0 ? null : (standing.periods[codeOn(time, cell)] ?? null);
      const place = by === null ? null : (atoms[by]?.of[codeOn(by, cell)] ?? 0);
      const names = [
        ...(place === null ? [] : [`${place}`]),
        ...(period === null ? [] : [` ${period}`]),
        ...(place === null || period === null ? [] : [`${place} ${period}`]),
      ];
      corners.add(pattern, names, joint.counts[cell] ?? 0, joint.layers?.[cell] ?? 0);
    });
    return corners;
  }

  #placesOf(axis: number | null): number[] {
    return axis === null ? [] : [...(this.#swaps.tables.atoms[axis]?.members.keys() ?? [])];
  }

  #see({ axes, places, level }: Swap): void {
    const { chosen, by } = this.#told;
    const { time } = this.#swaps.tables;
    const placesOn = (axis: number | null) => (axis === null ? undefined : places[axes.indexOf(axis)]);
    const isTold = axes.every((axis, i) => {
      const own = chosen.get(axis);
      return axis === by || axis === time || (own !== undefined && isTorn(places[i] ?? new Set(), own));
    });
    const times = placesOn(time);
    if (isTold) this.#hide(placesOn(by), times && this.#finestIn(times, level));
  }

  /** The finest places in time that are in some places of a level. */
  #finestIn(times: ReadonlySet<number>, level: number): readonly number[] {
    const known = this.#finest.get(level) ?? this.#finestBy(level);
    this.#finest.set(level, known);
    return [...times].flatMap((place) => known[place] ?? []);
  }

  #finestBy(level: number): readonly (readonly number[])[] {
    const { levels } = this.#swaps.tables;
    const by = Array.from({ length: levels[level]?.size ?? 0 }, (): number[] => []);
    levels[level]?.of.forEach((place, finest) => by[place]?.push(finest));
    return by;
  }

  #hide(segments: ReadonlySet<number> | undefined, times: readonly number[] | undefined): void {
    const { hidden } = this;
    const { now, before } = this.#told.standing;
    const isNow = times === undefined || isCut(times.map((place) => now[place] ?? 0));
    const isBefore = times === undefined || isCut(times.map((place) => before[place] ?? 0));
    const periods = times ? this.#tornPeriods(times) : [];
    if (segments === undefined) {
      if (isNow) hidden.whole = true;
      if (isBefore) hidden.before = true;
      periods.forEach((period) => hidden.periods.add(period));
      return;
    }
    // All of an axis side by side tells nothing that its sum does not tell.
    if (segments.size < 2) return;
    for (const place of segments) {
      if (isNow) hidden.places.add(place);
      if (isBefore) hidden.placesBefore.add(place);
      for (const period of periods) hidden.points.add(`${place} ${period}`);
    }
  }

  /** The periods that hold some of the places and not all. */
  #tornPeriods(times: readonly number[]): readonly string[] {
    const { now, periods } = this.#told.standing;
    const all = new Set(times.map((place) => periods[place] ?? null));
    const isWhole = all.size === 1 && !isCut(times.map((place) => now[place] ?? 0));
    return isWhole ? [] : [...all].filter((period) => period !== null);
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

/** What is hidden of the segments of one dimension. */
interface Segments {
  isHidden(key: Key): boolean;
  isHiddenBefore(key: Key): boolean;
  isPointHidden(key: Key, period: string): boolean;
}

const allHidden: Segments = { isHidden: () => true, isHiddenBefore: () => true, isPointHidden: () => true };

function* segmentsOf(swaps: Swaps, by: string, filters: Filters, standing: Standing): Generator<void, Segments> {
  const { [by]: _own, ...others } = filters;
  const chosen = chosenByAll(swaps, others);
  if (chosen === null) return allHidden;
  const axis = swaps.tables.axisNamed(by);
  const { joint, atoms } = swaps.tables;
  const hidden = yield* new Looking(swaps, { chosen, by: axis, standing }).look();
  const places = new Map((joint.axes[axis]?.keys ?? []).map((key, place) => [key, atoms[axis]?.of[place] ?? 0]));
  const isPooled = (atom: number) => (atoms[axis]?.members[atom]?.length ?? 0) > 1;
  const isOneOf = (some: ReadonlySet<number>, key: Key): boolean => {
    const atom = places.get(key);
    return atom !== undefined && (isPooled(atom) || some.has(atom));
  };
  const isHidden = (key: Key): boolean => hidden.whole || isOneOf(hidden.places, key);
  return {
    isHidden,
    isHiddenBefore: (key) => hidden.before || isOneOf(hidden.placesBefore, key),
    isPointHidden: (key, period) =>
      isHidden(key) || hidden.periods.has(period) || hidden.points.has(`${places.get(key)} ${period}`),
  };
}

/** What has to be hidden of the answer to a question with some filters and dimensions; in steps. */
export function* guardFor(swaps: Swaps, settled: Settled): Generator<void, Guard> {
  const { filters, by } = settled;
  const { joint, time, timing } = swaps.tables;
  const standing = standingOf(joint.axes[time]?.keys ?? [], timing.cut, settled);
  const chosen = chosenByAll(swaps, filters);
  const segments = new Map<string, Segments>();
  for (const name of by) segments.set(name, yield* segmentsOf(swaps, name, filters, standing));
  const hidden = chosen && (yield* new Looking(swaps, { chosen, by: null, standing }).look());
  return {
    whole: hidden?.whole ?? true,
    before: hidden?.before ?? true,
    period: (period) => hidden?.periods.has(period) ?? true,
    segment: (name, key) => segments.get(name)?.isHidden(key) ?? false,
    segmentBefore: (name, key) => segments.get(name)?.isHiddenBefore(key) ?? false,
    point: (name, key, period) => segments.get(name)?.isPointHidden(key, period) ?? false,
  };
}

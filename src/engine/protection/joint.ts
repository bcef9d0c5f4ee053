import type { Key } from '../../metric.js';

/** One of the ways in which what counts is told apart: a field, or time. */
export interface Axis {
  readonly name: string;
  readonly keys: readonly Key[];
}

/** How much counts for each combination of keys that occurs: `codes[axis][cell]` is a place among the keys of the axis. */
export interface Joint {
  readonly axes: readonly Axis[];
  readonly codes: readonly Uint32Array[];
  readonly counts: Float64Array;
  /** In which layer each cell counts, where the same may count in several of them; null where all is one. */
  readonly layers: Uint32Array | null;
}

function compareKeys(a: Key, b: Key): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : Number(String(a) > String(b));
}

/** The axis of some keys in their own order, which is that of no question, and the place of each of them. */
function axisOf(name: string, keys: readonly Key[]): { readonly axis: Axis; readonly codes: Uint32Array } {
  const sorted = [...new Set(keys)].sort(compareKeys);
  const places = new Map(sorted.map((key, place) => [key, place]));
  return { axis: { name, keys: sorted }, codes: Uint32Array.from(keys, (key) => places.get(key) ?? 0) };
}

/** Some keys a cell, by axis. */
export function jointOf(
  columns: Readonly<Record<string, readonly Key[]>>,
  counts: Float64Array,
  layers: Uint32Array | null = null,
): Joint {
  const all = Object.entries(columns).map(([name, keys]) => axisOf(name, keys));
  return { axes: all.map(({ axis }) => axis), codes: all.map(({ codes }) => codes), counts, layers };
}

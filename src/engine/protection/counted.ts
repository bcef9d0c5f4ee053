import type { Column, Key, Meaning, Settled, Tally } from '../../metric.js';
import { Size } from './size.js';

/** What lines, or cells of sums, add to the `n` of a measure. */
export interface Counting {
  readonly of: (index: number) => number;
  /** The place of each among the keys by which the same are counted once; 0 where each is counted for itself. */
  readonly layer: (index: number) => number;
  /** The keys of the layers, in order. */
  readonly layers: readonly Key[];
  /** A group of none so far. */
  readonly none: () => Size;
}

function keysIn(column: Column): Key[] {
  const keys = column.kind === 'text' ? column.dictionary : new Set(column.values);
  return [null, ...keys].filter((key) => !Number.isNaN(key));
}

/** The place of each key among all of them. */
function layersOf(keys: readonly Key[]): Map<Key, number> {
  const sorted = [...new Set(keys)].sort((a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a ?? '') < String(b ?? '') ? -1 : 1,
  );
  return new Map(sorted.map((key, layer) => [key, layer]));
}

/** How lines, or cells of sums, are counted for a question. */
export function countingOf(
  { counted, countedOnce: once }: Pick<Meaning, 'counted' | 'countedOnce'>,
  sums: Tally,
  { options }: Pick<Settled, 'options'>,
): Counting {
  const { n } = sums.addends;
  const of = counted ? counted(sums, options) : n ? (index: number) => n[index] ?? 0 : () => 1;
  const column = once && sums.keys[once.key];
  const layers = layersOf(column ? keysIn(column) : []);
  return {
    of,
    layer: column ? (index) => layers.get(column.at(index)) ?? 0 : () => 0,
    layers: [...layers.keys()],
    none: () => new Size(once?.at),
  };
}

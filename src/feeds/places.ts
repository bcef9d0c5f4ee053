import type { Names, Place } from './mappings/mapping.js';
import type { Rows } from './rows.js';

/** Reads the current row of `rows` at a field's place; `undefined` where nothing stands. */
export type Source = (rows: Rows) => () => unknown;

const nowhere = (): unknown => undefined;

function firstOf(readers: readonly (() => unknown)[]): () => unknown {
  const [first = nowhere, second, ...rest] = readers;
  if (!second) return first;
  const others = firstOf([second, ...rest]);
  return () => {
    const own = first();
    if (own !== undefined && own !== null) return own;
    const other = others();
    // Where null stands at one of the places, something does.
    return other === undefined ? own : other;
  };
}

function firstAt(rows: Rows, names: Names): () => unknown {
  const list = typeof names === 'string' ? [names] : names;
  return firstOf(list.map((name) => rows.reader(name)).filter((reader) => reader !== null));
}

function isNames(place: Place): place is Names {
  return typeof place === 'string' || Array.isArray(place);
}

/** What is made of several values; nothing where none of them stands. */
function combined(values: readonly unknown[], read: (...values: readonly unknown[]) => unknown): unknown {
  if (values.some((value) => value !== undefined && value !== null)) return read(...values);
  return values.every((value) => value === undefined) ? undefined : null;
}

/** The names at the first of which something stands, where nothing else is made of it; else null. */
export function namesAt(place: Place): readonly string[] | null {
  if (!isNames(place)) return null;
  return typeof place === 'string' ? [place] : place;
}

/** A name to look for at a place: the plainest one, which is the last. */
export function nameOf(place: Place): string {
  const [first = ''] = isNames(place) ? [place] : place.all;
  return typeof first === 'string' ? first : (first.at(-1) ?? '');
}

/** The source of a place. */
export function sourceAt(place: Place): Source {
  if (isNames(place)) return (rows) => firstAt(rows, place);
  return (rows) => {
    const readers = place.all.map((names) => firstAt(rows, names));
    return () =>
      combined(
        readers.map((read) => read()),
        place.read,
      );
  };
}

import { Size } from './size.js';

/** Values of an axis that are never told apart: the lists of their places, and the number of the list each is in. */
export interface Atoms {
  readonly members: readonly (readonly number[])[];
  readonly of: Uint32Array;
}

function atomsFrom(members: readonly (readonly number[])[], size: number): Atoms {
  const of = new Uint32Array(size);
  members.forEach((places, atom) => places.forEach((place) => (of[place] = atom)));
  return { members, of };
}

/** Every value by itself. */
export function singles(size: number): Atoms {
  return atomsFrom(
    Array.from({ length: size }, (_, place) => [place]),
    size,
  );
}

/**
 * Values that count less than `least` in lists with the next smallest, until each list counts `least`; all others, and those
 * that count nothing, by themselves.
 */
export function pooled(sizes: readonly Size[], least: number): Atoms {
  const sizeOf = (place: number | undefined): number => sizes[place ?? 0]?.n ?? 0;
  const order = [...sizes.keys()].sort((a, b) => sizeOf(a) - sizeOf(b) || a - b);
  const members: number[][] = order.filter((place) => sizeOf(place) === 0).map((place) => [place]);
  let open: number[] = [];
  let together = new Size();
  for (const place of order) {
    const size = sizes[place];
    if (!size || size.n === 0) continue;
    open.push(place);
    together.take(size);
    if (together.n < least) continue;
    members.push(open);
    [open, together] = [[], new Size()];
  }
  const last = members.at(-1);
  if (open.length > 0 && last && sizeOf(last[0]) > 0) last.push(...open);
  else if (open.length > 0) members.push(open);
  return atomsFrom(members, sizes.length);
}

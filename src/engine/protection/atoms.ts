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
export function pooled(counts: Float64Array, least: number): Atoms {
  const order = [...counts.keys()].sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0) || a - b);
  const members: number[][] = order.filter((place) => counts[place] === 0).map((place) => [place]);
  let open: number[] = [];
  let count = 0;
  for (const place of order) {
    if (counts[place] === 0) continue;
    open.push(place);
    count += counts[place] ?? 0;
    if (count < least) continue;
    members.push(open);
    [open, count] = [[], 0];
  }
  const last = members.at(-1);
  if (open.length > 0 && last && (counts[last[0] ?? 0] ?? 0) > 0) last.push(...open);
  else if (open.length > 0) members.push(open);
  return atomsFrom(members, counts.length);
}

/** Something with a count that can be hidden. */
export interface Group {
  readonly n: number | null;
}

/** Whether a group is there and has fewer than `least`. */
export function isSmall({ n }: Group, least: number): boolean {
  return n !== null && n > 0 && n < least;
}

/**
 * Which of several groups that add up to a known total to hide: the small ones, and the next smallest with them until
 * what is hidden counts `least` together, so that the total gives none away by subtraction.
 */
export function hiddenGroups(groups: readonly Group[], least: number, before: ReadonlySet<number>): Set<number> {
  const hidden = new Set(before);
  groups.forEach((group, i) => {
    if (isSmall(group, least)) hidden.add(i);
  });
  const count = () => [...hidden].reduce((sum, i) => sum + (groups[i]?.n ?? 0), 0);
  const open = groups
    .map(({ n }, i) => ({ n: n ?? 0, i }))
    .filter(({ n, i }) => n > 0 && !hidden.has(i))
    .sort((a, b) => b.n - a.n || b.i - a.i);
  while (hidden.size > 0 && count() > 0 && count() < least && open.length > 0) hidden.add(open.pop()?.i ?? -1);
  return hidden;
}

/** Hides cells of a table of groups by lines in both directions until no line gives a small one away; `before` are hidden anyway. */
export function hiddenCells(
  rows: readonly (readonly Group[])[],
  least: number,
  before: readonly ReadonlySet<number>[] = [],
): Set<number>[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const hidden = rows.map((_, i) => new Set(before[i]));
  for (let size = -1, next = 0; size !== next;) {
    size = next;
    rows.forEach((row, i) => (hidden[i] = hiddenGroups(row, least, hidden[i] ?? new Set())));
    for (let column = 0; column < width; column++) {
      const line = rows.map((row) => row[column] ?? { n: null });
      const known = new Set([...rows.keys()].filter((i) => hidden[i]?.has(column)));
      hiddenGroups(line, least, known).forEach((i) => hidden[i]?.add(column));
    }
    next = hidden.reduce((sum, set) => sum + set.size, 0);
  }
  return hidden;
}

/** How the small ones of several groups are found, and what is left of them. */
export interface Hiding<Member> {
  readonly least: number;
  readonly size: (member: Member) => number | null;
  readonly hide: (member: Member) => Member;
}

/** Groups that add up to a known total, less the figures of those that `hiddenGroups` hides; `before` are hidden anyway. */
export function protectedGroups<Member>(
  members: readonly Member[],
  { least, size, hide }: Hiding<Member>,
  before: ReadonlySet<number> = new Set(),
): Member[] {
  const sizes = members.map((member) => ({ n: size(member) }));
  const hidden = hiddenGroups(sizes, least, before);
  return members.map((member, i) => (hidden.has(i) ? hide(member) : member));
}

/** Lists of the members that are by the same dimension, in their order. */
export function byDimension<Member extends { readonly by: string | null }>(members: readonly Member[]): Member[][] {
  const groups = new Map<string | null, Member[]>();
  for (const member of members) groups.set(member.by, [...(groups.get(member.by) ?? []), member]);
  return [...groups.values()];
}

/** The same for groups by several dimensions, each of which adds up to its own total. */
export function protectedBy<Member extends { readonly by: string | null }>(
  members: readonly Member[],
  hiding: Hiding<Member>,
): Member[] {
  return byDimension(members).flatMap((some) => protectedGroups(some, hiding));
}

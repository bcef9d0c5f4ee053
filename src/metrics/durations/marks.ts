/** What is true of a line beside its duration; marks are added. `solved`: at least once, by a feed that tells reopens. */
export const marks = {
  reached: 1,
  solved: 2,
  reopened: 4,
  noReply: 8,
  abandoned: 16,
  vendor: 32,
  calendar: 64,
  recent: 128,
} as const;

/** The marks that hold. */
export function marked(facts: Partial<Readonly<Record<keyof typeof marks, boolean>>>): number {
  const known: Readonly<Record<string, boolean | undefined>> = facts;
  return Object.entries(marks).reduce((sum, [name, mark]) => sum + (known[name] ? mark : 0), 0);
}

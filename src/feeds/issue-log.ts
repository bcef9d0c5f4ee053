import type { Expected, Issue, IssueCode, Occurrence } from '../metric.js';
import { keptOccurrences, seenOf } from './seen.js';

interface Entry {
  readonly code: IssueCode;
  readonly field: string | null;
  readonly aside: boolean;
  count: number;
  readonly first: Occurrence[];
}

/** Collects issues by code and field in bounded memory: counts are exact, only the first occurrences are kept. */
export class IssueLog {
  readonly #entries = new Map<string, Entry>();

  /** Counts one occurrence; `aside` says that its row was set aside. */
  add(
    code: IssueCode,
    field: string | null,
    aside: boolean,
    occurrence: { readonly row: number; readonly seen: unknown; readonly expected: Expected | null },
  ): void {
    const entry = this.#entry(code, field, aside);
    entry.count += 1;
    if (entry.first.length < keptOccurrences) {
      entry.first.push({ row: occurrence.row, seen: seenOf(occurrence.seen), expected: occurrence.expected });
    }
  }

  /** The issues so far, in order of first appearance. */
  issues(): readonly Issue[] {
    return [...this.#entries.values()].map((entry) => ({ ...entry, first: [...entry.first] }));
  }

  #entry(code: IssueCode, field: string | null, aside: boolean): Entry {
    const key = `${code} ${aside} ${field ?? ''}`;
    const known = this.#entries.get(key);
    if (known) return known;
    const entry = { code, field, aside, count: 0, first: [] };
    this.#entries.set(key, entry);
    return entry;
  }
}

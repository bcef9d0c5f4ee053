import type { Meaning, Question } from '../metric.js';
import { loadGrouping } from '../metrics/reading/grouped.js';
import type { SourceContent } from './contract.js';
import { loadProtection } from './protection/later.js';
import { tellsGroups } from './tells.js';

/** What guards answers that tell groups apart against differences, fetched with the first of them. */
export class Guards<Guarding> {
  readonly #fetch: () => Promise<Guarding>;
  #guarding: Promise<Guarding> | null = null;

  constructor(fetch: () => Promise<Guarding>) {
    this.#fetch = fetch;
  }

  /** Fetches it, and what tells segments apart and hides small ones; anew where that failed before. */
  load(): Promise<Guarding> {
    this.#guarding ??= Promise.all([this.#fetch(), loadProtection(), loadGrouping()]).then(
      ([guarding]) => guarding,
      (error: unknown) => {
        this.#guarding = null;
        throw error;
      },
    );
    return this.#guarding;
  }

  /** For the answer to a question; null where it tells no groups apart. What hides small groups is at hand with it. */
  async for({ groupless }: Meaning, question: Pick<Question, 'by' | 'filters'>): Promise<Guarding | null> {
    if (tellsGroups(question)) return this.load();
    if (!groupless) await loadProtection();
    return null;
  }

  /** Fetches beside a feed what its answers will need: whoever tells groups apart has columns kept for that. */
  ahead(metric: Meaning, { decode }: SourceContent): void {
    this.for(metric, { by: decode.columns, filters: {} }).catch(() => undefined);
  }
}

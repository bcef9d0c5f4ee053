import type { ReactiveControllerHost } from 'lit';
import type { Board, Participant } from './board/index.js';
import type { FeedConnection } from '../engine/client.js';

/** A value of a field and how many rows have it; null for few. */
type Facet = Awaited<ReturnType<FeedConnection['facets']>>[number];

/** Whose values are asked for. */
export interface FacetsWanted {
  readonly board: Board;
  readonly field: string;
  /** Name of the feed that they are taken from; null for the first that has the field. */
  readonly feed: string | null;
}

function candidates({ board, feed }: FacetsWanted): readonly Participant[] {
  return board.participants.filter(
    ({ connection, feedName, question }) =>
      connection !== null && question !== null && (feed === null || feedName === feed),
  );
}

/** What the answer depends on: who is asked, and what. */
function signatureOf(wanted: FacetsWanted): string {
  const { field, board } = wanted;
  const asked = candidates(wanted).map(({ question, readAt }) => [
    readAt,
    question?.filters,
    question?.since,
    question?.until,
  ]);
  return JSON.stringify([field, wanted.feed, board.choices.filters, asked]);
}

/** The values of a field with their counts, from the first element of a board whose feed has the field. */
export class Facets {
  readonly #host: ReactiveControllerHost;
  #asked: string | null = null;
  #work: AbortController | null = null;
  /** The values as counted last; null before, and where no feed has the field. */
  values: readonly Facet[] | null = null;
  /** Whose rows they count. */
  source: Participant | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Whether they are on their way. */
  get isBusy(): boolean {
    return this.#work !== null;
  }

  /** Counts anew where something has changed since. */
  want(wanted: FacetsWanted): void {
    const signature = signatureOf(wanted);
    if (signature === this.#asked) return;
    this.#asked = signature;
    this.#work?.abort();
    const work = (this.#work = new AbortController());
    void this.#count(wanted, work.signal).then(() => {
      if (work.signal.aborted) return;
      this.#work = null;
      this.#host.requestUpdate();
    });
  }

  /** Stops counting; the next wish counts anew. */
  stop(): void {
    this.#work?.abort();
    this.#work = null;
    this.#asked = null;
  }

  async #count(wanted: FacetsWanted, signal: AbortSignal): Promise<void> {
    for (const participant of candidates(wanted)) {
      const { connection, question } = participant;
      const values =
        question === null ? null : await connection?.facets(wanted.field, question, signal).catch(() => null);
      if (signal.aborted) return;
      if (values === null || values === undefined) continue;
      this.values = values;
      this.source = participant;
      return;
    }
    this.values = null;
    this.source = null;
  }
}

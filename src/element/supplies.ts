import { hasText, loadText, textFor, type Text, type WordsPart } from '../text/index.js';
import type { Later } from '../views/later.js';

/** What must be at hand before something can be drawn or said: words of its language, and parts of the kit. */
export interface Needs {
  readonly words: readonly WordsPart[];
  readonly parts: readonly Later<unknown>[];
}

/** What is needed, as far as the words at hand can tell. */
type Ask = (text: Text) => Needs;

function areAtHand(lang: string, { words, parts }: Needs): boolean {
  return hasText(lang, words) && parts.every(({ part }) => part !== null);
}

async function fetched(lang: string, { words, parts }: Needs): Promise<void> {
  await Promise.all([loadText(lang, words), ...parts.map((part) => part.load())]);
}

/** Starts to fetch what will be needed; whoever needs it then hears whether it has come. */
export function fetchAhead(lang: string, needs: Needs): void {
  if (!areAtHand(lang, needs)) void fetched(lang, needs).catch(() => undefined);
}

/** How a tile hears of what it waits for. */
export interface SuppliesOptions {
  /** Something has come, so that there is more to draw. */
  readonly come: () => void;
  /** Something did not come that nothing stands in for. */
  readonly failed: () => void;
}

/** Fetches what a tile needs before it can draw, and knows whether it has all of it. */
export class Supplies {
  readonly #options: SuppliesOptions;
  #coming: Promise<void> | null = null;
  #extras: Promise<void> | null = null;

  constructor(options: SuppliesOptions) {
    this.#options = options;
  }

  /** What is on its way without which nothing can be drawn; null where all is at hand. */
  get coming(): Promise<void> | null {
    return this.#coming;
  }

  /** All that is on its way; null for nothing. */
  get underWay(): Promise<void> | null {
    return this.#coming ?? this.#extras;
  }

  /** Whether all is at hand. */
  has(lang: string, ask: Ask): boolean {
    return areAtHand(lang, ask(textFor(lang)));
  }

  /** The words in `lang` where all is at hand that is asked for; else null, and it is fetched. */
  check(lang: string, ask: Ask): Text | null {
    const text = textFor(lang);
    const needs = ask(text);
    if (areAtHand(lang, needs)) return this.#coming === null ? text : null;
    this.#coming ??= this.#fetch(lang, needs);
    return null;
  }

  /** Resolves when all that is asked for has come; rejects where something did not. */
  async complete(lang: string, ask: Ask): Promise<void> {
    for (;;) {
      const needs = ask(textFor(lang));
      if (areAtHand(lang, needs)) return;
      await fetched(lang, needs);
    }
  }

  /** Fetches words with which more is said once they are there; nothing waits for them. */
  extend(lang: string, words: readonly WordsPart[]): void {
    if (hasText(lang, words)) return;
    this.#extras ??= loadText(lang, words).then(
      () => this.#extended(),
      () => this.#extended(),
    );
  }

  #extended(): void {
    this.#extras = null;
    this.#options.come();
  }

  async #fetch(lang: string, needs: Needs): Promise<void> {
    const isThere = await fetched(lang, needs).then(
      () => true,
      () => false,
    );
    this.#coming = null;
    if (isThere) this.#options.come();
    else this.#options.failed();
  }
}

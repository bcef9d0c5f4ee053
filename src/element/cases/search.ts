import MiniSearch from 'minisearch';

/** Words, and what is put together of them: `acct-7`, `anna@example.com`. */
const compounds = /[\p{L}\p{M}\p{N}]+(?:[-_.@/:+][\p{L}\p{M}\p{N}]+)*/gu;
const words = /[\p{L}\p{M}\p{N}]+/gu;
/** Scripts that leave no blanks between words. */
const unbroken = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+/gu;

/** Every two neighbours of a run of signs; a sign that stands alone. */
function pairs(run: string): string[] {
  const signs = Array.from(run);
  return signs.length < 2 ? signs : signs.slice(1).map((sign, place) => `${signs[place] ?? ''}${sign}`);
}

/** The words of a text, without case and width; where none are parted by blanks, every two neighbouring signs. */
function asked(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  const parted = plain.replaceAll(unbroken, ' ').match(compounds) ?? [];
  return [...parted, ...(plain.match(unbroken) ?? []).flatMap(pairs)];
}

/** The same, and the parts of what is put together. */
function kept(text: string): string[] {
  const whole = asked(text);
  return [...new Set([...whole, ...whole.flatMap((word) => word.match(words) ?? [])])];
}

interface Entry {
  readonly id: number;
  readonly text: string;
}

/** Texts by number, found by the beginnings of all words that are searched for. */
export class RecordIndex {
  readonly #index = new MiniSearch<Entry>({ fields: ['text'], tokenize: kept, processTerm: (term) => term });

  add(id: number, text: string): void {
    this.#index.add({ id, text });
  }

  /** Numbers of the texts that have all words of `query`, the least first. */
  find(query: string): number[] {
    const found = this.#index.search(query, { combineWith: 'AND', prefix: true, tokenize: asked });
    return found.map(({ id }): number => id).sort((a, b) => a - b);
  }
}

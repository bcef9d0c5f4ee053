import MiniSearch from 'minisearch';

const words = /[\p{L}\p{M}\p{N}]+/gu;
/** Scripts that leave no blanks between words. */
const unbroken = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+/gu;

/** Every two neighbours of a run of signs; a sign that stands alone. */
function pairs(run: string): string[] {
  const signs = Array.from(run);
  return signs.length < 2 ? signs : signs.slice(1).map((sign, place) => `${signs[place] ?? ''}${sign}`);
}

/** The words of a text, without case and width; where none are parted by blanks, every two neighbouring signs. */
function tokens(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  const parted = plain.replaceAll(unbroken, ' ').match(words) ?? [];
  return [...parted, ...(plain.match(unbroken) ?? []).flatMap(pairs)];
}

interface Entry {
  readonly id: number;
  readonly text: string;
}

/** Texts by number, found by the beginnings of all words that are searched for. */
export class RecordIndex {
  readonly #index = new MiniSearch<Entry>({ fields: ['text'], tokenize: tokens, processTerm: (term) => term });

  add(id: number, text: string): void {
    this.#index.add({ id, text });
  }

  /** Numbers of the texts that have all words of `query`, the least first. */
  find(query: string): number[] {
    const found = this.#index.search(query, { combineWith: 'AND', prefix: true });
    return found.map(({ id }): number => id).sort((a, b) => a - b);
  }
}

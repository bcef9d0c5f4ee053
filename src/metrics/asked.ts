import { FeedError, type Settled } from '../metric.js';

/** The options of a question, by name. */
export type Asked = Settled['options'];

/** The refusal of what is asked for in an option, which says what it may be: code `bad_option`. */
export function refusal(option: string, asked: Asked, expected: string): FeedError {
  return new FeedError('bad_option', { option, seen: asked[option] ?? null, expected });
}

/** The one of `words` that an option names, the first where it is not set; `bad_option` for any other. */
export function wordIn<Word extends string>(
  option: string,
  words: readonly [Word, ...(readonly Word[])],
  asked: Asked,
): Word {
  const given = asked[option] ?? words[0];
  const word = words.find((known) => known === given);
  if (word === undefined) throw refusal(option, asked, words.join(', '));
  return word;
}

/** What a number may be, and what it is where nobody says. */
export interface Range {
  readonly usual: number;
  readonly least: number;
  readonly most: number;
}

/** What may start draws at random: what the generator tells apart. */
export const seeds: Range = { usual: 1, least: 0, most: 2 ** 32 - 1 };

/** The number of an option, within its range; `bad_option` for any other. */
export function numberIn(option: string, { usual, least, most }: Range, asked: Asked): number {
  const given = asked[option] ?? usual;
  const value = String(given).trim() === '' ? NaN : Number(given);
  if (!(value >= least && value <= most)) throw refusal(option, asked, `${least} … ${most}`);
  return value;
}

/** The same, of whole numbers. */
export function wholeIn(option: string, range: Range, asked: Asked): number {
  const value = numberIn(option, range, asked);
  if (!Number.isInteger(value)) throw refusal(option, asked, `${range.least} … ${range.most}`);
  return value;
}

/** The words of an option, between blanks or commas; those of `usual` where it is not set. */
export function wordsIn(option: string, usual: string, asked: Asked): string[] {
  return String(asked[option] ?? usual)
    .split(/[\s,]+/)
    .filter((word) => word !== '');
}

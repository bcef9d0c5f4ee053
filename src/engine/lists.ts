import { wordsOf } from './columns-named.js';
import { isRecord, parsed, toNumber, type Kind } from './kinds.js';

/** One text of what is listed, by a text or by a list of texts or numbers, where `are` takes it. */
function list(expected: string, are: (words: readonly string[]) => boolean): Kind<string> {
  return {
    expected,
    read(given) {
      const listed = Array.isArray(given) ? given.map(String) : typeof given === 'string' ? wordsOf(given) : [];
      return listed.length > 0 && are(listed) ? listed.join(' ') : undefined;
    },
  };
}

function ascend(values: readonly number[]): boolean {
  return values.every((value, index) => value > (values[index - 1] ?? -Infinity));
}

function numbersOf(given: readonly string[]): readonly number[] {
  return given.map((word) => toNumber(word) ?? NaN);
}

/** Words between blanks or commas, as one text with a blank between them: names of dimensions, kinds. */
export const words = list('a b c', () => true);

/** Ascending positive numbers between blanks or commas, as one text: where bands meet. */
export const edges = list('1 4 24', (given) => ascend([0, ...numbersOf(given)]));

/** Two numbers, the lower first, as one text: the ends of a scale. */
export const scaleEnds = list('-2 2', (given) => given.length === 2 && ascend(numbersOf(given)));

const range = /^(\d{1,4})(?:-(\d{1,4}))?$/;

function rangeOf(word: string): readonly [number, number] {
  const [, from, to = from] = range.exec(word) ?? [];
  return [Number(from), Number(to)];
}

/** Ranges of whole numbers, first and last included, as one text; they may overlap. A number alone is a range too. */
export const ranges = list('1-3 4-6 7-12', (given) => given.map(rangeOf).every(([from, to]) => from <= to));

function isWeight(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

const categoryParts: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ['weight', isWeight],
  ['critical', (value: unknown) => typeof value === 'boolean'],
  ['min', Number.isFinite],
  ['max', Number.isFinite],
]);

function isCategory(value: unknown): boolean {
  if (!isRecord(value)) return isWeight(value);
  return Object.entries(value).every(([name, part]) => categoryParts.get(name)?.(part) === true);
}

/**
 * Categories of reviews that stand in columns of their own, by name, as JSON text: each a weight, or an object with any
 * of `weight`, `critical`, and `min` and `max` of its scale.
 */
export const categories: Kind<string> = {
  expected: '{"tone": 0.5, "safety": {"weight": 0.3, "critical": true}}',
  read(given) {
    const value = parsed(given);
    if (!isRecord(value)) return undefined;
    const all = Object.values(value);
    return all.length > 0 && all.every(isCategory) ? JSON.stringify(value) : undefined;
  },
};

import { isRecord, isTexts, parsed } from './kinds.js';

/** The words of a text, between blanks or commas. */
export function wordsOf(given: string): readonly string[] {
  return given.split(/[\s,]+/).filter((word) => word !== '');
}

/** The columns that an option's value names: in a JSON object or list of texts, else words between blanks or commas. */
export function columnsNamed(value: unknown): readonly string[] {
  if (typeof value !== 'string') return [];
  if (!/^\s*[[{]/.test(value)) return wordsOf(value);
  const named = parsed(value);
  if (isTexts(named)) return named;
  return isRecord(named) ? Object.keys(named) : [];
}

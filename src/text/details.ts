import type { Formats } from './text.js';

/** A detail as a number, or null where it is none. */
export function numberDetail(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A detail as a text, cut to `limit` graphemes, or null where nothing stands. */
export function textDetail(value: unknown, limit = 300): string | null {
  if (value === null || value === undefined || value === '') return null;
  const graphemes = [...new Intl.Segmenter().segment(String(value))].map((part) => part.segment);
  return graphemes.length > limit ? `${graphemes.slice(0, limit).join('')}…` : graphemes.join('');
}

/** A count with its noun in one of two forms: `1 row`, `1,204 rows`. */
export function counted(n: number, one: string, many: string, f: Pick<Formats, 'count'>): string {
  return `${f.count(n)} ${n === 1 ? one : many}`;
}

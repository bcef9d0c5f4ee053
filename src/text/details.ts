import type { Issue } from '../metric.js';
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

/** The distinct values seen first in an issue, as they would be written in a list of missing texts. */
export function seenValues(issue: Issue): string[] {
  const seen = issue.first.map((occurrence) => occurrence.seen);
  return [...new Set(seen.filter((value) => value !== null).map(String))].slice(0, 3);
}

/** The bounds that a value should have kept, from the first occurrence that names some. */
export function bounds(issue: Issue): readonly [number, number] | null {
  for (const { expected } of issue.first) {
    if (typeof expected !== 'object' || expected === null) continue;
    return 'integer' in expected ? expected.integer : expected.number;
  }
  return null;
}

/** An attribute with a JSON value, as it is written in a tag: `missing='["11"]'`. */
export function attribute(name: string, value: unknown): string {
  return `${name}='${JSON.stringify(value).replaceAll("'", '&#39;')}'`;
}

/** Names that a list in a feed may be found under, for the one attribute that silences the issue. */
export function missingAttribute(issue: Issue): string | null {
  const values = seenValues(issue);
  return values.length === 0 ? null : attribute('missing', values);
}

/** A count with its noun in one of two forms: `1 row`, `1,204 rows`. */
export function counted(n: number, one: string, many: string, f: Pick<Formats, 'count'>): string {
  return `${f.count(n)} ${n === 1 ? one : many}`;
}

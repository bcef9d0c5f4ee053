import type { Issue } from '../metric.js';

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

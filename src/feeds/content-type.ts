import type { FeedType } from './options.js';

const typesByContent: readonly (readonly [RegExp, FeedType])[] = [
  [/ndjson|jsonl|json-?seq|json-?lines/, 'ndjson'],
  [/json/, 'json'],
  [/csv|tab-separated/, 'csv'],
  [/arrow/, 'arrow'],
];

/** The format that a content type names. */
export function typeByContent(contentType: string | null): FeedType | null {
  const mime = contentType?.toLowerCase() ?? '';
  return typesByContent.find(([pattern]) => pattern.test(mime))?.[1] ?? null;
}

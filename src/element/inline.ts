import { FeedError, type Measure } from '../metric.js';

/** What a `<script type="application/json">` child holds: a feed, a measure, or text that is no JSON. */
export type Inline =
  | { readonly kind: 'feed'; readonly data: unknown }
  | { readonly kind: 'measure'; readonly measure: Measure }
  | { readonly kind: 'broken'; readonly error: FeedError };

const known = new WeakMap<Element, { readonly text: string; readonly inline: Inline }>();

function isMeasure(value: unknown): value is Measure {
  return typeof value === 'object' && value !== null && 'metric' in value && 'value' in value && 'context' in value;
}

function parse(text: string): Inline {
  try {
    const value: unknown = JSON.parse(text);
    return isMeasure(value) ? { kind: 'measure', measure: value } : { kind: 'feed', data: value };
  } catch {
    return { kind: 'broken', error: new FeedError('not_json', { first: text.trim().slice(0, 80) }) };
  }
}

/** The parser adds a script before its text; it is whole once something follows it or the page is read to its end. */
function isWhole(script: Element): boolean {
  return script.ownerDocument.readyState !== 'loading' || script.nextSibling !== null;
}

/** The JSON between an element's tags, parsed once for each text; null where there is none, or not all of it yet. */
export function inlineOf(element: Element): Inline | null {
  const script = element.querySelector(':scope > script[type="application/json"]');
  if (script === null || !isWhole(script)) return null;
  const text = script.textContent ?? '';
  const before = known.get(script);
  if (before?.text === text) return before.inline;
  const inline = parse(text);
  known.set(script, { text, inline });
  return inline;
}

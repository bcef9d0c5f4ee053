import { FeedError, finish } from '../metric.js';
import { nesting } from './json-scan.js';
import { feedPieces } from './text-pieces.js';

/** How deep objects and lists may be nested in a feed. */
export const deepest = 32;

/** Whether a text is JSON, however deep. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function positionIn(error: unknown): number | null {
  const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  return position === undefined ? null : Number(position);
}

/** Whether an object or list of JSON is nested deeper than `levels`. */
function isDeeper(value: object, levels: number): boolean {
  if (levels === 0) return true;
  // A list of all values for each record would take three times as long.
  for (const name in value) {
    const member: unknown = Reflect.get(value, name);
    if (typeof member === 'object' && member !== null && Object.hasOwn(value, name) && isDeeper(member, levels - 1))
      return true;
  }
  return false;
}

/** Throws what is wrong with a text that is no JSON, or too deep. */
function* refuse(text: string, error: unknown): Generator<void, never> {
  const found = yield* nesting(text);
  if (found.deepest > deepest) throw new FeedError('depth', { limit: deepest });
  if (found.open) throw new FeedError('truncated');
  throw new FeedError('not_json', { position: positionIn(error) });
}

/**
 * The value of a JSON text, nested at most 32 deep. Throws a `FeedError`: `depth`, `truncated` where the text ends before
 * its JSON does, else `not_json` with the position where the browser tells it.
 */
export function* parseJson(text: string): Generator<void, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return yield* refuse(text, error);
  }
  yield;
  // To look at the values takes a fraction of the time that looking at each character of the text would.
  if (typeof value === 'object' && value !== null && isDeeper(value, deepest))
    throw new FeedError('depth', { limit: deepest });
  return value;
}

/** The value that a JSON feed's unpacked bytes hold, such as a rollup feed. Errors as `feedPieces` and `parseJson`. */
export function readJson(bytes: Uint8Array): unknown {
  return finish(parseJson(finish(feedPieces(bytes, bytes.length)).whole));
}

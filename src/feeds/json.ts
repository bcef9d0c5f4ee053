import { FeedError, finish } from '../metric.js';
import { faults } from './faults.js';
import { refuseNoFeed, utf8Pieces } from './utf8.js';

/** How deep objects and lists may be nested in a feed. */
export const deepest = 32;

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

/** The value of a JSON text; null where the text is none. Throws a `FeedError` of code `depth` where it is nested too deep. */
export function* jsonIn(text: string): Generator<void, { readonly value: unknown } | null> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  yield;
  // To look at the values takes a fraction of the time that looking at each character of the text would.
  if (typeof value === 'object' && value !== null && isDeeper(value, deepest))
    throw new FeedError('depth', { limit: deepest });
  return { value };
}

/**
 * The value of a JSON text, nested at most 32 deep. Throws a `FeedError`: `depth`, `truncated` where the text ends before
 * its JSON does, else `not_json` with the position where the browser tells it; and a `PartMissing` where that is not there
 * to be told.
 */
export function* parseJson(text: string): Generator<void, unknown> {
  const parsed = yield* jsonIn(text);
  if (parsed === null) throw yield* faults.value.jsonFault(text);
  return parsed.value;
}

/** The value that a JSON feed's unpacked bytes hold, such as a rollup feed. Errors as `utf8Pieces`, `refuseNoFeed` and `parseJson`. */
export function readJson(bytes: Uint8Array): unknown {
  const text = finish(utf8Pieces(bytes, bytes.length)).join('');
  refuseNoFeed(text);
  return finish(parseJson(text));
}

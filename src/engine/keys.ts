import type { DecodeOptions } from './contract.js';
import type { FeedSource } from './sources.js';

/** Numbers for things that are the same only if they are identical: functions and objects from 1, nothing is 0. */
export interface Identities {
  of(thing: object | null): number;
}

/** Identities that keep nothing alive. */
export function createIdentities(): Identities {
  const known = new WeakMap<object, number>();
  let last = 0;
  return {
    of(thing) {
      if (thing === null) return 0;
      const number = known.get(thing) ?? (last += 1);
      known.set(thing, number);
      return number;
    },
  };
}

/** Equal for requests that may share their bytes: same address, credentials and fetcher. */
export function requestKey(url: URL, source: FeedSource, identities: Identities): string {
  return JSON.stringify([url.href, source.credentials, identities.of(source.fetcher)]);
}

/** Equal for values that are the same object, or the same text or number. */
export function dataKey(data: unknown, identities: Identities): string {
  const isObject = (typeof data === 'object' && data !== null) || typeof data === 'function';
  return isObject ? `data ${identities.of(data)}` : JSON.stringify(['data', typeof data, String(data)]);
}

/** Equal for options that decode to the same columns, but for the extra `columns`, which are united. */
export function decodeKey(decode: DecodeOptions): string {
  const fields = Object.entries(decode.fields).sort(([a], [b]) => (a < b ? -1 : 1));
  const missing = [...decode.missing].sort();
  return JSON.stringify([decode.type, decode.from, fields, decode.rowsAt, decode.dates, missing, decode.timeZone]);
}

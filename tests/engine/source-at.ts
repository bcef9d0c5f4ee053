import type { FeedSource } from '../../src/engine/client.js';
import { defaultDecode } from '../../src/engine/contract.js';

/** A feed at an address as an element without further attributes asks for it, of which `columns` are kept beside. */
export function sourceAt(src: string, columns: readonly string[] = []): FeedSource {
  const decode = { ...defaultDecode, columns };
  return { src, data: null, decode, credentials: 'same-origin', timeout: 0, fetcher: null };
}

import type { DecodeOptions, Wish } from './contract.js';
import { decodeKey } from './keys.js';

/** Somebody about to open a feed, for a metric. */
export interface Reader extends Wish {
  readonly decode: DecodeOptions;
}

/** Who is about to open one feed; as an object, what is the same for all of them. */
export class Readers {
  readonly #readers = new Set<Reader>();

  /** Takes a reader in, until the returned function is called. */
  enter(reader: Reader): () => void {
    this.#readers.add(reader);
    return () => void this.#readers.delete(reader);
  }

  /** What those who decode as `decode` says keep of the feed. */
  wishes(decode: DecodeOptions): readonly Wish[] {
    const key = decodeKey(decode);
    const alike = [...this.#readers].filter((reader) => decodeKey(reader.decode) === key);
    return alike.map(({ metric, role, columns }) => ({ metric, role, columns }));
  }
}

import { seldom } from '../gauge.js';
import type { Host } from './host.js';
import type { ProgressListener } from './transport.js';

/**
 * Bytes that an answer announces; null where it does not, and where it counts them as they travel: packed, or from another
 * origin, which does not say whether they are.
 */
function announced({ headers, type }: Response): number | null {
  const length = headers.get('content-length');
  const isPlain = length !== null && /^\d+$/.test(length) && type !== 'cors' && !headers.has('content-encoding');
  return isPlain ? Number(length) : null;
}

/** Counts the bytes of a feed as they come, page by page, and tells of them some times a second. */
export class Meter {
  readonly #tell: (meter: Meter) => void;
  #before = 0;
  #bytes = 0;
  #announced: number | null = null;

  constructor(host: Pick<Host, 'now'>, onProgress: ProgressListener) {
    this.#tell = seldom(host.now, ({ bytes, total }) => onProgress({ state: 'working', bytes, total, rows: 0 }));
  }

  /** Bytes so far, those of pages before included. */
  get bytes(): number {
    return this.#before + this.#bytes;
  }

  /** Bytes that there will be at least; null where nobody says. */
  get total(): number | null {
    return this.#announced === null ? null : Math.max(this.bytes, this.#before + this.#announced);
  }

  /** A page begins, or begins anew. */
  begin(response: Response): void {
    this.#bytes = 0;
    this.#announced = announced(response);
  }

  /** So many further bytes of the page have come. */
  add(bytes: number): void {
    this.#bytes += bytes;
    this.#tell(this);
  }

  /** The page is whole. */
  end(): void {
    this.#before += this.#bytes;
    this.#bytes = 0;
    this.#announced = null;
  }
}

/** What the surroundings refused: the directive of a content security policy that stopped a request. */
export interface Refusal {
  /** Name of the directive, such as `connect-src`. */
  readonly directive: string;
}

/** Listens for requests that the page's content security policy stops, while requests are under way. */
export interface RefusalWatch {
  /** The refusal seen for this address since the watch began, else null. */
  refused(url: URL): Refusal | null;
  /** Removes the listener. */
  stop(): void;
}

/** Everything the transport needs from its surroundings, so that tests can bring their own clock, dice and network. */
export interface Host {
  readonly fetch: typeof fetch;
  /** Milliseconds of a clock that never jumps; its zero means nothing. */
  now(): number;
  /** Epoch milliseconds of the wall clock, for dates that a server sends. */
  wallClock(): number;
  /** A random number, 0 inclusive to 1 exclusive. */
  random(): number;
  /** Calls `callback` once after `wait` milliseconds unless the returned function is called before. */
  after(wait: number, callback: () => void): () => void;
  /** False only where the machine is known to be without a network. */
  online(): boolean;
  /** The address that relative addresses are resolved against; null outside a document. */
  base(): string | null;
  /** The page's origin, `"null"` for an opaque one; null outside a page. */
  origin(): string | null;
  watchRefusals(): RefusalWatch;
}

/** Where the transport gives up. */
export interface Limits {
  /** Milliseconds after which a request under way is called slow; default 3 s. */
  readonly slow: number;
  /** Milliseconds until headers must have arrived where a source does not say; default 15 s. */
  readonly headers: number;
  /** Milliseconds without a byte; default 10 s. */
  readonly idle: number;
  /** Milliseconds for which an answer waits for those who read it; default 2 s. Who is later gets all of it at once. */
  readonly patience: number;
  /** Milliseconds for one whole request; default 10 min. */
  readonly total: number;
  /** Decoded bytes of one feed, all its pages together; default 256 MiB. */
  readonly bytes: number;
  /** Pages of one feed; default 1,000. */
  readonly pages: number;
  /** Requests under way at once to one origin; default 6. */
  readonly perOrigin: number;
  /** Tries of one request, the first included; default 4. */
  readonly tries: number;
  /** Retries of the whole page in any minute; default 10. */
  readonly retriesPerMinute: number;
}

/** The limits of a page that says nothing. */
export const defaultLimits: Limits = {
  slow: 3_000,
  headers: 15_000,
  idle: 10_000,
  patience: 2_000,
  total: 600_000,
  bytes: 256 * 2 ** 20,
  pages: 1_000,
  perOrigin: 6,
  tries: 4,
  retriesPerMinute: 10,
};

/** What every part of the transport is handed. */
export interface Context {
  readonly host: Host;
  readonly limits: Limits;
}

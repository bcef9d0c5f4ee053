/** Something that this feed needs is not there yet: it is to be loaded, and the feed read once more. */
export class PartMissing extends Error {
  /** Loads it. */
  readonly load: () => Promise<void>;

  constructor(load: () => Promise<void>) {
    super();
    this.load = load;
  }
}

/** What `work` comes to once all that it turns out to need is there; it is done anew with each part that was missing. */
export async function withParts<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof PartMissing)) throw error;
      await error.load();
    }
  }
}

/** A part of the reader that only some feeds need. */
export class Part<Value> {
  readonly #fetch: () => Promise<Value>;
  #value: Value | null = null;

  constructor(fetch: () => Promise<Value>) {
    this.#fetch = fetch;
  }

  /** Fetches it, once for the page. */
  readonly load = async (): Promise<void> => {
    this.#value ??= await this.#fetch();
  };

  /** The part, after `load`; throws a `PartMissing` before. */
  get value(): Value {
    if (this.#value === null) throw new PartMissing(this.load);
    return this.#value;
  }
}

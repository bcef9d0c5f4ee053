/** What a value is, as a text: of an object only that it is one, since its parts are read one by one. */
function described(value: unknown): string {
  return isParted(value) ? 'parts' : JSON.stringify([value]);
}

function isParted(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function namesOf(value: unknown): string {
  return isParted(value) ? JSON.stringify(Reflect.ownKeys(value).map(String)) : 'none';
}

const looks = { value: described, names: namesOf } as const;

/** One thing that was read: where it stood and how it looked. */
interface Read {
  readonly path: readonly string[];
  readonly seen: string;
  readonly look: keyof typeof looks;
}

function at(whole: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((part, name) => (isParted(part) ? Reflect.get(part, name) : undefined), whole);
}

/**
 * What some work reads of the object that it is handed. The same work on another object that looks the same wherever it was
 * looked at comes to the same, whatever else differs.
 */
export class Reads {
  readonly #reads = new Map<string, Read>();

  /** How many things were looked at. */
  get size(): number {
    return this.#reads.size;
  }

  /** `whole` to look at; every look is noted, also those that come late. Lists are taken as a whole. */
  noting<Whole extends object>(whole: Whole): Whole {
    return this.#watched(whole, []);
  }

  /** Whether `other` looks the same wherever was looked so far. */
  agreeWith(other: object): boolean {
    for (const { path, seen, look } of this.#reads.values()) if (looks[look](at(other, path)) !== seen) return false;
    return true;
  }

  #watched<Part extends object>(part: Part, path: readonly string[]): Part {
    // A part is looked at again and again, row by row: only the first look is noted.
    const known = new Map<string, unknown>();
    return new Proxy(part, {
      get: (of, name) => {
        if (typeof name === 'symbol') return Reflect.get(of, name);
        if (!known.has(name)) known.set(name, this.#looked(Reflect.get(of, name), [...path, name]));
        return known.get(name);
      },
      ownKeys: (of) => {
        this.#note(path, of, 'names');
        return Reflect.ownKeys(of);
      },
    });
  }

  #looked(value: unknown, path: readonly string[]): unknown {
    this.#note(path, value, 'value');
    return isParted(value) ? this.#watched(value, path) : value;
  }

  #note(path: readonly string[], value: unknown, look: Read['look']): void {
    const key = [look, ...path].join('\n');
    if (!this.#reads.has(key)) this.#reads.set(key, { path, seen: looks[look](value), look });
  }
}

import type { Host } from './transport/host.js';

interface Place<Item> {
  readonly item: Item;
  readonly began: number;
  thisTask: boolean;
}

/** Things in use by key, the newest of each. */
export class Pool<Item> {
  readonly #host: Pick<Host, 'now' | 'after'>;
  readonly #places = new Map<string, Place<Item>>();

  constructor(host: Pick<Host, 'now' | 'after'>) {
    this.#host = host;
  }

  /** How many keys are in use. */
  get size(): number {
    return this.#places.size;
  }

  /** The item of `key` if it began in this task or at most `age` milliseconds ago. */
  find(key: string, age: number): Item | null {
    const place = this.#places.get(key);
    const isYoung = place && (place.thisTask || this.#host.now() - place.began <= age);
    return isYoung ? place.item : null;
  }

  /** Puts what `create` makes in the place of `key`; calling `gone` takes it out again if it still is there. */
  add(key: string, create: (gone: () => void) => Item): Item {
    const gone = () => {
      endOfTask();
      if (this.#places.get(key) === place) this.#places.delete(key);
    };
    const place: Place<Item> = { item: create(gone), began: this.#host.now(), thisTask: true };
    const endOfTask = this.#host.after(0, () => {
      place.thisTask = false;
    });
    this.#places.set(key, place);
    return place.item;
  }
}

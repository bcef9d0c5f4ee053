import { abortable, cancelled, onAbort, refuseAborted } from './transport/abort.js';
import type { Progress, ProgressListener } from './transport/transport.js';

/** One user's hold on a shared value. */
export interface Share<T> {
  readonly value: T;
  /** Lets go, once; the last one to let go frees the value. */
  leave(): void;
}

/** How a shared value comes into being and goes. */
export interface Making<T> {
  /** Makes the value; `signal` aborts when nobody waits any more. */
  readonly make: (signal: AbortSignal, onProgress: ProgressListener) => Promise<T>;
  /** Frees the value after its last user has left. */
  readonly free: (value: T) => void;
  /** The value can no longer be joined: its making failed, or its last user has left. */
  readonly gone: () => void;
}

/**
 * A value that is made once for all who join while it is being made or held. One user's abort is nobody else's business;
 * the last user's abort stops the making.
 */
export class Shared<T> {
  readonly #making: Making<T>;
  readonly #stop = new AbortController();
  readonly #listeners = new Set<ProgressListener>();
  readonly #made: Promise<T>;
  #users = 0;
  #held: { readonly value: T } | null = null;
  #progress: Progress | null = null;

  /** Begins at once; someone must join in the same task. */
  constructor(making: Making<T>) {
    this.#making = making;
    this.#made = this.#make();
    this.#made.catch(() => undefined);
  }

  async #make(): Promise<T> {
    try {
      const value = await this.#making.make(this.#stop.signal, (progress) => this.#tell(progress));
      return this.#keep(value);
    } catch (error) {
      this.#making.gone();
      throw error;
    }
  }

  #keep(value: T): T {
    this.#progress = null;
    this.#held = { value };
    if (this.#stop.signal.aborted) this.#free();
    return value;
  }

  /** The value while somebody holds it; null before it is made. */
  get value(): T | null {
    return this.#held && this.#held.value;
  }

  #free(): void {
    const held = this.#held;
    this.#held = null;
    if (held) this.#making.free(held.value);
  }

  #tell(progress: Progress): void {
    this.#progress = progress;
    // Each in a microtask of its own, so that one listener's mistake stops neither the load nor the others.
    for (const listener of this.#listeners) queueMicrotask(() => this.#listeners.has(listener) && listener(progress));
  }

  #listen(listener: ProgressListener): () => void {
    this.#listeners.add(listener);
    const known = this.#progress;
    if (known) queueMicrotask(() => this.#listeners.has(listener) && listener(known));
    return () => this.#listeners.delete(listener);
  }

  #leave(): void {
    this.#users -= 1;
    if (this.#users > 0) return;
    this.#making.gone();
    this.#stop.abort(cancelled());
    this.#free();
  }

  #share(value: T): Share<T> {
    let held = true;
    const leave = () => {
      if (!held) return;
      held = false;
      this.#leave();
    };
    return { value, leave };
  }

  /** The value when it is made. Rejects with `cancelled` as soon as `signal` aborts, and with what the making failed with. */
  async join(signal: AbortSignal, onProgress: ProgressListener = () => undefined): Promise<Share<T>> {
    refuseAborted(signal);
    this.#users += 1;
    const listener: ProgressListener = (progress) => onProgress(progress);
    const deafen = this.#listen(listener);
    const forget = onAbort(signal, deafen);
    try {
      return this.#share(await abortable(this.#made, signal));
    } catch (error) {
      this.#leave();
      throw error;
    } finally {
      deafen();
      forget();
    }
  }
}

import { Reads } from './reads.js';

/** Work that several may wait for: whoever does takes its next step, so that it goes on as long as one of them is left. */
class Work<Asked extends object, Result> {
  readonly #reads = new Reads();
  readonly #steps: Generator<void, Result>;
  #end: { readonly result: Result } | { readonly error: unknown } | null = null;

  constructor(asked: Asked, make: (asked: Asked) => Generator<void, Result>) {
    this.#steps = make(this.#reads.noting(asked));
  }

  get isOver(): boolean {
    return this.#end !== null;
  }

  /** How many things it has looked at so far. */
  get looks(): number {
    return this.#reads.size;
  }

  /** Whether it comes to the same for `asked`, as far as it has come. */
  serves(asked: Asked): boolean {
    return this.#reads.agreeWith(asked);
  }

  advance(): void {
    try {
      const step = this.#steps.next();
      if (step.done) this.#end = { result: step.value };
    } catch (error) {
      this.#end = { error };
    }
  }

  /** What its result weighs; a failure weighs nothing. */
  weight(weigh: (result: Result) => number): number {
    return this.#end !== null && 'result' in this.#end ? weigh(this.#end.result) : 0;
  }

  /** What it came to, thrown again where that is a failure; null while it goes on. */
  get end(): { readonly result: Result } | null {
    if (this.#end !== null && 'error' in this.#end) throw this.#end.error;
    return this.#end;
  }
}

/** How many works that nobody has brought to an end, such as those of questions taken back, can fill a memory. */
const unfinished = 4;

/**
 * What work came to, kept for whoever asks for something that the work does not tell apart: it is done once, also for
 * several who ask while it is under way. Of what is kept the least recently used goes first.
 */
export class Memory<Asked extends object, Result> {
  readonly #limit: number;
  readonly #weigh: (result: Result) => number;
  #works: Work<Asked, Result>[] = [];

  /** Keeps results that `weigh` at most `limit` together, and the newest in any case. */
  constructor(limit: number, weigh: (result: Result) => number = () => 1) {
    this.#limit = limit;
    this.#weigh = weigh;
  }

  /** What `make` comes to for `asked`, or came to before; in steps between which the caller may pause, or stop for good. */
  *recall(asked: Asked, make: (asked: Asked) => Generator<void, Result>): Generator<void, Result> {
    for (const work of [...this.#works].reverse()) {
      const known = yield* this.#followed(work, asked);
      if (known) return known.result;
    }
    const work = new Work(asked, make);
    this.#works.push(work);
    const made = yield* this.#followed(work, asked);
    // It looks the same to itself.
    if (!made) throw new TypeError('work that does not serve whom it is done for');
    return made.result;
  }

  *#followed(work: Work<Asked, Result>, asked: Asked): Generator<void, { readonly result: Result } | null> {
    let compared = -1;
    for (;;) {
      // Compared anew only where more was looked at, which most of its many steps do not do.
      if (work.looks !== compared && !work.serves(asked)) return null;
      compared = work.looks;
      if (work.isOver) break;
      work.advance();
      yield;
    }
    this.#use(work);
    return work.end;
  }

  #use(work: Work<Asked, Result>): void {
    this.#works = [...this.#works.filter((each) => each !== work), work];
    let left = this.#limit;
    const kept = this.#works.toReversed().filter((each) => {
      left -= this.#weightOf(each);
      return left >= 0 || each === work;
    });
    this.#works = kept.reverse();
  }

  #weightOf(work: Work<Asked, Result>): number {
    return work.isOver ? work.weight(this.#weigh) : this.#limit / unfinished;
  }
}

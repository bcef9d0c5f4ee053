/**
 * Durations that ended (`events`) and that were still running when they were last seen (`censored`), counted at each
 * distinct time, times ascending. Of equal durations the events come first. A table does not change once it is read.
 */
export interface LifeTable {
  readonly times: ArrayLike<number>;
  readonly events: ArrayLike<number>;
  readonly censored: ArrayLike<number>;
}

/** Numbers of a table as they are walked along. */
export type Counts = Float64Array | Uint32Array;

/** The counts of a table in typed memory, which most of them stand in. */
export function typed(values: ArrayLike<number>): Counts {
  return values instanceof Float64Array || values instanceof Uint32Array ? values : Float64Array.from(values);
}

/** The steps of a survival curve at the times of events, those of one stretch of its life table. */
export interface SurvivalSteps {
  readonly size: number;
  readonly times: Float64Array;
  /** The share left from each time on. */
  readonly survival: Float64Array;
  /** Greenwood's sum Σ d/(n(n − d)) up to each time (1926). */
  readonly hazard: Float64Array;
  /** How many were still running just before each time. */
  readonly atRisk: Float64Array;
  readonly events: Float64Array;
}

/** Where a curve stands: the share left and Greenwood's sum. */
export interface Standing {
  readonly survival: number;
  readonly hazard: number;
}

/** Entries of a stretch: few, so that to walk one again costs nothing. */
const longest = 256;

/** What is kept before each stretch: at risk, the base of the product and who was at risk there, survival, hazard. */
const kept = 5;

/** Room for steps, all in one piece of memory: to get five costs five times as much, for each of hundreds of curves. */
function stepsOf(size: number) {
  const all = new Float64Array(5 * size);
  const column = (place: number) => all.subarray(place * size, (place + 1) * size);
  return { size: 0, times: column(0), survival: column(1), hazard: column(2), atRisk: column(3), events: column(4) };
}

/**
 * The product-limit estimate (Kaplan & Meier 1958) along a life table, walked as far as is asked for. Only where it stands
 * before each stretch is kept; steps are made again stretch by stretch, so that a curve of a million takes no space.
 */
export class SurvivalCourse {
  /** How many stretches there are. */
  readonly stretches: number;
  readonly #times: Counts;
  readonly #events: Counts;
  readonly #censored: Counts;
  readonly #states: Float64Array;
  readonly #steps: ReturnType<typeof stepsOf>;
  /** How many stretches have been walked, and which one the steps are of. */
  #walked = 0;
  #shown = -1;

  /** The course of `n` durations by `table`. */
  constructor(table: LifeTable, n: number) {
    [this.#times, this.#events, this.#censored] = [typed(table.times), typed(table.events), typed(table.censored)];
    this.stretches = Math.ceil(this.#times.length / longest);
    this.#steps = stepsOf(Math.min(longest, this.#times.length));
    this.#states = new Float64Array((this.stretches + 1) * kept);
    this.#states.set([n, 1, n, 1, 0]);
  }

  /** Where the curve stands before a stretch; after the last one before the one that would follow. */
  before(stretch: number): Standing {
    while (this.#walked < stretch) this.#walk(this.#walked, false);
    const at = stretch * kept;
    return { survival: this.#states[at + 3] ?? 1, hazard: this.#states[at + 4] ?? 0 };
  }

  /** The steps of a stretch, until those of another one are asked for. */
  steps(stretch: number): SurvivalSteps {
    while (this.#walked < stretch) this.#walk(this.#walked, false);
    if (this.#shown !== stretch) this.#walk(stretch, true);
    return this.#steps;
  }

  /** Where the curve stands at a time, what ends at this very time included. */
  at(time: number): Standing {
    const entry = this.#countUpTo(time) - 1;
    if (entry < 0) return this.before(0);
    const stretch = Math.floor(entry / longest);
    const { size, times, survival, hazard } = this.steps(stretch);
    let step = size - 1;
    while (step >= 0 && (times[step] ?? 0) > time) step -= 1;
    if (step < 0) return this.before(stretch);
    return { survival: survival[step] ?? 0, hazard: hazard[step] ?? 0 };
  }

  /** The time of the last event up to `time`; null before the first. */
  eventUpTo(time: number): number | null {
    let entry = this.#countUpTo(time) - 1;
    while (entry >= 0 && this.#events[entry] === 0) entry -= 1;
    return this.#times[entry] ?? null;
  }

  /** The time of the first event after `time`; null after the last. */
  eventAfter(time: number): number | null {
    let entry = this.#countUpTo(time);
    while (this.#events[entry] === 0) entry += 1;
    return this.#times[entry] ?? null;
  }

  /** Walks along a stretch; its steps are written down where they are shown. */
  #walk(stretch: number, isShown: boolean): void {
    const [events, censored, states] = [this.#events, this.#censored, this.#states];
    const state = stretch * kept;
    let [atRisk, base] = [states[state] ?? 0, states[state + 1] ?? 0];
    let [baseAtRisk, survival, hazard] = [states[state + 2] ?? 0, states[state + 3] ?? 0, states[state + 4] ?? 0];
    let size = 0;
    const to = Math.min(events.length, (stretch + 1) * longest);
    for (let entry = stretch * longest; entry < to; entry += 1) {
      const over = events[entry] ?? 0;
      const lost = censored[entry] ?? 0;
      // Between two censorings the product telescopes; taken from the last one, it gathers no rounding.
      const left = (base * (atRisk - over)) / baseAtRisk;
      if (over > 0) {
        survival = left;
        hazard += over / (atRisk * (atRisk - over));
        if (isShown) this.#write(size++, entry, atRisk, survival, hazard);
      }
      atRisk -= over + lost;
      if (lost > 0) {
        base = left;
        baseAtRisk = atRisk;
      }
    }
    states.set([atRisk, base, baseAtRisk, survival, hazard], state + kept);
    this.#walked = Math.max(this.#walked, stretch + 1);
    if (!isShown) return;
    this.#steps.size = size;
    this.#shown = stretch;
  }

  #write(step: number, entry: number, waiting: number, left: number, sum: number): void {
    const { times, events, atRisk, survival, hazard } = this.#steps;
    times[step] = this.#times[entry] ?? 0;
    events[step] = this.#events[entry] ?? 0;
    atRisk[step] = waiting;
    survival[step] = left;
    hazard[step] = sum;
  }

  /** How many of the times are at most `time`. */
  #countUpTo(time: number): number {
    let [low, high] = [0, this.#times.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#times[middle] ?? Infinity) <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

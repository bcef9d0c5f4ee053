import { FeedError } from '../metric.js';

/** When to pause, and how. */
export interface Pace {
  /** Milliseconds of work between pauses. */
  readonly budget: number;
  readonly now: () => number;
  readonly pause: () => Promise<void>;
}

/** Lets the page handle its events: a message to ourselves comes after what is waiting, without a timer's minimum delay. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** The pace of a page: slices well under the 50 ms from which a browser calls a task long. */
export const pagePace: Pace = { budget: 25, now: () => performance.now(), pause: nextTask };

/** Throws a `FeedError` of code `cancelled` once the signal is aborted. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new FeedError('cancelled');
}

/** Runs `steps` to their end in slices, pausing between them; rejects with code `cancelled` at the next step after an abort. */
export async function inSlices<Result>(
  steps: Generator<void, Result>,
  signal: AbortSignal | undefined,
  pace: Pace = pagePace,
): Promise<Result> {
  throwIfCancelled(signal);
  let started = pace.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (pace.now() - started < pace.budget) continue;
    await pace.pause();
    throwIfCancelled(signal);
    started = pace.now();
  }
}

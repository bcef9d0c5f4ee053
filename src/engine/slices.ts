import { FeedError } from '../metric.js';

/** When to pause, and how. */
export interface Pace {
  /** Milliseconds of work between pauses. */
  readonly budget: number;
  readonly now: () => number;
  readonly pause: () => Promise<void>;
  /** When the work of the task that runs began, that of others included; absent where each counts its own. */
  readonly began?: () => number;
}

/** When the first of all who work in the task that runs began to; null in a task in which nobody has yet. */
let firstBegan: number | null = null;

function began(): number {
  if (firstBegan === null) {
    firstBegan = performance.now();
    void nextTask();
  }
  return firstBegan;
}

/** Who goes on in the tasks to come, one in each. */
const waiting: (() => void)[] = [];
let channel: MessageChannel | null = null;

/** In Node a port keeps the process alive for as long as it listens. */
function keepAlive(port: MessagePort, how: 'ref' | 'unref'): void {
  const act: unknown = Reflect.get(port, how);
  if (typeof act === 'function') act.call(port);
}

function goOn(): void {
  firstBegan = null;
  if (waiting.length === 1 && channel !== null) keepAlive(channel.port1, 'unref');
  waiting.shift()?.();
}

/** One channel serves all: to make one takes longer than a step of most work. */
function channelOfAll(): MessageChannel {
  if (channel !== null) return channel;
  const made = new MessageChannel();
  made.port1.onmessage = goOn;
  return (channel = made);
}

/** Lets the page handle its events: a message to ourselves comes after what is waiting, without a timer's minimum delay. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = channelOfAll();
    if (waiting.push(resolve) === 1) keepAlive(port1, 'ref');
    port2.postMessage(null);
  });
}

/**
 * The pace of a page: slices of which the last step, on a slow machine too, ends well under the 50 ms from which a
 * browser calls a task long, however many work at once.
 */
export const pagePace: Pace = { budget: 12, now: () => performance.now(), pause: nextTask, began };

/** Throws a `FeedError` of code `cancelled` once the signal is aborted. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new FeedError('cancelled');
}

/**
 * Runs `steps` to their end in slices, pausing between them; rejects with code `cancelled` at the next pause after an
 * abort. What comes of them is drawn in the task that hands it over, and so comes after a pause unless the last slice
 * was short.
 */
export async function inSlices<Result>(
  steps: Generator<void, Result>,
  signal: AbortSignal | undefined,
  pace: Pace = pagePace,
): Promise<Result> {
  throwIfCancelled(signal);
  const start = pace.began ?? pace.now;
  let started = start();
  for (;;) {
    const step = steps.next();
    const spent = pace.now() - started;
    if (spent >= (step.done ? pace.budget / 2 : pace.budget)) {
      await pace.pause();
      throwIfCancelled(signal);
      started = start();
    }
    if (step.done) return step.value;
  }
}

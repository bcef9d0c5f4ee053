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

/** Who goes on in the tasks to come: as many in each as some milliseconds allow. */
const waiting: (() => void)[] = [];
let channel: MessageChannel | null = null;
let isTaskAsked = false;

/** Milliseconds in a task after which who waits goes on in another one. */
const letIn = 6;

/** In Node a port keeps the process alive for as long as it listens. */
function keepAlive(port: MessagePort, how: 'ref' | 'unref'): void {
  const act: unknown = Reflect.get(port, how);
  if (typeof act === 'function') act.call(port);
}

/** Lets `count` go on of those who wait, as far as there is time in the task that began at `start`. */
function letOn(count: number, start: number): void {
  const go = waiting.shift();
  if (waiting.length === 0 && !isTaskAsked && channel !== null) keepAlive(channel.port1, 'unref');
  go?.();
  if (waiting.length === 0) return;
  // Who goes on works in a microtask, which comes before this one.
  if (count > 1 && performance.now() - start < letIn) queueMicrotask(() => letOn(count - 1, start));
  else askTask();
}

function goOn(): void {
  firstBegan = null;
  isTaskAsked = false;
  letOn(waiting.length, performance.now());
}

/** One channel serves all: to make one takes longer than a step of most work. */
function channelOfAll(): MessageChannel {
  if (channel !== null) return channel;
  const made = new MessageChannel();
  made.port1.onmessage = goOn;
  return (channel = made);
}

/** A message to ourselves comes after what is waiting, without a timer's minimum delay; one is on its way at a time. */
function askTask(): void {
  if (isTaskAsked) return;
  isTaskAsked = true;
  const { port1, port2 } = channelOfAll();
  keepAlive(port1, 'ref');
  port2.postMessage(null);
}

/** Lets the page handle its events. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    askTask();
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

import { FeedError, type ErrorCode } from '../../src/metric.js';
import type { Host } from '../../src/engine/transport/host.js';
import type { Progress } from '../../src/engine/transport/transport.js';
import { pageHost } from '../../src/engine/transport/page.js';

/** Node with its real network and clock, but retries at once, for counting at a real server. */
export function impatientHost(changes: Partial<Host> = {}): Host {
  return { ...pageHost, random: () => 0, ...changes };
}

/** A clock that stands still until it is told to go on. */
export interface FakeClock extends Pick<Host, 'now' | 'after'> {
  /** Timers that have not run and have not been taken back. */
  readonly waiting: number;
  /** Moves on by `time` milliseconds, running timers in their order and what follows from each. */
  advance(time: number): Promise<void>;
}

/** Lets all promises settle that can. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

export function createClock(): FakeClock {
  let time = 0;
  const timers = new Set<{ readonly at: number; readonly callback: () => void }>();
  const earliest = () => [...timers].sort((a, b) => a.at - b.at)[0];
  return {
    now: () => time,
    after(wait, callback) {
      const timer = { at: time + wait, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    get waiting() {
      return timers.size;
    },
    async advance(by) {
      const end = time + by;
      await settle();
      for (let timer = earliest(); timer && timer.at <= end; timer = earliest()) {
        timers.delete(timer);
        time = timer.at;
        timer.callback();
        await settle();
      }
      time = end;
    },
  };
}

/** The wait that is told of, if one is. */
export function waitOf(progress: Progress): readonly number[] {
  return progress.state === 'working' ? [] : [progress.wait];
}

/** Numbers evenly spread over 0 … 1 from a seed (Park and Miller 1988, "minimal standard"). */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** The `FeedError` that `work` rejects with. */
export async function failureOf(work: Promise<unknown>): Promise<FeedError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof FeedError) return error;
    throw error;
  }
  throw new Error('it did not fail');
}

/** The code that `work` rejects with. */
export async function codeOf(work: Promise<unknown>): Promise<ErrorCode> {
  return (await failureOf(work)).code;
}

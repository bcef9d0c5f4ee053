import { onAbort, cancelled } from './abort.js';

/** Lets a limited number of requests to one origin through at once; the others wait in the order they came. */
export interface Gate {
  /**
   * The function that leaves the gate: at once where there is room, so that a request goes out before the page draws, else
   * when there is. Throws `cancelled` once `signal` is aborted, and rejects with it where that happens while waiting.
   */
  enter(origin: string, signal: AbortSignal): (() => void) | Promise<() => void>;
}

interface Lane {
  inside: number;
  readonly waiting: Set<() => void>;
}

/** A gate for `limit` requests an origin. */
export function createGate(limit: number): Gate {
  const lanes = new Map<string, Lane>();

  function leave(origin: string, lane: Lane): void {
    lane.inside -= 1;
    const [next] = lane.waiting;
    if (next) next();
    else if (lane.inside === 0) lanes.delete(origin);
  }

  function admitted(origin: string, lane: Lane): () => void {
    lane.inside += 1;
    return () => leave(origin, lane);
  }

  return {
    enter(origin, signal) {
      if (signal.aborted) throw cancelled();
      const lane = lanes.get(origin) ?? { inside: 0, waiting: new Set() };
      lanes.set(origin, lane);
      if (lane.inside < limit) return admitted(origin, lane);
      return new Promise((resolve, reject) => {
        const admit = () => {
          lane.waiting.delete(admit);
          forget();
          resolve(admitted(origin, lane));
        };
        const forget = onAbort(signal, () => {
          lane.waiting.delete(admit);
          reject(cancelled());
        });
        lane.waiting.add(admit);
      });
    },
  };
}

import { onAbort, cancelled } from './abort.js';

/** Lets a limited number of requests to one origin through at once; the others wait in the order they came. */
export interface Gate {
  /** Resolves with the function that leaves the gate; rejects with `cancelled` when `signal` aborts while waiting. */
  enter(origin: string, signal: AbortSignal): Promise<() => void>;
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

  return {
    enter(origin, signal) {
      if (signal.aborted) return Promise.reject(cancelled());
      const lane = lanes.get(origin) ?? { inside: 0, waiting: new Set() };
      lanes.set(origin, lane);
      return new Promise((resolve, reject) => {
        const admit = () => {
          lane.waiting.delete(admit);
          forget();
          lane.inside += 1;
          resolve(() => leave(origin, lane));
        };
        const forget = onAbort(signal, () => {
          lane.waiting.delete(admit);
          reject(cancelled());
        });
        if (lane.inside < limit) admit();
        else lane.waiting.add(admit);
      });
    },
  };
}

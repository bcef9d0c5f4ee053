import { workerName } from './messages.js';
import { createEngine } from './rows.js';
import { serve } from './serve.js';
import { pagePace } from './slices.js';

/** Nobody waits for this thread but for word of a cancel. */
const workerPace = { ...pagePace, budget: 50 };

/** The worker in which this file runs, where it is one that the kit started. */
function ownScope(): (Window & typeof globalThis) | null {
  const scope = globalThis.self;
  const isWorker = 'DedicatedWorkerGlobalScope' in globalThis;
  return isWorker && scope.name === workerName ? scope : null;
}

const scope = ownScope();
if (scope) {
  const port = {
    postMessage: (message: unknown, transfer: Transferable[]) => scope.postMessage(message, { transfer }),
    get onmessage() {
      return scope.onmessage;
    },
    set onmessage(listener) {
      scope.onmessage = listener;
    },
  };
  serve(port, createEngine(workerPace));
}

export { createEngine };

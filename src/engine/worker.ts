import { FeedError } from '../metric.js';
import { workerName } from './messages.js';
import { remoteEngine, type RemoteEngine } from './remote.js';
import { workerFile } from './worker-file.js';

/** Milliseconds until the worker must have said that it is ready. */
const longestStart = 10_000;

/** Trusted Types as far as a worker needs them. What a policy makes stands wherever an address may stand. */
interface TrustedTypes {
  createPolicy(name: string, rules: { readonly createScriptURL: (address: string) => string }): Policy;
}

interface Policy {
  createScriptURL(address: string): string;
}

/** A page makes a policy of one name once, however many workers it starts. */
let policy: Policy | null = null;

/** A worker file of another origin is imported by one of ours, since browsers refuse to start it. */
function blobAddress(): string {
  const text = `import ${JSON.stringify(workerFile)};`;
  return URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
}

function addressHere(): string {
  const isOwn = new URL(workerFile).origin === globalThis.location.origin;
  return isOwn ? workerFile : blobAddress();
}

/** The address in the form that the page's policy asks for; throws where its Trusted Types list lacks `support-metrics`. */
function trusted(address: string): string {
  const types: TrustedTypes | undefined = Reflect.get(globalThis, 'trustedTypes');
  const rules = { createScriptURL: (asked: string) => asked };
  if (types) policy ??= types.createPolicy('support-metrics', rules);
  return policy ? policy.createScriptURL(address) : address;
}

function start(): Worker {
  if (typeof Worker === 'undefined') throw new FeedError('engine', { reason: 'no worker' });
  const address = addressHere();
  try {
    return new Worker(trusted(address), { type: 'module', name: workerName });
  } finally {
    // By then the worker has its address; one that a policy stopped never reads it.
    if (address !== workerFile) setTimeout(() => URL.revokeObjectURL(address), longestStart);
  }
}

/** Resolves when the worker says that it is ready, else rejects with why not. */
function ready(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new FeedError('engine', { reason: 'timeout' })), longestStart);
    const settle = (done: () => void) => () => {
      clearTimeout(late);
      done();
    };
    worker.onmessage = settle(resolve);
    worker.onerror = (event) => {
      event.preventDefault();
      settle(() => reject(new FeedError('engine', { reason: event.message || event.type })))();
    };
  });
}

/**
 * The engine of rows in a worker of its own. Rejects where the page cannot have one: by its policy, its browser, or
 * because the file does not come within ten seconds. `lost` is called if it breaks later, or is long not heard of; all that is asked of it then fails.
 */
export async function startWorker(lost: () => void): Promise<RemoteEngine> {
  const worker = start();
  try {
    await ready(worker);
  } catch (error) {
    worker.terminate();
    throw error;
  }
  const end = (): void => {
    worker.terminate();
    engine.hangUp();
    lost();
  };
  const engine = remoteEngine(worker, end);
  worker.onerror = end;
  return engine;
}

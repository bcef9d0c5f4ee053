import { FeedError } from '../../metric.js';
import type { Host } from './host.js';

/** The error of everything that nobody waits for any more. */
export function cancelled(): FeedError {
  return new FeedError('cancelled');
}

/** Throws `cancelled` once `signal` is aborted. */
export function refuseAborted(signal: AbortSignal): void {
  if (signal.aborted) throw cancelled();
}

/** Calls `listener` when `signal` aborts, at once where it already has; the returned function takes it back. */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
  if (signal.aborted) listener();
  else signal.addEventListener('abort', listener, { once: true });
  return () => signal.removeEventListener('abort', listener);
}

/**
 * What `work` gives, unless `signal` aborts before: then rejects with `reason()` at once, whether or not `work` heeds
 * the signal. A value that comes too late goes to `discard`.
 */
export function abortable<T>(
  work: Promise<T>,
  signal: AbortSignal,
  reason: () => unknown = cancelled,
  discard: (late: T) => void = () => undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const forget = onAbort(signal, () => reject(reason()));
    work.then(
      (value) => {
        forget();
        if (signal.aborted) discard(value);
        resolve(value);
      },
      (error: unknown) => {
        forget();
        reject(error);
      },
    );
  });
}

/** Resolves after `wait` milliseconds; rejects with `cancelled` and removes its timer when `signal` aborts. */
export function pause(host: Pick<Host, 'after'>, wait: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = host.after(wait, () => {
      forget();
      resolve();
    });
    const forget = onAbort(signal, () => {
      stop();
      reject(cancelled());
    });
  });
}

import { FeedError } from '../metric.js';

/**
 * Whether an error is a `FeedError`, be it of another copy of the class: engine files are built apart and bring their own,
 * which `instanceof` would not know.
 */
export function isFeedError(error: unknown): error is FeedError {
  return error instanceof Error && error.name === 'FeedError' && 'code' in error && 'details' in error;
}

/** The error as one of ours: a copy made ours, anything unforeseen as `engine` with its cause. */
export function ownError(error: unknown): FeedError {
  if (error instanceof FeedError) return error;
  if (isFeedError(error)) return new FeedError(error.code, error.details, error.issues);
  const failure = new FeedError('engine', { reason: error instanceof Error ? error.name : typeof error });
  failure.cause = error;
  return failure;
}

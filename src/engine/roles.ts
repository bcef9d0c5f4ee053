import { FeedError } from '../metric.js';

function named(error: unknown, role: string): unknown {
  if (role === 'main' || !(error instanceof FeedError)) return error;
  return new FeedError(error.code, { ...error.details, record: role }, error.issues);
}

/** Waits for `work` on the feed of one record; a `FeedError` of it says which in `details.record`, unless it is the main one. */
export async function forRole<Result>(role: string, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw named(error, role);
  }
}

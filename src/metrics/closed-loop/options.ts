import { FeedError, type Settled } from '../../metric.js';
import { msPerHour } from '../durations/life-table.js';

/** How the share within the target is counted. */
export type Counting = 'all' | 'mature';

/** The names of the ways to count, the default first. */
export const countings: readonly Counting[] = ['all', 'mature'];

/** The options of a follow-up, read. */
export interface LoopOptions {
  /** Milliseconds within which an answer is to be followed up. */
  readonly target: number;
  readonly counting: Counting;
}

/** Reads the options `target-hours` (above 0, default 48) and `count` (`all` or `mature`); `bad_option` for others. */
export function loopOptions({ options }: Pick<Settled, 'options'>): LoopOptions {
  const hours = Number(options['target-hours'] ?? 48);
  if (!(hours > 0))
    throw new FeedError('bad_option', { option: 'target-hours', seen: options['target-hours'] ?? null });
  const asked = options['count'] ?? 'all';
  const counting = countings.find((known) => known === asked);
  if (counting === undefined) throw new FeedError('bad_option', { option: 'count', seen: asked });
  return { target: Math.round(hours * msPerHour), counting };
}

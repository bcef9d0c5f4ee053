/** The states of a target: met, met late, past due and undone, not due yet, clock standing still, cancelled. */
export const slaStates = ['achieved', 'breached_closed', 'breached_open', 'pending', 'paused', 'cancelled'] as const;

/** A state of a target. */
export type SlaState = (typeof slaStates)[number];

/** The part of the target that is used up counts in millionths. */
export const wholeTarget = 1_000_000;

/** What is known of a target at `as_of`: its clock in milliseconds, whether it was stopped, and what the source says. */
export interface TargetClock {
  readonly elapsed: number;
  readonly target: number;
  readonly isStopped: boolean;
  readonly status: string | null;
}

/**
 * The state of a target by its own clock: what ended within the target, its end included, is achieved, whatever the
 * source says of it. Only `paused` and `cancelled` are taken from the source, of targets that are not stopped.
 */
export function stateOf({ elapsed, target, isStopped, status }: TargetClock): SlaState {
  if (status === 'cancelled') return 'cancelled';
  if (isStopped) return elapsed <= target ? 'achieved' : 'breached_closed';
  if (elapsed > target) return 'breached_open';
  return status === 'paused' ? 'paused' : 'pending';
}

/**
 * Elapsed ÷ target in millionths, rounded up and never across the target itself: at most `wholeTarget` within it,
 * `wholeTarget` + 1 for everything later, since attainment asks no more.
 */
export function usedUp({ elapsed, target }: Pick<TargetClock, 'elapsed' | 'target'>): number {
  if (elapsed > target) return wholeTarget + 1;
  return Math.min(wholeTarget, Math.max(0, Math.ceil((elapsed / target) * wholeTarget)));
}

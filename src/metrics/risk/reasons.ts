/** Why a customer is at risk: a target was missed, a case was escalated, an answer was unhappy. The n-th is bit n of a mask. */
export const reasons = ['breached', 'escalated', 'unhappy'] as const;

/** A reason. */
export type Reason = (typeof reasons)[number];

/** The bit of a reason. */
export function bitOf(reason: Reason): number {
  return 1 << reasons.indexOf(reason);
}

/** The reasons in a mask. */
export function reasonsIn(mask: number): Reason[] {
  return reasons.filter((reason) => (mask & bitOf(reason)) !== 0);
}

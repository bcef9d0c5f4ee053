/** A group before or after: the mean in it, and its share of all, 0…1. */
export interface GroupMean {
  readonly value: number;
  readonly share: number;
}

/** A group on both sides of a change; null where it was not there. */
export interface MovedGroup {
  readonly before: GroupMean | null;
  readonly after: GroupMean | null;
}

/** What a group did to the change of the whole mean: by its own mean, and by its share. */
export interface MovedBy {
  readonly rate: number;
  readonly mix: number;
}

function wholeOf(states: readonly (GroupMean | null)[]): number {
  return states.reduce((sum, state) => sum + (state === null ? 0 : state.share * state.value), 0);
}

/**
 * Parts the change of a mean over groups, whose shares sum to 1 on each side: rate w̄·Δx, and mix (x̄ − X̄)·Δw, bars being
 * averages of the two sides (Kitagawa 1955, "Components of a difference between two rates"). The mean X̄ of the whole is
 * taken off because Σ Δw = 0: the sum stays, and a group above the whole that grows lifts it. Where a group was on one
 * side only its mean did not change, and all it did is mix. The parts add up to the change of Σ w·x.
 */
export function kitagawa(groups: readonly MovedGroup[]): MovedBy[] {
  const middle = (wholeOf(groups.map(({ before }) => before)) + wholeOf(groups.map(({ after }) => after))) / 2;
  return groups.map(({ before, after }) => {
    const [from, to] = [before ?? after, after ?? before];
    if (!from || !to) return { rate: 0, mix: 0 };
    const grown = (after?.share ?? 0) - (before?.share ?? 0);
    const weight = ((before?.share ?? 0) + (after?.share ?? 0)) / 2;
    // Nothing added to nothing below zero leaves it without a sign.
    return { rate: weight * (to.value - from.value) + 0, mix: ((from.value + to.value) / 2 - middle) * grown + 0 };
  });
}

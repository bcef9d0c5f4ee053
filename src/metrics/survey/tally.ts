import { numberColumn, type Linked, type Tally, type TextColumn } from '../../metric.js';

/** Weights are summed as whole millionths, so that sums are exact and do not depend on the order of rows. */
export const weightUnits = 1e6;

function clusterOf({ columns }: Linked): TextColumn | null {
  const column = columns['cluster'] ?? columns['account_id'];
  return column?.kind === 'text' ? column : null;
}

function weightsOf(linked: Linked): Readonly<Record<string, Float64Array>> {
  const column = linked.columns['weight'];
  if (column?.kind !== 'number' || column.values.every(Number.isNaN)) return {};
  // An answer without a weight counts as an ordinary one.
  const weight = column.values.map((value) => Math.round((Number.isNaN(value) ? 1 : value) * weightUnits));
  return { weight, weight_squared: weight.map((units) => (units / weightUnits) ** 2) };
}

/**
 * What each answer adds: 1 to `n`, and where answers are weighted its weight in millionths and its squared weight, by
 * `score` (null: delivered, not answered) and, where accounts or clusters are known, by `cluster`.
 */
export function tallyAnswers(linked: Linked): Tally {
  const score = linked.columns['score'];
  const cluster = clusterOf(linked);
  return {
    keys: {
      score: score ?? numberColumn(new Float64Array(linked.size).fill(NaN)),
      ...(cluster && { cluster }),
    },
    addends: { n: new Float64Array(linked.size).fill(1), ...weightsOf(linked) },
  };
}

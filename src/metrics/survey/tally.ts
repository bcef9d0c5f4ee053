import { numberColumn, type Linked, type Tally, type TextColumn } from '../../metric.js';
import { inStretches } from '../../rollup/each-row.js';
import { weightUnits } from './answers.js';

function clusterOf({ columns }: Linked): TextColumn | null {
  const column = columns['cluster'] ?? columns['account_id'];
  return column?.kind === 'text' ? column : null;
}

/** Weights in millionths, and weights squared; an answer without a weight counts as an ordinary one. In steps. */
function* weightsOf(linked: Linked): Generator<void, Readonly<Record<string, Float64Array>>> {
  const column = linked.columns['weight'];
  if (column?.kind !== 'number' || column.values.every(Number.isNaN)) return {};
  const [weight, squares] = [new Float64Array(linked.size), new Float64Array(linked.size)];
  yield* inStretches(linked.size, (from, to) => {
    for (let row = from; row < to; row++) {
      const value = column.values[row] ?? NaN;
      const units = Math.round((Number.isNaN(value) ? 1 : value) * weightUnits);
      weight[row] = units;
      squares[row] = (units / weightUnits) ** 2;
    }
  });
  return { weight, weight_squared: squares };
}

/**
 * What each answer adds: 1 to `n`, and where answers are weighted its weight in millionths and its squared weight, by
 * `score` (null: delivered, not answered) and, where accounts or clusters are known, by `cluster`. In steps.
 */
export function* tallyAnswers(linked: Linked): Generator<void, Tally> {
  const score = linked.columns['score'];
  const cluster = clusterOf(linked);
  const weights = yield* weightsOf(linked);
  return {
    keys: {
      score: score ?? numberColumn(new Float64Array(linked.size).fill(NaN)),
      ...(cluster && { cluster }),
    },
    addends: { n: new Float64Array(linked.size).fill(1), ...weights },
  };
}

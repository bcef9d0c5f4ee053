import { numberColumn, type Amounts, type Cells } from '../../metric.js';
import { codesOf, type Codes } from '../../rollup/codes.js';
import { inStretches } from '../../rollup/each-row.js';
import type { ClusterAdding } from './clusters.js';
import { packed, type Packed } from './packed.js';

/** Weights are summed as whole millionths, so that sums are exact and do not depend on the order of rows. */
export const weightUnits = 1e6;

/** Cells of answers, column by column. */
export interface Answers {
  /** Scores as codes, 0 where there is none, and the score that each code stands for. */
  readonly scores: Codes;
  readonly scoreOf: Float64Array;
  /** Clusters as codes, 0 where there is none; null where no cell has one. */
  readonly clusters: Codes | null;
  readonly n: Amounts;
  /** Σw and Σw²; n where answers have no weights. */
  readonly weight: Amounts;
  readonly squares: Amounts;
  /** The same in one number a cell; null where answers have weights, or numbers are not whole or too many. */
  readonly packed: Packed | null;
  /** Where clusters are added up, kept for who comes next. */
  readonly spare: ClusterAdding[];
}

function* weightsIn(units: Amounts): Generator<void, Float64Array> {
  const weights = new Float64Array(units.length);
  yield* inStretches(units.length, (from, to) => {
    for (let i = from; i < to; i++) weights[i] = (units[i] ?? 0) / weightUnits;
  });
  return weights;
}

/** The score of each code, `NaN` of code 0 and of codes without a cell. */
function* scoresByCode({ codes, size }: Codes, values: Float64Array): Generator<void, Float64Array> {
  const scoreOf = new Float64Array(size).fill(NaN);
  yield* inStretches(codes.length, (from, to) => {
    for (let i = from; i < to; i++) scoreOf[codes[i] ?? 0] = values[i] ?? NaN;
  });
  return scoreOf;
}

function* answersOf({ size, keys, addends }: Cells): Generator<void, Answers> {
  const { score, cluster } = keys;
  const { n = new Float64Array(size), weight, weight_squared: squares } = addends;
  const column = score && score.kind !== 'text' ? score : numberColumn(new Float64Array(size).fill(NaN));
  const scores = yield* codesOf(column);
  const clusters = cluster ? yield* codesOf(cluster) : null;
  return {
    scores,
    scoreOf: yield* scoresByCode(scores, column.values),
    clusters,
    n,
    weight: weight ? yield* weightsIn(weight) : n,
    squares: squares ?? n,
    packed: weight || squares ? null : yield* packed(scores, clusters, n),
    spare: [],
  };
}

const known = new WeakMap<Cells, Answers>();

/** The answers in some cells, read once; in steps between which the caller may pause. */
export function* answersIn(cells: Cells): Generator<void, Answers> {
  const answers = known.get(cells) ?? (yield* answersOf(cells));
  known.set(cells, answers);
  return answers;
}

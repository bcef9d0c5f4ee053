import { finish, type Cells, type Indices } from '../../metric.js';
import { eachStretch } from '../../rollup/each-row.js';
import { kish } from '../../stats/effective-sample.js';
import { WeightedAdding, WholeAdding, type Adding, type AnswerSums } from './adding.js';
import { answersIn, type Answers } from './answers.js';
import type { ClusterSums } from './clusters.js';

export type { AnswerSums };

/** What a score is worth in a statistic. */
export type Worth = (score: number) => number;

/** What scores are worth, by code. */
function worthsOf({ scoreOf }: Answers, worth: Worth): Float64Array {
  return scoreOf.map((score) => (Number.isNaN(score) ? 0 : worth(score)));
}

function* fill<To extends Adding>(adding: To, indices: Indices): Generator<void, To> {
  for (const [from, to] of eachStretch(indices.length)) {
    adding.add(indices, from, to);
    yield;
  }
  return adding;
}

function isWhole({ packed }: Answers, worths: Float64Array): boolean {
  return packed !== null && worths.every(Number.isInteger);
}

function addingOf(answers: Answers, worths: Float64Array): Adding {
  return isWhole(answers, worths) ? new WholeAdding(answers, worths) : new WeightedAdding(answers, worths);
}

/** What an adding comes to, which then ends. */
function read<Result>(adding: Adding, result: (adding: Adding) => Result): Result {
  const found = result(adding);
  adding.done();
  return found;
}

function* added<Result>(
  cells: Cells,
  indices: Indices,
  worth: Worth,
  result: (adding: Adding) => Result,
): Generator<void, Result> {
  const answers = yield* answersIn(cells);
  return read(yield* fill(addingOf(answers, worthsOf(answers, worth)), indices), result);
}

interface Remembered {
  readonly cells: Cells;
  readonly sums: AnswerSums;
}

/** Sums by list of cells and by what scores are worth in them. */
const remembered = new WeakMap<Indices, Map<Worth, Remembered>>();

/**
 * Adds up the answers in the cells at `indices`, each score worth `worth(score)`; what was asked before is remembered with
 * the list. In steps between which the caller may pause.
 */
export function* sumAnswersInSteps(cells: Cells, indices: Indices, worth: Worth): Generator<void, AnswerSums> {
  const ofList = remembered.get(indices) ?? new Map<Worth, Remembered>();
  const known = ofList.get(worth);
  if (known?.cells === cells) return known.sums;
  const sums = yield* added(cells, indices, worth, (adding) => adding.sums());
  remembered.set(indices, ofList.set(worth, { cells, sums }));
  return sums;
}

/** The rest of each part from what the others add up to, which is exact. */
function* restsOfWhole(answers: Answers, parts: Parts, worths: Float64Array): Generator<void, AnswerSums[]> {
  const known: { readonly adding: WholeAdding; readonly clusters: ClusterSums }[] = [];
  for (const part of parts) {
    const adding = yield* fill(new WholeAdding(answers, worths), part);
    known.push({ adding, clusters: read(adding, (each) => each.clusterSums()) });
  }
  const rests: AnswerSums[] = [];
  for (const part of known) {
    const rest = new WholeAdding(answers, worths);
    for (const other of known) {
      if (other !== part) rest.addAll(other.adding, other.clusters);
      yield;
    }
    rests.push(read(rest, (each) => each.sums()));
  }
  return rests;
}

type Parts = readonly Indices[];

/** For each of `parts`, lists of cells, what the answers in the cells of all others add up to; in steps. */
export function* sumRestsInSteps(cells: Cells, parts: Parts, worth: Worth): Generator<void, readonly AnswerSums[]> {
  const answers = yield* answersIn(cells);
  const worths = worthsOf(answers, worth);
  if (isWhole(answers, worths)) return yield* restsOfWhole(answers, parts, worths);
  const rests: AnswerSums[] = [];
  for (const part of parts) {
    const rest = new WeightedAdding(answers, worths);
    for (const other of parts) if (other !== part) yield* fill(rest, other);
    rests.push(read(rest, (each) => each.sums()));
  }
  return rests;
}

/** As `sumAnswersInSteps`, without a pause. */
export function sumAnswers(cells: Cells, indices: Indices, worth: Worth): AnswerSums {
  return finish(sumAnswersInSteps(cells, indices, worth));
}

/** What each cluster of the answers in the cells at `indices` adds up to; in steps. */
export function clusterSumsInSteps(cells: Cells, indices: Indices, worth: Worth): Generator<void, ClusterSums> {
  return added(cells, indices, worth, (adding) => adding.clusterSums());
}

/**
 * How many independent answers the sums are worth: Kish's (Σw)²/Σw² (1965), and where clusters repeat v/SE² with the
 * `variance` v of one answer and the SE of the ratio over clusters (Cochran 1977). Null where a single cluster holds all
 * and no spread can be seen.
 */
export function effectiveSize({ weight, squared, repeated }: AnswerSums, variance: number): number | null {
  if (repeated === null) return kish(weight, squared);
  const { ratio } = repeated;
  if (ratio === null || ratio.standardError === null) return null;
  // Without any spread the design effect cannot be seen: each cluster then counts as one answer.
  return ratio.standardError === 0 || variance === 0 ? ratio.clusters : variance / ratio.standardError ** 2;
}

/** Share of delivered surveys that were answered, 0…1; null when no unanswered one is in the cells. */
export function answeredShare({ delivered, n }: AnswerSums): number | null {
  return delivered > n ? n / delivered : null;
}

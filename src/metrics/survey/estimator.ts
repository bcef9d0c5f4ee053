import type { Estimated, Estimator } from '../reading/estimator.js';
import { answeredShare, sumAnswers, sumAnswersInSteps, sumRestsInSteps, type AnswerSums, type Worth } from './sums.js';

/** A statistic of answers. */
export interface AnswerStatistic {
  /** What a score is worth. */
  readonly worth: Worth;
  /** What answers say that add up to `sums`. */
  readonly of: (sums: AnswerSums, level: number) => Estimated;
}

/** What estimates of all statistics of answers have in common: each list of cells is added up once. */
export function answerEstimates({ worth, of }: AnswerStatistic) {
  return {
    prepare: (cells, indices) => sumAnswersInSteps(cells, indices, worth),
    estimate: (cells, indices, level) => of(sumAnswers(cells, indices, worth), level),
    *rests(cells, parts, level) {
      const rests = yield* sumRestsInSteps(cells, parts, worth);
      return rests.map((sums) => of(sums, level));
    },
    weight: (cells, indices) => sumAnswers(cells, indices, worth).weight,
    answered: (cells, indices) => answeredShare(sumAnswers(cells, indices, worth)),
  } satisfies Partial<Estimator>;
}

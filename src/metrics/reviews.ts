import type { Cells, Earlier, Meaning } from '../metric.js';
import { selectCells } from '../rollup/merge.js';
import type { Estimator } from './reading/estimator.js';
import { readingOf } from './reading/reading.js';
import { meaningfulPoints } from './reviews/categories.js';
import { estimateUnits } from './reviews/estimate.js';
import { reviewExtras } from './reviews/extras.js';
import { reviewNotes } from './reviews/notes.js';
import { indicesByPart, scoreSums } from './reviews/sums.js';
import { reviewKeys } from './reviews/tally.js';
import { countedWhere } from './counted.js';

const estimator: Estimator = {
  estimate: estimateUnits,
  weight: (cells, indices) => scoreSums(cells, indices).n,
  meaningful: meaningfulPoints,
  wide: null,
};

function unitsIn(cells: Cells): Cells {
  return selectCells(cells, (index) => cells.keys['part']?.at(index) === 'unit');
}

function unitsBefore(before: Earlier | null): Earlier | null {
  return before && { ...before, cells: unitsIn(before.cells) };
}

/**
 * The score of case reviews, 0…100: of each review the weighted mean of its rated categories, and 0 where a critical one
 * is under half (option `critical` set to `ignore` does without); of each case and agent the mean of its reviews; of all
 * their mean with its t interval. Reviews to compare reviewers and, by option `kinds`, of agents by themselves and of
 * machines stay out of it.
 * Cells by `part`: `unit` (one a case and agent) by `score` in millionths of a point, `free_score` without critical rules
 * where that differs, `layer` (the stratum of its case) and `peer`; `category` by `criterion` and `rubric`; `agreement` by
 * the `ratings` that several reviewers gave to one unit in one category; `reviewer` by `rater` with Σ of differences in
 * thousandths of a point; `cause` by `root_cause`; and `case`, the closed cases with how many were `reviewed`. Keys of
 * persons only where the feed's definition allows them.
 */
export const reviews: Meaning = {
  name: 'reviews',
  unit: 'score',
  basis: 'sample',
  counts: 'cases',
  better: 'up',
  outcome: 'quality',
  rule: 'mean over case and agent of review scores; weighted categories, not applicable out, critical under half is 0',
  counted: countedWhere('part', (part) => part === 'unit', 'units'),
  options: {
    categories: '',
    'rating-scale': '0 100',
    critical: 'zero',
    kinds: 'manager peer',
    agreement: 'auto',
    strata: 'priority channel',
    'coverage-target': 12.5,
    next: 20,
    seed: 1,
  },
  columnOptions: ['categories', 'strata'],
  keys: reviewKeys,
  records: {
    main: {
      record: 'review',
      needs: [],
      uses: [
        'review_id',
        'case_id',
        'agent_id',
        'reviewer_id',
        'reviewed_at',
        'case_closed_at',
        'scorecard_id',
        'scorecard_version',
        'ratings',
        'score',
        'kind',
        'status',
        'stratum',
        'updated_at',
        'excluded',
      ],
      time: 'reviewed_at',
      identity: 'review_id',
    },
    cases: {
      record: 'case',
      needs: ['created_at'],
      uses: [
        'case_id',
        'updated_at',
        'status',
        'first_solved_at',
        'last_solved_at',
        'closed_at',
        'priority',
        'channel',
        'excluded',
      ],
      time: 'created_at',
      identity: 'case_id',
    },
  },
  *measure(cells, settled, before) {
    const parts = indicesByPart(cells);
    yield;
    const reading = yield* readingOf(unitsIn(cells), settled, unitsBefore(before), estimator);
    const extras = yield* reviewExtras(cells, parts, settled, reading.series, before);
    return { ...reading, ...extras, notes: [...reading.notes, ...reviewNotes(cells, parts, settled)] };
  },
};

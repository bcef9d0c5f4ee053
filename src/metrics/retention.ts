import type { Cells, Earlier, Meaning, Reading, Settled } from '../metric.js';
import type { Estimator } from './reading/estimator.js';
import { readingOf } from './reading/reading.js';
import { retained } from './retention/estimate.js';
import { retentionExtras } from './retention/extras.js';
import { retentionNotes } from './retention/facts.js';
import { retentionKeys } from './retention/lines.js';
import { retentionOptions } from './retention/options.js';
import { windowsOf } from './retention/windows.js';
import { countedOfParts } from './counted.js';

function* measure(cells: Cells, settled: Settled, before: Earlier | null): Generator<void, Reading> {
  const windows = yield* windowsOf(cells);
  const estimator: Estimator = {
    estimate: retained(retentionOptions(settled).statistic),
    meaningful: 2,
    wide: null,
    standing: true,
    datedByLastDay: true,
    notes: retentionNotes(settled),
    extras: (_, asked, series) => retentionExtras(cells, windows, asked, series),
  };
  const earlier = before && { ...before, cells: yield* windowsOf(before.cells) };
  return yield* readingOf(windows, settled, earlier, estimator);
}

/**
 * Retention over a trailing window: of the customers who paid at the end of a month, what part still pays option
 * `window` months later (default 12), from month end to month end. Option `statistic` says what is kept: `customers`,
 * revenue without what they added (`gross`) or with it (`net`); all three stand in the facts. Option `form` set to
 * `movements` counts all that was lost within the window, also what came back. Options `cohorts` and `brackets` say how
 * cohorts count who is left, `shape` how the feed tells who pays, `seed` starts the draws of the intervals. `since` and
 * `until` take windows and movements by the month they end in, cohorts and curves by the month in which customers began.
 *
 * Cells, by `part`: `window` adds customers at the start (`n`), those `kept`, revenue and its squares by `month_end`, a
 * customer each by its amounts (`start_amount`, `end_amount`, `gross_amount`) where the window is the last one, so that
 * customers can be drawn again; `cohort`, `last`, `bracket` add customers by `cohort_month` and `cohort_age`; `life` adds
 * months without a gap by `duration`; `flow` adds revenue `before` and `after` by `month_end` and `movement`. Money is in
 * whole ten-thousandths.
 */
export const retention: Meaning = {
  name: 'retention',
  unit: 'percent',
  basis: 'census',
  counts: 'customers',
  better: 'up',
  outcome: 'impact',
  rule: 'customers paying at a month end who pay a window later; gross: of their revenue min(start, end); net: end',
  counted: countedOfParts('window'),
  countedOnce: { key: 'month_end', at: 'last' },
  options: {
    window: 12,
    statistic: 'customers',
    form: 'point',
    cohorts: 'classic',
    brackets: '1-3 4-6 7-12',
    shape: 'auto',
    seed: 1,
  },
  keys: retentionKeys,
  records: {
    main: {
      record: 'subscription',
      needs: [],
      uses: [
        'account_id',
        'subscription_id',
        'mrr',
        'amount',
        'delta',
        'mrr_after',
        'months',
        'churned',
        'started_at',
        'ended_at',
        'status',
        'currency',
        'updated_at',
        'excluded',
      ],
      time: 'at',
      happened: ['started_at', 'updated_at'],
    },
  },
  measure,
};

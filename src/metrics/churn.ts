import type { Cells, Meaning, Note, Settled, Indices } from '../metric.js';
import { selectCells } from '../rollup/merge.js';
import { total } from './cases/total.js';
import { churnSignificance, estimateChurn } from './churn/estimate.js';
import { cellsByPart, churnExtras, type CellsByPart } from './churn/extras.js';
import { churnDefaults } from './churn/options.js';
import { meaningfulPart } from './churn/rates.js';
import { indicesBy, type Estimator } from './reading/estimator.js';
import { readingOf } from './reading/reading.js';
import { countedOfParts } from './counted.js';

/** Whether the cells of a part have more than one value of a key. */
function isCompared(cells: Cells, key: string, indices: Indices): boolean {
  return [...indicesBy(cells, key, indices).keys()].filter((name) => name !== null).length > 1;
}

function churnNotes(cells: Cells, { month, snapshot, case: cases }: CellsByPart): Note[] {
  const months = [...month, ...snapshot];
  const isAssociation =
    ['held', 'band'].some((key) => isCompared(cells, key, months)) ||
    ['mood', 'band'].some((key) => isCompared(cells, key, cases));
  const notes: readonly (Note | false)[] = [
    isAssociation && { code: 'association' },
    total(cells, cases, 'by_month') > 0 && { code: 'months_only' },
    isCompared(cells, 'held', snapshot) && { code: 'tier_as_it_stands' },
  ];
  return notes.filter((note) => note !== false);
}

/** The estimator of months, which sees the cells of the other parts only for extras and notes. */
function estimatorOf(cells: Cells, parts: CellsByPart): Estimator {
  return {
    estimate: estimateChurn,
    meaningful: { relative: meaningfulPart },
    wide: null,
    significance: churnSignificance,
    datedByLastDay: true,
    notes: () => churnNotes(cells, parts),
    extras: (_months, settled) => churnExtras(cells, parts, settled),
  };
}

function* measure(cells: Cells, settled: Settled, before: Parameters<Meaning['measure']>[2]) {
  const parts = cellsByPart(cells);
  const atRisk = new Set([...parts.month, ...parts.snapshot]);
  const months = selectCells(cells, (index) => atRisk.has(index));
  yield;
  return yield* readingOf(months, settled, before, estimatorOf(cells, parts));
}

/**
 * Churn: customers who left in a month of 100 customers who paid at its start, by support tier and by how fast their
 * cases were answered. Exposure is whole customer-months: a customer is at risk in every complete month at whose start
 * it paid, and has churned in it where it pays no more at its end, whether or not it comes back. What a customer had
 * counts from before: the tier of `tier-lag` days before each month (default 90; the first one for younger customers),
 * the first replies to its cases in the `reply-window` days before it (default 90), so that neither can be a result of
 * staying. Option `bands` cuts first replies in hours (default `1 4 24`); option `strata` says what the stratified ratio
 * holds equal (default `tenure plan`). A snapshot (`months`, `churned`) has one tier a customer, for all of its months.
 * Cells, by `part`: `month` and `snapshot` customers (`n`) at risk for `exposure` months, `churned` of them, by
 * `risk_month`, tier `held`, reply `band` and `stratum`; `life` customers who left for the first time (`events`) or stay (`censored`) after
 * a `duration` in months, by the tier `held` at first; `case` the same in days begun after the customer's last case, by
 * what was answered (`mood`) and the reply `band`, `by_month` where churn is dated by the month.
 */
export const churn: Meaning = {
  name: 'churn',
  unit: 'rate',
  basis: 'census',
  counts: 'customers',
  better: 'down',
  outcome: 'impact',
  rule: 'customers who pay at the start of a month and not at its end, of 100 customer-months; exact Poisson limits; tier lagged',
  counted: countedOfParts('month', 'snapshot'),
  countedOnce: { key: 'risk_month', at: 'fullest' },
  options: churnDefaults,
  columnOptions: ['strata'],
  keys: ['part', 'risk_month', 'held', 'band', 'stratum', 'mood', 'duration'],
  records: {
    main: {
      record: 'subscription',
      needs: [],
      uses: [
        'account_id',
        'subscription_id',
        'at',
        'mrr',
        'amount',
        'type',
        'delta',
        'mrr_after',
        'months',
        'churned',
        'started_at',
        'ended_at',
        'status',
        'currency',
        'tier',
        'plan',
        'updated_at',
        'excluded',
      ],
      time: 'at',
      happened: ['started_at', 'updated_at'],
    },
    cases: {
      record: 'case',
      needs: ['created_at'],
      uses: [
        'case_id',
        'account_id',
        'updated_at',
        'status',
        'origin',
        'excluded',
        'first_public_reply_at',
        'first_response_min',
        'first_solved_at',
        'last_solved_at',
        'closed_at',
      ],
      time: 'created_at',
      identity: 'case_id',
    },
    answers: {
      record: 'survey-response',
      needs: ['score'],
      uses: [
        'response_id',
        'kind',
        'scale',
        'responded_at',
        'sent_at',
        'updated_at',
        'account_id',
        'case_id',
        'rated_entity',
        'excluded',
      ],
      time: 'responded_at',
      identity: 'response_id',
    },
  },
  measure,
};

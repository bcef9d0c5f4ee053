import type { Cells, Meaning, Indices } from '../metric.js';
import { errorOf } from '../stats/interval.js';
import { poissonInterval } from '../stats/poisson.js';
import type { Estimated, Estimator } from './reading/estimator.js';
import { readingOf } from './reading/reading.js';
import { volumeExtras } from './volume/extras.js';
import { total } from './cases/total.js';
import { countedWhere } from './counted.js';

/**
 * Cases created. A census is exact and has no interval; differences are judged by the exact Poisson limits of each
 * count (Garwood 1936), as if the same demand had come again.
 */
function estimate(cells: Cells, indices: Indices, level: number): Estimated {
  const n = total(cells, indices, 'created');
  const repeated = poissonInterval(n, level);
  return {
    value: n,
    low: null,
    high: null,
    n,
    effective: n,
    standardError: errorOf(repeated, level),
    repeated,
  };
}

const estimator: Estimator = {
  estimate,
  // 31 days after 28 make 10.7 % more cases of the same demand.
  meaningful: { relative: 0.12 },
  wide: null,
  additive: true,
  extras: volumeExtras,
};

/**
 * Volume: cases created, solved and open. Cells: `created` and `solved` cases by period and, for created ones, `hour`
 * (weekday − 1)·24 + hour in the report's zone; `open` cases at the end of the window by `age` (place in `ageBands`) and
 * `waiting` (their priority or channel, as option `backlog` says). Everything adds up; created minus solved is the
 * change of the backlog.
 */
export const volume: Meaning = {
  name: 'volume',
  unit: 'count',
  basis: 'census',
  groupless: true,
  better: 'neither',
  outcome: 'demand',
  rule: 'cases created; solved at the last solve or close; open at the end of the window; spam, merged, deleted out',
  counted: countedWhere('age', () => true, 'created'),
  options: { backlog: 'priority' },
  keys: ['hour', 'age', 'waiting'],
  records: {
    main: {
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
  measure: (cells, settled, before) => readingOf(cells, settled, before, estimator),
};

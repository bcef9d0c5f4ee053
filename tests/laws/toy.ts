import * as z from 'zod/mini';
import { instant } from '../../src/feeds/schema.js';
import { records } from '../../src/feeds/records.js';
import {
  finish,
  type Cells,
  type Indices,
  type Linked,
  type Metric,
  type Records,
  type Settled,
} from '../../src/metric.js';
import { registerMetric } from '../../src/metrics/index.js';
import type { Estimated, Estimator } from '../../src/metrics/reading/estimator.js';
import { readingOf } from '../../src/metrics/reading/reading.js';
import { joinInSteps } from '../../src/rollup/link.js';
import { onePerEntity } from './one-per-entity.js';

/**
 * The laws' own metric: the mean balance of houses, weighted by the people in them. A house has several bills, which
 * are summed first, and its people stand in a second record with several rows a house.
 */
function linkHouses({ main, houses }: Readonly<Record<string, Records>>, _settled: Settled): Linked {
  if (!main) throw new Error('the toy metric needs bills');
  const bills = onePerEntity(main, 'house', { amount: 'sum', at: 'last', region: 'last' });
  const people = houses && onePerEntity(houses, 'house', { people: 'sum' });
  const joined = people ? finish(joinInSteps(bills, people, 'house', ['people'])) : { columns: {}, issues: [] };
  const columns = { ...bills.columns, ...joined.columns };
  const time = columns['at'];
  return {
    ...bills,
    columns,
    mask: null,
    time: time?.kind === 'instant' ? time : null,
    wave: null,
    issues: joined.issues,
  };
}

function numbersOf({ columns, size }: Linked, name: string): Float64Array {
  const column = columns[name];
  return column?.kind === 'number' ? column.values : new Float64Array(size).fill(NaN);
}

function total(cells: Cells, indices: Indices, name: string): number {
  return indices.reduce((sum, index) => sum + (cells.addends[name]?.[index] ?? 0), 0);
}

function estimate(cells: Cells, indices: Indices): Estimated {
  const people = total(cells, indices, 'people');
  const value = people > 0 ? total(cells, indices, 'balance') / people : null;
  const n = total(cells, indices, 'n');
  return { value, low: null, high: null, n, effective: n, standardError: null };
}

const estimator: Estimator = {
  estimate,
  meaningful: 1,
  wide: null,
};

/** The toy metric: weighted mean over two records with several rows an entity. */
export const toy: Metric = {
  name: 'toy',
  unit: 'score',
  basis: 'census',
  better: 'up',
  rule: 'mean balance a person',
  options: {},
  keys: [],
  records: {
    main: { record: 'toy-bill', needs: ['house', 'amount'], uses: ['at', 'region'], time: 'at' },
    houses: { record: 'toy-house', needs: ['house', 'people'], uses: [] },
  },
  bounds: () => ({ amount: { integer: [0, 1000] } }),
  link: linkHouses,
  tally(linked) {
    const amount = numbersOf(linked, 'amount');
    const people = numbersOf(linked, 'people').map((value) => (Number.isNaN(value) ? 1 : value));
    return {
      keys: {},
      addends: { n: amount.map(() => 1), people, balance: amount.map((value, row) => value * (people[row] ?? 1)) },
    };
  },
  measure: (cells, settled, before) => readingOf(cells, settled, before, estimator),
};

/** Makes the toy metric and its records known. */
export function registerToy(): void {
  const text = z.optional(z.string());
  const bill = z.object({ house: z.string(), amount: z.number(), at: z.optional(instant()), region: text });
  const house = z.object({ house: z.string(), people: z.number() });
  records.set('toy-bill', () => bill);
  records.set('toy-house', () => house);
  registerMetric(toy);
}

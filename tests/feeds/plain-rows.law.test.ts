import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { decodeFeed, type DecodedFeed } from '../../src/feeds/index.js';
import { finish, FeedError, type RecordUse } from '../../src/metric.js';
import { counted, plain, valueOf } from './decoding.js';

const use: RecordUse = {
  record: 'survey-response',
  needs: ['score'],
  uses: ['response_id', 'responded_at', 'account_id', 'weight', 'excluded', 'rated_entity', 'reasons'],
  time: 'responded_at',
};
const options = { columns: ['region', 'plan'], fields: {} };

const instant = fc
  .date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2025-12-31T00:00:00Z'), noInvalidDate: true })
  .map((at) => at.toISOString());

/** What stands in good feeds. */
const good = {
  response_id: fc.string({ minLength: 1, maxLength: 3 }),
  score: fc.nat(10),
  responded_at: fc.option(instant, { freq: 20 }),
  weight: fc.oneof(fc.double({ min: 0, max: 9, noNaN: true }), fc.constantFrom(null, -0)),
  excluded: fc.option(fc.boolean()),
  region: fc.constantFrom('EMEA', 'AMER', null),
  plan: fc.constantFrom('free', 'team'),
};

/** What may stand in others, by field. */
const odd = {
  score: fc.constantFrom(10.5, 11, null, undefined, '7', '', 2 ** 60, true),
  responded_at: fc.constantFrom(
    '2025-02-30T00:00:00Z',
    '2025-01-01T00:00:00',
    '2025-01-01',
    '2026-02-01T00:00:00Z',
    '1899-01-01T00:00:00Z',
    '2025-01-01T00:00:00Z"2025-01-01T00:00:00Z',
    'x',
    '',
    '"',
    undefined,
    1_735_689_600_000,
    {},
  ),
  weight: fc.constantFrom('3', -1, {}, undefined),
  excluded: fc.constantFrom('yes', 2, undefined),
  region: fc.constantFrom('', ' ', 'é', ' EMEA', 4, 4.5, {}, [], true, undefined),
  'seg.plan': fc.constantFrom('free', 'team'),
  seg: fc.constantFrom({ plan: 'team' }, {}, null),
  customer: fc.constantFrom({ id: 'a1' }, { id: null }, 'a2'),
  reasons: fc.constantFrom(['price'], [], 'slow', null),
};

const goodRow = fc.record(good, { requiredKeys: ['score', 'responded_at'] });
const oddRow = fc
  .tuple(goodRow, fc.record(odd, { requiredKeys: [] }))
  .map(([row, changes]) => ({ ...row, ...changes }));
const noRow = fc.constantFrom(null, 3, [], 'row', new Date(0));

/** Rows in which some are odd, or none are; so many times over that stretches end between and within them. */
const rows = fc
  .tuple(
    fc.array(goodRow, { minLength: 1 }),
    fc.array(fc.oneof(oddRow, noRow), { maxLength: 2 }),
    fc.integer({ min: 1, max: 70 }),
  )
  .map(([usual, others, times]) => [...Array(times).fill(usual).flat(), ...others, ...usual]);

function read(list: readonly unknown[], wrap: object): DecodedFeed | string {
  const data = { meta: { as_of: '2026-01-01T00:00:00Z', tz: 'Europe/Paris', dims: ['region'] }, rows: list };
  try {
    return finish(decodeFeed({ ...valueOf(data, options), ...wrap }, use));
  } catch (error) {
    assert.ok(error instanceof FeedError, String(error));
    return `${error.code} ${JSON.stringify(error.details)}`;
  }
}

function shown(feed: DecodedFeed | string) {
  if (typeof feed === 'string') return feed;
  const { records, received, issues } = feed;
  const codes = Object.values(records.columns).map((column) => (column.kind === 'text' ? column.dictionary : null));
  return { columns: plain(feed), codes, numbers: records.rowNumbers, received, issues, counted: counted(feed) };
}

describe('rows of a list', () => {
  test('are the same columns and issues whether they are read column by column or one by one', () => {
    // Constants make every row be looked at for itself.
    const law = (list: readonly unknown[]) =>
      assert.deepEqual(shown(read(list, {})), shown(read(list, { constants: [{}] })));
    fc.assert(fc.property(rows, law), { numRuns: 250 });
    const oneOdd = Object.entries(odd).map(([name, values]) => values.map((value) => ({ [name]: value })));
    const changed = fc.tuple(fc.array(goodRow, { minLength: 1 }), fc.oneof(...oneOdd));
    fc.assert(
      fc.property(changed, ([list, change]) => law(list.map((row) => ({ ...row, ...change })))),
      { numRuns: 250 },
    );
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { logRank } from '../../src/stats/log-rank.js';
import { close } from './close.js';
import { leukaemia, lifeTable, mercaptopurine, small } from './life-tables.js';

const durations = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 20 }), fc.boolean()).map(([time, running]) => (running ? `${time}+` : `${time}`)),
  { maxLength: 30 },
);
const tables = fc.array(durations.map(lifeTable), { minLength: 2, maxLength: 5 });

describe('logRank', () => {
  test('gives the leukaemia trial as R’s survdiff does', () => {
    const result = logRank([lifeTable(leukaemia.maintained), lifeTable(leukaemia.not)]);
    close(result?.chiSquared, 3.396, 5e-4);
    close(result?.p, 0.065, 5e-4);
    assert.equal(result?.degrees, 1);
  });

  test('gives the 6-mercaptopurine trial', () => {
    const result = logRank([lifeTable(mercaptopurine.control), lifeTable(mercaptopurine.treated)]);
    close(result?.chiSquared, 16.79294, 5e-6);
    close(result?.p, 4.1688e-5, 5e-10);
  });

  test('gives the small groups of statsmodels', () => {
    const result = logRank([lifeTable(small.first), lifeTable(small.second)]);
    close(result?.chiSquared, 2.14673, 5e-6);
    close(result?.p, 0.14287, 5e-6);
  });

  test('compares three groups on two degrees of freedom', () => {
    // One event in three at times 1, 2 and 3: A 1 2 3, B 1+ 2+ 3+, C 1+ 2+ 3+. At risk 9, 6, 3, one third each:
    // excess of A 3 − 1 = 2, of B −1; Σ 1/3·2/3 = 2/3 each, covariances −1/3: V⁻¹ = (2 1; 1 2), so 2·4 − 2·2 + 2·1 = 6.
    const open = ['1+', '2+', '3+'];
    const result = logRank([lifeTable([1, 2, 3]), lifeTable(open), lifeTable(open)]);
    close(result?.chiSquared, 6, 1e-12);
    assert.equal(result?.degrees, 2);
    close(result?.p, Math.exp(-3), 1e-12);
  });

  test('leaves groups out that never were at risk, and is null where nothing can be compared', () => {
    const [first, second] = [lifeTable(small.first), lifeTable(small.second)];
    assert.deepEqual(logRank([first, lifeTable([]), second]), logRank([first, second]));
    assert.equal(logRank([first]), null);
    assert.equal(logRank([]), null);
    assert.equal(logRank([first, lifeTable([])]), null);
    assert.equal(logRank([lifeTable(['1+', '2+']), lifeTable(['3+'])]), null);
  });

  test('does not depend on the order of the groups, and is 0 for equal groups', () => {
    fc.assert(
      fc.property(tables, (groups) => {
        const [forward, backward] = [logRank(groups), logRank(groups.toReversed())];
        assert.equal(forward === null, backward === null);
        close(forward?.chiSquared ?? 0, backward?.chiSquared ?? 0, 1e-7);
        const first = groups[0];
        assert.ok(first);
        close(logRank([first, first])?.chiSquared ?? 0, 0, 1e-12);
      }),
    );
  });
});

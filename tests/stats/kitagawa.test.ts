import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { kitagawa, type MovedGroup } from '../../src/stats/kitagawa.js';

function rounded(parts: ReturnType<typeof kitagawa>) {
  return parts.map(({ rate, mix }) => [rate.toFixed(9), mix.toFixed(9)]);
}

function wholeOf(groups: readonly MovedGroup[], side: 'before' | 'after'): number {
  return groups.reduce((sum, group) => sum + (group[side] ? group[side].share * group[side].value : 0), 0);
}

const state = fc.record({
  value: fc.double({ min: -100, max: 100, noNaN: true }),
  weight: fc.integer({ min: 1, max: 999 }),
});

/** States whose shares sum to 1. */
function shared(states: readonly ({ value: number; weight: number } | null)[]) {
  const all = states.reduce((sum, each) => sum + (each?.weight ?? 0), 0);
  return states.map((each) => each && { value: each.value, share: each.weight / all });
}

describe('the parts of a change', () => {
  // Oracle O46: .90 and .60 at .7 and .3 become .92 and .62 at .5 and .5: the whole falls from .81 to .77 while both rise.
  // By hand: rates .6 × .02 and .4 × .02; the middle of the wholes is .79, mixes (.91 − .79) × −.2 and (.61 − .79) × .2.
  test('tell that the whole falls while every group rises: own means give .02, the mix takes .06', () => {
    const parts = kitagawa([
      { before: { value: 0.9, share: 0.7 }, after: { value: 0.92, share: 0.5 } },
      { before: { value: 0.6, share: 0.3 }, after: { value: 0.62, share: 0.5 } },
    ]);
    assert.deepEqual(rounded(parts), [
      ['0.012000000', '-0.024000000'],
      ['0.008000000', '-0.036000000'],
    ]);
  });

  // By hand: the wholes are 50 and .8 × 50 + .2 × 90 = 58, their middle 54; B is mix alone, (90 − 54) × .2 = 7.2
  test('of a group that was not there before is mix alone', () => {
    const parts = kitagawa([
      { before: { value: 50, share: 1 }, after: { value: 50, share: 0.8 } },
      { before: null, after: { value: 90, share: 0.2 } },
    ]);
    assert.deepEqual(rounded(parts), [
      ['0.000000000', '0.800000000'],
      ['0.000000000', '7.200000000'],
    ]);
  });

  test('of groups that grew alike are no mix at all', () => {
    const [only] = kitagawa([{ before: { value: 10, share: 1 }, after: { value: 12, share: 1 } }]);
    assert.deepEqual(only, { rate: 2, mix: 0 });
  });

  test('add up to the change of the whole, whoever came and went', () => {
    const group = fc.tuple(fc.option(state), fc.option(state));
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 8 }), (pairs) => {
        fc.pre(pairs.some(([before]) => before) && pairs.some(([, after]) => after));
        const before = shared(pairs.map(([first]) => first));
        const after = shared(pairs.map(([, second]) => second));
        const groups = pairs.map((_, i) => ({ before: before[i] ?? null, after: after[i] ?? null }));
        const sum = kitagawa(groups).reduce((all, { rate, mix }) => all + rate + mix, 0);
        assert.ok(Math.abs(sum - (wholeOf(groups, 'after') - wholeOf(groups, 'before'))) < 1e-9);
      }),
      { numRuns: 300 },
    );
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { finish } from '../../src/metric.js';
import {
  bootstrapAlpha,
  coincidencesOf,
  krippendorffAlpha,
  type AgreementMetric,
} from '../../src/stats/krippendorff.js';
import { close } from './close.js';

/** Ratings by observer, a dot for none, turned into ratings by unit. */
function unitsOf(...observers: readonly string[]): number[][] {
  const rows = observers.map((row) => row.split(' '));
  const units = rows[0]?.length ?? 0;
  return Array.from({ length: units }, (_, unit) =>
    rows.flatMap((row) => (row[unit] === '·' ? [] : [Number(row[unit])])),
  );
}

const alpha = (units: readonly (readonly number[])[], metric: AgreementMetric) =>
  krippendorffAlpha(units.flatMap(coincidencesOf), metric);

/** Krippendorff 2011, section C: four observers, twelve units. */
const published = unitsOf(
  '1 2 3 3 2 1 4 1 2 · · ·',
  '1 2 3 3 2 2 4 1 2 5 · 3',
  '· 3 3 3 2 3 4 2 2 5 1 ·',
  '1 2 3 3 2 4 4 1 2 5 1 ·',
);

/** The example of Wikipedia’s article on the coefficient: three coders, fifteen units. */
const encyclopaedia = unitsOf(
  '· · · · · 3 4 1 2 1 1 3 3 · 3',
  '1 · 2 1 3 3 4 3 · · · · · · ·',
  '· · 2 1 3 4 4 · 2 1 1 3 3 · 4',
);

const unit = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 5 });
const units = fc.array(unit, { minLength: 1, maxLength: 12 });

describe('krippendorffAlpha', () => {
  test('gives the four values of the author’s own example', () => {
    close(alpha(published, 'nominal'), 0.743421);
    close(alpha(published, 'ordinal'), 0.815388);
    close(alpha(published, 'interval'), 0.849107);
    close(alpha(published, 'ratio'), 0.797403);
  });

  test('gives the two values of the encyclopaedia’s example', () => {
    close(alpha(encyclopaedia, 'nominal'), 0.691358);
    close(alpha(encyclopaedia, 'interval'), 0.810845);
  });

  test('is 1 where all agree and null where nothing varies or nobody was rated twice', () => {
    const agreed = [
      [0.1, 0.1, 0.1],
      [0.3, 0.3],
    ];
    for (const metric of ['nominal', 'ordinal', 'interval', 'ratio'] as const) {
      assert.equal(alpha(agreed, metric), 1);
      assert.equal(
        alpha(
          [
            [0.1, 0.1, 0.1],
            [0.1, 0.1],
          ],
          metric,
        ),
        null,
      );
      assert.equal(alpha([[1], [2], []], metric), null);
    }
  });

  test('adds over disjoint units, in any order and with a pair in either order', () => {
    fc.assert(
      fc.property(units, (all) => {
        const whole = all.flatMap(coincidencesOf);
        const upper = whole.flatMap((entry) => {
          if (entry.value > entry.other) return [];
          return [{ ...entry, n: entry.value === entry.other ? entry.n : 2 * entry.n }];
        });
        for (const metric of ['nominal', 'ordinal', 'interval'] as const) {
          const expected = krippendorffAlpha(whole, metric);
          if (expected === null) assert.equal(krippendorffAlpha(upper, metric), null);
          else close(krippendorffAlpha(upper.reverse(), metric), expected, 1e-12);
        }
      }),
    );
  });

  test('by difference does not depend on where a scale begins or how wide its steps are', () => {
    const moved = published.map((ratings) => ratings.map((rating) => 25 * (rating - 1)));
    close(alpha(moved, 'interval'), 0.849107);
    close(alpha(moved, 'ordinal'), 0.815388);
  });
});

describe('coincidencesOf', () => {
  test('counts each pair of one unit once a rater left over', () => {
    // 1 1 2: the pairs 1–1 twice, 1–2 twice, 2–1 twice, each over 3 − 1.
    assert.deepEqual(coincidencesOf([1, 1, 2]), [
      { value: 1, other: 1, n: 1 },
      { value: 1, other: 2, n: 1 },
      { value: 2, other: 1, n: 1 },
    ]);
    assert.deepEqual(coincidencesOf([1]), []);
  });

  test('adds up to the number of ratings that can be paired', () => {
    fc.assert(
      fc.property(unit, (ratings) => {
        const total = coincidencesOf(ratings).reduce((sum, { n }) => sum + n, 0);
        close(total, ratings.length > 1 ? ratings.length : 0, 1e-9);
      }),
    );
  });
});

describe('bootstrapAlpha', () => {
  const limits = (all: readonly (readonly number[])[], seed = 1) => finish(bootstrapAlpha(all, 'interval', 0.95, seed));

  test('holds the value and is the same for the same seed, whatever the order of units and ratings', () => {
    const there = limits(published);
    assert.ok((there?.low ?? 1) < 0.849107 && 0.849107 < (there?.high ?? 0) && (there?.high ?? 2) <= 1);
    assert.deepEqual(limits(published.map((ratings) => ratings.toReversed()).reverse()), there);
    assert.notDeepEqual(limits(published, 2), there);
  });

  test('agrees with all 27 equally likely resamples of three units', () => {
    const three = [
      [1, 1],
      [2, 3],
      [5, 4],
    ];
    const every = Array.from({ length: 27 }, (_, code) => {
      const drawn = [1, 3, 9].map((place) => three[Math.floor(code / place) % 3] ?? []);
      return alpha(drawn, 'interval') ?? NaN;
    });
    // Of the 27, the one of three times 1 1 has no alpha; what is below every limit of 95 % is the extreme, 1/26.
    const defined = every.filter(Number.isFinite);
    close(limits(three)?.low, Math.min(...defined), 1e-12);
    close(limits(three)?.high, Math.max(...defined), 1e-12);
  });

  test('has no width where all agree, and is null without two units or without variation', () => {
    assert.deepEqual(
      limits([
        [1, 1],
        [2, 2],
        [3, 3],
        [1, 1, 1],
      ]),
      { low: 1, high: 1 },
    );
    assert.equal(limits([[1, 2], [3]]), null);
    assert.equal(
      limits([
        [1, 1],
        [1, 1],
      ]),
      null,
    );
  });

  test('gives way more often the more ratings there are', () => {
    const yields = (count: number) =>
      Array.from(
        bootstrapAlpha(
          Array.from({ length: count }, () => [1, 2, 3]),
          'nominal',
          0.95,
          1,
          4,
        ),
      ).length;
    assert.ok(yields(60_000) > 5 * yields(600));
  });
});

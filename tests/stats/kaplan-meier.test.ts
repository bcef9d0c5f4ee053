import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  bandOf,
  kaplanMeier,
  survivalAt,
  survivalQuantile,
  type LifeTable,
  type SurvivalCurve,
} from '../../src/stats/kaplan-meier.js';
import { close } from './close.js';
import { leukaemia, lifeTable, mercaptopurine, small } from './life-tables.js';

/** A curve with all its steps side by side. */
interface Steps extends SurvivalCurve {
  readonly times: readonly number[];
  readonly survival: readonly number[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  readonly atRisk: readonly number[];
  readonly events: readonly number[];
}

function stepsOf(curve: SurvivalCurve): Steps {
  const columns = { times: [], survival: [], hazard: [], atRisk: [], events: [] };
  const all: Record<keyof typeof columns, number[]> = columns;
  for (let stretch = 0; stretch < curve.course.stretches; stretch += 1) {
    const steps = curve.course.steps(stretch);
    for (const name of Object.keys(columns) as (keyof typeof columns)[]) {
      all[name].push(...steps[name].subarray(0, steps.size));
    }
  }
  const bands = all.survival.map((value, step) => bandOf(curve, value, all.hazard[step] ?? NaN));
  const [low, high] = [bands.map((band) => band?.low ?? null), bands.map((band) => band?.high ?? null)];
  return { ...curve, ...all, low, high };
}

function curveOf(durations: readonly (number | string)[], level = 0.95): Steps {
  const curve = kaplanMeier(lifeTable(durations), level);
  assert.ok(curve);
  return stepsOf(curve);
}

function survives(curve: Steps, times: readonly number[], survival: readonly number[], tolerance = 1e-6) {
  assert.deepEqual(curve.times, times);
  assert.equal(curve.survival.length, survival.length);
  survival.forEach((value, index) => close(curve.survival[index], value, tolerance));
}

const durations = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 40 }), fc.boolean()).map(([time, running]) => (running ? `${time}+` : `${time}`)),
  { minLength: 1, maxLength: 60 },
);

describe('kaplanMeier', () => {
  test('gives the maintained group of the leukaemia trial as R does', () => {
    const curve = curveOf(leukaemia.maintained);
    survives(
      curve,
      [9, 13, 18, 23, 31, 34, 48],
      [0.909091, 0.818182, 0.715909, 0.613636, 0.490909, 0.368182, 0.184091],
    );
    close(curve.low[4], 0.167331);
    close(curve.high[4], 0.7534);
    assert.equal(curve.n, 11);
    assert.equal(curve.last, 161);
  });

  test('gives the group without maintenance as R does', () => {
    survives(
      curveOf(leukaemia.not),
      [5, 8, 12, 23, 27, 30, 33, 43, 45],
      [0.833333, 0.666667, 0.583333, 0.486111, 0.388889, 0.291667, 0.194444, 0.097222, 0],
    );
  });

  test('gives the treated group of the 6-mercaptopurine trial', () => {
    const curve = curveOf(mercaptopurine.treated);
    survives(curve, [6, 7, 10, 13, 16, 22, 23], [0.857143, 0.806723, 0.752941, 0.690196, 0.627451, 0.537815, 0.448179]);
    close(curve.low[0], 0.619718);
    close(curve.high[0], 0.951552);
  });

  test('gives the small groups of statsmodels, events before censorings at ties', () => {
    const first = curveOf(small.first);
    survives(first, [1, 2, 3, 5], [0.875, 0.7291667, 0.546875, 0], 1e-7);
    assert.deepEqual(first.atRisk, [8, 6, 4, 1]);
    assert.deepEqual(first.events, [1, 1, 1, 1]);
    survives(curveOf(small.second), [1, 5, 7, 9], [0.8888889, 0.5925926, 0.2962963, 0], 1e-7);
  });

  test('has a band of Greenwood’s standard errors on the scale of log(−log S)', () => {
    const curve = curveOf(small.first);
    // d log(−log S)/dS = 1/(S·log S), so that half the band there, over z, times S·|log S| is the error of S itself.
    const errors = [0.1169268, 0.164976, 0.20058];
    errors.forEach((expected, index) => {
      const { survival, low, high } = curve;
      const value = survival[index] ?? NaN;
      const scale = (end: number | null | undefined) => Math.log(-Math.log(end ?? NaN));
      const half = (scale(low[index]) - scale(high[index])) / 2;
      close((half / 1.959963984540054) * value * -Math.log(value), expected, 1e-6);
    });
  });

  test('has no band where nothing survives', () => {
    const curve = curveOf(leukaemia.not);
    assert.equal(curve.low.at(-1), null);
    assert.equal(curve.high.at(-1), null);
  });

  test('is null without durations and flat without events', () => {
    assert.equal(kaplanMeier(lifeTable([]), 0.95), null);
    const curve = curveOf(['3+', '5+']);
    assert.deepEqual(curve.times, []);
    assert.equal(curve.n, 2);
    assert.equal(curve.last, 5);
  });

  test('is exactly the share of longer durations where nothing is censored', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 300 }), (all) => {
        const curve = curveOf(all);
        curve.times.forEach((time, index) => {
          assert.equal(curve.survival[index], all.filter((one) => one > time).length / all.length);
        });
      }),
    );
  });

  test('falls, stays within its band and within 0 to 1', () => {
    fc.assert(
      fc.property(durations, (all) => {
        const curve = curveOf(all);
        let before = 1;
        curve.survival.forEach((value, index) => {
          const [low, high] = [curve.low[index] ?? 0, curve.high[index] ?? 1];
          assert.ok(0 <= low && low <= value && value <= high && high <= 1 && value < before);
          before = value;
        });
      }),
    );
  });

  test('is the product of the shares that survive each time', () => {
    fc.assert(
      fc.property(durations, (all) => {
        const curve = curveOf(all);
        let product = 1;
        curve.survival.forEach((value, index) => {
          product *= 1 - (curve.events[index] ?? NaN) / (curve.atRisk[index] ?? NaN);
          close(value, product, 1e-12);
        });
      }),
    );
  });
});

describe('survivalAt', () => {
  const curve = curveOf(leukaemia.maintained);

  test('counts a duration of exactly the time as ended', () => {
    assert.equal(survivalAt(curve, 8.999).value, 1);
    close(survivalAt(curve, 9).value, 10 / 11, 1e-15);
    close(survivalAt(curve, 12.9).value, 10 / 11, 1e-15);
    close(survivalAt(curve, 31).low, 0.167331);
    close(survivalAt(curve, 33).high, 0.7534);
  });

  test('has no band before the first event, and stays where the curve ended', () => {
    assert.deepEqual(survivalAt(curve, 0), { value: 1, low: null, high: null });
    close(survivalAt(curve, 1000).value, 0.184091);
  });

  test('gives the share within a target with pending targets, events at 1 2 3 5 9 12 and open at 2 4 6', () => {
    const { value, low, high } = survivalAt(curveOf(['1', '2', '3', '5', '9', '12', '2+', '4+', '6+']), 8);
    close(1 - value, 0.513889);
    close(1 - (high ?? NaN), 0.22371);
    close(1 - (low ?? NaN), 0.871863);
  });
});

describe('survivalQuantile', () => {
  function quantile(durations_: readonly (number | string)[], p: number) {
    const { value, low, high } = survivalQuantile(curveOf(durations_), p);
    return [value, low, high];
  }

  test('gives the medians of the leukaemia trial with their intervals', () => {
    assert.deepEqual(quantile(leukaemia.maintained, 0.5), [31, 13, null]);
    assert.deepEqual(quantile(leukaemia.not, 0.5), [23, 5, 33]);
  });

  test('gives median, upper quartile and ninth decile of both groups together', () => {
    const pooled = [...leukaemia.maintained, ...leukaemia.not];
    assert.deepEqual(quantile(pooled, 0.5), [27, 13, 34]);
    assert.deepEqual(quantile(pooled, 0.75), [43, 30, null]);
    assert.deepEqual(quantile(pooled, 0.9), [48, 43, null]);
  });

  test('gives the medians of the 6-mercaptopurine trial', () => {
    assert.deepEqual(quantile(mercaptopurine.control, 0.5), [8, 4, 11]);
    assert.deepEqual(quantile(mercaptopurine.treated, 0.5), [23, 13, null]);
  });

  test('takes the middle where the curve lies on the share, as survfit does', () => {
    assert.equal(quantile([1, 2, 3, 4], 0.5)[0], 2.5);
    assert.equal(quantile(['1', '2', '3+', '4'], 0.5)[0], 3);
    assert.equal(quantile(['1', '2', '2.5+', '3', '4'], 0.5)[0], 3);
    assert.equal(quantile(['1', '2', '5+', '6+'], 0.5)[0], 4);
  });

  test('finds the middle at every size without censoring', () => {
    for (let half = 1; half <= 400; half += 1) {
      const all = Array.from({ length: 2 * half }, (_, index) => index + 1);
      assert.equal(quantile(all, 0.5)[0], half + 0.5);
    }
  });

  test('is null where the share is not reached', () => {
    assert.deepEqual(quantile(['1', '2+', '3+'], 0.5), [null, 1, null]);
  });

  test('grows with the share', () => {
    fc.assert(
      fc.property(durations, fc.double({ min: 0.01, max: 0.98, noNaN: true }), (all, p) => {
        const [lower, upper] = [quantile(all, p)[0], quantile(all, p + 0.01)[0]];
        assert.ok(upper === null || upper === undefined || (lower ?? Infinity) <= upper);
      }),
    );
  });

  // By the definition: the first step at which a line is at 1 − p or below, whatever comes after.
  test('is read off the first step that comes down so far, in tables of a thousand times too', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), {
      minLength: 1,
      maxLength: 1200,
      size: 'max',
    });
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(0.01, 0.1, 0.25, 0.5, 0.9, 0.99),
        fc.constantFrom(0.5, 0.95),
        (counts, p, level) => {
          const table: LifeTable = {
            times: counts.map((_, time) => time + 1),
            events: counts.map(([events]) => events),
            censored: counts.map(([, censored]) => censored),
          };
          const curve = kaplanMeier(table, level);
          if (curve === null) return;
          const { times, survival, low, high } = stepsOf(curve);
          const first = (line: readonly (number | null)[]) => {
            const step = line.findIndex((height) => height !== null && height <= 1 - p + 1e-11);
            if (step < 0) return null;
            const time = times[step] ?? NaN;
            const isFlat = Math.abs((line[step] ?? NaN) - (1 - p)) <= 1e-11;
            return isFlat ? (time + (times[step + 1] ?? curve.last)) / 2 : time;
          };
          const { value, low: from, high: to } = survivalQuantile(curve, p);
          assert.deepEqual([value, from, to], [first(survival), first(low), first(high)]);
          const reading = survivalAt(curve, counts.length / 2);
          const step = times.findLastIndex((time) => time <= counts.length / 2);
          assert.deepEqual(reading, {
            value: survival[step] ?? 1,
            low: low[step] ?? null,
            high: high[step] ?? null,
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});

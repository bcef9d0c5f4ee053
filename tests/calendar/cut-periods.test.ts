import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { cutPeriods as cutInSteps } from '../../src/calendar/cut-periods.js';
import { periodBounds, periodKey, type Calendar, type Grain } from '../../src/calendar/index.js';
import { finish } from '../../src/metric.js';
import { awkwardZones } from './awkward-zones.js';

const paris: Calendar = { timeZone: 'Europe/Paris', weekStart: 1, fiscalYearStart: 1 };

const cutPeriods = (values: Float64Array, grain: Grain, calendar: Calendar) =>
  finish(cutInSteps(values, grain, calendar));

const calendars: fc.Arbitrary<Calendar> = fc.record({
  timeZone: fc.constantFrom(...awkwardZones),
  weekStart: fc.integer({ min: 1, max: 7 }),
  fiscalYearStart: fc.integer({ min: 1, max: 12 }),
});
const grains = fc.constantFrom<Grain>('day', 'week', 'month', 'quarter', 'year');
const between = (from: number, to: number) =>
  fc.array(fc.integer({ min: Date.UTC(from, 0, 1), max: Date.UTC(to, 0, 1) }), { maxLength: 60 });

describe('cutPeriods', () => {
  test('codes each instant by its period, −1 where there is none', () => {
    const values = Float64Array.of(Date.UTC(2024, 1, 10), NaN, Date.UTC(2023, 11, 31, 23, 30), Date.UTC(2024, 1, 1));
    const { codes, dictionary } = cutPeriods(values, 'month', paris);
    assert.deepEqual(dictionary, ['2024-01', '2024-02']);
    assert.deepEqual([...codes], [1, -1, 0, 1]);
  });

  test('codes the instants of rows in their order, and names the periods of these alone', () => {
    const values = Float64Array.of(Date.UTC(2024, 1, 10), NaN, Date.UTC(2023, 5, 1), Date.UTC(2024, 0, 1));
    const { codes, dictionary } = finish(cutInSteps(values, 'month', paris, Uint32Array.of(3, 1, 0, 3)));
    assert.deepEqual(dictionary, ['2024-01', '2024-02']);
    assert.deepEqual([...codes], [0, -1, 1, 0]);
  });

  test('has neither codes nor names without rows, and no names without instants', () => {
    const none = cutPeriods(new Float64Array(0), 'day', paris);
    assert.deepEqual([none.codes.length, none.dictionary], [0, []]);
    const missing = cutPeriods(Float64Array.of(NaN, Infinity), 'day', paris);
    assert.deepEqual([[...missing.codes], missing.dictionary], [[-1, -1], []]);
  });

  test('names only periods that occur, in order of time', () => {
    const values = Float64Array.of(Date.UTC(2011, 11, 31, 12), Date.UTC(2011, 11, 29, 12));
    const { dictionary } = cutPeriods(values, 'day', { ...paris, timeZone: 'Pacific/Apia' });
    assert.deepEqual(dictionary, ['2011-12-29', '2012-01-01']);
  });

  test('agrees with periodKey on every instant, in every awkward zone', () => {
    fc.assert(
      fc.property(between(1970, 2036), grains, calendars, (instants, grain, calendar) => {
        const { codes, dictionary } = cutPeriods(Float64Array.from(instants), grain, calendar);
        const keys = [...codes].map((code) => dictionary[code]);
        assert.deepEqual(
          keys,
          instants.map((at) => periodKey(at, grain, calendar)),
        );
      }),
    );
  });

  test('puts every instant inside the bounds of its period, so that sums of periods are the total', () => {
    fc.assert(
      fc.property(between(2012, 2036), grains, calendars, (instants, grain, calendar) => {
        const { dictionary } = cutPeriods(Float64Array.from(instants), grain, calendar);
        const bounds = dictionary.map((key) => periodBounds(key, grain, calendar));
        const counts = bounds.map(({ start, end }) => instants.filter((at) => start <= at && at < end).length);
        assert.equal(
          counts.reduce((sum, count) => sum + count, 0),
          instants.length,
        );
        bounds.slice(1).forEach(({ start }, index) => assert.ok(start >= (bounds[index]?.end ?? NaN)));
      }),
    );
  });

  test('gives way the more often the more instants there are', () => {
    const steps = (size: number) => Array.from(cutInSteps(new Float64Array(size), 'day', paris)).length;
    assert.ok(steps(400_000) >= 20);
    assert.ok(steps(400_000) > 8 * steps(40_000));
  });

  test('gives the same names whatever the order of rows', () => {
    fc.assert(
      fc.property(between(1970, 2036), grains, calendars, (instants, grain, calendar) => {
        const there = cutPeriods(Float64Array.from(instants), grain, calendar);
        const back = cutPeriods(Float64Array.from(instants).reverse(), grain, calendar);
        assert.deepEqual(back.dictionary, there.dictionary);
        assert.deepEqual(back.codes.reverse(), there.codes);
      }),
    );
  });
});

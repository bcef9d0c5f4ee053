import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { hoursOfWeek } from '../../src/calendar/hour-of-week.js';
import { awkwardZones } from './awkward-zones.js';

/** The day of the week, 1 Monday … 7 Sunday, and the hour of one instant. */
function hourOfWeek(at: number, zone: string) {
  const [hour = NaN] = hoursOfWeek(Float64Array.of(at), zone);
  return { weekday: Math.floor(hour / 24) + 1, hour: hour % 24 };
}

describe('the hour of the week', () => {
  test('is that of the wall clock, Monday first', () => {
    const monday = Date.parse('2024-01-01T00:00Z');
    assert.deepEqual(hourOfWeek(monday, 'UTC'), { weekday: 1, hour: 0 });
    assert.deepEqual(hourOfWeek(monday - 1, 'UTC'), { weekday: 7, hour: 23 });
    assert.deepEqual(hourOfWeek(monday, 'America/New_York'), { weekday: 7, hour: 19 });
    assert.deepEqual(hourOfWeek(monday, 'Asia/Kathmandu'), { weekday: 1, hour: 5 });
    assert.deepEqual(hourOfWeek(Date.parse('1969-12-31T12:00Z'), 'UTC'), { weekday: 3, hour: 12 });
  });

  test('skips and repeats an hour with the clock', () => {
    const hours = (start: string) =>
      [0, 1, 2].map((later) => hourOfWeek(Date.parse(start) + later * 3_600_000, 'Europe/Paris').hour);
    assert.deepEqual(hours('2024-03-31T00:00Z'), [1, 3, 4]);
    assert.deepEqual(hours('2024-10-27T00:00Z'), [2, 2, 3]);
  });

  test('is what the runtime shows in every zone', () => {
    const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
    const instant = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2030, 0) });
    fc.assert(
      fc.property(fc.constantFrom(...awkwardZones), instant, (timeZone, at) => {
        const format = new Intl.DateTimeFormat('en', { timeZone, weekday: 'short', hour: 'numeric', hourCycle: 'h23' });
        const shown = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
        const { weekday, hour } = hourOfWeek(at, timeZone);
        assert.equal(names[weekday - 1], shown.get('weekday'));
        assert.equal(hour, Number(shown.get('hour')));
      }),
    );
  });

  test('numbers the hours of the week and leaves missing instants at −1', () => {
    const values = Float64Array.of(Date.parse('2024-01-01T00:30Z'), NaN, Date.parse('2024-01-07T23:59Z'));
    assert.deepEqual([...hoursOfWeek(values, 'UTC')], [0, -1, 167]);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { isZone, localDate, localToInstant, startOfDay } from '../../src/calendar/index.js';
import { zoneClock } from '../../src/calendar/zones.js';
import { awkwardZones } from './awkward-zones.js';

const hour = 3_600_000;

describe('isZone', () => {
  test('knows zones by their name and by their old names', () => {
    const zones = [
      'UTC',
      'Europe/Paris',
      'America/Argentina/Buenos_Aires',
      'Asia/Kolkata',
      'Asia/Calcutta',
      'US/Pacific',
      'GMT',
      'Etc/GMT+8',
      'Europe/Kiev',
      'Asia/Saigon',
      'America/Buenos_Aires',
      'Asia/Katmandu',
      'Pacific/Enderbury',
      'Zulu',
    ];
    for (const zone of zones) assert.ok(isZone(zone), zone);
  });

  test('does not know invented zones, offsets and texts', () => {
    for (const zone of [
      '',
      ' ',
      'Mars/Olympus',
      'Europe',
      '+02:00',
      '-0500',
      '__proto__',
      'toString',
      'Europe/Paris ',
    ]) {
      assert.ok(!isZone(zone), zone);
    }
  });
});

describe('the clock of a zone', () => {
  test('gives the offset in force at the instant', () => {
    assert.equal(zoneClock('UTC')(0), 0);
    assert.equal(zoneClock('Europe/Paris')(Date.UTC(2024, 0, 1)), hour);
    assert.equal(zoneClock('Europe/Paris')(Date.UTC(2024, 6, 1)), 2 * hour);
    assert.equal(zoneClock('Asia/Kathmandu')(Date.UTC(2024, 0, 1)), 5.75 * hour);
    assert.equal(zoneClock('America/St_Johns')(Date.UTC(2024, 0, 1)), -3.5 * hour);
    assert.equal(zoneClock('Pacific/Kiritimati')(Date.UTC(2024, 0, 1)), 14 * hour);
    assert.equal(zoneClock('America/Los_Angeles')(Date.UTC(1969, 11, 31)), -8 * hour);
  });

  test('changes at the very second of the clock change', () => {
    const table: [zone: string, change: number, before: number, after: number][] = [
      ['Europe/Paris', Date.UTC(2024, 2, 31, 1), 1, 2],
      ['Europe/Paris', Date.UTC(2024, 9, 27, 1), 2, 1],
      ['America/New_York', Date.UTC(2024, 2, 10, 7), -5, -4],
      ['Australia/Lord_Howe', Date.UTC(2024, 9, 5, 15, 30), 10.5, 11],
      ['Pacific/Apia', Date.UTC(2011, 11, 30, 10), -10, 14],
      ['America/St_Johns', Date.UTC(2010, 10, 7, 2, 31), -2.5, -3.5],
      ['Antarctica/Troll', Date.UTC(2024, 2, 31, 1), 0, 2],
    ];
    for (const [zone, change, before, after] of table) {
      assert.equal(zoneClock(zone)(change - 1), before * hour, zone);
      assert.equal(zoneClock(zone)(change), after * hour, zone);
    }
  });

  test('does not depend on what was asked before', () => {
    const instants = [
      Date.UTC(2024, 2, 31, 0, 59, 59),
      Date.UTC(2024, 2, 31, 1),
      Date.UTC(2024, 2, 30),
      Date.UTC(2024, 3, 1),
    ];
    const there = instants.map((at) => zoneClock('Europe/Berlin')(at));
    const back = [...instants].reverse().map((at) => zoneClock('Europe/Rome')(at));
    assert.deepEqual(there, [hour, 2 * hour, hour, 2 * hour]);
    assert.deepEqual(back.reverse(), there);
  });

  test('has an answer for instants out of all reason', () => {
    assert.equal(zoneClock('Asia/Tokyo')(8.64e15), 9 * hour);
    assert.ok(Number.isFinite(zoneClock('Europe/Paris')(-8.64e15)));
  });
});

describe('localDate', () => {
  test('gives the date on the wall', () => {
    const at = Date.UTC(2024, 1, 29, 23, 30);
    assert.deepEqual(localDate('UTC', at), { year: 2024, month: 2, day: 29 });
    assert.deepEqual(localDate('Europe/Paris', at), { year: 2024, month: 3, day: 1 });
    assert.deepEqual(localDate('Pacific/Kiritimati', at), { year: 2024, month: 3, day: 1 });
    assert.deepEqual(localDate('Pacific/Pago_Pago', at), { year: 2024, month: 2, day: 29 });
    assert.deepEqual(localDate('UTC', -1), { year: 1969, month: 12, day: 31 });
  });

  test('counts the days of centuries right, in which not every fourth year is a leap year', () => {
    const lengths: [year: number, lastOfFebruary: number][] = [
      [1600, 29],
      [1900, 28],
      [2000, 29],
      [2100, 28],
      [2200, 28],
      [2400, 29],
    ];
    for (const [year, day] of lengths) {
      assert.deepEqual(localDate('UTC', Date.UTC(year, 2, 1) - 1), { year, month: 2, day });
      assert.deepEqual(localDate('UTC', Date.UTC(year, 2, 1)), { year, month: 3, day: 1 });
    }
    fc.assert(
      fc.property(fc.date({ min: new Date(-6e13), max: new Date(2.5e14), noInvalidDate: true }), (date) => {
        const wanted = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
        assert.deepEqual(localDate('UTC', date.getTime()), wanted);
      }),
    );
  });
});

describe('startOfDay', () => {
  test('is the first minute after the jump where a zone has no midnight', () => {
    const table: [zone: string, date: [number, number, number], start: number][] = [
      ['America/Sao_Paulo', [2018, 11, 4], Date.UTC(2018, 10, 4, 3)],
      ['Asia/Beirut', [2022, 3, 27], Date.UTC(2022, 2, 26, 22)],
      ['America/Asuncion', [2023, 10, 1], Date.UTC(2023, 9, 1, 4)],
      ['America/Havana', [2024, 3, 10], Date.UTC(2024, 2, 10, 5)],
      ['America/Santiago', [2024, 9, 8], Date.UTC(2024, 8, 8, 4)],
      ['Africa/Cairo', [2024, 4, 26], Date.UTC(2024, 3, 25, 22)],
    ];
    for (const [zone, date, start] of table) {
      assert.equal(startOfDay(zone, ...date), start, zone);
      assert.equal(localToInstant(zone, ...date, 1, 0, 0, 0), start, zone);
    }
  });

  test('is the end of the gap where the jump begins before midnight', () => {
    // Toronto went from 23:30 on 30 March 1919 to 00:30 on the 31st.
    assert.equal(startOfDay('America/Toronto', 1919, 3, 31), Date.UTC(1919, 2, 31, 4, 30));
  });

  test('is the first midnight where a zone has two', () => {
    assert.equal(startOfDay('America/Havana', 2024, 11, 3), Date.UTC(2024, 10, 3, 4));
    assert.equal(startOfDay('Atlantic/Azores', 2024, 10, 27), Date.UTC(2024, 9, 27, 0));
  });

  test('is the real midnight where clocks went back before it', () => {
    assert.equal(startOfDay('America/Sao_Paulo', 2018, 2, 18), Date.UTC(2018, 1, 18, 3));
  });

  test('is the instant of the jump for a date that a zone left out', () => {
    const apia = Date.UTC(2011, 11, 30, 10);
    assert.equal(startOfDay('Pacific/Apia', 2011, 12, 30), apia);
    assert.equal(startOfDay('Pacific/Apia', 2011, 12, 31), apia);
    const fakaofo = Date.UTC(2011, 11, 30, 11);
    assert.equal(startOfDay('Pacific/Fakaofo', 2011, 12, 30), fakaofo);
    assert.equal(startOfDay('Pacific/Fakaofo', 2011, 12, 31), fakaofo);
  });

  test('is the first instant that bears the date, in every awkward zone', () => {
    const days = fc.integer({ min: 0, max: 24 * 365 });
    fc.assert(
      fc.property(fc.constantFrom(...awkwardZones), days, (zone, days) => {
        const date = new Date(Date.UTC(2012, 0, 2 + days));
        const wanted = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
        const start = startOfDay(zone, wanted.year, wanted.month, wanted.day);
        assert.deepEqual(localDate(zone, start), wanted);
        assert.notDeepEqual(localDate(zone, start - 1), wanted);
      }),
    );
  });
});

describe('localToInstant', () => {
  test('shows the same time on the wall again, but for times that were left out', () => {
    const walls = fc.integer({ min: Date.UTC(2012, 0, 2), max: Date.UTC(2036, 0, 1) });
    fc.assert(
      fc.property(fc.constantFrom(...awkwardZones), walls, (zone, wall) => {
        const part = new Date(wall);
        const at = localToInstant(
          zone,
          part.getUTCFullYear(),
          part.getUTCMonth() + 1,
          part.getUTCDate(),
          part.getUTCHours(),
          part.getUTCMinutes(),
          part.getUTCSeconds(),
          part.getUTCMilliseconds(),
        );
        const later = at + zoneClock(zone)(at) - wall;
        const leftOut = later > 0 && zoneClock(zone)(at) - zoneClock(zone)(at - 2 * hour) === later;
        assert.ok(later === 0 || leftOut);
      }),
    );
  });
});

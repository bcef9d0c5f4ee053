import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  coarsen,
  nextPeriod,
  periodBounds,
  periodKey,
  periodsBetween,
  previousPeriod,
  yearBefore,
  type Calendar,
  type Grain,
} from '../../src/calendar/index.js';

const inZone = (timeZone: string, rest: Partial<Calendar> = {}): Calendar => ({
  timeZone,
  weekStart: 1,
  fiscalYearStart: 1,
  ...rest,
});
const utc = inZone('UTC');
const grains: Grain[] = ['day', 'week', 'month', 'quarter', 'year'];
const hour = 3_600_000;

function dateKey(date: string, grain: Grain, calendar: Calendar): string {
  return periodKey(Date.parse(`${date}T12:00:00Z`), grain, calendar);
}

function hoursOf(day: string, timeZone: string): number {
  const { start, end } = periodBounds(day, 'day', inZone(timeZone));
  return (end - start) / hour;
}

describe('periodKey', () => {
  test('names the day, ISO week, month, quarter and year', () => {
    const keys = grains.map((grain) => dateKey('2024-01-31', grain, utc));
    assert.deepEqual(keys, ['2024-01-31', '2024-W05', '2024-01', '2024-Q1', '2024']);
  });

  test('cuts in the zone and not in UTC', () => {
    const at = Date.UTC(2023, 11, 31, 23, 30);
    assert.deepEqual(
      grains.map((grain) => periodKey(at, grain, inZone('Europe/Paris'))),
      ['2024-01-01', '2024-W01', '2024-01', '2024-Q1', '2024'],
    );
    assert.deepEqual(
      grains.map((grain) => periodKey(at, grain, inZone('America/New_York'))),
      ['2023-12-31', '2023-W52', '2023-12', '2023-Q4', '2023'],
    );
  });

  test('numbers the weeks around New Year as ISO 8601 does', () => {
    const table: [date: string, week: string][] = [
      ['2005-01-01', '2004-W53'],
      ['2005-01-02', '2004-W53'],
      ['2005-01-03', '2005-W01'],
      ['2005-12-31', '2005-W52'],
      ['2006-01-01', '2005-W52'],
      ['2006-01-02', '2006-W01'],
      ['2006-12-31', '2006-W52'],
      ['2007-01-01', '2007-W01'],
      ['2007-12-30', '2007-W52'],
      ['2007-12-31', '2008-W01'],
      ['2008-12-28', '2008-W52'],
      ['2008-12-29', '2009-W01'],
      ['2009-12-31', '2009-W53'],
      ['2010-01-03', '2009-W53'],
      ['2010-01-04', '2010-W01'],
      ['2020-12-31', '2020-W53'],
      ['2021-01-03', '2020-W53'],
      ['2021-01-04', '2021-W01'],
      ['2024-12-29', '2024-W52'],
      ['2024-12-30', '2025-W01'],
    ];
    for (const [date, week] of table) assert.equal(dateKey(date, 'week', utc), week, date);
  });

  test('numbers weeks from Sunday as epidemiologists do: the week is of the year of its fourth day', () => {
    const sunday = inZone('UTC', { weekStart: 7 });
    const table: [date: string, week: string][] = [
      ['2022-12-31', '2022-W52'],
      ['2023-01-01', '2023-W01'],
      ['2023-12-30', '2023-W52'],
      ['2023-12-31', '2024-W01'],
      ['2024-01-06', '2024-W01'],
      ['2024-01-07', '2024-W02'],
      ['2025-12-28', '2025-W53'],
      ['2026-01-03', '2025-W53'],
      ['2026-01-04', '2026-W01'],
    ];
    for (const [date, week] of table) assert.equal(dateKey(date, 'week', sunday), week, date);
  });

  test('begins weeks on Saturday where asked to', () => {
    const saturday = inZone('UTC', { weekStart: 6 });
    assert.equal(dateKey('2023-12-29', 'week', saturday), '2023-W52');
    assert.equal(dateKey('2023-12-30', 'week', saturday), '2024-W01');
    assert.equal(dateKey('2024-01-05', 'week', saturday), '2024-W01');
    assert.equal(dateKey('2024-01-06', 'week', saturday), '2024-W02');
  });

  test('names a fiscal year by the calendar year in which it ends', () => {
    const table: [start: number, date: string, year: string, quarter: string][] = [
      [4, '2024-03-31', 'FY2024', 'FY2024-Q4'],
      [4, '2024-04-01', 'FY2025', 'FY2025-Q1'],
      [4, '2024-12-31', 'FY2025', 'FY2025-Q3'],
      [2, '2024-01-31', 'FY2024', 'FY2024-Q4'],
      [2, '2024-02-01', 'FY2025', 'FY2025-Q1'],
      [10, '2023-10-01', 'FY2024', 'FY2024-Q1'],
      [10, '2023-09-30', 'FY2023', 'FY2023-Q4'],
      [12, '2023-12-15', 'FY2024', 'FY2024-Q1'],
      [12, '2024-02-29', 'FY2024', 'FY2024-Q1'],
      [12, '2024-03-01', 'FY2024', 'FY2024-Q2'],
    ];
    for (const [fiscalYearStart, date, year, quarter] of table) {
      const calendar = inZone('UTC', { fiscalYearStart });
      assert.equal(dateKey(date, 'year', calendar), year, date);
      assert.equal(dateKey(date, 'quarter', calendar), quarter, date);
      assert.equal(dateKey(date, 'month', calendar), date.slice(0, 7), date);
    }
  });

  test('puts the second before and after a clock change in the right day', () => {
    const table: [zone: string, change: number, before: string, after: string][] = [
      ['Europe/Paris', Date.UTC(2024, 2, 31, 1), '2024-03-31', '2024-03-31'],
      ['America/Sao_Paulo', Date.UTC(2018, 10, 4, 3), '2018-11-03', '2018-11-04'],
      ['America/Sao_Paulo', Date.UTC(2018, 1, 18, 2), '2018-02-17', '2018-02-17'],
      ['Asia/Beirut', Date.UTC(2022, 2, 26, 22), '2022-03-26', '2022-03-27'],
      ['Asia/Beirut', Date.UTC(2022, 9, 29, 21), '2022-10-29', '2022-10-29'],
      ['America/Asuncion', Date.UTC(2023, 9, 1, 4), '2023-09-30', '2023-10-01'],
      ['America/Havana', Date.UTC(2024, 2, 10, 5), '2024-03-09', '2024-03-10'],
      ['America/Havana', Date.UTC(2024, 10, 3, 5), '2024-11-03', '2024-11-03'],
      ['Australia/Lord_Howe', Date.UTC(2024, 9, 5, 15, 30), '2024-10-06', '2024-10-06'],
      ['Pacific/Apia', Date.UTC(2011, 11, 30, 10), '2011-12-29', '2011-12-31'],
      ['Pacific/Fakaofo', Date.UTC(2011, 11, 30, 11), '2011-12-29', '2011-12-31'],
      ['Pacific/Kwajalein', Date.UTC(1993, 7, 21, 12), '1993-08-20', '1993-08-22'],
      // Clocks went back at 00:01, so that the date on the wall went back with them.
      ['America/St_Johns', Date.UTC(2010, 10, 7, 2, 31), '2010-11-07', '2010-11-06'],
    ];
    for (const [zone, change, before, after] of table) {
      assert.equal(periodKey(change - 1000, 'day', inZone(zone)), before, zone);
      assert.equal(periodKey(change, 'day', inZone(zone)), after, zone);
      assert.equal(periodKey(change + 1000, 'day', inZone(zone)), after, zone);
    }
  });
});

describe('periodBounds', () => {
  test('gives half-open bounds in the zone', () => {
    const paris = inZone('Europe/Paris');
    const table: [key: string, grain: Grain, start: number, end: number][] = [
      ['2024-03-31', 'day', Date.UTC(2024, 2, 30, 23), Date.UTC(2024, 2, 31, 22)],
      ['2024-W13', 'week', Date.UTC(2024, 2, 24, 23), Date.UTC(2024, 2, 31, 22)],
      ['2024-03', 'month', Date.UTC(2024, 1, 29, 23), Date.UTC(2024, 2, 31, 22)],
      ['2024-Q1', 'quarter', Date.UTC(2023, 11, 31, 23), Date.UTC(2024, 2, 31, 22)],
      ['2024', 'year', Date.UTC(2023, 11, 31, 23), Date.UTC(2024, 11, 31, 23)],
    ];
    for (const [key, grain, start, end] of table)
      assert.deepEqual(periodBounds(key, grain, paris), { start, end }, key);
  });

  test('gives fiscal quarters and years', () => {
    const april = inZone('UTC', { fiscalYearStart: 4 });
    const year = { start: Date.UTC(2023, 3, 1), end: Date.UTC(2024, 3, 1) };
    assert.deepEqual(periodBounds('FY2024', 'year', april), year);
    const fourth = { start: Date.UTC(2024, 0, 1), end: Date.UTC(2024, 3, 1) };
    assert.deepEqual(periodBounds('FY2024-Q4', 'quarter', april), fourth);
  });

  test('gives days their real length', () => {
    const table: [zone: string, day: string, hours: number][] = [
      ['Europe/Paris', '2024-03-30', 24],
      ['Europe/Paris', '2024-03-31', 23],
      ['Europe/Paris', '2024-10-27', 25],
      ['Australia/Lord_Howe', '2024-10-06', 23.5],
      ['Australia/Lord_Howe', '2024-04-07', 24.5],
      ['Antarctica/Troll', '2024-03-31', 22],
      ['Antarctica/Troll', '2024-10-27', 26],
      ['America/Sao_Paulo', '2018-11-04', 23],
      ['America/Sao_Paulo', '2018-02-17', 25],
      ['America/Havana', '2024-11-03', 25],
      ['Pacific/Apia', '2011-12-29', 24],
      ['Pacific/Apia', '2011-12-30', 0],
      ['Pacific/Apia', '2011-12-31', 24],
    ];
    for (const [zone, day, hours] of table) assert.equal(hoursOf(day, zone), hours, `${zone} ${day}`);
  });

  test('throws for a name that is no period, and repeats it', () => {
    const table: [key: string, grain: Grain][] = [
      ['2024-02-30', 'day'],
      ['2024-13', 'month'],
      ['2024-00', 'month'],
      ['2024-W53', 'week'],
      ['2024-W00', 'week'],
      ['2024-Q5', 'quarter'],
      ['FY2024', 'year'],
      ['FY2024-Q1', 'quarter'],
      ['2024-01', 'day'],
      ['2024-01-31', 'month'],
      ['24', 'year'],
      ['', 'year'],
    ];
    for (const [key, grain] of table) {
      assert.throws(() => periodBounds(key, grain, utc), { name: 'RangeError', message: `"${key}" is no ${grain}` });
    }
    assert.throws(() => periodBounds('2024', 'year', inZone('UTC', { fiscalYearStart: 4 })), RangeError);
  });
});

describe('nextPeriod and previousPeriod', () => {
  test('step over the ends of months, years and long years', () => {
    const table: [grain: Grain, key: string, next: string][] = [
      ['day', '2024-02-28', '2024-02-29'],
      ['day', '2024-12-31', '2025-01-01'],
      ['week', '2020-W53', '2021-W01'],
      ['week', '2024-W52', '2025-W01'],
      ['month', '2024-12', '2025-01'],
      ['quarter', '2024-Q4', '2025-Q1'],
      ['year', '2024', '2025'],
    ];
    for (const [grain, key, next] of table) {
      assert.equal(nextPeriod(key, grain, utc), next);
      assert.equal(previousPeriod(next, grain, utc), key);
    }
  });

  test('pass over a date that the zone left out', () => {
    assert.equal(nextPeriod('2011-12-29', 'day', inZone('Pacific/Apia')), '2011-12-31');
    assert.equal(previousPeriod('2011-12-31', 'day', inZone('Pacific/Fakaofo')), '2011-12-29');
  });

  test('step through fiscal quarters', () => {
    const july = inZone('UTC', { fiscalYearStart: 7 });
    assert.equal(nextPeriod('FY2024-Q4', 'quarter', july), 'FY2025-Q1');
    assert.equal(previousPeriod('FY2025', 'year', july), 'FY2024');
  });
});

describe('yearBefore', () => {
  test('is the period of the same name in the year before', () => {
    const table: [grain: Grain, key: string, before: string][] = [
      ['day', '2024-01-31', '2023-01-31'],
      ['day', '2024-02-29', '2023-02-28'],
      ['day', '2025-02-28', '2024-02-28'],
      ['week', '2024-W05', '2023-W05'],
      ['week', '2020-W53', '2019-W52'],
      ['week', '2021-W52', '2020-W52'],
      ['week', '2021-W01', '2020-W01'],
      ['month', '2024-02', '2023-02'],
      ['quarter', '2024-Q1', '2023-Q1'],
      ['year', '2024', '2023'],
    ];
    for (const [grain, key, before] of table) assert.equal(yearBefore(key, grain, utc), before);
    assert.equal(yearBefore('FY2024-Q2', 'quarter', inZone('UTC', { fiscalYearStart: 10 })), 'FY2023-Q2');
  });
});

describe('periodsBetween', () => {
  test('gives every period, both ends included', () => {
    assert.deepEqual(periodsBetween('2023-11', '2024-02', 'month', utc), ['2023-11', '2023-12', '2024-01', '2024-02']);
    assert.deepEqual(periodsBetween('2020-W52', '2021-W01', 'week', utc), ['2020-W52', '2020-W53', '2021-W01']);
    assert.deepEqual(periodsBetween('2024', '2024', 'year', utc), ['2024']);
    assert.deepEqual(periodsBetween('2024', '2023', 'year', utc), []);
    assert.equal(periodsBetween('2024-01-01', '2024-12-31', 'day', utc).length, 366);
  });

  test('has no place for a date that the zone left out', () => {
    const days = periodsBetween('2011-12-29', '2011-12-31', 'day', inZone('Pacific/Apia'));
    assert.deepEqual(days, ['2011-12-29', '2011-12-31']);
  });
});

describe('coarsen', () => {
  test('gives the longer period that holds the shorter one', () => {
    assert.deepEqual(
      grains.map((grain) => coarsen('2024-12-30', 'day', grain, utc)),
      ['2024-12-30', '2025-W01', '2024-12', '2024-Q4', '2024'],
    );
    assert.equal(coarsen('2024-12', 'month', 'quarter', utc), '2024-Q4');
    assert.equal(coarsen('2024-12', 'month', 'year', inZone('UTC', { fiscalYearStart: 4 })), 'FY2025');
    assert.equal(coarsen('FY2025-Q3', 'quarter', 'year', inZone('UTC', { fiscalYearStart: 4 })), 'FY2025');
    assert.equal(coarsen('2024-W05', 'week', 'week', utc), '2024-W05');
  });

  test('is null where the shorter period may lie in two, or is the longer one', () => {
    const table: [key: string, from: Grain, to: Grain][] = [
      ['2024-W05', 'week', 'month'],
      ['2024-W05', 'week', 'quarter'],
      ['2024-W05', 'week', 'year'],
      ['2024-01', 'month', 'week'],
      ['2024-01', 'month', 'day'],
      ['2024', 'year', 'quarter'],
    ];
    for (const [key, from, to] of table) assert.equal(coarsen(key, from, to, utc), null, `${key} ${to}`);
  });
});

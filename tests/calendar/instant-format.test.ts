import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readInstant } from '../../src/calendar/index.js';
import { instantReader } from '../../src/calendar/instant-format.js';

function read(format: string, text: string, zone: string | null = 'UTC'): number | string {
  const reading = instantReader(format)(text, zone);
  return typeof reading === 'string' ? reading : reading.at;
}

describe('instantReader', () => {
  test('reads dates as help desks and spreadsheets write them', () => {
    const table: [format: string, text: string, at: number][] = [
      ['%m/%d/%y %H:%M', '9/8/18 15:29', Date.UTC(2018, 8, 8, 15, 29)],
      ['%m/%d/%y %H:%M', '12/31/18 7:05', Date.UTC(2018, 11, 31, 7, 5)],
      ['%d/%m/%Y %H:%M', '29/2/2016 01:16', Date.UTC(2016, 1, 29, 1, 16)],
      ['%d.%m.%Y', '1.12.2023', Date.UTC(2023, 11, 1)],
      ['%Y-%m-%d %H:%M:%S %z', '2024-01-31 12:00:00 +0200', Date.UTC(2024, 0, 31, 10)],
      ['%Y-%m-%dT%H:%M:%S.%L%z', '2024-01-31T12:00:00.25-05:30', Date.UTC(2024, 0, 31, 17, 30, 0, 250)],
      ['%Y%m%d%H%M%S', '20240131235959', Date.UTC(2024, 0, 31, 23, 59, 59)],
      ['%m/%d/%Y %I:%M %p', '1/31/2024 3:05 pm', Date.UTC(2024, 0, 31, 15, 5)],
      ['%Y-%m', '2024-07', Date.UTC(2024, 6, 1)],
      ['%Y', '2024', Date.UTC(2024, 0, 1)],
      ['%d%% %m %Y', '5% 6 2024', Date.UTC(2024, 5, 5)],
      ['am %d.%m.%Y um %H Uhr', 'am 5.6.2024 um 9 Uhr', Date.UTC(2024, 5, 5, 9)],
      ['%Y年%m月%d日', '2024年6月5日', Date.UTC(2024, 5, 5)],
    ];
    for (const [format, text, at] of table) assert.equal(read(format, text), at, `${format} ${text}`);
  });

  test('reads two-digit years 69 to 99 as 19xx and the others as 20xx', () => {
    const years = ['69', '99', '00', '68', '5'].map((year) => read('%d/%m/%y', `1/1/${year}`));
    assert.deepEqual(
      years,
      [1969, 1999, 2000, 2068, 2005].map((year) => Date.UTC(year, 0, 1)),
    );
  });

  test('reads twelve-hour clocks, on which twelve comes first', () => {
    const hours = ['12:30 AM', '1:30 am', '11:30 AM', '12:30 PM', '1:30 pm', '11:30 Pm'];
    const read12 = hours.map((hour) => read('%Y-%m-%d %I:%M %p', `2024-01-31 ${hour}`));
    assert.deepEqual(
      read12,
      [0, 1, 11, 12, 13, 23].map((hour) => Date.UTC(2024, 0, 31, hour, 30)),
    );
    assert.equal(read('%Y-%m-%d %p %I', '2024-01-31 PM 3'), Date.UTC(2024, 0, 31, 15));
  });

  test('needs a zone for a text without an offset, and reads it there', () => {
    assert.equal(read('%d/%m/%Y %H:%M', '31/3/2024 02:30', null), 'naive');
    assert.equal(read('%d/%m/%Y %H:%M', '31/3/2024 02:30', 'Europe/Paris'), Date.UTC(2024, 2, 31, 1, 30));
    assert.equal(read('%d/%m/%Y', '4/11/2018', 'America/Sao_Paulo'), Date.UTC(2018, 10, 4, 3));
    assert.equal(read('%d/%m/%Y %H:%M %z', '31/3/2024 02:30 Z', null), Date.UTC(2024, 2, 31, 2, 30));
  });

  test('refuses texts of another form and dates that do not exist', () => {
    const table: [format: string, text: string][] = [
      ['%d/%m/%Y', '30/2/2024'],
      ['%d/%m/%Y', '1/13/2024'],
      ['%d/%m/%Y', '001/1/2024'],
      ['%d/%m/%Y', '1/1/24'],
      ['%d/%m/%Y', '1/1/20245'],
      ['%d/%m/%Y', '1-1-2024'],
      ['%d/%m/%Y', '1/1/2024 '],
      ['%d/%m/%Y', ''],
      ['%d/%m/%Y %H:%M', '1/1/2024 24:00'],
      ['%d/%m/%Y %H:%M', '1/1/2024'],
      ['%d/%m/%Y %I:%M %p', '1/1/2024 13:00 PM'],
      ['%d/%m/%Y %I:%M %p', '1/1/2024 0:30 AM'],
      ['%d/%m/%Y %I:%M %p', '1/1/2024 1:30 XM'],
      ['%d/%m/%Y %H:%M %z', '1/1/2024 1:30 CET'],
      ['%d/%m/%Y %H:%M:%S.%L', '1/1/2024 1:30:00.'],
      ['%d/%m/%Y %H:%M:%S', '1/1/2024 1:30:60'],
    ];
    for (const [format, text] of table) assert.equal(read(format, text), 'not_an_instant', `${format} ${text}`);
  });

  test('reads a leap second', () => {
    const reading = instantReader('%d/%m/%Y %H:%M:%S')('31/12/2016 23:59:60', 'UTC');
    assert.deepEqual(reading, { at: Date.UTC(2016, 11, 31, 23, 59, 59, 999), naive: true, leapSecond: true });
  });

  test('refuses a format it cannot read by, and names the directive', () => {
    const table: [format: string, named: RegExp][] = [
      ['%d %b %Y', /"%b"/],
      ['%-d/%m/%Y', /"%-"/],
      ['%d/%m/%Y %', /"%"/],
      ['%d/%m/%Y %Y', /"%Y" stands twice/],
      ['%d/%m/%Y %y', /"%Y" and "%y"/],
      ['%d/%m/%Y %H %I %p', /"%H" and "%I"/],
      ['%d/%m/%Y %I:%M', /"%I" stands without "%p"/],
      ['%d/%m/%Y %H:%M %p', /"%p" stands without "%I"/],
      ['%d/%m/%Y %M', /"%M" stands without "%H"/],
      ['%d/%Y', /"%d" stands without "%m"/],
      ['%d/%m', /"%Y" or "%y" is missing/],
      ['', /"%Y" or "%y" is missing/],
    ];
    for (const [format, message] of table) {
      assert.throws(() => instantReader(format), { name: 'RangeError', message }, format);
    }
  });

  test('agrees with the ISO reader on the ISO format', () => {
    const reader = instantReader('%Y-%m-%dT%H:%M:%S.%L%z');
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }), (date) => {
        assert.deepEqual(reader(date.toISOString(), null), readInstant(date.toISOString(), null));
      }),
    );
  });

  test('remembers nothing from one text to the next', () => {
    const reader = instantReader('%Y-%m-%d %I:%M %p');
    const noon = Date.UTC(2024, 0, 31, 12);
    reader('2024-01-31 11:59 PM', 'UTC');
    reader('nonsense', 'UTC');
    assert.deepEqual(reader('2024-01-31 12:00 PM', 'UTC'), { at: noon, naive: true, leapSecond: false });
  });
});

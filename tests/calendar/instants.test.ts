import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readBoundary, readInstant } from '../../src/calendar/index.js';

const plain = (at: number) => ({ at, naive: false, leapSecond: false });
const naive = (at: number) => ({ at, naive: true, leapSecond: false });

describe('readInstant', () => {
  test('reads the forms of RFC 3339 and ISO-8601 with an offset', () => {
    const noon = Date.UTC(2024, 0, 31, 12, 0, 0, 0);
    const texts = [
      '2024-01-31T12:00:00Z',
      '2024-01-31t12:00:00z',
      '2024-01-31 12:00:00Z',
      '2024-01-31T12:00Z',
      '2024-01-31T12:00:00.000Z',
      '2024-01-31T12:00:00,0Z',
      '2024-01-31T13:00:00+01:00',
      '2024-01-31T13:00:00+0100',
      '2024-01-31T13:00+01',
      '2024-01-31T17:45:00+05:45',
      '2024-01-30T23:30:00-12:30',
      '2024-01-31T12:00:00-00:00',
      '2024-02-01T11:59:00+23:59',
    ];
    for (const text of texts) assert.deepEqual(readInstant(text, null), plain(noon), text);
  });

  test('cuts fractions of any length to milliseconds and never rounds up', () => {
    const second = Date.UTC(2024, 11, 31, 23, 59, 59, 0);
    const read = (fraction: string) => readInstant(`2024-12-31T23:59:59.${fraction}Z`, null);
    assert.deepEqual(read('5'), plain(second + 500));
    assert.deepEqual(read('05'), plain(second + 50));
    assert.deepEqual(read('9999999'), plain(second + 999));
    assert.deepEqual(read(`123${'9'.repeat(1_000_000)}`), plain(second + 123));
  });

  test('reads instants before 1970 and every year of four digits', () => {
    assert.deepEqual(readInstant('1969-12-31T23:59:59.999Z', null), plain(-1));
    assert.deepEqual(readInstant('1900-03-01T00:00Z', null), plain(-2_203_891_200_000));
    assert.deepEqual(readInstant('0000-01-01T00:00Z', null), plain(-62_167_219_200_000));
    assert.deepEqual(readInstant('9999-12-31T23:59:59.999Z', null), plain(253_402_300_799_999));
  });

  test('says naive for a text without an offset when no zone is given', () => {
    assert.equal(readInstant('2024-01-31T12:00:00', null), 'naive');
    assert.equal(readInstant('2024-01-31', null), 'naive');
  });

  test('finds a naive text that is no date wrong before it finds it naive', () => {
    assert.equal(readInstant('2024-02-30T12:00:00', null), 'not_an_instant');
  });

  test('reads a naive text in the zone given, whatever the zone of the reader', () => {
    assert.deepEqual(readInstant('2024-01-31T12:00:00', 'Asia/Tokyo'), naive(Date.UTC(2024, 0, 31, 3)));
    assert.deepEqual(readInstant('2024-07-31 12:00', 'America/St_Johns'), naive(Date.UTC(2024, 6, 31, 14, 30)));
    assert.deepEqual(readInstant('2024-01-31T12:00:00', 'UTC'), naive(Date.UTC(2024, 0, 31, 12)));
  });

  test('does not look at the zone when the text has an offset', () => {
    assert.deepEqual(readInstant('2024-01-31T12:00:00Z', 'Asia/Tokyo'), plain(Date.UTC(2024, 0, 31, 12)));
  });

  test('reads a bare date as the start of that day in the zone', () => {
    assert.deepEqual(readInstant('2024-01-31', 'UTC'), plain(Date.UTC(2024, 0, 31)));
    assert.deepEqual(readInstant('2024-01-31', 'Asia/Kolkata'), plain(Date.UTC(2024, 0, 30, 18, 30)));
    // São Paulo went from 00:00 to 01:00 on that day.
    assert.deepEqual(readInstant('2018-11-04', 'America/Sao_Paulo'), plain(Date.UTC(2018, 10, 4, 3)));
    // Toronto went from 23:30 on 30 March 1919 to 00:30 on the 31st.
    assert.deepEqual(readInstant('1919-03-31', 'America/Toronto'), plain(Date.UTC(1919, 2, 31, 4, 30)));
  });

  test('reads a time that a clock change left out as later by the gap', () => {
    assert.deepEqual(readInstant('2024-03-31T02:30', 'Europe/Paris'), naive(Date.UTC(2024, 2, 31, 1, 30)));
    assert.deepEqual(readInstant('2014-03-09T02:30', 'America/Los_Angeles'), naive(Date.UTC(2014, 2, 9, 10, 30)));
    assert.deepEqual(readInstant('2024-10-06T02:15', 'Australia/Lord_Howe'), naive(Date.UTC(2024, 9, 5, 15, 45)));
    assert.deepEqual(readInstant('2011-12-30T12:00', 'Pacific/Apia'), naive(Date.UTC(2011, 11, 30, 22)));
  });

  test('reads a time that was shown twice as its first occurrence', () => {
    assert.deepEqual(readInstant('2024-10-27T02:30', 'Europe/Paris'), naive(Date.UTC(2024, 9, 27, 0, 30)));
    assert.deepEqual(readInstant('2024-11-03T01:30', 'America/New_York'), naive(Date.UTC(2024, 10, 3, 5, 30)));
    assert.deepEqual(readInstant('2024-04-07T01:45', 'Australia/Lord_Howe'), naive(Date.UTC(2024, 3, 6, 14, 45)));
  });

  test('refuses dates and times that do not exist', () => {
    const texts = [
      '2024-02-30',
      '2023-02-29',
      '1900-02-29',
      '2024-04-31',
      '2024-13-01',
      '2024-00-10',
      '2024-01-00',
      '2024-01-32',
      '0000-00-00',
      '2024-01-31T24:00:00Z',
      '2024-01-31T25:00Z',
      '2024-01-31T12:60Z',
      '2024-01-31T12:00:61Z',
      '2024-01-31T12:00:00+24:00',
      '2024-01-31T12:00:00+01:60',
    ];
    for (const text of texts) assert.equal(readInstant(text, 'UTC'), 'not_an_instant', text);
  });

  test('knows the leap years of the Gregorian calendar', () => {
    for (const year of ['2024', '2000', '1600', '0000'])
      assert.notEqual(readInstant(`${year}-02-29`, 'UTC'), 'not_an_instant');
    for (const year of ['2023', '1900', '2100', '2200'])
      assert.equal(readInstant(`${year}-02-29`, 'UTC'), 'not_an_instant');
  });

  test('refuses what only looks like an instant', () => {
    const texts = [
      '',
      ' ',
      'today',
      '2024',
      '2024-01',
      '20240131',
      '2024-1-31',
      '24-01-31',
      '2024/01/31',
      '10/11/2024',
      '2024-W05-3',
      '2024-031',
      '+002024-01-31',
      '2024-01-31T',
      '2024-01-31T12',
      '2024-01-31T12:00:00.Z',
      '2024-01-31T12:00.5Z',
      '2024-01-31T1:00:00Z',
      '2024-01-31T12:0:00Z',
      '2024-01-31T12:00:0Z',
      '2024-01-31  12:00:00Z',
      '2024-01-31T12:00:00 Z',
      '2024-01-31T12:00:00+1',
      '2024-01-31T12:00:00+01:',
      '2024-01-31T12:00:00+01:0',
      '2024-01-31T12:00:00ZZ',
      '2024-01-31T12:00:00UTC',
      '2024-01-31Z',
      '2024-01-31+01:00',
      ' 2024-01-31',
      '2024-01-31 ',
      '2024-01-31T12:00:00−01:00',
      '２０２４-01-31',
      '2024-01-3١',
      'Wed, 31 Jan 2024 12:00:00 GMT',
      '1706702400',
      '2024-01-31T-1:00:00Z',
      '-024-01-31',
    ];
    for (const text of texts) assert.equal(readInstant(text, 'UTC'), 'not_an_instant', text);
  });

  test('reads all 27 leap seconds as the last millisecond before midnight, and says so', () => {
    const june = [1972, 1981, 1982, 1983, 1985, 1992, 1993, 1994, 1997, 2012, 2015].map((year) => `${year}-06-30`);
    const december = [
      1972, 1973, 1974, 1975, 1976, 1977, 1978, 1979, 1987, 1989, 1990, 1995, 1998, 2005, 2008, 2016,
    ].map((year) => `${year}-12-31`);
    assert.equal(june.length + december.length, 27);
    for (const date of [...june, ...december]) {
      const at = Date.parse(`${date}T23:59:59.999Z`);
      assert.deepEqual(readInstant(`${date}T23:59:60Z`, null), { at, naive: false, leapSecond: true }, date);
    }
  });

  test('reads a leap second with a fraction, in another offset and in a zone', () => {
    const at = Date.UTC(2016, 11, 31, 23, 59, 59, 999);
    const leap = { at, naive: false, leapSecond: true };
    assert.deepEqual(readInstant('2016-12-31T23:59:60.7Z', null), leap);
    assert.deepEqual(readInstant('2016-12-31T15:59:60-08:00', null), leap);
    assert.deepEqual(readInstant('2017-01-01T05:29:60', 'Asia/Kolkata'), { ...leap, naive: true });
  });

  test('refuses a second 60 where there can be no leap second', () => {
    const texts = ['1998-12-31T23:58:60Z', '1998-12-31T22:59:60Z', '2016-12-31T23:59:60+01:00', '2024-01-30T23:59:60Z'];
    for (const text of texts) assert.equal(readInstant(text, null), 'not_an_instant', text);
  });

  test('throws for a zone that does not exist and names it', () => {
    assert.throws(() => readInstant('2024-01-31', 'Mars/Olympus'), /Mars\/Olympus/);
  });

  test('reads back every instant that was written, whatever the offset', () => {
    const instants = fc.integer({ min: -62_167_219_200_000 + 86_400_000, max: 253_402_300_799_999 - 86_400_000 });
    const minutes = fc.integer({ min: -1439, max: 1439 });
    fc.assert(
      fc.property(instants, minutes, (at, offset) => {
        const wall = new Date(at + offset * 60_000).toISOString().slice(0, -1);
        const two = (value: number) => String(value).padStart(2, '0');
        const sign = offset < 0 ? '-' : '+';
        const suffix = `${sign}${two(Math.trunc(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
        assert.deepEqual(readInstant(wall + suffix, null), plain(at));
      }),
    );
  });

  test('never throws on any text', () => {
    const pieces = fc.array(fc.constantFrom('2024', '-', '01', ':', 'T', 'Z', '+', '.', '9', ' ', '60', 'é'), {
      maxLength: 14,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          pieces.map((all) => all.join('')),
        ),
        (text) => {
          const reading = readInstant(text, 'Europe/Paris');
          assert.ok(reading === 'not_an_instant' || (typeof reading === 'object' && Number.isInteger(reading.at)));
        },
      ),
    );
  });
});

describe('readBoundary', () => {
  test('reads an instant, and a date as its start in the zone', () => {
    assert.equal(readBoundary('2024-01-31T12:00:00Z', 'Europe/Paris'), Date.UTC(2024, 0, 31, 12));
    assert.equal(readBoundary('2024-01-31', 'Europe/Paris'), Date.UTC(2024, 0, 30, 23));
    assert.equal(readBoundary('2024-01-31T12:00', 'Europe/Paris'), Date.UTC(2024, 0, 31, 11));
  });

  test('reads a month and a year as their start in the zone', () => {
    assert.equal(readBoundary('2024-07', 'Europe/Paris'), Date.UTC(2024, 5, 30, 22));
    assert.equal(readBoundary('2024', 'Asia/Tokyo'), Date.UTC(2023, 11, 31, 15));
  });

  test('is null for anything else', () => {
    for (const text of ['', '2024-13', '202', '20240', '2024-1', 'now', '2024-W05', '2024-02-30']) {
      assert.equal(readBoundary(text, 'UTC'), null, text);
    }
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  addBusinessTime,
  businessTime,
  businessTimeOver,
  readSchedule,
  type Schedule,
} from '../../src/calendar/business.js';
import { awkwardZones } from './awkward-zones.js';

const minute = 60_000;
const hour = 60 * minute;

function schedule(timeZone: string, weekly: string, more: Partial<Schedule> = {}): Schedule {
  // `1 09:00-17:00` is Monday from nine to five.
  const hours = weekly.split(', ').map((text) => {
    const [day, from, to] = text.split(/[ -]/);
    return { day: Number(day), from: from ?? '', to: to ?? '' };
  });
  return { id: 's', timeZone, weekly: hours, holidays: [], validFrom: null, validTo: null, ...more };
}

const office = '1 09:00-17:00, 2 09:00-17:00, 3 09:00-17:00, 4 09:00-17:00, 5 09:00-17:00';
const always = [1, 2, 3, 4, 5, 6, 7].map((day) => `${day} 00:00-24:00`).join(', ');

function worked(plan: Schedule, start: string, end: string): number {
  return businessTime(plan, Date.parse(start), Date.parse(end)) / hour;
}

describe('businessTime', () => {
  test('adds a week of different days, and is 0 backwards or without time (Zendesk’s biz)', () => {
    const week = '1 09:00-17:00, 2 10:00-16:00, 3 09:00-17:00, 4 10:00-16:00, 5 09:00-17:00, 6 11:00-14:30';
    const plan = schedule('UTC', week);
    assert.equal(worked(plan, '2006-01-01T00:00Z', '2006-01-08T00:00Z'), 39.5);
    assert.equal(worked(plan, '2006-01-08T00:00Z', '2006-01-01T00:00Z'), 0);
    assert.equal(worked(plan, '2006-01-04T10:00Z', '2006-01-04T10:00Z'), 0);
  });

  test('adds a week with a whole day and a lunch break in another zone (Zendesk’s biz)', () => {
    const week = '1 09:00-17:00, 2 00:00-24:00, 3 09:00-17:00, 4 09:00-12:00, 4 13:00-17:00, 6 10:00-14:00';
    const plan = schedule('America/Los_Angeles', week);
    assert.equal(worked(plan, '2015-01-10T10:00Z', '2015-01-17T10:00Z'), 51);
    assert.equal(worked(plan, '2015-01-10T18:00Z', '2015-01-10T22:00Z'), 4);
    assert.equal(worked(plan, '2015-01-10T10:00Z', '2015-01-12T00:00Z'), 4);
  });

  test('gives a day of 23 and of 25 hours where the clock changes', () => {
    const plan = schedule('Europe/Paris', always);
    assert.equal(worked(plan, '2024-03-30T23:00Z', '2024-03-31T22:00Z'), 23);
    assert.equal(worked(plan, '2024-10-26T22:00Z', '2024-10-27T23:00Z'), 25);
    assert.equal(worked(plan, '2024-01-01T00:00Z', '2025-01-01T00:00Z'), 366 * 24);
  });

  test('moves hours that the clock jumps over to after the jump, and takes a repeated one at its first', () => {
    // In Los Angeles 02:30 does not exist on 9 March 2014 and is 03:30; on 2 November 01:30 comes twice.
    const spring = schedule('America/Los_Angeles', '7 02:30-05:00');
    assert.equal(worked(spring, '2014-03-09T00:00Z', '2014-03-10T00:00Z'), 1.5);
    assert.equal(worked(spring, '2014-03-09T00:00Z', '2014-03-09T10:30Z'), 0);
    const autumn = schedule('America/Los_Angeles', '7 01:30-02:30');
    assert.equal(worked(autumn, '2014-11-02T00:00Z', '2014-11-03T00:00Z'), 2);
    assert.equal(worked(autumn, '2014-11-02T08:30Z', '2014-11-02T09:00Z'), 0.5);
  });

  test('counts no time twice where hours overlap, or run into each other over a jump of the clock', () => {
    assert.equal(worked(schedule('UTC', '1 09:00-12:00, 1 11:00-13:00'), '2024-01-01T00:00Z', '2024-01-02T00:00Z'), 4);
    const plan = schedule('America/Los_Angeles', '7 01:00-02:30, 7 03:00-05:00');
    assert.equal(worked(plan, '2014-03-09T00:00Z', '2014-03-10T00:00Z'), 3);
  });

  test('has no hours on a date that a zone left out', () => {
    assert.equal(worked(schedule('Pacific/Apia', always), '2011-12-29T10:00Z', '2011-12-31T10:00Z'), 48);
    const friday = schedule('Pacific/Apia', '5 09:00-17:00');
    assert.equal(worked(friday, '2011-12-26T00:00Z', '2012-01-02T00:00Z'), 0);
  });

  test('leaves holidays out, whole ones and the hours of others', () => {
    const holidays = [
      { date: '2024-12-25' },
      { date: '2024-12-24', from: '12:00', to: '24:00' },
      { date: '2024-12-28' },
    ];
    const plan = schedule('Europe/Berlin', office, { holidays });
    assert.equal(worked(plan, '2024-12-23T00:00Z', '2024-12-30T00:00Z'), 3 * 8 + 3);
    const lunch = schedule('UTC', office, { holidays: [{ date: '2024-12-24', from: '12:00', to: '13:00' }] });
    assert.equal(worked(lunch, '2024-12-24T00:00Z', '2024-12-25T00:00Z'), 7);
    assert.equal(worked(lunch, '2024-12-24T12:30Z', '2024-12-24T13:30Z'), 0.5);
  });

  test('works only while the schedule is valid', () => {
    const plan = schedule('UTC', office, {
      validFrom: Date.parse('2024-01-02T10:00Z'),
      validTo: Date.parse('2024-01-03T11:00Z'),
    });
    assert.equal(worked(plan, '2024-01-01T00:00Z', '2024-01-08T00:00Z'), 9);
  });

  test('is the time that has passed for a schedule that is always open, in every zone', () => {
    const instant = fc.integer({ min: Date.UTC(2009, 0), max: Date.UTC(2014, 0) });
    const zones = awkwardZones.map((zone) => schedule(zone, always));
    fc.assert(
      fc.property(fc.constantFrom(...zones), instant, instant, (plan, start, end) => {
        assert.equal(businessTime(plan, start, end), Math.max(0, end - start));
      }),
    );
  });

  test('adds up over parts of the time', () => {
    const instant = fc.integer({ min: Date.UTC(2009, 0), max: Date.UTC(2014, 0) });
    const plans = awkwardZones.map((zone) => schedule(zone, `${office}, 7 00:00-03:00`));
    fc.assert(
      fc.property(fc.constantFrom(...plans), instant, instant, instant, (plan, ...instants) => {
        const [start = 0, middle = 0, end = 0] = instants.sort((a, b) => a - b);
        const whole = businessTime(plan, start, end);
        assert.equal(businessTime(plan, start, middle) + businessTime(plan, middle, end), whole);
        assert.ok(whole >= 0 && whole <= end - start);
      }),
    );
  });
});

describe('businessTimeOver', () => {
  // Weeks in minutes since Sunday: 720–1560, 2160–3000, … are every day from noon to two in the morning.
  const first = schedule(
    'UTC',
    [1, 2, 3, 4, 5, 6, 7].map((day) => `${day} 12:00-24:00, ${day} 00:00-02:00`).join(', '),
  );
  // 2340–2910, 3780–4350, … are Monday to Friday from 15:00 to half past midnight.
  const second = schedule('UTC', [1, 2, 3, 4, 5].map((day) => `${day} 15:00-24:00, ${day + 1} 00:00-00:30`).join(', '));
  const [start, change, end] = ['2020-09-29T17:01:38Z', '2020-09-30T19:01:25Z', '2020-09-30T19:01:46Z'].map(Date.parse);

  test('adds each schedule while it was in force (Fivetran’s decision log, with the true instants)', () => {
    assert.ok(start !== undefined && change !== undefined && end !== undefined);
    const spans = [
      { schedule: first, from: -Infinity, to: change },
      { schedule: second, from: change, to: Infinity },
    ];
    assert.equal((businessTimeOver(spans, start, end) / minute).toFixed(6), '960.133333');
    assert.equal((businessTime(second, start, end) / minute).toFixed(6), '690.133333');
  });

  test('gives the log’s own figures for its own rounded minutes of the week', () => {
    // Minutes 3902, 5461.25 and 5461.46 since Sunday 2020-09-27.
    const sunday = Date.UTC(2020, 8, 27);
    const [from, switched, to] = [3902, 5461.25, 5461.46].map((at) => sunday + Math.round(at * minute));
    assert.ok(from !== undefined && switched !== undefined && to !== undefined);
    const spans = [
      { schedule: first, from, to: switched },
      { schedule: second, from: switched, to },
    ];
    assert.equal(businessTimeOver(spans, from, to) / minute, 959.46);
    assert.equal(businessTime(second, from, to) / minute, 689.46);
  });

  test('is 0 without schedules', () => {
    assert.equal(businessTimeOver([], 0, 1e12), 0);
  });
});

describe('addBusinessTime', () => {
  test('finds the breach of a target of 540 minutes that began on Tuesday (dbt_zendesk, issue 116)', () => {
    // Minutes 3750–4290 and 5190–5730 since Sunday: Tuesday and Wednesday, 14:30 to 23:30.
    const plan = schedule('UTC', '2 14:30-23:30, 3 14:30-23:30');
    const start = Date.parse('2023-10-17T14:51:01Z');
    assert.equal(businessTime(plan, start, Date.parse('2023-10-18T00:00Z')), 31_139_000);
    const breach = addBusinessTime(plan, start, 540 * minute);
    assert.equal(breach, Date.parse('2023-10-18T14:51:01Z'));
  });

  test('ends with the hours of a day rather than at the start of the next', () => {
    const plan = schedule('UTC', office);
    assert.equal(addBusinessTime(plan, Date.parse('2024-01-05T12:00Z'), 5 * hour), Date.parse('2024-01-05T17:00Z'));
    assert.equal(
      addBusinessTime(plan, Date.parse('2024-01-05T12:00Z'), 5 * hour + 1),
      Date.parse('2024-01-08T09:00Z') + 1,
    );
    assert.equal(addBusinessTime(plan, Date.parse('2024-01-06T12:00Z'), 0.5), Date.parse('2024-01-08T09:00Z') + 0.5);
  });

  test('is the start where nothing has to pass', () => {
    const start = Date.parse('2024-01-06T12:00Z');
    assert.equal(addBusinessTime(schedule('UTC', office), start, 0), start);
  });

  test('is null where the schedule has no hours, ends before, or needs lifetimes', () => {
    const start = Date.UTC(2024, 0, 1);
    assert.equal(addBusinessTime({ ...schedule('UTC', office), weekly: [] }, start, 1), null);
    assert.equal(addBusinessTime(schedule('UTC', office, { validTo: start + 10 * hour }), start, 2 * hour), null);
    assert.equal(
      addBusinessTime(schedule('UTC', office, { validTo: start + 10 * hour }), start, hour),
      start + 10 * hour,
    );
    assert.equal(addBusinessTime(schedule('UTC', office), start, Infinity), null);
    assert.equal(addBusinessTime(schedule('UTC', office), start, 1e15), null);
  });

  test('is the first instant at which the time has passed', () => {
    const instant = fc.integer({ min: Date.UTC(2009, 0), max: Date.UTC(2014, 0) });
    const plans = awkwardZones.map((zone) => schedule(zone, `${office}, 7 00:00-03:00`));
    fc.assert(
      fc.property(
        fc.constantFrom(...plans),
        instant,
        fc.integer({ min: 1, max: 3000 * hour }),
        (plan, start, duration) => {
          const at = addBusinessTime(plan, start, duration);
          assert.ok(at !== null);
          assert.equal(businessTime(plan, start, at), duration);
          assert.equal(businessTime(plan, start, at - 1), duration - 1);
        },
      ),
    );
  });
});

describe('readSchedule', () => {
  const fields = {
    schedule_id: 'eu',
    tz: 'Europe/Berlin',
    weekly: '[{"day":1,"from":"09:00","to":"24:00"}]',
    holidays: '["2024-12-25",{"date":"2024-12-24","from":"12:00","to":"24:00"}]',
    valid_from: 1,
    valid_to: null,
  };

  test('reads the texts of a record', () => {
    assert.deepEqual(readSchedule(fields), {
      id: 'eu',
      timeZone: 'Europe/Berlin',
      weekly: [{ day: 1, from: '09:00', to: '24:00' }],
      holidays: [
        { date: '2024-12-25', from: '00:00', to: '24:00' },
        { date: '2024-12-24', from: '12:00', to: '24:00' },
      ],
      validFrom: 1,
      validTo: null,
    });
  });

  test('needs no holidays and no dates of validity', () => {
    const { schedule_id, tz, weekly } = fields;
    assert.deepEqual(readSchedule({ schedule_id, tz, weekly })?.holidays, []);
    assert.equal(readSchedule({ ...fields, valid_from: null })?.validFrom, null);
    assert.deepEqual(readSchedule({ ...fields, weekly: '[]' })?.weekly, []);
  });

  test('takes hours that end before they begin as running over midnight', () => {
    const night = readSchedule({ ...fields, weekly: '[{"day":7,"from":"22:00","to":"06:00"}]' });
    assert.deepEqual(night?.weekly, [
      { day: 7, from: '22:00', to: '24:00' },
      { day: 1, from: '00:00', to: '06:00' },
    ]);
    const evening = readSchedule({ ...fields, weekly: '[{"day":2,"from":"22:00","to":"00:00"}]' });
    assert.deepEqual(evening?.weekly, [{ day: 2, from: '22:00', to: '24:00' }]);
  });

  test('is null for what is no schedule', () => {
    const bad = [
      { tz: null },
      { tz: 'Mars/Olympus' },
      { weekly: null },
      { weekly: '' },
      { weekly: '{"day":1}' },
      { weekly: '[null]' },
      { weekly: '[{"day":0,"from":"09:00","to":"17:00"}]' },
      { weekly: '[{"day":8,"from":"09:00","to":"17:00"}]' },
      { weekly: '[{"day":1.5,"from":"09:00","to":"17:00"}]' },
      { weekly: '[{"day":1,"from":"09:00","to":"24:01"}]' },
      { weekly: '[{"day":1,"from":"09:60","to":"17:00"}]' },
      { weekly: '[{"day":1,"from":"9:00","to":"17:00"}]' },
      { weekly: '[{"day":1,"from":"09:00","to":"09:00"}]' },
      { weekly: '[{"day":1,"from":"09:00"}]' },
      { holidays: '["2024-02-30"]' },
      { holidays: '["25 December"]' },
      { holidays: '[{"date":"2024-12-24","from":"12:00","to":"12:00"}]' },
      { holidays: '[7]' },
    ];
    for (const change of bad) assert.equal(readSchedule({ ...fields, ...change }), null, JSON.stringify(change));
  });
});

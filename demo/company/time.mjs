/* The clock of Meridian: Paris, its holidays, its business hours and how instants are written. */

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** The instant at which Europe changes its clocks in a month. */
function lastSunday(year, month) {
  const end = new Date(Date.UTC(year, month + 1, 0));
  return Date.UTC(year, month, end.getUTCDate() - end.getUTCDay(), 1);
}

/** How far Paris is ahead of UTC: summer time from the last Sunday of March to that of October, 01:00 UTC. */
export function offsetAt(at) {
  const year = new Date(at).getUTCFullYear();
  return at >= lastSunday(year, 2) && at < lastSunday(year, 9) ? 2 * hour : hour;
}

/** The instant of a local time in Paris, given as if it were UTC. */
export const fromParis = (local) => local - offsetAt(local - hour);

/** The local time in Paris of an instant, as if it were UTC. */
export const toParis = (at) => at + offsetAt(at);

/** 1 Monday … 7 Sunday, of a local time. */
export const weekdayOf = (local) => new Date(local).getUTCDay() || 7;

/** `2025-05-01` of a local time. */
export const dateOf = (local) => new Date(local).toISOString().slice(0, 10);

/** An instant as feeds write it, to the second. */
export const written = (at) => (at === null ? null : `${new Date(at).toISOString().slice(0, 19)}Z`);

/** Days on which the office is closed. */
const closed = {
  2023: ['11-01', '12-25'],
  2024: ['01-01', '04-01', '05-01', '05-20', '07-14', '08-15', '11-01', '12-25'],
  2025: ['01-01', '04-21', '05-01', '06-09', '07-14', '08-15', '11-01', '12-25'],
  2026: ['01-01', '04-06', '05-01', '05-25', '07-14', '08-15', '11-01', '12-25'],
};

/** Those days as dates. */
export const holidays = Object.entries(closed).flatMap(([year, dates]) => dates.map((date) => `${year}-${date}`));

/** Half days: the afternoon before Christmas. */
const halfDays = ['2024-12-24', '2025-12-24'].map((date) => ({ date, from: '13:00', to: '24:00' }));

const week = (days, from, to) => days.map((weekday) => ({ day: weekday, from, to }));
const workdays = [1, 2, 3, 4, 5];

/** The day from which the office opens earlier, closes later and works on Saturdays. */
export const changed = fromParis(Date.UTC(2026, 1, 1));

/** The schedules as feeds carry them; the office has two, one after the other. */
export const schedules = [
  {
    schedule_id: 'office',
    tz: 'Europe/Paris',
    weekly: week(workdays, '09:00', '18:00'),
    holidays: [...holidays, ...halfDays],
    valid_to: written(changed),
  },
  {
    schedule_id: 'office',
    tz: 'Europe/Paris',
    weekly: [...week(workdays, '08:00', '19:00'), ...week([6], '09:00', '13:00')],
    holidays: [...holidays, ...halfDays],
    valid_from: written(changed),
  },
  {
    schedule_id: 'extended',
    tz: 'Europe/Paris',
    weekly: [...week(workdays, '07:00', '21:00'), ...week([6, 7], '09:00', '17:00')],
    holidays: ['2023-12-25', '2024-01-01', '2024-12-25', '2025-01-01', '2025-12-25', '2026-01-01'],
  },
];

const clock = (text) => Number(text.slice(0, 2)) * hour + Number(text.slice(3)) * minute;

/** A span of a day less what a holiday takes: the whole of it, or the end from an hour on. */
function without(span, closed) {
  if (closed === undefined) return [span];
  const to = typeof closed === 'string' ? 0 : clock(closed.from);
  return to > span.from ? [{ from: span.from, to: Math.min(span.to, to) }] : [];
}

function openingsOf(schedule, midnight) {
  const closed = schedule.holidays.find((each) => (each.date ?? each) === dateOf(midnight));
  const spans = schedule.weekly.filter((each) => each.day === weekdayOf(midnight));
  return spans
    .flatMap(({ from, to }) => without({ from: clock(from), to: clock(to) }, closed))
    .map(({ from, to }) => [fromParis(midnight + from), fromParis(midnight + to)]);
}

/** Every opening of the schedules with this name between two instants, as `[opens, closes]` in order. */
function openings(name, from, to) {
  const versions = schedules.filter(({ schedule_id: id }) => id === name);
  const days = Math.ceil((to - from) / day);
  return Array.from({ length: days }, (_, index) => Math.floor(from / day) * day + index * day).flatMap((midnight) => {
    const at = fromParis(midnight + 12 * hour);
    const version = versions.find(
      (each) => !(at < Date.parse(each.valid_from ?? '')) && !(at >= Date.parse(each.valid_to ?? '')),
    );
    return version === undefined ? [] : openingsOf(version, midnight);
  });
}

const span = [Date.UTC(2023, 9, 1), Date.UTC(2028, 0, 1)];
const open = { office: openings('office', ...span), extended: openings('extended', ...span) };

/** Index of the first opening that closes after `at`. */
function indexAt(list, at) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle][1] > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The instant when `amount` of a schedule's time has passed since `at`; `always` is every hour of every day. */
export function after(name, at, amount) {
  if (name === 'always') return at + amount;
  const list = open[name];
  let left = amount;
  for (let index = indexAt(list, at); index < list.length; index += 1) {
    const begins = Math.max(at, list[index][0]);
    if (begins + left < list[index][1]) return begins + left;
    left -= list[index][1] - begins;
  }
  throw new Error(`The calendar ends before ${amount} ms after ${written(at)}.`);
}

/** The time of a schedule between two instants. */
export function within(name, from, to) {
  if (name === 'always') return Math.max(0, to - from);
  const list = open[name];
  let sum = 0;
  for (let index = indexAt(list, from); index < list.length && list[index][0] < to; index += 1) {
    sum += Math.max(0, Math.min(to, list[index][1]) - Math.max(from, list[index][0]));
  }
  return sum;
}

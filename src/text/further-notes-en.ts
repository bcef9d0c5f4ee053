import { propertyName } from './codes-en.js';
import { counted, numberDetail, textDetail } from './details.js';
import { isolated } from './formats.js';
import type { Formats, FurtherNotes, NoteSentences, NoteWords } from './text.js';
import { notesEn, shareOf } from './notes-en.js';

/** What the other notes say in English. */
const furtherNotes: FurtherNotes = {
  weighted: (note, f) => {
    const n = numberDetail(note['effective_n']);
    return `Answers are weighted${n === null ? '' : `; they tell as much as ${f.count(Math.round(n))} equal ones`}.`;
  },
  one_cluster: () => 'All answers come from one account, so no interval can be given for others.',
  account_concentration: (note, f) => {
    const other = numberDetail(note['value']);
    const beside = other === null ? '' : ` With one vote an account the value is ${f.number(other)}.`;
    return `A tenth of the accounts gives ${shareOf(note, 'share', f)} of the answers.${beside}`;
  },
  benchmark_old: (note) => {
    const year = numberDetail(note['year']);
    return `The benchmark${year === null ? '' : ` is from ${year} and`} is more than two years old.`;
  },
  definition_changed: (note, f) => {
    const at = textDetail(note['at'], 40);
    const when = at === null ? 'within this time' : `on ${f.date(at, textDetail(note['time_zone'], 60) ?? 'UTC')}`;
    const words = textDetail(note['text'], 120);
    return `What is counted changed ${when}${words === null ? '' : ` (${isolated(words)})`}. Values before and after do not compare.`;
  },
  not_filtered: (note) => {
    const field = textDetail(note['field'], 60);
    return `${field === null ? 'A filter of the page' : `The filter of ${isolated(propertyName(field))}`} does not apply here: this feed does not have it.`;
  },
  not_windowed: (note) =>
    note['reason'] === 'grain'
      ? 'The stretch of time chosen does not apply here: the sums of this feed are not cut there.'
      : 'The stretch of time chosen does not apply here: this feed has no times.',
  whole_periods: () =>
    'The stretch of time chosen is widened to whole periods here, so that no small group follows from two of them.',
  schedule_missing: () =>
    'Business time was asked for, but the feed does not hold every schedule. Without one, calendar time is used.',
  replies_unknown: (note, f) =>
    `${counted(numberDetail(note['n']) ?? 0, 'solved case is', 'solved cases are', f)} left out: the feed does not say how many replies they took.`,
  open_cases: (note, f) =>
    `${shareOf(note, 'share', f)} of the cases had not come to their end when last seen. They count with the time up to then.`,
  completed_only: () =>
    'Only completed cases count. Slow cases that still run are left out, so that the latest periods look faster than they are.',
  not_reached: () => 'Fewer than half of the cases have come to their end, so there is no median yet.',
  reopen_window: (note, f) => {
    const days = counted(numberDetail(note['days']) ?? 0, 'day', 'days', f);
    return `A solve counts once it has stood for ${days}, so the last ${days} are not judged yet.`;
  },
  no_schedules: () => 'There is no feed of business schedules, so calendar time is shown.',
  vendor_clock: (note, f) => {
    const count = numberDetail(note['count']) ?? 0;
    return `${counted(count, 'duration was', 'durations were', f)} measured by the help desk on its own clock.`;
  },
  history_too_short: (note, f) => {
    const months = numberDetail(note['months']);
    const window = months === null ? 'the window' : `the window of ${counted(months, 'month', 'months', f)}`;
    return `The feed is shorter than ${window}, so there is no value yet.`;
  },
  large_customer: (note, f) =>
    `One customer makes ${shareOf(note, 'share', f)} of the revenue: the figures hang on that customer.`,
  association: () =>
    'This is an association, not an effect: nobody was put into a group by lot, and groups differ in other ways too.',
  rubric_changed: () => 'The rubric changed. Only ratings by the same version of it are compared.',
  no_population: () => 'There is no feed of cases, so nobody can say what share of them was reviewed.',
  sample_unknown: () => 'How cases were picked for review is not known. They may be better or worse than the others.',
  months_only: () => 'The feed dates churn by the month, so days count from the end of that month.',
  tier_as_it_stands: () =>
    'The feed names one support tier a customer, so months before a change of tier count to the later one.',
  no_revenue: () => 'The feed says nothing of what customers pay, so customers are counted in its place.',
  revenue_missing: (note, f) =>
    `What ${counted(numberDetail(note['n']) ?? 0, 'customer pays', 'customers pay', f)} is not known; they count as paying nothing.`,
};

/** What every note says in English. */
export function notesInEnglish(f: Formats): NoteWords {
  const sentences: NoteSentences = { ...notesEn, ...furtherNotes };
  return { note: (note, of = 'answers') => sentences[note.code](note, f, of) };
}

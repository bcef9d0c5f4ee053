import { counted, numberDetail } from './details.js';
import type { Formats, FurtherNotes, NoteSentences, NoteWords } from './text.js';

import { notesEn, shareOf } from './notes-en.js';

/** What the other notes say in English. */
const furtherNotes: FurtherNotes = {
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

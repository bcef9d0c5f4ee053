import type { Note } from '../metric.js';
import { counted, numberDetail, textDetail } from './details.js';
import { isolated } from './formats.js';
import type { Formats, NoteSentences } from './text.js';
import { nounsEn } from './values-en.js';

/** What every note says in English; a note code without a sentence does not compile. */
export const notesEn: NoteSentences = {
  small_n: (note, f, of) => {
    const n = numberDetail(note['n']) ?? 0;
    return `Only ${counted(n, ...nounsEn[of], f)}: read the value with care.`;
  },
  wide_interval: (_, __, of) =>
    `The interval is wide: the value could be quite different with other ${nounsEn[of][1]}.`,
  bad_rows: (note, f) => `${shareOf(note, 'share', f)} of the rows could not be used. The value may not speak for all.`,
  clusters_ignored: () =>
    'Some accounts answered more than once, which the interval does not allow for. It is too narrow.',
  clustered: () => 'The interval allows for accounts that answered more than once.',
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
  benchmark_error_unknown: () => 'The margin of error of the benchmark is not known. The interval counts ours only.',
  as_of_from_data: () => 'The feed does not say how far it is complete. The time of its last row is used.',
  naive_times: (note) =>
    `Times without a zone were read as ${textDetail(note['time_zone'], 60) ?? 'local time of the report'}.`,
  too_thin: (_, __, of) =>
    `The periods hold few ${nounsEn[of][1]}. A longer period, such as a quarter, would show more.`,
  definition_changed: (note, f) => {
    const at = textDetail(note['at'], 40);
    const when = at === null ? 'within this time' : `on ${f.date(at, textDetail(note['time_zone'], 60) ?? 'UTC')}`;
    const words = textDetail(note['text'], 120);
    return `What is counted changed ${when}${words === null ? '' : ` (${isolated(words)})`}. Values before and after do not compare.`;
  },
  no_times: () => 'The rows carry no times, so there is no trend.',
  unfinished_period: () => 'The last period still runs. It is drawn hollow and left out of every verdict.',
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
};

function shareOf(note: Note, detail: string, f: Formats): string {
  const share = numberDetail(note[detail]);
  return share === null ? 'A part' : f.share(share * 100);
}

import type { Issue } from '../metric.js';
import { counted } from './details.js';
import { attribute, bounds, missingAttribute, seenValues } from './issue-details.js';
import { isolated } from './formats.js';
import type { Formats, IssueSentences, IssueWords, IssuesWords } from './text.js';

function rows(issue: Issue, f: Formats): string {
  return counted(issue.count, 'row', 'rows', f);
}

function field(issue: Issue): string {
  return isolated(issue.field ?? 'A value');
}

function example(issue: Issue): string {
  const [first] = seenValues(issue);
  return first === undefined ? '' : `, such as “${isolated(first)}”`;
}

function fate(issue: Issue): string {
  return issue.aside ? ' Set aside.' : '';
}

function wrong(issue: Issue, f: Formats, what: string): string {
  return `${field(issue)} ${what} in ${rows(issue, f)}${example(issue)}.${fate(issue)}`;
}

function plain(seen: string, meaning: string, remedy: string): IssueWords {
  return { seen, meaning, remedy, silence: null };
}

const issues: IssueSentences = {
  not_a_record: (issue, f) => ({
    seen: `${counted(issue.count, 'entry', 'entries', f)} in the list ${issue.count === 1 ? 'is' : 'are'} no record${example(issue)}.${fate(issue)}`,
    meaning: 'Usually a heading, a total or a blank line stands among the rows.',
    remedy: 'Leave it out where the feed is written, or point to the list of rows.',
    silence: 'rows-at="data.rows"',
  }),
  not_a_number: (issue, f) => ({
    seen: wrong(issue, f, 'is not a number'),
    meaning: 'Usually a word that stands for “no answer”, or a number written as text.',
    remedy: 'Say which texts mean blank, and write numbers plainly, such as 9 or 9.5.',
    silence: missingAttribute(issue),
  }),
  not_text: (issue, f) => ({
    seen: wrong(issue, f, 'is not a text'),
    meaning: 'Usually a list or an object stands where a name should.',
    remedy: 'Point to the text inside it.',
    silence: issue.field === null ? null : attribute('fields', { [issue.field]: `${issue.field}.name` }),
  }),
  not_boolean: (issue, f) => ({
    seen: wrong(issue, f, 'is neither true nor false'),
    meaning: 'Usually yes and no in other words.',
    remedy: 'Write true or false, or say which texts mean blank.',
    silence: missingAttribute(issue),
  }),
  not_an_instant: (issue, f) => ({
    seen: wrong(issue, f, 'is not a time'),
    meaning: 'Usually a date in a local format, or a day that does not exist.',
    remedy: 'Write times as 2024-01-31T09:30:00Z, or name their format.',
    silence: 'dates="%d/%m/%Y %H:%M"',
  }),
  out_of_range: (issue, f) => {
    const [low, high] = bounds(issue) ?? [null, null];
    const limits = low === null || high === null ? 'its scale' : `${f.number(low, 3)} to ${f.number(high, 3)}`;
    return {
      seen: wrong(issue, f, `lies outside ${limits}`),
      meaning: 'Usually another scale, or a number that stands for “no answer”.',
      remedy: 'Feed answers on the right scale, or say which values mean blank.',
      silence: missingAttribute(issue),
    };
  },
  non_integer: (issue, f) =>
    plain(
      wrong(issue, f, 'is not a whole number'),
      'Usually a mean of several answers, or another scale.',
      'Feed each answer on its own.',
    ),
  missing_field: (issue, f) => ({
    seen: `${field(issue)} is missing in ${rows(issue, f)}.${fate(issue)}`,
    meaning: 'Usually the feed has another name for it.',
    remedy: 'Say what the feed calls it.',
    silence: issue.field === null ? null : attribute('fields', { [issue.field]: 'name_in_the_feed' }),
  }),
  unsafe_integer: (issue, f) =>
    plain(
      wrong(issue, f, 'is too long to be exact as a number'),
      'Usually an id written as a number. Two such ids can become one.',
      'Write ids as text, in quotes.',
    ),
  epoch_unit_suspect: (issue, f) =>
    plain(
      wrong(issue, f, 'lies before the year 2000'),
      'Usually seconds since 1970 where milliseconds are expected.',
      'Write milliseconds, or times such as 2024-01-31T09:30:00Z.',
    ),
  future_timestamp: (issue, f) =>
    plain(
      wrong(issue, f, 'lies after the end of the feed'),
      'Usually a wrong clock, a wrong time zone, or a wrong as_of.',
      'Check as_of in the feed and the zone of its times.',
    ),
  negative_duration: (issue, f) =>
    plain(
      `${counted(issue.count, 'case ends', 'cases end', f)} before the beginning.`,
      'Usually times in different zones, or fields that are mixed up.',
      'Check the zone of the times and the mapping of the fields.',
    ),
  clock_skew: (issue, f) =>
    plain(
      `${counted(issue.count, 'case ends', 'cases end', f)} up to a minute before the beginning.`,
      'Usually two machines whose clocks differ.',
      'Nothing to do: the time counts as 0.',
    ),
  no_schedule: (issue, f) =>
    plain(
      `${counted(issue.count, 'case has', 'cases have', f)} no business schedule${example(issue)}.`,
      'Usually a schedule that is missing in the feed of schedules.',
      'Add the schedule, or count calendar time.',
    ),
  naive_timestamp: (issue, f) => ({
    seen: wrong(issue, f, 'has no time zone'),
    meaning: 'Usually the local time of the help desk.',
    remedy: 'Add the offset to each time, or name the zone.',
    silence: 'time-zone="Europe/Paris"',
  }),
  leap_second: (issue, f) =>
    plain(
      wrong(issue, f, 'falls on a leap second'),
      'Rare, and right.',
      'Nothing to do: it is read as the last moment of the second before.',
    ),
  missing_score: (issue, f) =>
    plain(
      `${counted(issue.count, 'survey has', 'surveys have', f)} no answer.`,
      'Usually it was sent and not filled in.',
      'Nothing to do: it counts for the share of people who answered only.',
    ),
  duplicate_id: (issue, f) =>
    plain(
      `${counted(issue.count, 'row repeats', 'rows repeat', f)} the id of another row${example(issue)}. The latest was kept.`,
      'Usually the same record was exported twice.',
      'Nothing to do, or export each record once.',
    ),
  contact_before_answer: (issue, f) =>
    plain(
      `${counted(issue.count, 'contact is', 'contacts are', f)} older than the answer followed up.`,
      'Usually a contact about something else, or two clocks.',
      'Check the response ids and zones: such contacts do not count.',
    ),
  closed_without_contact: (issue, f) =>
    plain(
      `${counted(issue.count, 'follow-up was', 'follow-ups were', f)} closed without any contact.`,
      'Usually a contact that nobody wrote down.',
      'Give each its instant of contact: until then it counts as not followed up.',
    ),
  superseded: (issue, f) =>
    plain(
      `${counted(issue.count, 'answer was', 'answers were', f)} replaced by a later one of the same person.`,
      'Usually people who changed their mind.',
      'Nothing to do: the latest answer counts.',
    ),
  excluded: (issue, f) =>
    plain(
      `${counted(issue.count, 'row is', 'rows are', f)} marked as excluded.`,
      'Usually tests, or answers of your own staff.',
      'Nothing to do: they are left out as asked.',
    ),
  other_kind: (issue, f) =>
    plain(
      `${counted(issue.count, 'row belongs', 'rows belong', f)} to another kind of survey${example(issue)}.`,
      'Usually a feed that holds several surveys.',
      'Nothing to do: they are left out here.',
    ),
  other_scope: (issue, f) =>
    plain(
      `${counted(issue.count, 'row is', 'rows are', f)} outside the scope of this figure${example(issue)}.`,
      'Usually surveys about one case beside surveys about the whole relationship.',
      'Nothing to do: they are left out here.',
    ),
  negative_amount: (issue, f) =>
    plain(
      wrong(issue, f, 'is below zero'),
      'Usually a refund or a credit among amounts that recur.',
      'Leave single credits out of the feed: a negative amount counts as none.',
    ),
  self_review: (issue, f) =>
    plain(
      `${counted(issue.count, 'review is', 'reviews are', f)} by the agent who handled the case.`,
      'Usually agents who look at their own work to learn.',
      'Nothing to do: they do not count for the score.',
    ),
  calibration_review: (issue, f) =>
    plain(
      `${counted(issue.count, 'review was', 'reviews were', f)} made to compare reviewers.`,
      'Usually several reviewers who rate the same cases.',
      'Nothing to do: they count for agreement only.',
    ),
  open_case: (issue, f) =>
    plain(
      `${counted(issue.count, 'review is', 'reviews are', f)} about a case that is not closed.`,
      'Usually a review in the middle of a long case, or a case that was opened again.',
      'Nothing to do, or review cases once they are closed.',
    ),
  without_money: (issue, f) => ({
    seen: `${counted(issue.count, 'row names', 'rows name', f)} no amount of money.${fate(issue)}`,
    meaning: 'Usually free plans and trials, or another name for the amount.',
    remedy: 'Nothing to do for free plans. Else say what the feed calls it.',
    silence: issue.field === null ? null : attribute('fields', { [issue.field]: 'name_in_the_feed' }),
  }),
  orphan: (issue, f) =>
    plain(
      `${counted(issue.count, 'row points', 'rows point', f)} to a record that is not in the other feed${example(issue)}.`,
      'Usually the two feeds were exported at different times.',
      'Export both feeds over the same time.',
    ),
};

/** What the rows of a feed are told to be in English. */
export function issuesEn(f: Formats): IssuesWords {
  return { issue: (issue) => issues[issue.code](issue, f) };
}

import {
  countedOf,
  type Counted,
  type ErrorCode,
  type Issue,
  type Measure,
  type Period,
  type Segment,
  type SeriesPoint,
  type Unit,
} from '../metric.js';
import { codesEn } from './codes-en.js';
import { attribute, bounds, counted, missingAttribute, numberDetail, seenValues, textDetail } from './details.js';
import { age } from './durations.js';
import { formats, isolated, megabytes, spelledOut } from './formats.js';
import { apartFromValue } from './loyalty.js';
import { loyaltyEn, propertyName } from './loyalty-en.js';
import { notesEn } from './notes-en.js';
import { periodDate, periodParts } from './periods.js';
import { hasFacts, segmentFacts, seriesFacts } from './series.js';
import { bare, between, difference, nounsEn, size, value } from './values-en.js';
import { reviewsEn } from './reviews-en.js';
import { viewsEn } from './views-en.js';
import type {
  Formats,
  ErrorSentences,
  IssueSentences,
  IssueWords,
  Message,
  PeriodNaming,
  Reading,
  Text,
  TickStyle,
} from './text.js';

const metrics: Readonly<Record<string, { readonly name: string; readonly definition: string }>> = codesEn.metrics;
const groups: Readonly<Record<string, string>> = codesEn.groups;

const grains: Readonly<Record<Period, string>> = {
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
  wave: 'wave',
};

const views = {
  summary: 'Summary',
  trend: 'Trend',
  distribution: 'Distribution of answers',
  segments: 'Segments',
  control: 'Control chart',
  agents: 'Peers',
  curve: 'How long it takes',
  histogram: 'Distribution of durations',
  backlog: 'Backlog by age',
  stack: 'Make-up by period',
  hours: 'By weekday and hour',
  steps: 'Steps',
  queue: 'What waits',
  cohorts: 'Cohorts',
  waterfall: 'What moved revenue',
  rates: 'Rates compared',
  after: 'After the last case',
  categories: 'Categories',
  coverage: 'Coverage',
  calibration: 'Agreement of reviewers',
  table: 'Table',
} as const;

const columns = {
  kind: 'Kind',
  item: 'Figure',
  period: 'Period',
  segment: 'Segment',
  answer: 'Answer',
  group: 'Group',
  value: 'Value',
  low: 'From',
  high: 'To',
  n: 'Answers',
  share: 'Share',
  rest: 'Difference',
  remark: 'Remark',
  change: 'Change',
  target: 'Target',
  benchmark: 'Benchmark',
  cases: 'Cases',
  customers: 'Customers',
  cohort: 'Began in',
  size: 'Size',
  months: 'Months',
  followed: 'Followed',
  days: 'Days',
  events: 'Left',
  exposure: 'Customer-months',
  amount: 'Amount',
  ...codesEn.movements,
  low_limit: 'Lower limit',
  high_limit: 'Upper limit',
  shrunken: 'Allowing for n',
  hours: 'Time',
  at_risk: 'Still running',
  weekday: 'Weekday',
  hour: 'Hour',
  state: 'State',
  step: 'Step',
  case: 'Case',
  since: 'Since',
  due: 'Due',
  overdue: 'Overdue',
  category: 'Category',
  weight: 'Weight',
  earlier: 'Year before',
  points: 'Change in points',
  relative: 'Change in percent',
  failed: 'Failed',
  not_applicable: 'Not applicable',
  closed: 'Closed',
  reviewed: 'Reviewed',
  agreement: 'Pairs equal',
  ratings: 'Ratings',
  mean: 'Mean',
  gap: 'Against the team',
  stratum: 'Group',
  closed_at: 'Closed at',
} as const;

const controls = {
  retry: 'Try again',
  stop: 'Stop',
  table: 'Show as table',
} as const;

// ── Periods ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function onePeriod(period: string, naming: PeriodNaming, f: Formats): string {
  const parts = naming.period === 'wave' ? null : periodParts(period);
  if (parts === null) return isolated(period);
  const fiscal = naming.fiscal_year_start === 1 ? '' : 'FY ';
  if (parts.day !== undefined) return periodDate(f.lang, parts, { day: 'numeric', month: 'short', year: 'numeric' });
  if (parts.month !== undefined) return periodDate(f.lang, parts, { month: 'short', year: 'numeric' });
  if (parts.week !== undefined) return `Week ${parts.week}, ${parts.year}`;
  if (parts.quarter !== undefined) return `Q${parts.quarter} ${fiscal}${parts.year}`;
  return `${fiscal}${parts.year}`;
}

/** A window from `since/until` in ISO-8601, `..` for an open end; its last day is the day before an exclusive end. */
function windowName(since: string, until: string, { time_zone: zone }: PeriodNaming, f: Formats): string {
  const first = since === '..' ? null : f.date(since, zone);
  const last = until === '..' ? null : f.date(Date.parse(until) - 1, zone);
  if (first === null) return last === null ? 'all time' : `up to ${last}`;
  return last === null ? `from ${first}` : `${first} to ${last}`;
}

function periodName(period: string, naming: PeriodNaming, f: Formats): string {
  const [since, until] = period.split('/');
  const isWindow = naming.period !== 'wave' && since !== undefined && until !== undefined;
  return isWindow ? windowName(since, until, naming, f) : onePeriod(period, naming, f);
}

const tickDates: Partial<Record<TickStyle, Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric' },
  month: { month: 'short' },
  'month-year': { month: 'short', year: 'numeric' },
  'day-month': { day: 'numeric', month: 'short' },
};

function periodTick(period: string, style: TickStyle, f: Formats): string {
  const parts = periodParts(period);
  if (parts === null) return period;
  const dated = tickDates[style];
  if (dated !== undefined) return periodDate(f.lang, parts, dated);
  if (style === 'year') return String(parts.year);
  const year = style === 'quarter-year' || style === 'week-year' ? ` ${parts.year}` : '';
  return parts.week === undefined ? `Q${parts.quarter ?? ''}${year}` : `W${parts.week}${year}`;
}

function pointName(point: Pick<SeriesPoint, 'period' | 'missing'>, naming: PeriodNaming, f: Formats): string {
  const name = periodName(point.period, naming, f);
  if (point.missing === undefined) return name;
  return point.missing === 'end' ? `${name}, so far` : `${name}, in part`;
}

// ── Sentences about a measure ───────────────────────────────────────────────────────────────────────────────────────

function measureName({ metric, context }: Pick<Measure, 'metric' | 'context'>): string {
  const clocks: Readonly<Record<string, string>> = codesEn.clocks;
  const statistics: Readonly<Record<string, string>> = codesEn.statistics;
  const { clock, statistic } = context.options;
  return clocks[String(clock)] ?? statistics[`${metric}.${String(statistic)}`] ?? metricName(metric);
}

function metricName(metric: string): string {
  return metrics[metric]?.name ?? spelledOut(metric);
}

function answers(n: number, of: Counted, f: Formats): string {
  return counted(n, ...nounsEn[of], f);
}

function headline(measure: Measure, f: Formats): string {
  const name = measureName(measure);
  const [, many] = nounsEn[countedOf(measure)];
  if (measure.hidden) return `${name} is hidden, fewer than ${measure.context.min_group} ${many}.`;
  if (measure.value === null)
    return !measure.n && !hasFacts(measure)
      ? `${name}: no ${many} in this period.`
      : `${name} cannot be told${unreached(measure)}.`;
  const who = measure.answered === null ? '' : `, of those who answered (${f.share(measure.answered * 100)})`;
  const joint = measure.unit === 'hours' ? ': median ' : ' ';
  return `${name}${joint}${value(measure.value, measure.unit, f)}${between(measure, measure.unit, f)}${who}.`;
}

/** Why a duration has no median. */
function unreached({ unit }: Measure): string {
  return unit === 'hours' ? ' yet: fewer than half have ended' : '';
}

function basis(measure: Pick<Measure, 'n' | 'basis' | 'counts' | 'answered'>, f: Formats): string {
  const asked = measure.answered === null ? '' : `, ${f.share(measure.answered * 100)} of those asked`;
  return `${answers(measure.n ?? 0, countedOf(measure), f)}${asked}.`;
}

function isThin(measure: Measure): boolean {
  return measure.notes.some(({ code }) => code === 'small_n' || code === 'too_thin');
}

function withoutVerdict(measure: Measure, f: Formats): string {
  const isSmall = measure.notes.some(({ code }) => code === 'small_n');
  const later = isSmall
    ? measure.n
    : (measure.series.find(({ period }) => period === measure.change?.to)?.n ?? measure.n);
  const few = measure.change !== null || isThin(measure);
  if (!measure.n) return '';
  return few
    ? `Too few ${nounsEn[countedOf(measure)][1]} to say (${f.count(later ?? 0)}).`
    : 'Nothing to compare with yet.';
}

function change(measure: Measure, f: Formats): string {
  const found = measure.change;
  if (found === null || found.verdict === null || found.value === null) return withoutVerdict(measure, f);
  if (found.verdict === 'unclear' && isThin(measure)) return withoutVerdict(measure, f);
  const from = periodName(found.from, measure.context, f);
  if (found.verdict === 'unclear') {
    const unseen = found.detectable;
    const first = `No clear change ${found.from.includes('/') ? 'against' : 'since'} ${from}.`;
    return unseen === null
      ? first
      : `${first} A change under ${undetected(unseen, measure.unit, f)} would not show at this n.`;
  }
  const way = found.verdict === 'up' ? 'Up' : 'Down';
  const judged = measure.better !== 'down' ? '' : found.verdict === 'up' ? ' That is worse.' : ' That is better.';
  const to = periodName(found.to, measure.context, f);
  return `${way} ${size(found.value, measure.unit, f)} from ${from} to ${to}, more than chance.${judged}`;
}

/** Rounded up, so that the sentence stays true. */
function undetected(amount: number, unit: Unit, f: Formats): string {
  return unit === 'points' ? size(Math.ceil(amount), unit, f) : size(amount, unit, f);
}

function trend(measure: Measure, f: Formats): string {
  const facts = seriesFacts(measure.series);
  if (facts === null) return '';
  const named = (point: { period: string; value: number | null }, joint: string) =>
    `${point.value === null ? '' : value(point.value, measure.unit, f)}${joint}${periodName(point.period, measure.context, f)}`;
  const { lowest, highest, last, unfinished } = facts;
  const range = lowest === highest ? '' : `Lowest ${named(lowest, ' in ')}, highest ${named(highest, ' in ')}. `;
  const end = `Latest full ${grains[measure.context.period]}: ${named(last, ' in ')}.`;
  return `${range}${end}${unfinished === null ? '' : ` ${named(unfinished, ' so far in ')}.`}`;
}

function segments(all: readonly Segment[], unit: Unit, f: Formats): string {
  const facts = segmentFacts(all);
  if (facts === null) return '';
  const named = (segment: { key: string | null; value: number }) =>
    `${isolated(segmentName(segment.key))} (${value(segment.value, unit, f)})`;
  const extremes = `Highest: ${named(facts.highest)}. Lowest: ${named(facts.lowest)}.`;
  if (facts.tested === 0) return extremes;
  if (facts.different === 0) return `${extremes} None differs clearly from the rest.`;
  const verb = facts.different === 1 ? 'differs' : 'differ';
  return `${extremes} ${f.count(facts.different)} of ${f.count(facts.tested)} ${verb} clearly from the rest.`;
}

function benchmark(found: Parameters<Text['benchmark']>[0], unit: Unit, f: Formats): string {
  if (found.old) return 'It is more than two years old, so it is not a fair yardstick.';
  if (found.difference === null) return '';
  const { value: amount, low, high } = found.difference;
  if (low !== null && low > 0) return `${size(amount, unit, f)} above it.`;
  if (high !== null && high < 0) return `${size(amount, unit, f)} below it.`;
  return 'Not clearly above or below it.';
}

function segmentName(key: string | null): string {
  if (key === null) return '(not set)';
  return key.trim() === '' ? '(blank)' : key;
}

function point(
  name: string,
  figures: Parameters<Text['point']>[1],
  unit: Unit,
  remarks: readonly string[],
  of: Counted,
  f: Formats,
): string {
  const shown = figures.value === null ? [] : [`${value(figures.value, unit, f)}${between(figures, unit, f)}`];
  const n = figures.n === null ? [] : [answers(figures.n, of, f)];
  const said = [...shown, ...n].join(', ');
  return [`${name}${said === '' ? '' : `: ${said}`}`, ...remarks].join('. ');
}

// ── Issues ──────────────────────────────────────────────────────────────────────────────────────────────────────────

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

// ── Errors ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const errors: ErrorSentences = {
  offline: () => ({ what: 'This device is offline.', remedy: 'The figures come as soon as it is online again.' }),
  network: () => ({
    what: 'The server could not be reached, though this device is online.',
    remedy: 'Check the address of the feed. The server may be down or refuse the connection.',
  }),
  timeout: () => ({
    what: 'The server did not answer in time.',
    remedy: 'Try again, or allow more time with timeout.',
  }),
  stalled: () => ({ what: 'The server stopped in the middle of the feed.', remedy: 'Try again in a while.' }),
  http: (details) => ({
    what: `The server answered with status ${textDetail(details['status'], 20) ?? 'unknown'}${titled(details)}.`,
    remedy: 'Check the address of the feed.',
  }),
  auth_required: () => ({
    what: 'You are not signed in, or may not see these figures.',
    remedy: 'Sign in, then try again.',
  }),
  not_found: () => ({
    what: 'There is no feed at this address.',
    remedy: 'Check src: it is read relative to the page.',
  }),
  too_many_requests: () => ({ what: 'The server asks for fewer requests.', remedy: 'Wait a while, then try again.' }),
  server: (details) => ({
    what: `The server has a fault of its own (status ${textDetail(details['status'], 20) ?? '5xx'}).`,
    remedy: 'Try again in a while, or tell those who run it.',
  }),
  cross_origin: (details) => ({
    what: `The feed is on another site${hosted(details)}, which does not let this page read it.`,
    remedy: 'That site must send Access-Control-Allow-Origin with the address of this page.',
  }),
  policy: (details) => ({
    what: `The security policy of this page does not allow the feed${hosted(details)}.`,
    remedy: `Add its address to ${textDetail(details['directive'], 40) ?? 'connect-src'} in the policy.`,
  }),
  mixed_content: () => ({ what: 'This page is secure, the feed is not.', remedy: 'Serve the feed by https.' }),
  bad_url: (details) => ({
    what: `The address of the feed cannot be used${quoted(details['seen'])}.`,
    remedy: 'Give src an address that begins with http or https, or a path on this site, without a password in it.',
  }),
  redirected: (details) => ({
    what: `The feed was moved to another site${hosted(details)} and was not read there.`,
    remedy: 'Give src the new address if you trust it.',
  }),
  too_large: () => ({
    what: 'The feed is too large for a page.',
    remedy: 'Feed sums instead of rows, or a shorter time.',
  }),
  web_page: () => ({
    what: 'The server answered with a web page, perhaps a login.',
    remedy: 'Sign in, or check that src points to the feed itself.',
  }),
  empty_body: () => ({ what: 'The server sent an empty answer.', remedy: 'Check the export that writes the feed.' }),
  truncated: () => ({
    what: 'The feed broke off before its end.',
    remedy: 'Try again. If it stays so, check the export.',
  }),
  not_json: (details) => ({
    what: `The feed is not JSON${quoted(details['seen'])}.`,
    remedy: 'Check what the server sends, or name the format with type.',
  }),
  not_arrow: () => ({ what: 'The feed cannot be read as Arrow.', remedy: 'Write it as an Arrow IPC file or stream.' }),
  encoding: () => ({ what: 'The feed is not written in UTF-8.', remedy: 'Export it as UTF-8.' }),
  depth: () => ({ what: 'The feed is nested too deeply.', remedy: 'Write rows as a plain list.' }),
  no_rows_found: () => ({
    what: 'No list of rows was found in the feed.',
    remedy: 'Say where it stands with rows-at.',
  }),
  currency_mismatch: (details) => ({
    what: `The feed holds several currencies${quoted(details['seen'])}.`,
    remedy: 'Convert them where the feed is written, or show one at a time with a filter.',
  }),
  schema_version: (details) => ({
    what: `The feed is written for another version${quoted(details['seen'])}.`,
    remedy: 'Update this kit, or write the feed for the version it knows.',
  }),
  bad_option: (details) => ({
    what: refused(details),
    remedy: allowed(details) ?? 'Correct it. What it may be stands in the reference of the element.',
  }),
  missing_column: (details) => ({
    what: `The feed has no column${onField(details)}${offered(details)}.`,
    remedy: 'Say what the feed calls it with fields.',
  }),
  all_rows_bad: () => ({
    what: 'No row of the feed can be used.',
    remedy: 'See below what was found, and correct the feed.',
  }),
  too_many_bad: (details) => ({
    what: `More than half of the rows cannot be used${bad(details)}, so no value is shown.`,
    remedy: 'See below what was found, and correct the feed.',
  }),
  engine: () => ({
    what: 'The figures could not be computed.',
    remedy: 'Reload the page. If it stays so, please report it.',
  }),
  cancelled: () => ({ what: 'Loading was stopped.', remedy: 'Try again.' }),
};

function refused({ option, seen }: Readonly<Record<string, unknown>>): string {
  const name = textDetail(option, 60) ?? 'An option';
  const value = textDetail(seen, 80);
  return `${isolated(name)} cannot be ${value === null || value === '' ? 'left out' : `“${isolated(value)}”`}.`;
}

/** What would have been right, where that is known. */
function allowed({ expected }: Readonly<Record<string, unknown>>): string | null {
  const text = textDetail(expected, 120);
  return text === null ? null : `It may be: ${text}.`;
}

/** The columns that are there instead. */
function offered({ seen }: Readonly<Record<string, unknown>>): string {
  const text = textDetail(seen, 120);
  return text === null ? '' : `. It has: ${isolated(text)}`;
}

function quoted(seen: unknown): string {
  const text = textDetail(seen, 80);
  return text === null ? '' : `: “${isolated(text)}”`;
}

function hosted(details: Readonly<Record<string, unknown>>): string {
  const origin = textDetail(details['origin'], 120);
  return origin === null ? '' : ` (${isolated(origin)})`;
}

function titled(details: Readonly<Record<string, unknown>>): string {
  const title = textDetail(details['title']);
  return title === null ? '' : `: ${isolated(title)}`;
}

function onField(details: Readonly<Record<string, unknown>>): string {
  const field = textDetail(details['field'] ?? details['option'], 60);
  return field === null ? '' : ` ${isolated(field)}`;
}

function bad(details: Readonly<Record<string, unknown>>): string {
  const share = numberDetail(details['share']);
  return share === null ? '' : ` (${Math.round(share * 100)}%)`;
}

const states = {
  loading: { what: 'Loading the figures.', remedy: '' },
  slow: { what: 'Still loading.', remedy: 'The server takes longer than usual.' },
  counting: { what: 'Working out the figures.', remedy: '' },
  stopped: { what: 'Stopped before there were figures.', remedy: 'Reading starts over when you try again.' },
  kept: { what: 'Stopped.', remedy: 'These figures are from before, not of what was asked last.' },
  empty: { what: 'No answers in this period.', remedy: 'A longer period or fewer filters may have some.' },
  stale: { what: 'These figures could not be brought up to date.', remedy: 'They are shown as they were.' },
  error: { what: 'The figures cannot be shown.', remedy: 'Try again.' },
} as const;

function ofRecord(message: Message, details: Parameters<Text['error']>[1]): Message {
  const record = textDetail(details['record'], 60);
  return record === null ? message : { ...message, what: `Feed of ${isolated(spelledOut(record))}: ${message.what}` };
}

// ── The language ────────────────────────────────────────────────────────────────────────────────────────────────────

const values = (f: Formats) => ({
  value: (amount: number, unit: Unit) => value(amount, unit, f),
  figure: (amount: number, unit: Unit) =>
    unit === 'points' ? f.signed(amount) : unit === 'rate' ? bare(amount, unit, f) : value(amount, unit, f),
  amount: (amount: number, unit: Unit) => bare(amount, unit, f),
  unitName: (unit: Unit) => (unit === 'rate' ? 'per 100 customer-months' : ''),
  difference: (amount: number, unit: Unit) => difference(amount, unit, f),
  interval: (low: number, high: number, unit: Unit) =>
    `${bare(low, unit, f)} to ${unit === 'rate' ? bare(high, unit, f) : value(high, unit, f)}`,
  level: (level: number) => `${f.share(level * 100, 1)} interval`,
});

const names = (f: Formats) => ({
  metricName,
  measureName,
  metricDefinition: (metric: string) => metrics[metric]?.definition ?? '',
  groupName: (group: string) => groups[group] ?? spelledOut(group),
  range: (first: string, last: string) => (first === last ? first : `${first}–${last}`),
  dimensionName: propertyName,
  segmentName,
  everyone: 'All',
  periodName: (period: string, naming: PeriodNaming) => periodName(period, naming, f),
  periodTick: (period: string, style: TickStyle) => periodTick(period, style, f),
  pointName: (of: Pick<SeriesPoint, 'period' | 'missing'>, naming: PeriodNaming) => pointName(of, naming, f),
  soFar: 'so far',
  inPart: 'in part',
  benchmarkName: (of: Parameters<Text['benchmarkName']>[0]) =>
    [of.label || 'Benchmark', of.population, of.year].filter((part) => part !== undefined).join(', '),
  targetName: (target: Parameters<Text['targetName']>[0]) => target.label ?? 'Target',
  yardstick: (name: string, amount: number, unit: Unit) => `${isolated(name)}: ${value(amount, unit, f)}.`,
  columnName: (column: keyof typeof columns, of: Counted = 'answers') =>
    columns[column === 'n' && of !== 'answers' ? of : column],
  controlName: (control: keyof typeof controls) => controls[control],
});

const sentences = (f: Formats) => ({
  headline: (measure: Measure) => headline(measure, f),
  basis: (measure: Pick<Measure, 'n' | 'basis' | 'counts' | 'answered'>) => basis(measure, f),
  change: (measure: Measure) => change(measure, f),
  trend: (measure: Measure) => trend(measure, f),
  distribution: (shares: Parameters<Text['distribution']>[0]) =>
    shares.length === 0
      ? ''
      : `${shares.map(({ group, share }) => `${f.share(share)} ${(groups[group] ?? group).toLocaleLowerCase('en')}`).join(', ')}.`,
  segments: (all: readonly Segment[], unit: Unit) => segments(all, unit, f),
  benchmark: (found: Parameters<Text['benchmark']>[0], unit: Unit) => benchmark(found, unit, f),
  versusRest: (verdict: Parameters<Text['versusRest']>[0]) =>
    verdict === 'up' ? 'higher than the rest' : verdict === 'down' ? 'lower than the rest' : '',
  versusRestShort: (verdict: Parameters<Text['versusRest']>[0]) =>
    verdict === 'up' ? 'higher' : verdict === 'down' ? 'lower' : '',
  hidden: (minGroup: number, of: Counted = 'answers') => `hidden, fewer than ${f.count(minGroup)} ${nounsEn[of][1]}`,
  chartName: (name: string, view: keyof typeof views, measure: Measure) => chartName(name, view, measure, f),
  point: (
    name: string,
    figures: Parameters<Text['point']>[1],
    unit: Unit,
    remarks: readonly string[],
    of: Counted = 'answers',
  ) => point(name, figures, unit, remarks, of, f),
  bar: (name: string, n: number, share: number, of: Counted) => `${name}: ${answers(n, of, f)}, ${f.share(share, 1)}`,
  event: (text: string) => `Event: ${isolated(text)}`,
});

function chartName(name: string, view: keyof typeof views, measure: Measure, f: Formats): string {
  const shown =
    measure.value === null || apartFromValue.has(view) ? name : `${name} ${value(measure.value, measure.unit, f)}`;
  const [first, last] = [measure.series[0], measure.series.at(-1)];
  const kind = views[view].toLocaleLowerCase('en');
  if (first === undefined || last === undefined) return `${shown}, ${kind}`;
  return `${shown}, ${kind}, ${periodName(first.period, measure.context, f)} to ${pointName(last, measure.context, f)}`;
}

const reports = (f: Formats) => ({
  rowsUsed: (used: number, received: number) => `${f.count(used)} of ${counted(received, 'row', 'rows', f)} used`,
  hiddenSegments: (count: number, minGroup: number, of: Counted = 'answers') =>
    count === 0
      ? ''
      : `${counted(count, 'segment is', 'segments are', f)} hidden, with fewer than ${f.count(minGroup)} ${nounsEn[of][1]}.`,
  rowsDrawn: (drawn: number, all: number) => `${f.count(drawn)} of ${counted(all, 'row', 'rows', f)} shown`,
  error: (code: ErrorCode, details: Parameters<Text['error']>[1]) => ofRecord(errors[code](details), details),
  state: (state: keyof typeof states, of: Counted = 'answers') =>
    state === 'empty' ? { ...states.empty, what: `No ${nounsEn[of][1]} in this period.` } : states[state],
  stale: (milliseconds: number) => `From ${age(f.lang, milliseconds)} ago`,
  retrying: (wait: number) => `Next try in ${age(f.lang, wait)}.`,
  reading: ({ bytes, total, rows }: Reading) =>
    [megabytes(bytes, total, ' of ', f), rows > 0 ? counted(rows, 'row', 'rows', f) : ''].filter(Boolean).join(', '),
  asOf: (instant: string, timeZone: string) => `As of ${f.moment(instant, timeZone)} (${timeZone})`,
  filters: (filters: Parameters<Text['filters']>[0]) =>
    Object.entries(filters)
      .map(
        ([dimension, keys]) => `${spelledOut(dimension)}: ${keys.map((key) => isolated(segmentName(key))).join(', ')}`,
      )
      .join('; '),
  definition: (hash: string) => `Definition ${hash}`,
  firstRows: (rows: readonly number[]) =>
    rows.length === 0 ? '' : `First seen in row ${rows.map((row) => f.count(row)).join(', ')}.`,
  inTheTag: 'In the tag:',
  howComputed: 'How it is computed',
  paragraph: (sentences: readonly string[]) => sentences.filter((sentence) => sentence !== '').join(' '),
  keyboardHelp:
    'Arrow keys go from point to point, Home and End to the first and last. Enter selects. Escape closes the label.',
  nothing: 'Nothing to show.',
});

/** English, with the numbers and dates of the region in `lang`. */
export function english(lang: string): Text {
  const f = formats(lang);
  return {
    ...f,
    ...values(f),
    ...names(f),
    ...sentences(f),
    ...reports(f),
    ...loyaltyEn(f, (period, naming) => periodName(period, naming, f), segmentName),
    ...viewsEn(f, (period, naming) => periodName(period, naming, f), segmentName),
    ...reviewsEn(f, (period, naming) => periodName(period, naming, f), segmentName),
    note: (note, of = 'answers') => notesEn[note.code](note, f, of),
    issue: (issue) => issues[issue.code](issue, f),
  };
}

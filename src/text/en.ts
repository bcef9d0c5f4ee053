import {
  countedOf,
  type Change,
  type CommonNote,
  type Counted,
  type ErrorCode,
  type Measure,
  type Note,
  type Period,
  type SeriesPoint,
  type Unit,
} from '../metric.js';
import { codesEn, propertyName } from './codes-en.js';
import { counted } from './details.js';
import { age } from './durations.js';
import { formats, isolated, megabytes, spelledOut } from './formats.js';
import { apartFromValue } from './apart.js';
import { firstFailuresEn } from './first-failures-en.js';
import { notesEn } from './notes-en.js';
import { periodDate, periodParts } from './periods.js';
import { comparable, emptySide, hasFacts, seriesFacts } from './series.js';
import { bare, between, difference, nounsEn, size, value } from './values-en.js';
import type {
  Ageing,
  FirstWords,
  Formats,
  HeadCode,
  Language,
  PeriodNaming,
  Reading,
  Text,
  TickStyle,
} from './text.js';

const metrics: Readonly<Record<string, string>> = codesEn.metrics;
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
  why: 'Why it moved',
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
  renewals: 'Revenue at risk by renewal',
  customers: 'Customers at risk',
  table: 'Table',
} as const;

const heads = {
  n: 'Answers',
  cases: 'Cases',
  customers: 'Customers',
  answer: 'Answer',
  share: 'Share',
  target: 'Target',
  change: 'Change',
  events: 'Left',
  reviewed: 'Reviewed',
} as const;

const controls = {
  retry: 'Try again',
  stop: 'Stop',
  table: 'Table',
  records: 'Records',
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
  return metrics[metric] ?? spelledOut(metric);
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
  if (!measure.n) return '';
  if (isThin(measure)) return `Too few ${nounsEn[countedOf(measure)][1]} to say (${f.count(later ?? 0)}).`;
  if (measure.change === null) return 'Nothing to compare with yet.';
  return `No figure from ${periodName(emptySide(measure, measure.change), measure.context, f)} to compare with.`;
}

function change(measure: Measure, f: Formats): string {
  const found = measure.change;
  if (found?.broken_at !== undefined) return notCompared(found, found.broken_at, measure, f);
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

function notCompared({ from }: Change, at: string, { context }: Measure, f: Formats): string {
  return `Not compared with ${periodName(from, context, f)}: what is counted changed on ${f.date(at, context.time_zone)}.`;
}

/** Rounded up, so that the sentence stays true. */
function undetected(amount: number, unit: Unit, f: Formats): string {
  return unit === 'points' ? size(Math.ceil(amount), unit, f) : size(amount, unit, f);
}

function trend(measure: Measure, f: Formats): string {
  const facts = seriesFacts(comparable(measure));
  if (facts === null) return '';
  const named = (point: { period: string; value: number | null }, joint: string) =>
    `${point.value === null ? '' : value(point.value, measure.unit, f)}${joint}${periodName(point.period, measure.context, f)}`;
  const { lowest, highest, last, unfinished } = facts;
  const range = lowest === highest ? '' : `Lowest ${named(lowest, ' in ')}, highest ${named(highest, ' in ')}. `;
  const end = `Latest full ${grains[measure.context.period]}: ${named(last, ' in ')}.`;
  return `${range}${end}${unfinished === null ? '' : ` ${named(unfinished, ' so far in ')}.`}`;
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
  metricDefinition: (metric: string) => (Object.hasOwn(metrics, metric) ? null : ''),
  groupName: (group: string) => groups[group] ?? spelledOut(group),
  range: (first: string, last: string) => (first === last ? first : `${first}–${last}`),
  dimensionName: propertyName,
  segmentName,
  everyone: 'All',
  periodName: (period: string, naming: PeriodNaming) => periodName(period, naming, f),
  periodTick: (period: string, style: TickStyle) => periodTick(period, style, f),
  pointName: (of: Pick<SeriesPoint, 'period' | 'missing'>, naming: PeriodNaming) => pointName(of, naming, f),
  window: (first: string, last: string) => (first === last ? first : `All of ${first} – ${last}`),
  soFar: 'so far',
  inPart: 'in part',
  targetName: (target: Parameters<Text['targetName']>[0]) => target.label ?? 'Target',
  yardstick: (name: string, amount: number, unit: Unit) => `${isolated(name)}: ${value(amount, unit, f)}.`,
  headName: (head: HeadCode, of: Counted = 'answers') => heads[head === 'n' && of !== 'answers' ? of : head],
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
  versusRest: (verdict: Parameters<Text['versusRest']>[0]) =>
    verdict === 'up' ? 'higher than the rest' : verdict === 'down' ? 'lower than the rest' : '',
  versusRestShort: (verdict: Parameters<Text['versusRest']>[0]) =>
    verdict === 'up' ? 'higher' : verdict === 'down' ? 'lower' : '',
  hidden: (minGroup: number, of: Counted = 'answers') =>
    `hidden to protect fewer than ${f.count(minGroup)} ${nounsEn[of][1]}`,
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
      : `${counted(count, 'segment is', 'segments are', f)} hidden to protect fewer than ${f.count(minGroup)} ${nounsEn[of][1]}.`,
  error: (code: ErrorCode) => (code === 'offline' || code === 'network' ? firstFailuresEn[code] : states.error),
  state: (state: keyof typeof states, of: Counted = 'answers') =>
    state === 'empty' ? { ...states.empty, what: `No ${nounsEn[of][1]} in this period.` } : states[state],
  aged: ({ age: since, limit, isOverdue }: Ageing) =>
    `${isOverdue ? 'Do not rely on these figures: the' : 'The'} data are ${age(f.lang, since)} old. Their feed allows ${age(f.lang, limit)}.`,
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
  noteCount: (n: number) => counted(n, 'note', 'notes', f),
  inTheTag: 'In the tag:',
  howComputed: 'How it is computed',
  stop: (words: string) => (words === '' ? '' : `${words}.`),
  paragraph: (sentences: readonly string[]) => sentences.filter((sentence) => sentence !== '').join(' '),
  keyboardHelp:
    'Arrow keys go from point to point, Home and End to the first and last. Enter selects. Escape closes the label. A question mark opens how it is computed.',
  nothing: 'Nothing to show.',
});

function first(lang: string): FirstWords {
  const f = formats(lang);
  return {
    ...f,
    ...values(f),
    ...names(f),
    ...sentences(f),
    ...reports(f),
    note: (note, of = 'answers') => (isCommon(note) ? notesEn[note.code](note, f, of) : ''),
    issue: () => null,
  };
}

function isCommon(note: Note): note is Note & { readonly code: CommonNote } {
  return Object.hasOwn(notesEn, note.code);
}

/** English, with the numbers and dates of the region in a tag. */
export const english: Language = {
  first,
  parts: {
    notes: async () => (await import('./further-notes-en.js')).notesInEnglish,
    issues: async () => (await import('./issues-en.js')).issuesEn,
    failures: async () => (await import('./failures-en.js')).failuresEn,
    definitions: async () => (await import('./definitions-en.js')).definitionWordsEn,
    figures: async () => (await import('./figures-en.js')).figuresEn,
    tables: async () => (await import('./tables-en.js')).tablesEn,
    cases: async () => (await import('./views-en.js')).viewsEn,
    loyalty: async () => (await import('./loyalty-en.js')).loyaltyEn,
    reviews: async () => (await import('./reviews-en.js')).reviewsEn,
    facts: async () => (await import('./facts-en.js')).factsEn,
    scores: async () => (await import('./scores-en.js')).scoresEn,
    records: async () => (await import('./records-en.js')).recordsEn,
    asking: async () => (await import('./asking-en.js')).askingEn,
    boards: async () => (await import('./boards-en.js')).boardsEn,
    risk: async () => (await import('./risk-en.js')).riskEn,
    moves: async () => (await import('./moves-en.js')).movesEn,
    comparisons: async () => (await import('./comparisons-en.js')).comparisonsEn,
  },
};

import type {
  AfterCase,
  CohortCell,
  Cohorts,
  Limits,
  RateComparison,
  RateContrast,
  RateGroup,
  RevenueFlow,
} from '../metric.js';
import { codesEn, propertyName } from './codes-en.js';
import { counted } from './details.js';
import { isolated, spelledOut } from './formats.js';
import { afterFacts, bandOf, cohortFacts, contrastFacts, revenueFacts, stratifiedFacts } from './loyalty.js';
import type { CohortAge, ContrastWords, FirstWords, Formats, LifePoint, LoyaltyWords, PeriodNaming } from './text.js';
import { bare, between, durationWords, monthWords, value } from './values-en.js';

type NamePeriod = (period: string, naming: PeriodNaming) => string;
type NameSegment = (key: string | null) => string;

function customers(n: number, f: Formats): string {
  return counted(n, 'customer', 'customers', f);
}

function moved(amount: number, { currency }: PeriodNaming, f: Formats): string {
  return `${amount > 0 ? '+' : ''}${f.money(amount, currency)}`;
}

// ── How long customers stay ─────────────────────────────────────────────────────────────────────────────────────────

function medianLife({ value: months, low, high }: Limits, f: Formats): string {
  if (months === null) return 'Half have not left yet';
  const limits =
    low === null ? '' : high === null ? `, at least ${bare(low, 'months', f)}` : between({ low, high }, 'months', f);
  return `Half have left after ${monthWords(months, f)}${limits}`;
}

function lifePoint(name: string, { months, value: share, low, high }: LifePoint, f: Formats): string {
  const shown = share === null ? '–' : `${f.share(share, 1)}${between({ low, high }, 'percent', f)}`;
  return `${name === '' ? '' : `${name}. `}Still there after ${monthWords(months, f)}: ${shown}`;
}

function lifeCurve(median: Limits | undefined, kept: readonly LifePoint[], f: Formats): string {
  const parts = kept.map(({ months, value: share }, index) =>
    index === 0
      ? `${f.share(share ?? 0, 1)} after ${monthWords(months, f)}`
      : `${f.share(share ?? 0, 1)} after ${f.number(months)}`,
  );
  const there = parts.length === 0 ? '' : `Still there: ${parts.join(', ')}. `;
  return `${there}${median === undefined ? '' : `${medianLife(median, f)}.`}`.trim();
}

// ── Cohorts ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const kept: Readonly<Record<Cohorts['statistic'], string>> = {
  customers: 'Customers active',
  gross: 'Revenue kept, without additions,',
  net: 'Revenue kept, with additions,',
};

const ways: Readonly<Record<Cohorts['kind'], string>> = {
  classic: 'at that age',
  rolling: 'at that age or later',
  bracket: 'at least once at that age',
  survival: 'without a gap up to that age',
};

function cohortAge({ from, to }: CohortAge, f: Formats): string {
  return from === to ? f.number(from) : `${f.number(from)}–${f.number(to)}`;
}

function ageWords(age: CohortAge, f: Formats): string {
  return age.from === age.to ? `after ${monthWords(age.from, f)}` : `in months ${cohortAge(age, f)}`;
}

function cohorts(of: Cohorts, f: Formats): string {
  const facts = cohortFacts(of);
  if (facts.length === 0) return '';
  const parts = facts.map(({ age, cell }) => `${f.share(cell.value ?? 0, 1)} ${ageWords(age, f)}`);
  return `${kept[of.statistic]} ${ways[of.kind]}: ${parts.join(', ')}. Cohorts count by their ${of.statistic === 'customers' ? 'size' : 'revenue'}.`;
}

function cohortCell(name: string, age: CohortAge, cell: CohortCell, { statistic }: Cohorts, f: Formats): string {
  const { value: share, n, of } = cell;
  const when = `${name}, ${ageWords(age, f)}`;
  if (share === null) return when;
  const who =
    n === null || of === null
      ? ''
      : statistic === 'customers'
        ? `, ${f.count(n)} of ${customers(of, f)}`
        : `, ${customers(of, f)}`;
  const soFar = cell.complete ? '' : '. Not over yet';
  return `${when}: ${f.share(share, 1)}${between(cell, 'percent', f)}${who}${soFar}`;
}

function cohortsDrawn(ages: { shown: number; all: number }, rows: { shown: number; all: number }, f: Formats): string {
  const parts = [
    ...(ages.shown < ages.all ? [`${f.count(ages.shown)} of ${f.count(ages.all)} ages`] : []),
    ...(rows.shown < rows.all ? [`the latest ${f.count(rows.shown)} of ${f.count(rows.all)} cohorts`] : []),
  ];
  return parts.length === 0 ? '' : `Here are ${parts.join(' and ')}; the table has all.`;
}

// ── Revenue ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function movementName(key: string): string {
  const names: Readonly<Record<string, string>> = codesEn.movements;
  return names[key] ?? spelledOut(key);
}

function revenue(flow: RevenueFlow, naming: PeriodNaming, period: NamePeriod, f: Formats): string {
  const { change, gave, took } = revenueFacts(flow);
  const percent = flow.start > 0 ? ` (${f.signed((100 * change) / flow.start, 1)}%)` : '';
  const turned =
    change === 0
      ? 'Unchanged'
      : `${change > 0 ? 'Up' : 'Down'} ${f.money(Math.abs(change), naming.currency)}${percent}`;
  const named = (of: { key: string; amount: number }) =>
    `${movementName(of.key).toLocaleLowerCase('en')} (${moved(of.amount, naming, f)})`;
  const most = gave === null ? '' : ` Most came from ${named(gave)}`;
  const least = took === null ? '' : `${gave === null ? ' M' : ', m'}ost was lost to ${named(took)}`;
  return `${period(flow.period, naming)}: ${f.money(flow.end, naming.currency)} a month. ${turned}.${most}${least}${most + least === '' ? '' : '.'}`;
}

function movement(key: string, amount: number, n: number | null, hidden: string, of: PeriodNaming, f: Formats): string {
  const isTotal = key === 'start' || key === 'end';
  const mark = isTotal || amount === 0 ? '' : amount > 0 ? '▲ ' : '▼ ';
  const who = n === null ? '' : `, ${customers(n, f)}`;
  return `${mark}${movementName(key)}: ${isTotal ? f.money(amount, of.currency) : moved(amount, of, f)}${who}${hidden === '' ? '' : `. ${hidden}`}`;
}

// ── Churn compared ──────────────────────────────────────────────────────────────────────────────────────────────────

function groupValue(by: string | null, key: string | null, segment: NameSegment, f: Formats): string {
  const band = by === 'reply_band' ? bandOf(key) : null;
  if (band !== null) {
    if (band.to === Infinity) return `Over ${durationWords(band.from, f)}`;
    return band.from === 0
      ? `Within ${durationWords(band.to, f)}`
      : `${durationWords(band.from, f)} to ${durationWords(band.to, f)}`;
  }
  if (by === 'reply_band' && key === null) return 'No recent reply';
  if (by === 'rating' && key === null) return 'Not rated';
  const groups: Readonly<Record<string, string>> = codesEn.groups;
  return by === 'rating' && key !== null ? (groups[key] ?? segment(key)) : segment(key);
}

function rates(comparison: RateComparison, name: (key: string | null) => string, f: Formats): string {
  const { groups, contrasts } = comparison;
  const clear = contrasts.filter(({ verdict }) => verdict !== 'unclear');
  if (!groups.some((group) => group.value !== null)) return '';
  if (contrasts.length === 0) return '';
  if (clear.length === 0) return 'No group clearly differs in how often customers leave.';
  return clear.map((of) => contrastSentence(of, name, f)).join(' ');
}

/** How much more or less often customers leave: `29% less often than`, or `3 times as often as`. */
function often(relative: number, f: Formats): readonly [string, string] {
  if (relative > 100) return [`${f.number(1 + relative / 100, 1)} times as often`, 'as'];
  return [`${f.share(Math.abs(relative))} ${relative > 0 ? 'more' : 'less'} often`, 'than'];
}

function contrastSentence(of: RateContrast, name: (key: string | null) => string, f: Formats): string {
  const { key, against, relative, verdict } = of;
  const unsized = [`${verdict === 'up' ? 'more' : 'less'} often`, 'than'] as const;
  const [size, joint] = relative.value === null ? unsized : often(relative.value, f);
  const like = stratifiedFacts(of);
  const alike = like?.relative ?? null;
  const among = alike === null ? 'there is no clear difference' : often(alike, f)[0];
  const rest = like === null ? '' : `; among like customers ${among}`;
  return `${isolated(name(key))}: customers leave ${size} ${joint} ${isolated(name(against))}${rest}.`;
}

const contrastNames = {
  points: 'Difference per 100 customer-months',
  relative: 'In percent',
  ratio: 'Ratio as they are',
  stratified: 'Ratio among like customers',
} as const;

function strataWords(strata: readonly string[]): string {
  return strata.length === 0
    ? ''
    : ` (same ${strata.map((name) => propertyName(name).toLocaleLowerCase('en')).join(', ')})`;
}

function contrast(
  of: RateContrast,
  comparison: RateComparison,
  name: (key: string | null) => string,
  f: Formats,
): ContrastWords {
  const word = { up: 'higher', down: 'lower', unclear: 'no clear difference' }[of.verdict];
  const names = { ...contrastNames, stratified: contrastNames.stratified + strataWords(comparison.strata) };
  const { risk } = of;
  const left = risk === null ? '' : `Left within ${monthWords(risk.months, f)}, in points`;
  return {
    head: `${isolated(name(of.key))} against ${isolated(name(of.against))}: ${word}`,
    lines: contrastFacts(of, f).map(({ kind, value: shown, low, high }) => ({
      name: kind === 'risk' ? left : names[kind],
      value: shown,
      interval: low === '' ? '' : `(${low} to ${high})`,
    })),
  };
}

// ── After the last case ─────────────────────────────────────────────────────────────────────────────────────────────

function withinDays(days: number, f: Formats): string {
  return `within ${counted(days, 'day', 'days', f)}`;
}

function after(all: readonly AfterCase[], name: (by: string | null, key: string | null) => string, f: Formats): string {
  const facts = afterFacts(all);
  if (facts === null) return '';
  const whole = facts.whole.map(({ days, value: share }) => `${f.share(share, 1)} ${withinDays(days, f)}`);
  const first = whole.length === 0 ? '' : `Left after their last case: ${whole.join(', ')}.`;
  const { most, least, days } = facts;
  if (most === null || least === null) return first;
  const named = (of: typeof most) => `${isolated(name(of.by, of.key))} (${f.share(of.value, 1)})`;
  return `${first} ${withinDays(days, f).replace('w', 'W')}, most after ${named(most)}, fewest after ${named(least)}.`.trim();
}

function rateGroup(name: string, group: RateGroup, hidden: string, f: Formats): string {
  if (group.value === null) return hidden === '' ? name : `${name}. ${hidden}`;
  const made =
    group.events === null || group.exposure === null
      ? ''
      : `. ${f.count(group.events)} left in ${f.count(Math.round(group.exposure))} customer-months`;
  return `${name}: ${value(group.value, 'rate', f)}${between(group, 'rate', f)}${made}`;
}

type Staying = Pick<
  LoyaltyWords,
  | 'lifeCurve'
  | 'lifePoint'
  | 'medianLife'
  | 'medianShort'
  | 'monthTick'
  | 'followed'
  | 'cohorts'
  | 'cohortAge'
  | 'cohortCell'
  | 'cohortNames'
  | 'cohortsDrawn'
  | 'movementName'
  | 'revenue'
  | 'movement'
>;

function staying(f: Formats, period: NamePeriod): Staying {
  return {
    lifeCurve: (curve, points) => lifeCurve(curve.median, points, f),
    lifePoint: (name, point, followed) =>
      `${lifePoint(name, point, f)}. Followed for so long: ${customers(followed, f)}`,
    medianLife: (median) => medianLife(median, f),
    medianShort: ({ value: months }) =>
      months === null ? 'Half have not left yet' : `Half left after ${monthWords(months, f)}`,
    monthTick: (months) => `${f.number(months)} mo`,
    followed: 'Customers followed for so long',
    cohorts: (of) => cohorts(of, f),
    cohortAge: (age) => cohortAge(age, f),
    cohortCell: (name, age, cell, of, hidden) =>
      hidden === '' ? cohortCell(name, age, cell, of, f) : `${name}, ${ageWords(age, f)}. ${hidden}`,
    cohortNames: {
      size: 'Size',
      average: 'Average',
      ages: '% kept, by months since the start',
      unfinished: '* not over yet, in no average',
    },
    cohortsDrawn: (ages, rows) => cohortsDrawn(ages, rows, f),
    movementName,
    revenue: (flow, naming) => revenue(flow, naming, period, f),
    movement: (key, amount, n, hidden, of) => movement(key, amount, n, hidden, of, f),
  };
}

function leaving(f: Formats, segment: NameSegment): Omit<LoyaltyWords, keyof Staying> {
  const nameOf = (by: string | null, key: string | null) => groupValue(by, key, segment, f);
  return {
    rates: (of) => rates(of, (key) => nameOf(of.by, key), f),
    rateGroup: (by, group, hidden) => rateGroup(nameOf(by, group.key), group, hidden, f),
    rateLag: ({ by, lag_days: days }) => {
      const lag = counted(days, 'day', 'days', f);
      if (by === 'reply_band') return `By the first replies to a customer in the ${lag} before each month.`;
      return days === 0
        ? 'As it stands now, for all months.'
        : `As it was ${lag} before each month, so that it is no result of staying.`;
    },
    contrast: (of, comparison) => contrast(of, comparison, (key) => nameOf(comparison.by, key), f),
    association: 'Association, not effect: nobody was put into a group by lot.',
    after: (all) => after(all, nameOf, f),
    afterPoint: (name, within, { n }) => {
      const shown = within.value === null ? '–' : `${f.share(within.value, 1)}${between(within, 'percent', f)}`;
      return `${name}, ${withinDays(within.days, f)}: ${shown}${n === null ? '' : `, of ${customers(n, f)}`}`;
    },
    unseen: 'nobody followed for so long',
    withinDays: (days) => withinDays(days, f),
    groupValue: nameOf,
  };
}

/** The English words of retention and churn. */
export function loyaltyEn(words: FirstWords): LoyaltyWords {
  return { ...staying(words, words.periodName), ...leaving(words, words.segmentName) };
}

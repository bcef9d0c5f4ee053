import type { CategoryResult, Coverage, Limits, Measure } from '../metric.js';
import { counted } from './details.js';
import { isolated } from './formats.js';
import {
  alphaLimits,
  calibrationFacts,
  categoryFacts,
  coverageFacts,
  readingOf,
  type AlphaReading,
} from './review-facts.js';
import type { ReviewWords } from './reviews.js';
import type { FirstWords, Formats, PeriodNaming } from './text.js';
import { bare, difference, value } from './values-en.js';

type NamePeriod = (name: string, naming: PeriodNaming) => string;
type NameSegment = (key: string | null) => string;

type Words<Name extends keyof ReviewWords> = ReviewWords[Name] extends (...given: infer Given) => unknown
  ? Given
  : never;

/** At most three names, and how many more there are. */
function listed(names: readonly string[]): string {
  const few = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names;
  return few.length < 2 ? few.join('') : `${few.slice(0, -1).join(', ')} and ${few.at(-1)}`;
}

function relative(percent: number, f: Formats): string {
  return `${f.signed(percent, Math.abs(percent) < 10 ? 1 : 0)}%`;
}

function limits({ low, high }: Omit<Limits, 'value'>, written: (amount: number) => string): string {
  return low === null || high === null ? '' : ` (${written(low)} to ${written(high)})`;
}

// ── Categories ──────────────────────────────────────────────────────────────────────────────────────────────────────

type CategoryChange = NonNullable<CategoryResult['change']>;

function change({ points, relative: percent }: CategoryChange, f: Formats): string {
  const parts = [
    points.value === null ? '' : difference(points.value, 'points', f),
    percent.value === null ? '' : relative(percent.value, f),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function changeAtLength({ points, relative: percent, verdict }: CategoryChange, f: Formats): string {
  const inPoints = limits(points, (amount) => f.signed(amount, 1));
  const inPercent = limits(percent, (amount) => relative(amount, f));
  const parts = [
    points.value === null ? '' : difference(points.value, 'points', f) + inPoints,
    percent.value === null ? '' : relative(percent.value, f) + inPercent,
  ].filter((part) => part !== '');
  const call = verdict === 'unclear' ? 'no clear change' : 'more than chance';
  return `${parts.join(' or ')} on the year before, ${call}`;
}

function categories(of: Words<'categories'>[0], unit: Measure['unit'], f: Formats): string {
  const { compared, up, down, lowest, failed } = categoryFacts(of);
  if (of.results.length === 0) return '';
  const moved = (all: typeof up) => listed(all.map((one) => `${isolated(one.key)} (${change(one.change, f)})`));
  const still = compared - up.length - down.length;
  const nothing = of.breaks.length === 0 ? 'There is no year before to compare with.' : 'No rubric covers both years.';
  return [
    up.length === 0 ? '' : `Up on the year before: ${moved(up)}.`,
    down.length === 0 ? '' : `Down${up.length === 0 ? ' on the year before' : ''}: ${moved(down)}.`,
    still === 0 ? '' : `No clear change in ${counted(still, 'category', 'categories', f)}.`,
    compared === 0 ? nothing : '',
    lowest === null ? '' : `Lowest: ${isolated(lowest.key)}, ${value(lowest.value, unit, f)}.`,
    ...failed.map(
      (one) =>
        `${isolated(one.key)}, critical, failed in ${f.count(one.failed)} of ${f.count(one.n)} ratings (${f.share((100 * one.failed) / one.n)}).`,
    ),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function rubric({ breaks, version }: Words<'rubric'>[0], naming: PeriodNaming, period: NamePeriod): string {
  if (breaks.length === 0) return '';
  const begins = breaks.map((one) => `version ${isolated(one.version)} in ${period(one.period, naming)}`);
  const kept = version === null ? '' : ` Only ratings by version ${isolated(version)} are compared.`;
  return `The rubric changed: ${listed(begins)}.${kept}`;
}

function categoryRemarks(of: CategoryResult, f: Formats): string[] {
  return [
    of.critical ? 'critical' : '',
    of.change === null ? '' : changeAtLength(of.change, f),
    of.failed === null || !of.critical ? '' : `${f.count(of.failed)} failed`,
    of.not_applicable ? `${f.count(of.not_applicable)} did not apply` : '',
    `weight ${f.number(of.weight, 2)}`,
  ].filter((part) => part !== '');
}

// ── Coverage ────────────────────────────────────────────────────────────────────────────────────────────────────────

function coverage(all: readonly Coverage[], target: number | null, f: Formats): string {
  const { whole, groups, under } = coverageFacts(all, target);
  if (whole === null) return '';
  const counts =
    whole.reviewed === null || whole.closed === null ? '' : ` (${f.count(whole.reviewed)} of ${f.count(whole.closed)})`;
  const first = `${f.share(whole.value, 1)} of closed cases were reviewed${counts}`;
  if (target === null) return `${first}.`;
  const side = whole.value < target ? 'under' : 'at or over';
  const below =
    groups === 0
      ? ''
      : ` ${under === 0 ? 'No group is' : `${f.count(under)} of ${counted(groups, 'group is', 'groups are', f)}`} under it.`;
  return `${first}, ${side} the target of ${f.share(target, 1)}.${below}`;
}

function sampling(
  all: readonly Coverage[],
  weighted: number | null,
  unit: Measure['unit'],
  name: NameSegment,
  f: Formats,
): string {
  const { whole, least, most, isUneven } = coverageFacts(all, null);
  if (whole === null) return '';
  if (least === null || most === null)
    return 'No groups are known, so nobody can say whether reviewed cases are like the others.';
  if (!isUneven) return 'Each group was reviewed at about the same rate.';
  const ends = [least, most].map((one) => `${f.share(one.value, 1)} (${isolated(name(one.key))})`);
  const score = weighted === null ? '' : ` Weighted to all closed cases the score is ${value(weighted, unit, f)}.`;
  return `Reviewed cases are no even sample: coverage runs from ${ends.join(' to ')}.${score}`;
}

function coveragePoint(name: string, of: Coverage, remarks: readonly string[], f: Formats): string {
  const { value: share, reviewed, closed } = of;
  if (share === null) return [name, ...remarks].join('. ');
  const between = limits(of, (amount) => f.share(amount, 1));
  const counts =
    reviewed === null || closed === null ? '' : `, ${f.count(reviewed)} of ${f.count(closed)} closed cases`;
  return [`${name}: ${f.share(share, 1)}${between}${counts}`, ...remarks].join('. ');
}

// ── Agreement ───────────────────────────────────────────────────────────────────────────────────────────────────────

const readings: Readonly<Record<AlphaReading, string>> = {
  dependable: 'dependable',
  tentative: 'tentative',
  low: 'low',
  none: 'no variation',
};

const metrics = { nominal: 'nominal', ordinal: 'ordinal', interval: 'interval' } as const;

function alphaPoint(of: Words<'alphaPoint'>[0], f: Formats): string {
  const { key, alpha, metric, agreement, units } = of;
  const shown = alpha === null ? '' : `alpha ${f.number(alpha, 2)}${limits(of, (amount) => f.number(amount, 2))}, `;
  const equal = agreement === null ? '' : `, ${f.share(agreement)} of pairs equal`;
  return `${key}: ${shown}${readings[readingOf(alpha)]}${equal}, ${counted(units, 'case', 'cases', f)} with two ratings or more, ${metrics[metric]} scale`;
}

function agreement(of: Words<'calibration'>[0], f: Formats): string {
  const { readings: counts } = calibrationFacts(of);
  const kinds = (['dependable', 'tentative', 'low'] as const).filter((kind) => counts[kind] > 0);
  if (kinds.length === 0)
    return of.categories.length === 0
      ? ''
      : 'Too few cases have two different ratings to tell how far reviewers agree.';
  const parts = kinds.map(
    (kind, i) =>
      `${readings[kind]} in ${i === 0 ? counted(counts[kind], 'category', 'categories', f) : f.count(counts[kind])}`,
  );
  return `Agreement is ${listed(parts)} (Krippendorff’s alpha: 1 is full agreement, 0 is chance).`;
}

function calibration(of: Words<'calibration'>[0], name: NameSegment, f: Formats): string {
  const { compared, apart } = calibrationFacts(of);
  const names = apart.map((one) => `${isolated(name(one.key))} (${difference(one.bias, 'points', f)})`);
  const verb = apart.length === 1 ? 'differs' : 'differ';
  const rest =
    apart.length === 0
      ? `None of ${counted(compared, 'reviewer', 'reviewers', f)} differs from the others by more than chance.`
      : `Of ${counted(compared, 'reviewer', 'reviewers', f)} ${f.count(apart.length)} ${verb} from the others on the same cases by more than chance: ${listed(names)}.`;
  return [agreement(of, f), compared === 0 ? '' : rest].filter((part) => part !== '').join(' ');
}

function reviewerPoint(
  { key, n, mean, bias, signal }: Words<'reviewerPoint'>[0],
  unit: Measure['unit'],
  name: NameSegment,
  f: Formats,
): string {
  const parts = [
    bias.value === null
      ? ''
      : `${difference(bias.value, 'points', f)}${limits(bias, (amount) => f.signed(amount, 1))} against the others`,
    mean === null ? '' : `mean ${bare(mean, unit, f)}`,
    n === null ? '' : counted(n, 'review', 'reviews', f),
    signal === null ? '' : `rates ${signal === 'high' ? 'higher' : 'lower'}, more than chance`,
  ];
  return `${name(key)}: ${parts.filter((part) => part !== '').join(', ')}`;
}

// ── The words ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** What is said of categories and coverage. */
function ofCases(f: Formats, period: NamePeriod, segment: NameSegment) {
  return {
    critical: 'critical',
    categories: (of, unit) => categories(of, unit, f),
    rubric: (of, naming) => rubric(of, naming, period),
    categoryChange: (of) => change(of, f),
    categoryVerdict: (of) => changeAtLength(of, f),
    categoryRemarks: (of) => categoryRemarks(of, f),
    ratings: (n) => counted(n, 'rating', 'ratings', f),
    ratingsHead: 'Ratings',
    fewRatings: (minGroup) => `hidden to protect fewer than ${f.count(minGroup)} ratings`,
    relative: (percent) => relative(percent, f),
    coverage: (all, target) => coverage(all, target, f),
    sampling: (all, weighted, unit) => sampling(all, weighted, unit, segment, f),
    coverageTarget: (percent) => `Target ${f.share(percent, 1)}`,
    covered: (reviewed, closed) => `${f.count(reviewed)} of ${f.count(closed)}`,
    coveredHead: 'Reviewed',
    coveragePoint: (name, of, remarks) => coveragePoint(name, of, remarks, f),
  } satisfies Partial<ReviewWords>;
}

/** What is said of reviewers, agents and what to review next. */
function ofPeople(f: Formats, segment: NameSegment) {
  return {
    calibration: (of) => calibration(of, segment, f),
    alpha: (amount) => f.number(amount, 2),
    alphaReading: (reading) => readings[reading],
    alphaPoint: (of) => alphaPoint(of, f),
    alphaKey: `From ${f.number(alphaLimits.dependable, 3)} dependable, from ${f.number(alphaLimits.tentative, 3)} tentative, below low.`,
    biasKey: 'Own scores minus those of the others on the same cases, in points. A ring marks more than chance.',
    alphaHead: 'Cases',
    calibrationTitles: {
      alpha: 'Agreement by category',
      bias: 'Reviewers against the others',
      matrix: 'What a second reviewer gives',
    },
    equal: (percent) => `${f.share(percent)} of pairs equal`,
    matrixHead: 'One gave ↓, another gave →',
    matrixPair: (one, other, share, n) =>
      `Where one gave ${one}, another gave ${other}: ${f.share(share)} of ${counted(n, 'rating', 'ratings', f)}`,
    reviewerPoint: (of, unit) => reviewerPoint(of, unit, segment, f),
    unpaired: (mean, unit) => `${mean === null ? '' : `mean ${bare(mean, unit, f)}, `}too few cases in common`,
    otherReviewers: 'the others',
    coaching: 'By name, not by rank. Values allow for n: the fewer cases, the closer to the team.',
    coachingHeads: { weakest: 'Furthest below the team', themes: 'Named in reviews' },
    coachingGap: (name, gap) => `${name} ${difference(gap, 'points', f)}`,
    noWeakness: 'no category below the team',
    theme: (name, n) => `${name} (${f.count(n)})`,
    shownOf: (shown, all) =>
      shown < all ? `${f.count(shown)} of ${f.count(all)} are shown; the table holds all.` : '',
    reviewNext: (items) => {
      const groups = new Set(items.map(({ note }) => note)).size;
      if (items.length === 0) return 'Nothing waits for a review.';
      const within = groups > 1 ? ` within ${f.count(groups)} groups, so that each comes closer to the target` : '';
      return `${counted(items.length, 'case', 'cases', f)} to review next, drawn at random${within}.`;
    },
  } satisfies Partial<ReviewWords>;
}

/** The English words about reviews. */
export function reviewsEn(words: FirstWords): ReviewWords {
  return { ...ofCases(words, words.periodName, words.segmentName), ...ofPeople(words, words.segmentName) };
}

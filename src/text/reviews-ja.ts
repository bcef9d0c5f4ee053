import type { CategoryResult, Coverage, Limits, Measure } from '../metric.js';
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
import { bare, difference, value } from './values-ja.js';

type NamePeriod = (name: string, naming: PeriodNaming) => string;
type NameSegment = (key: string | null) => string;

type Words<Name extends keyof ReviewWords> = ReviewWords[Name] extends (...given: infer Given) => unknown
  ? Given
  : never;

/** At most three names, and how many more there are. */
function listed(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 2).join('、')}ほか${names.length - 2}件` : names.join('、');
}

function relative(percent: number, f: Formats): string {
  return `${f.signed(percent, Math.abs(percent) < 10 ? 1 : 0)}%`;
}

function limits({ low, high }: Omit<Limits, 'value'>, written: (amount: number) => string): string {
  return low === null || high === null ? '' : `(${written(low)}～${written(high)})`;
}

// ── Categories ──────────────────────────────────────────────────────────────────────────────────────────────────────

type CategoryChange = NonNullable<CategoryResult['change']>;

function change({ points, relative: percent }: CategoryChange, f: Formats): string {
  const parts = [
    points.value === null ? '' : difference(points.value, 'points', f),
    percent.value === null ? '' : relative(percent.value, f),
  ];
  return parts.filter((part) => part !== '').join('、');
}

function changeAtLength({ points, relative: percent, verdict }: CategoryChange, f: Formats): string {
  const parts = [
    points.value === null
      ? ''
      : difference(points.value, 'points', f) + limits(points, (amount) => f.signed(amount, 1)),
    percent.value === null ? '' : relative(percent.value, f) + limits(percent, (amount) => relative(amount, f)),
  ].filter((part) => part !== '');
  return `前年比${parts.join('、')}、${verdict === 'unclear' ? 'はっきりした変化なし' : '偶然の範囲を超えています'}`;
}

function categories(of: Words<'categories'>[0], unit: Measure['unit'], f: Formats): string {
  const { compared, up, down, lowest, failed } = categoryFacts(of);
  if (of.results.length === 0) return '';
  const moved = (all: typeof up) => listed(all.map((one) => `${isolated(one.key)}(${change(one.change, f)})`));
  const still = compared - up.length - down.length;
  const nothing = of.breaks.length === 0 ? '比べる前年がありません。' : '両年に共通する評価基準がありません。';
  return [
    up.length === 0 ? '' : `前年より上昇：${moved(up)}。`,
    down.length === 0 ? '' : `前年より低下：${moved(down)}。`,
    still === 0 ? '' : `${f.count(still)}項目にはっきりした変化はありません。`,
    compared === 0 ? nothing : '',
    lowest === null ? '' : `最も低いのは${isolated(lowest.key)}(${value(lowest.value, unit, f)})。`,
    ...failed.map(
      (one) =>
        `必須項目の${isolated(one.key)}は${f.count(one.n)}件中${f.count(one.failed)}件(${f.share((100 * one.failed) / one.n)})で満たされていません。`,
    ),
  ].join('');
}

function rubric({ breaks, version }: Words<'rubric'>[0], naming: PeriodNaming, period: NamePeriod): string {
  if (breaks.length === 0) return '';
  const begins = breaks.map((one) => `${period(one.period, naming)}から第${isolated(one.version)}版`);
  const kept = version === null ? '' : `第${isolated(version)}版による評価だけを比べています。`;
  return `評価基準が変わりました：${listed(begins)}。${kept}`;
}

function categoryRemarks(of: CategoryResult, f: Formats): string[] {
  return [
    of.critical ? '必須' : '',
    of.change === null ? '' : changeAtLength(of.change, f),
    of.failed === null || !of.critical ? '' : `不合格${f.count(of.failed)}件`,
    of.not_applicable ? `対象外${f.count(of.not_applicable)}件` : '',
    `重み${f.number(of.weight, 2)}`,
  ].filter((part) => part !== '');
}

// ── Coverage ────────────────────────────────────────────────────────────────────────────────────────────────────────

function coverage(all: readonly Coverage[], target: number | null, f: Formats): string {
  const { whole, groups, under } = coverageFacts(all, target);
  if (whole === null) return '';
  const counts =
    whole.reviewed === null || whole.closed === null
      ? ''
      : `(${f.count(whole.closed)}件中${f.count(whole.reviewed)}件)`;
  const first = `完了したケースの${f.share(whole.value, 1)}${counts}を評価しました。`;
  if (target === null) return first;
  const side = whole.value < target ? 'を下回っています' : '以上です';
  const below =
    groups === 0
      ? ''
      : under === 0
        ? '下回る区分はありません。'
        : `${f.count(groups)}区分中${f.count(under)}区分が下回っています。`;
  return `${first}目標の${f.share(target, 1)}${side}。${below}`;
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
  if (least === null || most === null) return '区分がわからないため、評価したケースがほかと似ているかは不明です。';
  if (!isUneven) return 'どの区分もほぼ同じ割合で評価されています。';
  const ends = [least, most].map((one) => `${f.share(one.value, 1)}(${isolated(name(one.key))})`);
  const score = weighted === null ? '' : `完了したケース全体に重み付けしたスコアは${value(weighted, unit, f)}です。`;
  return `評価したケースには偏りがあり、割合は${ends.join('から')}までです。${score}`;
}

function coveragePoint(name: string, of: Coverage, remarks: readonly string[], f: Formats): string {
  const { value: share, reviewed, closed } = of;
  if (share === null) return [name, ...remarks].join('。');
  const counts = reviewed === null || closed === null ? '' : `、完了${f.count(closed)}件中${f.count(reviewed)}件`;
  return [`${name}：${f.share(share, 1)}${limits(of, (amount) => f.share(amount, 1))}${counts}`, ...remarks].join('。');
}

// ── Agreement ───────────────────────────────────────────────────────────────────────────────────────────────────────

const readings: Readonly<Record<AlphaReading, string>> = {
  dependable: '信頼できる',
  tentative: '暫定的',
  low: '低い',
  none: '差がない',
};

const metrics = { nominal: '名義尺度', ordinal: '順序尺度', interval: '間隔尺度' } as const;

function alphaPoint(of: Words<'alphaPoint'>[0], f: Formats): string {
  const { key, alpha, metric, agreement, units } = of;
  const shown = alpha === null ? '' : `アルファ${f.number(alpha, 2)}${limits(of, (amount) => f.number(amount, 2))}、`;
  const equal = agreement === null ? '' : `、組の${f.share(agreement)}が同じ`;
  return `${key}：${shown}${readings[readingOf(alpha)]}${equal}、2件以上の評価があるケース${f.count(units)}件、${metrics[metric]}`;
}

function agreement(of: Words<'calibration'>[0], f: Formats): string {
  const { readings: counts } = calibrationFacts(of);
  const kinds = (['dependable', 'tentative', 'low'] as const).filter((kind) => counts[kind] > 0);
  if (kinds.length === 0)
    return of.categories.length === 0 ? '' : '異なる評価が2件以上あるケースが少なく、一致の度合いはわかりません。';
  const parts = kinds.map((kind) => `「${readings[kind]}」が${f.count(counts[kind])}項目`);
  return `評価者の一致は${parts.join('、')}です(クリッペンドルフのアルファ：1は完全な一致、0は偶然)。`;
}

function calibration(of: Words<'calibration'>[0], name: NameSegment, f: Formats): string {
  const { compared, apart } = calibrationFacts(of);
  const names = apart.map((one) => `${isolated(name(one.key))}(${difference(one.bias, 'points', f)})`);
  const rest =
    apart.length === 0
      ? `評価者${f.count(compared)}人に、偶然の範囲を超える違いはありません。`
      : `評価者${f.count(compared)}人中${f.count(apart.length)}人が、同じケースのほかの評価者と偶然の範囲を超えて違います：${listed(names)}。`;
  return [agreement(of, f), compared === 0 ? '' : rest].join('');
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
      : `ほかの評価者との差${difference(bias.value, 'points', f)}${limits(bias, (amount) => f.signed(amount, 1))}`,
    mean === null ? '' : `平均${bare(mean, unit, f)}`,
    n === null ? '' : `評価${f.count(n)}件`,
    signal === null ? '' : `偶然の範囲を超えて${signal === 'high' ? '甘い' : '厳しい'}`,
  ];
  return `${name(key)}：${parts.filter((part) => part !== '').join('、')}`;
}

// ── The words ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** What is said of categories and coverage. */
function ofCases(f: Formats, period: NamePeriod, segment: NameSegment) {
  return {
    critical: '必須',
    categories: (of, unit) => categories(of, unit, f),
    rubric: (of, naming) => rubric(of, naming, period),
    categoryChange: (of) => change(of, f),
    categoryVerdict: (of) => changeAtLength(of, f),
    categoryRemarks: (of) => categoryRemarks(of, f),
    ratings: (n) => `評価${f.count(n)}件`,
    ratingsHead: '評価数',
    fewRatings: (minGroup) => `非表示(評価${f.count(minGroup)}件未満を守るため)`,
    relative: (percent) => relative(percent, f),
    coverage: (all, target) => coverage(all, target, f),
    sampling: (all, weighted, unit) => sampling(all, weighted, unit, segment, f),
    coverageTarget: (percent) => `目標${f.share(percent, 1)}`,
    covered: (reviewed, closed) => `${f.count(reviewed)}／${f.count(closed)}`,
    coveredHead: '評価済み',
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
    alphaKey: `${f.number(alphaLimits.dependable, 3)}以上は信頼でき、${f.number(alphaLimits.tentative, 3)}以上は暫定的、それ未満は低いと読みます。`,
    biasKey: '同じケースでの自分のスコアとほかの評価者のスコアとの差(ポイント)です。丸は偶然の範囲を超える差です。',
    alphaHead: 'ケース',
    calibrationTitles: {
      alpha: '項目別の一致',
      bias: 'ほかの評価者との差',
      matrix: '別の評価者の評価',
    },
    equal: (percent) => `組の${f.share(percent)}が同じ`,
    matrixHead: '一人の評価↓ 別の評価者の評価→',
    matrixPair: (one, other, share, n) =>
      `一人が${one}としたとき、別の評価者が${other}：評価${f.count(n)}件の${f.share(share)}`,
    reviewerPoint: (of, unit) => reviewerPoint(of, unit, segment, f),
    unpaired: (mean, unit) => `${mean === null ? '' : `平均${bare(mean, unit, f)}、`}共通のケースが少なすぎます`,
    otherReviewers: 'ほかの評価者',
    coaching: '順位ではなく名前の順です。件数が少ないほどチームの値に近づけています。',
    coachingHeads: { weakest: 'チームを最も下回る項目', themes: '評価で挙がったこと' },
    coachingGap: (name, gap) => `${name} ${difference(gap, 'points', f)}`,
    noWeakness: 'チームを下回る項目はありません',
    theme: (name, n) => `${name}(${f.count(n)}件)`,
    shownOf: (shown, all) =>
      shown < all ? `${f.count(all)}人中${f.count(shown)}人を示しています。全員は表にあります。` : '',
    reviewNext: (items) => {
      const groups = new Set(items.map(({ note }) => note)).size;
      if (items.length === 0) return '評価を待つケースはありません。';
      const within = groups > 1 ? `${f.count(groups)}区分それぞれが目標に近づくように` : '';
      return `次に評価する${f.count(items.length)}件です。${within}無作為に選びました。`;
    },
  } satisfies Partial<ReviewWords>;
}

/** The Japanese words about reviews. */
export function reviewsJa(words: FirstWords): ReviewWords {
  return { ...ofCases(words, words.periodName, words.segmentName), ...ofPeople(words, words.segmentName) };
}

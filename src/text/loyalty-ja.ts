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
import { codesJa, propertyName } from './codes-ja.js';
import { isolated, spelledOut } from './formats.js';
import { afterFacts, bandOf, cohortFacts, contrastFacts, revenueFacts, stratifiedFacts } from './loyalty.js';
import type { CohortAge, ContrastWords, FirstWords, Formats, LifePoint, LoyaltyWords, PeriodNaming } from './text.js';
import { bare, between, countedJa, durationWords, value } from './values-ja.js';

type NamePeriod = (period: string, naming: PeriodNaming) => string;
type NameSegment = (key: string | null) => string;

function customers(n: number, f: Formats): string {
  return countedJa(n, 'customers', f);
}

function months(amount: number, f: Formats): string {
  return value(amount, 'months', f);
}

function moved(amount: number, { currency }: PeriodNaming, f: Formats): string {
  return `${amount > 0 ? '+' : ''}${f.money(amount, currency)}`;
}

// ── How long customers stay ─────────────────────────────────────────────────────────────────────────────────────────

function medianLife({ value: middle, low, high }: Limits, f: Formats): string {
  if (middle === null) return '解約はまだ半数に達していません';
  const limits =
    low !== null && high === null ? `(${bare(low, 'months', f)}か月以上)` : between({ low, high }, 'months', f);
  return `半数が解約するまで${months(middle, f)}${limits}`;
}

function lifePoint(name: string, { months: at, value: share, low, high }: LifePoint, f: Formats): string {
  const shown = share === null ? '–' : `${f.share(share, 1)}${between({ low, high }, 'percent', f)}`;
  return `${name === '' ? '' : `${name}、`}${months(at, f)}後も継続：${shown}`;
}

function lifeCurve(median: Limits | undefined, kept: readonly LifePoint[], f: Formats): string {
  const parts = kept.map(({ months: at, value: share }) => `${months(at, f)}後${f.share(share ?? 0, 1)}`);
  const there = parts.length === 0 ? '' : `継続している割合は${parts.join('、')}です。`;
  return `${there}${median === undefined ? '' : `${medianLife(median, f)}。`}`;
}

// ── Cohorts ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const kept: Readonly<Record<Cohorts['statistic'], string>> = {
  customers: '顧客',
  gross: '収益(増額分を含まない)',
  net: '収益(増額分を含む)',
};

const ways: Readonly<Record<Cohorts['kind'], string>> = {
  classic: 'その月に継続',
  rolling: 'その月以降に継続',
  bracket: 'その期間に1度以上継続',
  survival: 'その月まで途切れず継続',
};

function cohortAge({ from, to }: CohortAge, f: Formats): string {
  return from === to ? f.number(from) : `${f.number(from)}～${f.number(to)}`;
}

function ageWords(age: CohortAge, f: Formats): string {
  return `${cohortAge(age, f)}か月後`;
}

function cohorts(of: Cohorts, f: Formats): string {
  const facts = cohortFacts(of);
  if (facts.length === 0) return '';
  const parts = facts.map(({ age, cell }) => `${ageWords(age, f)}${f.share(cell.value ?? 0, 1)}`);
  return `${kept[of.statistic]}のうち${ways[of.kind]}している割合は${parts.join('、')}です(開始月の${of.statistic === 'customers' ? '人数' : '収益'}で加重)。`;
}

function cohortCell(name: string, age: CohortAge, cell: CohortCell, { statistic }: Cohorts, f: Formats): string {
  const { value: share, n, of } = cell;
  const when = `${name}、${ageWords(age, f)}`;
  if (share === null) return when;
  const who =
    n === null || of === null
      ? ''
      : statistic === 'customers'
        ? `、${customers(of, f)}中${f.count(n)}件`
        : `、${customers(of, f)}`;
  return `${when}：${f.share(share, 1)}${between(cell, 'percent', f)}${who}${cell.complete ? '' : '。まだ途中'}`;
}

function cohortsDrawn(ages: { shown: number; all: number }, rows: { shown: number; all: number }, f: Formats): string {
  const parts = [
    ...(ages.shown < ages.all ? [`経過月${f.count(ages.all)}のうち${f.count(ages.shown)}`] : []),
    ...(rows.shown < rows.all ? [`開始月${f.count(rows.all)}のうち最近の${f.count(rows.shown)}`] : []),
  ];
  return parts.length === 0 ? '' : `${parts.join('、')}を表示しています。すべては表にあります。`;
}

// ── Revenue ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function movementName(key: string): string {
  const names: Readonly<Record<string, string>> = codesJa.movements;
  return names[key] ?? spelledOut(key);
}

function revenue(flow: RevenueFlow, naming: PeriodNaming, period: NamePeriod, f: Formats): string {
  const { change, gave, took } = revenueFacts(flow);
  const percent = flow.start > 0 ? `(${f.signed((100 * change) / flow.start, 1)}%)` : '';
  const turned =
    change === 0
      ? '増減はありません'
      : `${f.money(Math.abs(change), naming.currency)}${percent}${change > 0 ? '増えました' : '減りました'}`;
  const named = (of: { key: string; amount: number }) => `${movementName(of.key)}(${moved(of.amount, naming, f)})`;
  const parts = [...(gave ? [`最大の増加は${named(gave)}`] : []), ...(took ? [`最大の減少は${named(took)}`] : [])];
  return `${period(flow.period, naming)}：月額${f.money(flow.end, naming.currency)}。${turned}。${parts.length === 0 ? '' : `${parts.join('、')}です。`}`;
}

function movement(key: string, amount: number, n: number | null, hidden: string, of: PeriodNaming, f: Formats): string {
  const isTotal = key === 'start' || key === 'end';
  const mark = isTotal || amount === 0 ? '' : amount > 0 ? '▲ ' : '▼ ';
  const who = n === null ? '' : `、${customers(n, f)}`;
  return `${mark}${movementName(key)}：${isTotal ? f.money(amount, of.currency) : moved(amount, of, f)}${who}${hidden === '' ? '' : `。${hidden}`}`;
}

// ── Churn compared ──────────────────────────────────────────────────────────────────────────────────────────────────

function groupValue(by: string | null, key: string | null, segment: NameSegment, f: Formats): string {
  const band = by === 'reply_band' ? bandOf(key) : null;
  if (band !== null) {
    if (band.to === Infinity) return `${durationWords(band.from, f)}超`;
    return band.from === 0
      ? `${durationWords(band.to, f)}以内`
      : `${durationWords(band.from, f)}～${durationWords(band.to, f)}`;
  }
  if (by === 'reply_band' && key === null) return '直近の返信なし';
  if (by === 'rating' && key === null) return '評価なし';
  const groups: Readonly<Record<string, string>> = codesJa.groups;
  return by === 'rating' && key !== null ? (groups[key] ?? segment(key)) : segment(key);
}

function rates({ groups, contrasts }: RateComparison, name: (key: string | null) => string, f: Formats): string {
  const clear = contrasts.filter(({ verdict }) => verdict !== 'unclear');
  if (contrasts.length === 0 || !groups.some((group) => group.value !== null)) return '';
  if (clear.length === 0) return '解約の多さにはっきりした差のある区分はありません。';
  return clear.map((of) => contrastSentence(of, name, f)).join('');
}

/** How much more or less often customers leave. */
function often(relative: number, f: Formats): string {
  if (relative > 100) return `${f.number(1 + relative / 100, 1)}倍`;
  return `${f.share(Math.abs(relative))}${relative > 0 ? '多い' : '少ない'}`;
}

function contrastSentence(of: RateContrast, name: (key: string | null) => string, f: Formats): string {
  const { key, against, relative, verdict } = of;
  const size = relative.value === null ? (verdict === 'up' ? '多い' : '少ない') : often(relative.value, f);
  const like = stratifiedFacts(of);
  const among =
    like === null
      ? ''
      : `条件をそろえると${like.relative === null ? 'はっきりした差はありません' : `${often(like.relative, f)}です`}。`;
  return `${isolated(name(key))}の解約は${isolated(name(against))}より${size}です。${among}`;
}

const contrastNames = {
  points: '100顧客月あたりの差',
  relative: '比率の差',
  ratio: '率の比(そのまま)',
  stratified: '率の比(条件をそろえて)',
} as const;

function strataWords(strata: readonly string[]): string {
  return strata.length === 0 ? '' : `：${strata.map(propertyName).join('、')}`;
}

function contrast(
  of: RateContrast,
  comparison: RateComparison,
  name: (key: string | null) => string,
  f: Formats,
): ContrastWords {
  const word = { up: 'より高い', down: 'より低い', unclear: 'とはっきりした差なし' }[of.verdict];
  const names = { ...contrastNames, stratified: contrastNames.stratified + strataWords(comparison.strata) };
  const left = of.risk === null ? '' : `${months(of.risk.months, f)}以内の解約の差(ポイント)`;
  return {
    head: `${isolated(name(of.key))}は${isolated(name(of.against))}${word}`,
    lines: contrastFacts(of, f).map(({ kind, value: shown, low, high }) => ({
      name: kind === 'risk' ? left : names[kind],
      value: shown,
      interval: low === '' ? '' : `(${low}～${high})`,
    })),
  };
}

// ── After the last case ─────────────────────────────────────────────────────────────────────────────────────────────

function withinDays(days: number, f: Formats): string {
  return `${f.count(days)}日以内`;
}

function after(all: readonly AfterCase[], name: (by: string | null, key: string | null) => string, f: Formats): string {
  const facts = afterFacts(all);
  if (facts === null) return '';
  const whole = facts.whole.map(({ days, value: share }) => `${withinDays(days, f)}${f.share(share, 1)}`);
  const first = whole.length === 0 ? '' : `最後のケースの後に解約した割合は${whole.join('、')}です。`;
  const { most, least, days } = facts;
  if (most === null || least === null) return first;
  const named = (of: typeof most) => `${isolated(name(of.by, of.key))}(${f.share(of.value, 1)})`;
  return `${first}${withinDays(days, f)}では${named(most)}が最も多く、${named(least)}が最も少なくなっています。`;
}

function rateGroup(name: string, group: RateGroup, hidden: string, f: Formats): string {
  if (group.value === null) return hidden === '' ? name : `${name}。${hidden}`;
  const made =
    group.events === null || group.exposure === null
      ? ''
      : `。${f.count(Math.round(group.exposure))}顧客月に${f.count(group.events)}件の解約`;
  return `${name}：${value(group.value, 'rate', f)}${between(group, 'rate', f)}${made}`;
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
    lifePoint: (name, point, followed) => `${lifePoint(name, point, f)}。その長さまで観察した${customers(followed, f)}`,
    medianLife: (median) => medianLife(median, f),
    medianShort: ({ value: middle }) => (middle === null ? '解約は半数未満' : `半数が解約するまで${months(middle, f)}`),
    monthTick: (at) => `${f.number(at)}か月`,
    followed: 'その長さまで観察した顧客数',
    cohorts: (of) => cohorts(of, f),
    cohortAge: (age) => cohortAge(age, f),
    cohortCell: (name, age, cell, of, hidden) =>
      hidden === '' ? cohortCell(name, age, cell, of, f) : `${name}、${ageWords(age, f)}。${hidden}`,
    cohortNames: {
      size: '人数',
      average: '平均',
      ages: '継続率(%)と開始からの月数',
      unfinished: '* まだ途中(平均に含めません)',
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
      if (by === 'reply_band') return `各月の前${f.count(days)}日間の初回返信による区分です。`;
      return days === 0
        ? '現在の区分をすべての月に当てはめています。'
        : `各月の${f.count(days)}日前の区分です。継続した結果ではないものを比べるためです。`;
    },
    contrast: (of, comparison) => contrast(of, comparison, (key) => nameOf(comparison.by, key), f),
    association: '関連であり、効果ではありません。区分は無作為に決められていません。',
    after: (all) => after(all, nameOf, f),
    afterPoint: (name, within, { n }) => {
      const shown = within.value === null ? '–' : `${f.share(within.value, 1)}${between(within, 'percent', f)}`;
      return `${name}、${withinDays(within.days, f)}：${shown}${n === null ? '' : `、対象${customers(n, f)}`}`;
    },
    unseen: 'まだその日数に達していません',
    withinDays: (days) => withinDays(days, f),
    groupValue: nameOf,
  };
}

/** The Japanese words of retention and churn. */
export function loyaltyJa(words: FirstWords): LoyaltyWords {
  return { ...staying(words, words.periodName), ...leaving(words, words.segmentName) };
}

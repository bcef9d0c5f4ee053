import {
  countedOf,
  type Counted,
  type ErrorCode,
  type Issue,
  type Measure,
  type Segment,
  type SeriesPoint,
  type Unit,
} from '../metric.js';
import { codesJa } from './codes-ja.js';
import { attribute, bounds, missingAttribute, numberDetail, seenValues, textDetail } from './details.js';
import { age } from './durations.js';
import { formats, isolated, megabytes, spelledOut } from './formats.js';
import { apartFromValue } from './loyalty.js';
import { loyaltyJa, propertyName } from './loyalty-ja.js';
import { notesJa } from './notes-ja.js';
import { periodDate, periodParts } from './periods.js';
import { hasFacts, segmentFacts, seriesFacts } from './series.js';
import { bare, between, countedJa, difference, nounsJa, size, value } from './values-ja.js';
import { reviewsJa } from './reviews-ja.js';
import { viewsJa } from './views-ja.js';
import type {
  ErrorSentences,
  Formats,
  IssueSentences,
  IssueWords,
  Message,
  PeriodNaming,
  Reading,
  Text,
  TickStyle,
} from './text.js';

const metrics: Readonly<Record<string, { readonly name: string; readonly definition: string }>> = codesJa.metrics;
const groups: Readonly<Record<string, string>> = codesJa.groups;

const views = {
  summary: '概要',
  trend: '推移',
  distribution: '回答の分布',
  segments: 'セグメント別',
  control: '管理図',
  agents: '担当別',
  curve: '経過時間別の割合',
  histogram: '所要時間の分布',
  backlog: '経過時間別の未解決',
  stack: '期間別の内訳',
  hours: '曜日・時間帯別',
  steps: '段階',
  queue: '待ち行列',
  cohorts: '開始月別の継続',
  waterfall: '収益の増減',
  rates: '率の比較',
  after: '最後のケースの後',
  categories: '評価項目',
  coverage: '評価したケースの割合',
  calibration: '評価者の一致',
  table: '表',
} as const;

const columns = {
  kind: '種類',
  item: '項目',
  period: '期間',
  segment: 'セグメント',
  answer: '回答',
  group: '区分',
  value: '値',
  low: '下限',
  high: '上限',
  n: '回答数',
  share: '割合',
  rest: '差',
  remark: '備考',
  change: '変化',
  target: '目標',
  benchmark: '基準値',
  cases: '件数',
  customers: '顧客数',
  cohort: '開始月',
  size: '人数',
  months: '月数',
  followed: '観察した顧客数',
  days: '日数',
  events: '解約',
  exposure: '顧客月',
  amount: '金額',
  ...codesJa.movements,
  low_limit: '下方限界',
  high_limit: '上方限界',
  shrunken: '件数を考慮した値',
  hours: '時間',
  at_risk: '継続中の件数',
  weekday: '曜日',
  hour: '時間帯',
  state: '状態',
  step: '段階',
  case: 'ケース',
  since: '開始',
  due: '期限',
  overdue: '超過',
  category: '項目',
  weight: '重み',
  earlier: '前年',
  points: '変化(ポイント)',
  relative: '変化(%)',
  failed: '不合格',
  not_applicable: '対象外',
  closed: '完了',
  reviewed: '評価済み',
  agreement: '同じ評価の組',
  ratings: '評価数',
  mean: '平均',
  gap: 'チームとの差',
  stratum: '区分',
  closed_at: '完了日時',
} as const;

const controls = {
  retry: '再試行',
  stop: '中止',
  table: '表で見る',
} as const;

// ── Periods ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function onePeriod(period: string, naming: PeriodNaming, f: Formats): string {
  const parts = naming.period === 'wave' ? null : periodParts(period);
  if (parts === null) return isolated(period);
  const year = `${parts.year}${naming.fiscal_year_start === 1 ? '年' : '年度'}`;
  if (parts.day !== undefined) return periodDate(f.lang, parts, { day: 'numeric', month: 'long', year: 'numeric' });
  if (parts.month !== undefined) return periodDate(f.lang, parts, { month: 'long', year: 'numeric' });
  if (parts.week !== undefined) return `${parts.year}年第${parts.week}週`;
  return parts.quarter === undefined ? year : `${year}第${parts.quarter}四半期`;
}

/** A window from `since/until` in ISO-8601, `..` for an open end; its last day is the day before an exclusive end. */
function windowName(since: string, until: string, { time_zone: zone }: PeriodNaming, f: Formats): string {
  const first = since === '..' ? '' : f.date(since, zone);
  const last = until === '..' ? '' : f.date(Date.parse(until) - 1, zone);
  return first === '' && last === '' ? '全期間' : `${first}～${last}`;
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
  if (style === 'year') return `${parts.year}年`;
  const year = style === 'quarter-year' || style === 'week-year' ? `${parts.year}年` : '';
  return parts.week === undefined ? `${year}Q${parts.quarter ?? ''}` : `${year}第${parts.week}週`;
}

function pointName(point: Pick<SeriesPoint, 'period' | 'missing'>, naming: PeriodNaming, f: Formats): string {
  const name = periodName(point.period, naming, f);
  if (point.missing === undefined) return name;
  return point.missing === 'end' ? `${name}(途中)` : `${name}(一部)`;
}

// ── Sentences about a measure ───────────────────────────────────────────────────────────────────────────────────────

function measureName({ metric, context }: Pick<Measure, 'metric' | 'context'>): string {
  const clocks: Readonly<Record<string, string>> = codesJa.clocks;
  const statistics: Readonly<Record<string, string>> = codesJa.statistics;
  const { clock, statistic } = context.options;
  return clocks[String(clock)] ?? statistics[`${metric}.${String(statistic)}`] ?? metricName(metric);
}

function metricName(metric: string): string {
  return metrics[metric]?.name ?? spelledOut(metric);
}

function answers(n: number, of: Counted, f: Formats): string {
  return countedJa(n, of, f);
}

function headline(measure: Measure, f: Formats): string {
  const name = measureName(measure);
  if (measure.hidden)
    return `${name}は${nounsJa[countedOf(measure)]}が${measure.context.min_group}件未満のため非表示です。`;
  if (measure.value === null)
    return !measure.n && !hasFacts(measure)
      ? `${name}：この期間の${nounsJa[countedOf(measure)]}はありません。`
      : `${name}は求められません。`;
  const who = measure.answered === null ? '' : `回答者(回答率${f.share(measure.answered * 100)})の`;
  const middle = measure.unit === 'hours' ? 'の中央値' : '';
  return `${who}${name}${middle}は${value(measure.value, measure.unit, f)}${between(measure, measure.unit, f)}です。`;
}

function basis(measure: Pick<Measure, 'n' | 'basis' | 'counts' | 'answered'>, f: Formats): string {
  const asked = measure.answered === null ? '' : `、回答率${f.share(measure.answered * 100)}`;
  return `${answers(measure.n ?? 0, countedOf(measure), f)}${asked}。`;
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
    ? `${nounsJa[countedOf(measure)]}が少なく、判断できません(${f.count(later ?? 0)}件)。`
    : '比べられる期間がまだありません。';
}

/** Rounded up, so that the sentence stays true. */
function undetected(amount: number, unit: Unit, f: Formats): string {
  return unit === 'points' ? size(Math.ceil(amount), unit, f) : size(amount, unit, f);
}

function change(measure: Measure, f: Formats): string {
  const found = measure.change;
  if (found === null || found.verdict === null || found.value === null) return withoutVerdict(measure, f);
  if (found.verdict === 'unclear' && isThin(measure)) return withoutVerdict(measure, f);
  const from = periodName(found.from, measure.context, f);
  if (found.verdict === 'unclear') {
    const first = `${from}からのはっきりした変化はありません。`;
    if (found.detectable === null) return first;
    return `${first}この${nounsJa[countedOf(measure)]}数では、${undetected(found.detectable, measure.unit, f)}未満の変化は見分けられません。`;
  }
  const way = found.verdict === 'up' ? '上昇' : '低下';
  const judged = measure.better !== 'down' ? '' : found.verdict === 'up' ? '悪化です。' : '改善です。';
  const to = periodName(found.to, measure.context, f);
  return `${from}から${to}にかけて${size(found.value, measure.unit, f)}${way}しました(偶然の範囲を超えています)。${judged}`;
}

function trend(measure: Measure, f: Formats): string {
  const facts = seriesFacts(measure.series);
  if (facts === null) return '';
  const named = (point: { period: string; value: number | null }) =>
    `${point.value === null ? '' : value(point.value, measure.unit, f)}(${periodName(point.period, measure.context, f)})`;
  const { lowest, highest, last, unfinished } = facts;
  const range = lowest === highest ? '' : `最低${named(lowest)}、最高${named(highest)}。`;
  return `${range}直近は${named(last)}。${unfinished === null ? '' : `途中の期間は${named(unfinished)}。`}`;
}

function segments(all: readonly Segment[], unit: Unit, f: Formats): string {
  const facts = segmentFacts(all);
  if (facts === null) return '';
  const named = (segment: { key: string | null; value: number }) =>
    `${isolated(segmentName(segment.key))}(${value(segment.value, unit, f)})`;
  const extremes = `最高は${named(facts.highest)}、最低は${named(facts.lowest)}。`;
  if (facts.tested === 0) return extremes;
  if (facts.different === 0) return `${extremes}他とはっきり異なるものはありません。`;
  return `${extremes}${f.count(facts.tested)}件中${f.count(facts.different)}件が他とはっきり異なります。`;
}

function benchmark(found: Parameters<Text['benchmark']>[0], unit: Unit, f: Formats): string {
  if (found.old) return '2年以上前の値のため、優劣は判断しません。';
  if (found.difference === null) return '';
  const { value: amount, low, high } = found.difference;
  if (low !== null && low > 0) return `${size(amount, unit, f)}上回っています。`;
  if (high !== null && high < 0) return `${size(amount, unit, f)}下回っています。`;
  return 'はっきりした差はありません。';
}

function segmentName(key: string | null): string {
  if (key === null) return '(未設定)';
  return key.trim() === '' ? '(空欄)' : key;
}

function point(
  name: string,
  figures: Parameters<Text['point']>[1],
  unit: Unit,
  remarks: readonly string[],
  f: Formats,
): string {
  const shown = figures.value === null ? [] : [`${value(figures.value, unit, f)}${between(figures, unit, f)}`];
  const n = figures.n === null ? [] : [`${f.count(figures.n)}件`];
  const said = [...shown, ...n].join('、');
  return [`${name}${said === '' ? '' : `：${said}`}`, ...remarks].join('。');
}

// ── Issues ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function field(issue: Issue): string {
  return isolated(issue.field ?? '値');
}

function example(issue: Issue): string {
  const [first] = seenValues(issue);
  return first === undefined ? '' : `(例：「${isolated(first)}」)`;
}

function fate(issue: Issue): string {
  return issue.aside ? '集計から除きました。' : '';
}

function wrong(issue: Issue, f: Formats, what: string): string {
  return `${f.count(issue.count)}行で${field(issue)}が${what}${example(issue)}。${fate(issue)}`;
}

function plain(seen: string, meaning: string, remedy: string): IssueWords {
  return { seen, meaning, remedy, silence: null };
}

const issues: IssueSentences = {
  not_a_record: (issue, f) => ({
    seen: `一覧の${f.count(issue.count)}件が記録の形ではありません${example(issue)}。${fate(issue)}`,
    meaning: '見出し、合計、空行などが混ざっていることが多いです。',
    remedy: '書き出し元で除くか、行の一覧の場所を指定してください。',
    silence: 'rows-at="data.rows"',
  }),
  not_a_number: (issue, f) => ({
    seen: wrong(issue, f, '数ではありません'),
    meaning: '「無回答」を表す語や、文字で書かれた数であることが多いです。',
    remedy: '空欄とみなす語を指定し、数は9や9.5のように書いてください。',
    silence: missingAttribute(issue),
  }),
  not_text: (issue, f) => ({
    seen: wrong(issue, f, '文字ではありません'),
    meaning: '名前の代わりに一覧や入れ子の値が入っていることが多いです。',
    remedy: '中の文字の場所を指定してください。',
    silence: issue.field === null ? null : attribute('fields', { [issue.field]: `${issue.field}.name` }),
  }),
  not_boolean: (issue, f) => ({
    seen: wrong(issue, f, 'trueでもfalseでもありません'),
    meaning: '「はい」「いいえ」が別の語で書かれていることが多いです。',
    remedy: 'trueかfalseで書くか、空欄とみなす語を指定してください。',
    silence: missingAttribute(issue),
  }),
  not_an_instant: (issue, f) => ({
    seen: wrong(issue, f, '日時ではありません'),
    meaning: '地域の書き方の日付や、存在しない日であることが多いです。',
    remedy: '2024-01-31T09:30:00Zのように書くか、書式を指定してください。',
    silence: 'dates="%d/%m/%Y %H:%M"',
  }),
  out_of_range: (issue, f) => {
    const [low, high] = bounds(issue) ?? [null, null];
    const limits = low === null || high === null ? '尺度' : `${f.number(low, 3)}～${f.number(high, 3)}`;
    return {
      seen: wrong(issue, f, `${limits}の範囲にありません`),
      meaning: '別の尺度の値や、「無回答」を表す番号であることが多いです。',
      remedy: '正しい尺度で書くか、空欄とみなす値を指定してください。',
      silence: missingAttribute(issue),
    };
  },
  non_integer: (issue, f) =>
    plain(
      wrong(issue, f, '整数ではありません'),
      '複数の回答の平均や、別の尺度の値であることが多いです。',
      '回答を1件ずつ書いてください。',
    ),
  missing_field: (issue, f) => ({
    seen: `${f.count(issue.count)}行に${field(issue)}がありません。${fate(issue)}`,
    meaning: 'データでは別の名前になっていることが多いです。',
    remedy: 'データでの名前を指定してください。',
    silence: issue.field === null ? null : attribute('fields', { [issue.field]: 'name_in_the_feed' }),
  }),
  unsafe_integer: (issue, f) =>
    plain(
      wrong(issue, f, '数としては長すぎて正確に扱えません'),
      '識別子が数として書かれていることが多く、2つが1つに見えるおそれがあります。',
      '識別子は引用符で囲み、文字として書いてください。',
    ),
  epoch_unit_suspect: (issue, f) =>
    plain(
      wrong(issue, f, '2000年より前になります'),
      'ミリ秒であるべきところが秒になっていることが多いです。',
      'ミリ秒か、2024-01-31T09:30:00Zのような日時で書いてください。',
    ),
  future_timestamp: (issue, f) =>
    plain(
      wrong(issue, f, 'データの終わりより後です'),
      '時計、時間帯、as_ofのいずれかの誤りであることが多いです。',
      'データのas_ofと日時の時間帯を確かめてください。',
    ),
  negative_duration: (issue, f) =>
    plain(
      `${f.count(issue.count)}件は終わりが始まりより前です。`,
      '日時の時間帯の違いや、項目の取り違えであることが多いです。',
      '日時の時間帯と項目の対応を確かめてください。',
    ),
  clock_skew: (issue, f) =>
    plain(
      `${f.count(issue.count)}件は終わりが始まりより1分以内だけ前です。`,
      '2つの機器の時計のずれであることが多いです。',
      '対応は不要です。時間を0として数えました。',
    ),
  no_schedule: (issue, f) =>
    plain(
      `${f.count(issue.count)}件に営業時間の定めがありません${example(issue)}。`,
      '営業時間のデータに定めが欠けていることが多いです。',
      '定めを加えるか、暦の時間で数えてください。',
    ),
  naive_timestamp: (issue, f) => ({
    seen: wrong(issue, f, '時間帯の記載のない日時です'),
    meaning: 'ヘルプデスクの現地時刻であることが多いです。',
    remedy: '日時に時差を付けるか、時間帯を指定してください。',
    silence: 'time-zone="Asia/Tokyo"',
  }),
  leap_second: (issue, f) =>
    plain(
      wrong(issue, f, 'うるう秒です'),
      'まれですが正しい値です。',
      '対応は不要です。直前の秒の終わりとして扱います。',
    ),
  missing_score: (issue, f) =>
    plain(
      `${f.count(issue.count)}件の調査に回答がありません。`,
      '送られたまま記入されなかったことが多いです。',
      '対応は不要です。回答率だけに数えます。',
    ),
  duplicate_id: (issue, f) =>
    plain(
      `${f.count(issue.count)}行が他の行と同じ識別子です${example(issue)}。最新の行を残しました。`,
      '同じ記録が2度書き出されていることが多いです。',
      '対応は不要ですが、1度だけ書き出すと確実です。',
    ),
  contact_before_answer: (issue, f) =>
    plain(
      `${f.count(issue.count)}件の連絡は、対象の回答より前です。`,
      '別の用件の連絡か、時計のずれであることが多いです。',
      '回答のIDとタイムゾーンを確かめてください。こうした連絡は数えません。',
    ),
  closed_without_contact: (issue, f) =>
    plain(
      `${f.count(issue.count)}件のフォローアップは、連絡の記録なしに完了しています。`,
      '連絡が記録されなかったことが多いです。',
      '連絡した時刻を入れてください。それまでは未対応として数えます。',
    ),
  superseded: (issue, f) =>
    plain(
      `${f.count(issue.count)}件の回答は、同じ人の後の回答に置き換わりました。`,
      '考えを改めた人であることが多いです。',
      '対応は不要です。最新の回答を数えます。',
    ),
  excluded: (issue, f) =>
    plain(
      `${f.count(issue.count)}行に除外の印があります。`,
      '試験や社内の回答であることが多いです。',
      '対応は不要です。指定どおり除きました。',
    ),
  other_kind: (issue, f) =>
    plain(
      `${f.count(issue.count)}行は別の種類の調査です${example(issue)}。`,
      '複数の調査を含むデータであることが多いです。',
      '対応は不要です。ここでは除きます。',
    ),
  other_scope: (issue, f) =>
    plain(
      `${f.count(issue.count)}行はこの指標の対象外です${example(issue)}。`,
      '個別の問い合わせの調査と関係全体の調査が混ざっていることが多いです。',
      '対応は不要です。ここでは除きます。',
    ),
  negative_amount: (issue, f) =>
    plain(
      wrong(issue, f, '負の値です'),
      '返金や値引きが、継続する金額に混ざっていることが多いです。',
      '一度きりの返金は除いてください。負の金額は0として数えます。',
    ),
  self_review: (issue, f) =>
    plain(
      `${f.count(issue.count)}件は担当者自身による評価です。`,
      '学習のために自分の対応を見直したものであることが多いです。',
      '対応は不要です。スコアには数えません。',
    ),
  calibration_review: (issue, f) =>
    plain(
      `${f.count(issue.count)}件は評価者どうしを比べるための評価です。`,
      '同じケースを複数の評価者が採点したものです。',
      '対応は不要です。一致の度合いだけに数えます。',
    ),
  open_case: (issue, f) =>
    plain(
      `${f.count(issue.count)}件は完了していないケースの評価です。`,
      '長いケースの途中での評価や、再開されたケースであることが多いです。',
      '対応は不要ですが、完了後に評価すると確実です。',
    ),
  without_money: (issue, f) => ({
    seen: `${f.count(issue.count)}行に金額がありません。${fate(issue)}`,
    meaning: '無料プランや試用か、データでの名前が違うことが多いです。',
    remedy: '無料プランなら対応は不要です。そうでなければデータでの名前を指定してください。',
    silence: issue.field === null ? null : attribute('fields', { [issue.field]: 'name_in_the_feed' }),
  }),
  orphan: (issue, f) =>
    plain(
      `${f.count(issue.count)}行が指す記録は、もう一方のデータにありません${example(issue)}。`,
      '2つのデータが別の時点で書き出されていることが多いです。',
      '同じ期間で書き出してください。',
    ),
};

// ── Errors ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const errors: ErrorSentences = {
  offline: () => ({ what: 'この端末はオフラインです。', remedy: '接続が戻りしだい表示します。' }),
  network: () => ({
    what: '端末はオンラインですが、サーバーに接続できませんでした。',
    remedy: 'データのアドレスを確かめてください。サーバーが停止しているか、接続を拒んでいる可能性があります。',
  }),
  timeout: () => ({
    what: 'サーバーが時間内に応答しませんでした。',
    remedy: '再試行するか、timeoutで時間を延ばしてください。',
  }),
  stalled: () => ({ what: 'データの受信が途中で止まりました。', remedy: 'しばらくしてから再試行してください。' }),
  http: (details) => ({
    what: `サーバーの応答は状態${textDetail(details['status'], 20) ?? '不明'}でした${titled(details)}。`,
    remedy: 'データのアドレスを確かめてください。',
  }),
  auth_required: () => ({
    what: 'サインインしていないか、閲覧の権限がありません。',
    remedy: 'サインインして再試行してください。',
  }),
  not_found: () => ({
    what: 'このアドレスにデータはありません。',
    remedy: 'srcを確かめてください。ページからの相対で読みます。',
  }),
  too_many_requests: () => ({
    what: 'サーバーが要求の回数を制限しています。',
    remedy: 'しばらく待って再試行してください。',
  }),
  server: (details) => ({
    what: `サーバー側の障害です(状態${textDetail(details['status'], 20) ?? '5xx'})。`,
    remedy: 'しばらくして再試行するか、運用担当に知らせてください。',
  }),
  cross_origin: (details) => ({
    what: `データは別のサイト${hosted(details)}にあり、このページからの読み取りが許されていません。`,
    remedy: 'そのサイトがAccess-Control-Allow-Originでこのページを許す必要があります。',
  }),
  policy: (details) => ({
    what: `このページのセキュリティ方針がデータ${hosted(details)}を許していません。`,
    remedy: `方針の${textDetail(details['directive'], 40) ?? 'connect-src'}にアドレスを加えてください。`,
  }),
  mixed_content: () => ({
    what: 'このページは暗号化されていますが、データはされていません。',
    remedy: 'データをhttpsで配信してください。',
  }),
  bad_url: (details) => ({
    what: `データのアドレスを使えません${quoted(details['seen'])}。`,
    remedy: 'srcにはhttpかhttpsのアドレス、またはこのサイト内のパスを、パスワードを含めずに書いてください。',
  }),
  redirected: (details) => ({
    what: `データは別のサイト${hosted(details)}に移されており、読みませんでした。`,
    remedy: '信頼できるなら、srcを新しいアドレスにしてください。',
  }),
  too_large: () => ({
    what: 'データがページには大きすぎます。',
    remedy: '行ではなく集計を渡すか、期間を短くしてください。',
  }),
  web_page: () => ({
    what: 'サーバーがWebページを返しました。ログイン画面かもしれません。',
    remedy: 'サインインするか、srcがデータそのものを指すか確かめてください。',
  }),
  empty_body: () => ({ what: 'サーバーの応答が空でした。', remedy: 'データの書き出しを確かめてください。' }),
  truncated: () => ({
    what: 'データが途中で切れています。',
    remedy: '再試行し、続くようなら書き出しを確かめてください。',
  }),
  not_json: (details) => ({
    what: `データがJSONではありません${quoted(details['seen'])}。`,
    remedy: 'サーバーの応答を確かめるか、typeで形式を指定してください。',
  }),
  not_arrow: () => ({ what: 'データをArrowとして読めません。', remedy: 'Arrow IPCの形式で書き出してください。' }),
  encoding: () => ({ what: 'データの文字コードがUTF-8ではありません。', remedy: 'UTF-8で書き出してください。' }),
  depth: () => ({ what: 'データの入れ子が深すぎます。', remedy: '行を単純な一覧で書いてください。' }),
  no_rows_found: () => ({ what: 'データに行の一覧が見つかりません。', remedy: 'rows-atで場所を指定してください。' }),
  currency_mismatch: (details) => ({
    what: `データに複数の通貨があります${quoted(details['seen'])}。`,
    remedy: '書き出すときに換算するか、絞り込みで1つずつ表示してください。',
  }),
  schema_version: (details) => ({
    what: `データは別の版のために書かれています${quoted(details['seen'])}。`,
    remedy: '部品を更新するか、対応する版で書き出してください。',
  }),
  bad_option: (details) => ({
    what: refused(details),
    remedy: allowed(details) ?? '値を直してください。使える値は要素の説明にあります。',
  }),
  missing_column: (details) => ({
    what: `データに列${onField(details)}がありません${offered(details)}。`,
    remedy: 'データでの名前をfieldsで指定してください。',
  }),
  all_rows_bad: () => ({ what: '使える行が1つもありません。', remedy: '下の一覧を見て、データを直してください。' }),
  too_many_bad: (details) => ({
    what: `半分を超える行が使えない${bad(details)}ため、値を表示しません。`,
    remedy: '下の一覧を見て、データを直してください。',
  }),
  engine: () => ({ what: '計算できませんでした。', remedy: 'ページを読み直し、続くようならお知らせください。' }),
  cancelled: () => ({ what: '読み込みを中止しました。', remedy: '再試行してください。' }),
};

function refused({ option, seen }: Readonly<Record<string, unknown>>): string {
  const name = isolated(textDetail(option, 60) ?? '指定');
  const value = textDetail(seen, 80);
  return value === null || value === '' ? `${name}が必要です。` : `${name}に「${isolated(value)}」は使えません。`;
}

/** What would have been right, where that is known. */
function allowed({ expected }: Readonly<Record<string, unknown>>): string | null {
  const text = textDetail(expected, 120);
  return text === null ? null : `使える値: ${text}。`;
}

/** The columns that are there instead. */
function offered({ seen }: Readonly<Record<string, unknown>>): string {
  const text = textDetail(seen, 120);
  return text === null ? '' : `。ある列: ${isolated(text)}`;
}

function quoted(seen: unknown): string {
  const text = textDetail(seen, 80);
  return text === null ? '' : `：「${isolated(text)}」`;
}

function hosted(details: Readonly<Record<string, unknown>>): string {
  const origin = textDetail(details['origin'], 120);
  return origin === null ? '' : `(${isolated(origin)})`;
}

function titled(details: Readonly<Record<string, unknown>>): string {
  const title = textDetail(details['title']);
  return title === null ? '' : `：${isolated(title)}`;
}

function onField(details: Readonly<Record<string, unknown>>): string {
  const name = textDetail(details['field'] ?? details['option'], 60);
  return name === null ? '' : `「${isolated(name)}」`;
}

function bad(details: Readonly<Record<string, unknown>>): string {
  const share = numberDetail(details['share']);
  return share === null ? '' : `(${Math.round(share * 100)}%)`;
}

const states = {
  loading: { what: '読み込んでいます。', remedy: '' },
  slow: { what: 'まだ読み込んでいます。', remedy: 'サーバーの応答がいつもより遅れています。' },
  counting: { what: '集計しています。', remedy: '' },
  stopped: { what: '表示する前に中止しました。', remedy: '再試行すると最初から読み込みます。' },
  kept: { what: '中止しました。', remedy: '以前の値を表示しています。最後に指定した条件の値ではありません。' },
  empty: { what: 'この期間の回答はありません。', remedy: '期間を延ばすか、絞り込みを減らしてみてください。' },
  stale: { what: '最新の値に更新できませんでした。', remedy: '前回の値を表示しています。' },
  error: { what: '表示できません。', remedy: '再試行してください。' },
} as const;

function ofRecord(message: Message, details: Parameters<Text['error']>[1]): Message {
  const record = textDetail(details['record'], 60);
  return record === null
    ? message
    : { ...message, what: `「${isolated(spelledOut(record))}」のデータ：${message.what}` };
}

// ── The language ────────────────────────────────────────────────────────────────────────────────────────────────────

const values = (f: Formats) => ({
  value: (amount: number, unit: Unit) => value(amount, unit, f),
  figure: (amount: number, unit: Unit) =>
    unit === 'points' ? f.signed(amount) : unit === 'rate' ? bare(amount, unit, f) : value(amount, unit, f),
  amount: (amount: number, unit: Unit) => bare(amount, unit, f),
  unitName: (unit: Unit) => (unit === 'rate' ? '件/100顧客月' : ''),
  difference: (amount: number, unit: Unit) => difference(amount, unit, f),
  interval: (low: number, high: number, unit: Unit) =>
    `${bare(low, unit, f)}～${unit === 'rate' ? bare(high, unit, f) : value(high, unit, f)}`,
  level: (level: number) => `${f.share(level * 100, 1)}区間`,
});

const names = (f: Formats) => ({
  metricName,
  measureName,
  metricDefinition: (metric: string) => metrics[metric]?.definition ?? '',
  groupName: (group: string) => groups[group] ?? spelledOut(group),
  range: (first: string, last: string) => (first === last ? first : `${first}～${last}`),
  dimensionName: propertyName,
  segmentName,
  everyone: '全体',
  periodName: (period: string, naming: PeriodNaming) => periodName(period, naming, f),
  periodTick: (period: string, style: TickStyle) => periodTick(period, style, f),
  pointName: (of: Pick<SeriesPoint, 'period' | 'missing'>, naming: PeriodNaming) => pointName(of, naming, f),
  soFar: '途中',
  inPart: '一部',
  benchmarkName: (of: Parameters<Text['benchmarkName']>[0]) =>
    [of.label || 'ベンチマーク', of.population, of.year === undefined ? undefined : `${of.year}年`]
      .filter((part) => part !== undefined)
      .join('、'),
  targetName: (target: Parameters<Text['targetName']>[0]) => target.label ?? '目標',
  yardstick: (name: string, amount: number, unit: Unit) => `${isolated(name)}：${value(amount, unit, f)}。`,
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
      : `${shares.map(({ group, share }) => `${groups[group] ?? group}${f.share(share)}`).join('、')}。`,
  segments: (all: readonly Segment[], unit: Unit) => segments(all, unit, f),
  benchmark: (found: Parameters<Text['benchmark']>[0], unit: Unit) => benchmark(found, unit, f),
  versusRest: (verdict: Parameters<Text['versusRest']>[0]) =>
    verdict === 'up' ? '他より高い' : verdict === 'down' ? '他より低い' : '',
  versusRestShort: (verdict: Parameters<Text['versusRest']>[0]) =>
    verdict === 'up' ? '高い' : verdict === 'down' ? '低い' : '',
  hidden: (minGroup: number, of: Counted = 'answers') => `非表示(${nounsJa[of]}${f.count(minGroup)}件未満)`,
  chartName: (name: string, view: keyof typeof views, measure: Measure) => chartName(name, view, measure, f),
  point: (name: string, of: Parameters<Text['point']>[1], unit: Unit, remarks: readonly string[]) =>
    point(name, of, unit, remarks, f),
  bar: (name: string, n: number, share: number, of: Counted) => `${name}：${answers(n, of, f)}、${f.share(share, 1)}`,
  event: (text: string) => `出来事：${isolated(text)}`,
});

function chartName(name: string, view: keyof typeof views, measure: Measure, f: Formats): string {
  const shown =
    measure.value === null || apartFromValue.has(view) ? name : `${name} ${value(measure.value, measure.unit, f)}`;
  const [first, last] = [measure.series[0], measure.series.at(-1)];
  if (first === undefined || last === undefined) return `${shown}、${views[view]}`;
  return `${shown}、${views[view]}、${periodName(first.period, measure.context, f)}～${pointName(last, measure.context, f)}`;
}

const reports = (f: Formats) => ({
  rowsUsed: (used: number, received: number) => `${f.count(received)}行中${f.count(used)}行を使用`,
  hiddenSegments: (count: number, minGroup: number, of: Counted = 'answers') =>
    count === 0 ? '' : `${f.count(count)}個のセグメントは${nounsJa[of]}が${f.count(minGroup)}件未満のため非表示です。`,
  rowsDrawn: (drawn: number, all: number) => `${f.count(all)}行中${f.count(drawn)}行を表示`,
  error: (code: ErrorCode, details: Parameters<Text['error']>[1]) => ofRecord(errors[code](details), details),
  state: (state: keyof typeof states, of: Counted = 'answers') =>
    state === 'empty' ? { ...states.empty, what: `この期間の${nounsJa[of]}はありません。` } : states[state],
  stale: (milliseconds: number) => `${age(f.lang, milliseconds)}前の値`,
  retrying: (wait: number) => `${age(f.lang, wait)}後に再試行します。`,
  reading: ({ bytes, total, rows }: Reading) =>
    [megabytes(bytes, total, ' / ', f), rows > 0 ? `${f.count(rows)}行` : ''].filter(Boolean).join('、'),
  asOf: (instant: string, timeZone: string) => `${f.moment(instant, timeZone)}時点(${timeZone})`,
  filters: (filters: Parameters<Text['filters']>[0]) =>
    Object.entries(filters)
      .map(
        ([dimension, keys]) => `${spelledOut(dimension)}：${keys.map((key) => isolated(segmentName(key))).join('、')}`,
      )
      .join('、'),
  definition: (hash: string) => `定義 ${hash}`,
  firstRows: (rows: readonly number[]) =>
    rows.length === 0 ? '' : `最初は${rows.map((row) => f.count(row)).join('、')}行目です。`,
  inTheTag: 'タグの指定：',
  howComputed: '計算方法',
  paragraph: (sentences: readonly string[]) => sentences.join(''),
  keyboardHelp: '矢印キーで点を移動、HomeとEndで最初と最後へ、Enterで選択、Escapeで説明を閉じます。',
  nothing: '表示するものがありません。',
});

/** Japanese, with the numbers and dates of the region in `lang`. */
export function japanese(lang: string): Text {
  const f = formats(lang);
  return {
    ...f,
    ...values(f),
    ...names(f),
    ...sentences(f),
    ...reports(f),
    ...loyaltyJa(f, (period, naming) => periodName(period, naming, f), segmentName),
    ...viewsJa(f, (period, naming) => periodName(period, naming, f), segmentName),
    ...reviewsJa(f, (period, naming) => periodName(period, naming, f), segmentName),
    note: (note, of = 'answers') => notesJa[note.code](note, f, of),
    issue: (issue) => issues[issue.code](issue, f),
  };
}

import {
  countedOf,
  type Change,
  type CommonNote,
  type Counted,
  type ErrorCode,
  type Measure,
  type Note,
  type SeriesPoint,
  type Unit,
} from '../metric.js';
import { codesJa, propertyName } from './codes-ja.js';
import { age } from './durations.js';
import { formats, isolated, megabytes, spelledOut } from './formats.js';
import { apartFromValue } from './apart.js';
import { firstFailuresJa } from './first-failures-ja.js';
import { notesJa } from './notes-ja.js';
import { periodDate, periodParts } from './periods.js';
import { comparable, emptySide, hasFacts, seriesFacts } from './series.js';
import { bare, between, countedJa, difference, nounsJa, size, value } from './values-ja.js';
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

const metrics: Readonly<Record<string, string>> = codesJa.metrics;
const groups: Readonly<Record<string, string>> = codesJa.groups;

const views = {
  summary: '概要',
  why: '変化の内訳',
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
  renewals: '更新時期別のリスク収益',
  customers: 'リスクのある顧客',
  table: '表',
} as const;

const heads = {
  n: '回答数',
  cases: '件数',
  customers: '顧客数',
  answer: '回答',
  share: '割合',
  target: '目標',
  change: '変化',
  events: '解約',
  reviewed: '評価済み',
} as const;

const controls = {
  retry: '再試行',
  stop: '中止',
  table: '表',
  records: '記録',
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
  return metrics[metric] ?? spelledOut(metric);
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
  if (!measure.n) return '';
  if (isThin(measure)) return `${nounsJa[countedOf(measure)]}が少なく、判断できません(${f.count(later ?? 0)}件)。`;
  if (measure.change === null) return '比べられる期間がまだありません。';
  return `${periodName(emptySide(measure, measure.change), measure.context, f)}の値がないため、比べられません。`;
}

function notCompared({ from }: Change, at: string, { context }: Measure, f: Formats): string {
  return `${f.date(at, context.time_zone)}に数え方が変わったため、${periodName(from, context, f)}とは比べていません。`;
}

/** Rounded up, so that the sentence stays true. */
function undetected(amount: number, unit: Unit, f: Formats): string {
  return unit === 'points' ? size(Math.ceil(amount), unit, f) : size(amount, unit, f);
}

function change(measure: Measure, f: Formats): string {
  const found = measure.change;
  if (found?.broken_at !== undefined) return notCompared(found, found.broken_at, measure, f);
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
  const facts = seriesFacts(comparable(measure));
  if (facts === null) return '';
  const named = (point: { period: string; value: number | null }) =>
    `${point.value === null ? '' : value(point.value, measure.unit, f)}(${periodName(point.period, measure.context, f)})`;
  const { lowest, highest, last, unfinished } = facts;
  const range = lowest === highest ? '' : `最低${named(lowest)}、最高${named(highest)}。`;
  return `${range}直近は${named(last)}。${unfinished === null ? '' : `途中の期間は${named(unfinished)}。`}`;
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
  metricDefinition: (metric: string) => (Object.hasOwn(metrics, metric) ? null : ''),
  groupName: (group: string) => groups[group] ?? spelledOut(group),
  range: (first: string, last: string) => (first === last ? first : `${first}～${last}`),
  dimensionName: propertyName,
  segmentName,
  everyone: '全体',
  periodName: (period: string, naming: PeriodNaming) => periodName(period, naming, f),
  periodTick: (period: string, style: TickStyle) => periodTick(period, style, f),
  pointName: (of: Pick<SeriesPoint, 'period' | 'missing'>, naming: PeriodNaming) => pointName(of, naming, f),
  window: (first: string, last: string) => (first === last ? first : `${first}～${last}の全体`),
  soFar: '途中',
  inPart: '一部',
  targetName: (target: Parameters<Text['targetName']>[0]) => target.label ?? '目標',
  yardstick: (name: string, amount: number, unit: Unit) => `${isolated(name)}：${value(amount, unit, f)}。`,
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
      : `${shares.map(({ group, share }) => `${groups[group] ?? group}${f.share(share)}`).join('、')}。`,
  versusRest: (verdict: Parameters<Text['versusRest']>[0]) =>
    verdict === 'up' ? '他より高い' : verdict === 'down' ? '他より低い' : '',
  versusRestShort: (verdict: Parameters<Text['versusRest']>[0]) =>
    verdict === 'up' ? '高い' : verdict === 'down' ? '低い' : '',
  hidden: (minGroup: number, of: Counted = 'answers') => `非表示(${nounsJa[of]}${f.count(minGroup)}件未満を守るため)`,
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
    count === 0
      ? ''
      : `${f.count(count)}個のセグメントは、${nounsJa[of]}${f.count(minGroup)}件未満を守るため非表示です。`,
  error: (code: ErrorCode) => (code === 'offline' || code === 'network' ? firstFailuresJa[code] : states.error),
  state: (state: keyof typeof states, of: Counted = 'answers') =>
    state === 'empty' ? { ...states.empty, what: `この期間の${nounsJa[of]}はありません。` } : states[state],
  aged: ({ age: since, limit, isOverdue }: Ageing) =>
    `データは${age(f.lang, since)}前のものです（許容は${age(f.lang, limit)}）。${isOverdue ? 'この数値に頼らないでください。' : ''}`,
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
  noteCount: (n: number) => `注記${f.count(n)}件`,
  inTheTag: 'タグの指定：',
  howComputed: '計算方法',
  stop: (words: string) => (words === '' ? '' : `${words}。`),
  paragraph: (sentences: readonly string[]) => sentences.join(''),
  keyboardHelp:
    '矢印キーで点を移動、HomeとEndで最初と最後へ、Enterで選択、Escapeで説明を閉じます。?で計算方法を開きます。',
  nothing: '表示するものがありません。',
});

function first(lang: string): FirstWords {
  const f = formats(lang);
  return {
    ...f,
    ...values(f),
    ...names(f),
    ...sentences(f),
    ...reports(f),
    note: (note, of = 'answers') => (isCommon(note) ? notesJa[note.code](note, f, of) : ''),
    issue: () => null,
  };
}

function isCommon(note: Note): note is Note & { readonly code: CommonNote } {
  return Object.hasOwn(notesJa, note.code);
}

/** Japanese, with the numbers and dates of the region in a tag. */
export const japanese: Language = {
  first,
  parts: {
    notes: async () => (await import('./further-notes-ja.js')).notesInJapanese,
    issues: async () => (await import('./issues-ja.js')).issuesJa,
    failures: async () => (await import('./failures-ja.js')).failuresJa,
    definitions: async () => (await import('./definitions-ja.js')).definitionWordsJa,
    figures: async () => (await import('./figures-ja.js')).figuresJa,
    tables: async () => (await import('./tables-ja.js')).tablesJa,
    cases: async () => (await import('./views-ja.js')).viewsJa,
    loyalty: async () => (await import('./loyalty-ja.js')).loyaltyJa,
    reviews: async () => (await import('./reviews-ja.js')).reviewsJa,
    facts: async () => (await import('./facts-ja.js')).factsJa,
    scores: async () => (await import('./scores-ja.js')).scoresJa,
    records: async () => (await import('./records-ja.js')).recordsJa,
    asking: async () => (await import('./asking-ja.js')).askingJa,
    boards: async () => (await import('./boards-ja.js')).boardsJa,
    risk: async () => (await import('./risk-ja.js')).riskJa,
    moves: async () => (await import('./moves-ja.js')).movesJa,
    comparisons: async () => (await import('./comparisons-ja.js')).comparisonsJa,
  },
};

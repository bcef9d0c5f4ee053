import type { Counted, Measure, Peer } from '../metric.js';
import { caseCodesJa } from './case-codes-ja.js';
import { factsJa, named, quantile, span } from './figures-ja.js';
import { isolated } from './formats.js';
import { controlFacts, histogramFacts, weekFacts } from './case-facts.js';
import type { CaseWords, FirstWords, Formats, PeriodNaming, Reached, Text } from './text.js';
import { between, countedJa, durationWords, value } from './values-ja.js';

type NamePeriod = (period: string, naming: PeriodNaming) => string;
type NameSegment = (key: string | null) => string;

/** At most three names, and how many more there are. */
function listed(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 2).join('、')}ほか${names.length - 2}件` : names.join('、');
}

// ── Durations ───────────────────────────────────────────────────────────────────────────────────────────────────────

function reached(
  name: string,
  { hours, value: share, low, high }: Reached,
  shows: 'surviving' | 'reached',
  f: Formats,
) {
  const shown = `${f.share(share, 1)}${between({ low, high }, 'percent', f)}`;
  const when = shows === 'reached' ? '以内' : '後も継続';
  return `${name === '' ? '' : `${name}、`}${durationWords(hours, f)}${when}：${shown}`;
}

function curve(
  of: Parameters<Text['curve']>[0],
  quantiles: Parameters<Text['curve']>[1],
  within: readonly Reached[],
  f: Formats,
) {
  const middle = quantiles.map((found) => quantile(found, f)).join('、');
  const targets = within.map(({ hours, value: share }) => {
    const kept = of.shows === 'reached' ? share : 100 - share;
    return `${durationWords(hours, f)}以内は${f.share(kept, 1)}。`;
  });
  const open = of.n === null || of.events === null ? 0 : of.n - of.events;
  const rest =
    open > 0 ? `${f.count(of.n ?? 0)}件中${f.count(open)}件は終わっておらず、経過した時間の分だけ数えています。` : '';
  return [middle === '' ? '' : `${middle}。`, ...targets, rest].join('');
}

function groupTest({ p }: Parameters<Text['groupTest']>[0], f: Formats): string {
  const shown = p < 0.001 ? 'p < 0.001' : `p = ${f.number(p, 3)}`;
  return p < 0.05
    ? `区分の差は偶然の範囲を超えています(ログランク検定 ${shown})。`
    : `区分にはっきりした差はありません(ログランク検定 ${shown})。`;
}

function histogram(bars: Parameters<Text['histogram']>[0], f: Formats): string {
  const facts = histogramFacts(bars);
  if (facts === null) return '';
  const { most, n } = facts;
  return `最も多いのは${durationRange(most.from, most.to, f)}：${f.count(n)}件中${f.count(most.n)}件(${f.share((100 * most.n) / n)})。`;
}

function durationRange(from: number, to: number, f: Formats): string {
  if (from <= 0) return `${durationWords(to, f)}未満`;
  return Number.isFinite(to) ? `${durationWords(from, f)}～${durationWords(to, f)}` : `${durationWords(from, f)}超`;
}

function overdue(hours: number | null, f: Formats): string {
  if (hours === null) return '';
  return hours > 0 ? `${durationWords(hours, f)}超過` : `あと${durationWords(-hours, f)}`;
}

function queue(items: Parameters<Text['queue']>[0], f: Formats): string {
  const late = items.flatMap((item) => (item.overdue !== null && item.overdue > 0 ? [item.overdue] : []));
  if (items.length === 0) return '待っているものはありません。';
  if (late.length === 0) return `${f.count(items.length)}件が待っています。期限を過ぎたものはありません。`;
  return `${f.count(items.length)}件が待っており、うち${f.count(late.length)}件が期限を過ぎています(最長${durationWords(Math.max(...late), f)})。`;
}

// ── Series and peers ────────────────────────────────────────────────────────────────────────────────────────────────

function control(chart: Parameters<Text['control']>[0], measure: Measure, period: NamePeriod, f: Formats): string {
  const facts = controlFacts(chart);
  if (facts === null) return '';
  const unit = chart.unit ?? measure.unit;
  const what = chart.of === undefined ? '' : `${named(factsJa, chart.of)}：`;
  const range = `${what}通常の変動は${value(facts.low, unit, f)}～${value(facts.high, unit, f)}です。`;
  const left = facts.signals.map(
    ({ period: at, side }) => `${period(at, measure.context)}(${side === 'high' ? '高い' : '低い'})`,
  );
  const signals = left.length === 0 ? '外れた期間はありません。' : `外れた期間：${listed(left)}。`;
  const moved =
    chart.shift === null
      ? ''
      : `${period(chart.shift.from, measure.context)}から${shift(chart.shift, f)}で、水準が変わりました。`;
  const baseline =
    chart.provisional && chart.baseline !== null ? `限界は${f.count(chart.baseline.n)}期間による暫定値です。` : '';
  return `${range}${signals}${moved}${baseline}`;
}

function shift({ length, side }: { readonly length: number; readonly side: 'high' | 'low' }, f: Formats): string {
  return `${f.count(length)}期連続で中心線の${side === 'high' ? '上' : '下'}`;
}

function peers({ peers: all }: Parameters<Text['peers']>[0], unit: Measure['unit'], name: NameSegment, f: Formats) {
  const shown = all.filter((peer): peer is Peer & { value: number } => peer.value !== null);
  if (shown.length === 0) return '';
  const outside = shown.filter(({ signal }) => signal !== null);
  if (outside.length === 0) return `${f.count(shown.length)}件を比べ、目立つものはありません。差は偶然の範囲です。`;
  const names = outside.map((peer) => `${isolated(name(peer.key))}(${value(peer.value, unit, f)})`);
  return `${f.count(shown.length)}件中${f.count(outside.length)}件が偶然の範囲を超えています：${listed(names)}。`;
}

function states(name: string, all: Parameters<Text['states']>[1], of: Counted, f: Formats): string {
  const n = all.reduce((sum, state) => sum + state.n, 0);
  const parts = all
    .filter((state) => state.n > 0)
    .map((state) => `${named(caseCodesJa.states, state.key)}${f.count(state.n)}件(${f.share(state.share)})`);
  return `${name}：${countedJa(n, of, f)}${parts.length === 0 ? '' : `。${parts.join('、')}`}`;
}

function backlog(periods: Parameters<Text['backlog']>[0], f: Formats): string {
  const [last, before] = [periods.at(-1), periods.at(-2)];
  if (last === undefined) return '';
  const total = (period: typeof last) => period.states.reduce((sum, { n }) => sum + n, 0);
  const oldest = last.states.at(-1);
  const old = oldest && oldest.n > 0 ? `、うち${named(caseCodesJa.states, oldest.key)}が${f.count(oldest.n)}件` : '';
  const moved = before === undefined ? 0 : total(last) - total(before);
  const change =
    before === undefined || moved === 0
      ? ''
      : `前の期間より${f.count(Math.abs(moved))}件${moved > 0 ? '増' : '減'}です。`;
  return `未解決は${f.count(total(last))}件${old}。${change}`;
}

function weekHours(hours: Parameters<Text['weekHours']>[0], f: Formats): string {
  const facts = weekFacts(hours);
  if (facts === null) return '';
  const { most, n, office } = facts;
  const at = `${f.weekday(most.weekday, 'long')}${hourRange(most.hour, 1)}`;
  return `最も多いのは${at}(${f.count(n)}件中${f.count(most.n)}件)。平日9～17時は${f.share((100 * office) / n)}です。`;
}

function hourRange(from: number, hours: number): string {
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
  return `${clock(from)}～${clock(from + hours)}`;
}

function steps(all: Parameters<Text['steps']>[0], f: Formats): string {
  const [first, ...others] = all;
  if (first === undefined) return '';
  const parts = others.map(
    ({ key, n, share }) =>
      `${named(caseCodesJa.steps, key)}${f.count(n)}件${share === null ? '' : `(${f.share(share)})`}`,
  );
  return `${named(caseCodesJa.steps, first.key)}${f.count(first.n)}件のうち、${parts.join('、')}。`;
}

/** The Japanese words of the views of durations, targets, queues and peers. */
export function viewsJa(f: FirstWords): CaseWords {
  const { periodName: period, segmentName: segment } = f;
  return {
    stateName: (code) => named(caseCodesJa.states, code),
    stepName: (code) => named(caseCodesJa.steps, code),
    countName: (code) => named(caseCodesJa.counts, code),
    hourRange,
    counted: (n, of) => countedJa(n, of, f),
    control: (chart, measure) => control(chart, measure, period, f),
    controlNames: (isProvisional) => ({
      centre: '中心',
      low: isProvisional ? '暫定の限界' : '下方限界',
      high: isProvisional ? '暫定の限界' : '上方限界',
    }),
    shift: (of) => shift(of, f),
    signal: '通常の変動の外',
    peers: (of, unit) => peers(of, unit, segment, f),
    funnelNames: { centre: '全体', inner: '95%限界', outer: '99.8%限界' },
    shrunken: (amount, unit) => `件数を考慮した値${value(amount, unit, f)}`,
    curve: (of, quantiles, within) => curve(of, quantiles, within, f),
    reached: (name, of, shows, running) => `${reached(name, of, shows, f)}。継続中${f.count(running)}件`,
    limits: (low, high, unit) => `通常の変動は${value(low, unit, f)}～${value(high, unit, f)}`,
    weekCell: (counts, weekday, from, length, n) =>
      `${f.weekday(weekday, 'long')}${hourRange(from, length)}：${named(caseCodesJa.counts, counts)}${f.count(n)}件`,
    within: ({ hours, value: share }, shows) =>
      `${span(hours, f)}：${f.share(shows === 'reached' ? share : 100 - share)}`,
    groupTest: (of) => groupTest(of, f),
    atRisk: '継続中の件数',
    histogram: (bars) => histogram(bars, f),
    durationRange: (from, to) => durationRange(from, to, f),
    states: (name, all, basis) => states(name, all, basis, f),
    backlog: (periods) => backlog(periods, f),
    weekHours: (hours) => weekHours(hours, f),
    steps: (all) => steps(all, f),
    queue: (items) => queue(items, f),
    overdue: (hours) => overdue(hours, f),
    queueNote: (note) => {
      const targets: Readonly<Record<string, string>> = caseCodesJa.targets;
      return Object.hasOwn(targets, note) ? (targets[note] ?? note) : note;
    },
  };
}

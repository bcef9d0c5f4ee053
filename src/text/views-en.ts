import type { Counted, Measure, Peer } from '../metric.js';
import { caseCodesEn } from './case-codes-en.js';
import { factsEn, named, quantile, span } from './figures-en.js';
import { counted } from './details.js';
import { isolated } from './formats.js';
import { controlFacts, histogramFacts, weekFacts } from './case-facts.js';
import type { CaseWords, FirstWords, Formats, PeriodNaming, Reached, Text } from './text.js';
import { between, durationWords, nounsEn, value } from './values-en.js';

type NamePeriod = (period: string, naming: PeriodNaming) => string;
type NameSegment = (key: string | null) => string;

function cases(n: number, of: Counted, f: Formats): string {
  return counted(n, ...nounsEn[of], f);
}

/** At most three names, and how many more there are. */
function listed(names: readonly string[]): string {
  const shown = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

// ── Durations ───────────────────────────────────────────────────────────────────────────────────────────────────────

function reached(
  name: string,
  { hours, value: share, low, high }: Reached,
  shows: 'surviving' | 'reached',
  f: Formats,
) {
  const shown = `${f.share(share, 1)}${between({ low, high }, 'percent', f)}`;
  const when = shows === 'reached' ? 'Within' : 'Still open after';
  return `${name === '' ? '' : `${name}. `}${when} ${durationWords(hours, f)}: ${shown}`;
}

function curve(
  of: Parameters<Text['curve']>[0],
  quantiles: Parameters<Text['curve']>[1],
  within: readonly Reached[],
  f: Formats,
) {
  const middle = quantiles.map((found) => quantile(found, f)).join(', ');
  const targets = within.map(({ hours, value: share }) => {
    const kept = of.shows === 'reached' ? share : 100 - share;
    return `${f.share(kept, 1)} within ${durationWords(hours, f)}.`;
  });
  const open = of.n === null || of.events === null ? 0 : of.n - of.events;
  const rest =
    open > 0 ? `${f.count(open)} of ${f.count(of.n ?? 0)} have not ended and count for as long as they lasted.` : '';
  return [middle === '' ? '' : `${middle}.`, ...targets, rest].filter((part) => part !== '').join(' ');
}

function groupTest({ p }: Parameters<Text['groupTest']>[0], f: Formats): string {
  const shown = p < 0.001 ? 'p < 0.001' : `p = ${f.number(p, 3)}`;
  return p < 0.05
    ? `The groups differ by more than chance (log-rank ${shown}).`
    : `The groups do not clearly differ (log-rank ${shown}).`;
}

function histogram(bars: Parameters<Text['histogram']>[0], of: Counted, f: Formats): string {
  const facts = histogramFacts(bars);
  if (facts === null) return '';
  const { most, n } = facts;
  return `Most often ${durationRange(most.from, most.to, f)}: ${f.count(most.n)} of ${cases(n, of, f)} (${f.share((100 * most.n) / n)}).`;
}

function durationRange(from: number, to: number, f: Formats): string {
  if (from <= 0) return `under ${durationWords(to, f)}`;
  return Number.isFinite(to)
    ? `${durationWords(from, f)} to ${durationWords(to, f)}`
    : `over ${durationWords(from, f)}`;
}

function overdue(hours: number | null, f: Formats): string {
  if (hours === null) return '';
  return hours > 0 ? `${durationWords(hours, f)} overdue` : `due in ${durationWords(-hours, f)}`;
}

function queue(items: Parameters<Text['queue']>[0], f: Formats): string {
  const late = items.flatMap((item) => (item.overdue !== null && item.overdue > 0 ? [item.overdue] : []));
  if (items.length === 0) return 'Nothing waits.';
  const wait = items.length === 1 ? '1 waits' : `${f.count(items.length)} wait`;
  if (late.length === 0) return `${wait}, none overdue.`;
  return `${wait}, ${f.count(late.length)} of them overdue, the longest by ${durationWords(Math.max(...late), f)}.`;
}

// ── Series and peers ────────────────────────────────────────────────────────────────────────────────────────────────

function control(chart: Parameters<Text['control']>[0], measure: Measure, period: NamePeriod, f: Formats): string {
  const facts = controlFacts(chart);
  if (facts === null) return '';
  const unit = chart.unit ?? measure.unit;
  const what = chart.of === undefined ? '' : `${named(factsEn, chart.of)}: `;
  const range = `${what}${what === '' ? 'Common' : 'common'} variation runs from ${value(facts.low, unit, f)} to ${value(facts.high, unit, f)}.`;
  const left = facts.signals.map(({ period: at, side }) => `${period(at, measure.context)} (${side})`);
  const verb = left.length === 1 ? 'leaves' : 'leave';
  const signals = left.length === 0 ? 'No period leaves it.' : `${listed(left)} ${verb} it.`;
  const moved =
    chart.shift === null
      ? ''
      : ` ${shift(chart.shift, f)} since ${period(chart.shift.from, measure.context)}: a shift.`;
  const baseline =
    chart.provisional && chart.baseline !== null
      ? ` The limits are provisional, from ${f.count(chart.baseline.n)} periods.`
      : '';
  return `${range} ${signals}${moved}${baseline}`;
}

function shift({ length, side }: { readonly length: number; readonly side: 'high' | 'low' }, f: Formats): string {
  return `${f.count(length)} in a row ${side === 'high' ? 'above' : 'below'} the centre`;
}

function peers({ peers: all }: Parameters<Text['peers']>[0], unit: Measure['unit'], name: NameSegment, f: Formats) {
  const shown = all.filter((peer): peer is Peer & { value: number } => peer.value !== null);
  if (shown.length === 0) return '';
  const outside = shown.filter(({ signal }) => signal !== null);
  const whole = `Of ${f.count(shown.length)} compared,`;
  if (outside.length === 0) return `${whole} none stands out: the differences are what chance would give.`;
  const names = outside.map((peer) => `${isolated(name(peer.key))} (${value(peer.value, unit, f)})`);
  const verb = outside.length === 1 ? 'differs' : 'differ';
  return `${whole} ${f.count(outside.length)} ${verb} by more than chance: ${listed(names)}.`;
}

function states(name: string, all: Parameters<Text['states']>[1], of: Counted, f: Formats): string {
  const n = all.reduce((sum, state) => sum + state.n, 0);
  const parts = all
    .filter((state) => state.n > 0)
    .map((state) => `${named(caseCodesEn.states, state.key)} ${f.count(state.n)} (${f.share(state.share)})`);
  return `${name}: ${cases(n, of, f)}${parts.length === 0 ? '' : `. ${parts.join(', ')}`}`;
}

function backlog(periods: Parameters<Text['backlog']>[0], f: Formats): string {
  const [last, before] = [periods.at(-1), periods.at(-2)];
  if (last === undefined) return '';
  const total = (period: typeof last) => period.states.reduce((sum, { n }) => sum + n, 0);
  const oldest = last.states.at(-1);
  const old =
    oldest && oldest.n > 0
      ? `, ${f.count(oldest.n)} of them ${named(caseCodesEn.states, oldest.key).toLocaleLowerCase('en')}`
      : '';
  const moved = before === undefined ? 0 : total(last) - total(before);
  const way = moved > 0 ? 'more' : 'fewer';
  const change = before === undefined || moved === 0 ? '' : ` ${f.count(Math.abs(moved))} ${way} than a period before.`;
  return `${f.count(total(last))} open${old}.${change}`;
}

function weekHours(hours: Parameters<Text['weekHours']>[0], f: Formats): string {
  const facts = weekFacts(hours);
  if (facts === null) return '';
  const { most, n, office } = facts;
  const at = `${f.weekday(most.weekday, 'long')}, ${hourRange(most.hour, 1)}`;
  return `Most on ${at} (${f.count(most.n)} of ${f.count(n)}). ${f.share((100 * office) / n)} on weekdays from 9 to 17.`;
}

function hourRange(from: number, hours: number): string {
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
  return `${clock(from)}–${clock(from + hours)}`;
}

function steps(all: Parameters<Text['steps']>[0], f: Formats): string {
  const [first, ...others] = all;
  if (first === undefined) return '';
  const name = (key: string) => named(caseCodesEn.steps, key).toLocaleLowerCase('en');
  const parts = others.map(
    ({ key, n, share }) => `${f.count(n)} ${name(key)}${share === null ? '' : ` (${f.share(share)})`}`,
  );
  return `Of ${f.count(first.n)} ${name(first.key)}: ${parts.join(', ')}.`;
}

/** The English words of those views. */
export function viewsEn(f: FirstWords): CaseWords {
  const { periodName: period, segmentName: segment } = f;
  return {
    stateName: (code) => named(caseCodesEn.states, code),
    stepName: (code) => named(caseCodesEn.steps, code),
    countName: (code) => named(caseCodesEn.counts, code),
    hourRange,
    counted: (n, basis) => cases(n, basis, f),
    control: (chart, measure) => control(chart, measure, period, f),
    controlNames: (isProvisional) => ({
      centre: 'centre',
      low: isProvisional ? 'provisional limit' : 'lower limit',
      high: isProvisional ? 'provisional limit' : 'upper limit',
    }),
    shift: (of) => shift(of, f),
    signal: 'beyond common variation',
    peers: (of, unit) => peers(of, unit, segment, f),
    funnelNames: { centre: 'All', inner: '95 in 100', outer: '99.8 in 100' },
    shrunken: (amount, unit) => `allowing for n: ${value(amount, unit, f)}`,
    curve: (of, quantiles, within) => curve(of, quantiles, within, f),
    reached: (name, of, shows, running) => `${reached(name, of, shows, f)}. Still running: ${f.count(running)}`,
    limits: (low, high, unit) => `Common variation from ${value(low, unit, f)} to ${value(high, unit, f)}`,
    weekCell: (counts, weekday, from, length, n) =>
      `${f.weekday(weekday, 'long')} ${hourRange(from, length)}: ${named(caseCodesEn.counts, counts).toLocaleLowerCase('en')} ${f.count(n)}`,
    within: ({ hours, value: share }, shows) =>
      `${span(hours, f)}: ${f.share(shows === 'reached' ? share : 100 - share)}`,
    groupTest: (of) => groupTest(of, f),
    atRisk: 'Still running',
    histogram: (bars, basis) => histogram(bars, basis, f),
    durationRange: (from, to) => durationRange(from, to, f),
    states: (name, all, basis) => states(name, all, basis, f),
    backlog: (periods) => backlog(periods, f),
    weekHours: (hours) => weekHours(hours, f),
    steps: (all) => steps(all, f),
    queue: (items) => queue(items, f),
    overdue: (hours) => overdue(hours, f),
    queueNote: (note) => {
      const targets: Readonly<Record<string, string>> = caseCodesEn.targets;
      return Object.hasOwn(targets, note) ? (targets[note] ?? note) : note;
    },
  };
}

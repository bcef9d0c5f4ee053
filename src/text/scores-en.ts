import { propertyName } from './codes-en.js';
import { counted } from './details.js';
import { isolated } from './formats.js';
import type { AimFacts, DriftFacts, ReachCode, ScoreColumn, ScoreWords, TallyFacts } from './scores.js';
import type { FirstWords, Formats, PeriodNaming } from './text.js';

/** Names that a sentence holds before it says how many more there are. */
const mostNames = 3;

/** English names of what figures are about, by code. */
export const outcomesEn = { quality: 'Quality', speed: 'Speed', impact: 'Business impact', demand: 'Demand' } as const;

const heads: Readonly<Record<ScoreColumn, string>> = {
  outcome: 'About',
  figure: 'Figure',
  period: 'Period',
  value: 'Value',
  low: 'From',
  high: 'To',
  change: 'Change',
  target: 'Target',
  reach: 'Target reached',
  trend: 'Trend',
  n: 'n',
  owner: 'Owner',
  remark: 'Remark',
};

const reaches: Readonly<Record<ReachCode, string>> = {
  reached: 'reached',
  missed: 'not reached',
  open: 'too close to say',
};

function outcomeName(group: string): string {
  const names: Readonly<Record<string, string>> = outcomesEn;
  return Object.hasOwn(names, group) ? (names[group] ?? group) : group;
}

type Changed = Parameters<ScoreWords['scoreChange']>[0];

function scoreChange({ change, better, unit, context }: Changed, isBare: boolean, f: FirstWords) {
  if (change === null || change.verdict === null || change.value === null) return 'Nothing to compare';
  if (change.verdict === 'unclear') return 'No clear change';
  const judged = better === 'neither' ? '' : change.verdict === better ? 'Better: ' : 'Worse: ';
  if (isBare) return `${judged}${f.difference(change.value, unit)}`;
  const against = change.from.includes('/') ? 'against' : 'since';
  return `${judged}${f.difference(change.value, unit)} ${against} ${f.periodName(change.from, context)}`;
}

function aimed({ target, unit, by }: AimFacts, f: FirstWords): string {
  return `${f.value(target.value, unit)}${by === null ? '' : ` by ${f.date(by)}`}`;
}

function driftWords({ kind, side, from }: DriftFacts, naming: PeriodNaming, f: FirstWords): string {
  return `${side === 'high' ? 'above' : 'below'} its usual ${kind} since ${f.periodName(from, naming)}`;
}

function upper(words: string): string {
  return words.charAt(0).toLocaleUpperCase('en') + words.slice(1);
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

function tally({ all, worse, better, moved, unclear }: TallyFacts, f: Formats): string {
  const parts = [
    ...(worse > 0 ? [`${f.count(worse)} got worse`] : []),
    ...(better > 0 ? [`${f.count(better)} got better`] : []),
    ...(moved > 0 ? [`${f.count(moved)} moved`] : []),
    ...(unclear > 0 ? [`${f.count(unclear)} ${unclear === 1 ? 'shows' : 'show'} no clear change`] : []),
  ];
  const of = counted(all, 'figure', 'figures', f);
  return parts.length === 0 ? `Of ${of}, none can be compared yet.` : `Of ${of}, ${joined(parts)}.`;
}

function finding(name: string, change: string, aim: AimFacts | null, f: FirstWords): string {
  const said = `${isolated(name)}: ${change.charAt(0).toLocaleLowerCase('en')}${change.slice(1)}`;
  if (aim === null || aim.reach === null || aim.reach === 'open') return said;
  return `${said} ${aim.reach === 'reached' ? 'It reaches' : 'It misses'} its target of ${f.value(aim.target.value, aim.unit)}.`;
}

function withoutChange(names: readonly string[], f: Formats): string {
  if (names.length === 0) return '';
  const all = names.map(isolated);
  const shown = names.length > mostNames ? all.slice(0, mostNames - 1) : all;
  const more = names.length - shown.length;
  return `No clear change: ${joined([...shown, ...(more > 0 ? [`${f.count(more)} more`] : [])])}.`;
}

function aims(reached: number, open: number, all: number, f: Formats): string {
  const close = open === 0 ? '' : `, ${f.count(open)} ${open === 1 ? 'is' : 'are'} too close to say`;
  return `${f.count(reached)} of ${counted(all, 'target', 'targets', f)} ${reached === 1 ? 'is' : 'are'} reached${close}.`;
}

/** The English words of scorecards and summaries. */
export function scoresEn(f: FirstWords): ScoreWords {
  return {
    scorecardName: 'Scorecard',
    summaryName: 'In short',
    noScores: { what: 'No figures yet.', remedy: 'What the tiles of this page show is listed here.' },
    outcomeName,
    scoreHead: (column) => heads[column],
    changeSince: (period) => `${heads.change} since ${period}`,
    scoreChange: (measure, isBare = false) => scoreChange(measure, isBare, f),
    unfiltered: (fields) => `not filtered by ${fields.map((field) => isolated(propertyName(field))).join(', ')}`,
    aim: (aim) => `${aimed(aim, f)}${aim.reach === null ? '' : `: ${reaches[aim.reach]}`}`,
    reachName: (reach) => reaches[reach],
    ownedBy: (owner) => `Owner: ${isolated(owner)}`,
    drift: (drift, naming) => `${upper(driftWords(drift, naming, f))}.`,
    tally: (facts) => tally(facts, f),
    finding: (name, change, aim) => finding(name, change, aim, f),
    driftOf: (name, drift, naming) => `${isolated(name)} is ${driftWords(drift, naming, f)}.`,
    withoutChange: (names) => withoutChange(names, f),
    aims: (reached, open, all) => aims(reached, open, all, f),
    withoutFigures: (n) => (n === 0 ? '' : `${counted(n, 'figure is', 'figures are', f)} hidden or not there.`),
  };
}

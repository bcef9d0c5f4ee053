import { counted } from './details.js';
import { spanOf, type Span } from './spans.js';
import { spelledOut } from './formats.js';
import type { FigureWords, Formats, Text } from './text.js';
import { durationWords, monthWords } from './values-en.js';

/** English names of further figures beside the value, by code. */
export const factsEn = {
  median: 'Median',
  median_to_contact: 'Median time to contact',
  p90: '90% within',
  mean: 'Mean',
  net: 'Net satisfaction',
  top_two: 'Satisfied',
  top_box: 'Best answer',
  response_rate: 'Response rate',
  recovered: 'Turned good',
  lost: 'Turned bad',
  reopen_rate: 'Reopen rate',
  within_target: 'Within target',
  within_target_so_far: 'Within target so far',
  within_target_mature: 'Within target, past the target only',
  overdue: 'Overdue',
  within_seconds: 'Within the seconds promised',
  abandoned: 'Abandoned',
  completed_only: 'Median, completed only',
  completed: 'Completed',
  open: 'Open now',
  created: 'Created',
  solved: 'Solved',
  net_flow: 'Net flow',
  worst_case: 'If all pending fail',
  best_case: 'If all pending are met',
  cases_met: 'Cases with all targets met',
  follow_up_rate: 'Followed up',
  closure_rate: 'Closed',
  recovery_contacted: 'Recovered, contacted',
  recovery_not_contacted: 'Recovered, not contacted',
  recovery_difference: 'Recovered, difference in points',
  action_yield: 'Actions per 100',
  no_reply: 'Solved without a reply',
  no_recontact: 'No new contact',
  logo_retention: 'Customers kept',
  gross_revenue_retention: 'Revenue kept (GRR)',
  net_revenue_retention: 'Revenue kept with additions (NRR)',
  surviving: 'Still there',
  churned: 'Left',
  customer_months: 'Customer-months',
  reviews: 'Reviews',
  critical_fail_rate: 'Failed a critical category',
  score_without_critical: 'Score without critical rules',
  post_stratified: 'Score weighted to all cases',
  revenue_at_risk: 'A year at risk',
  recurring_revenue: 'A year in all',
  customers_at_risk: 'Customers at risk',
} as const;

/** The name of a code in a table; what it does not hold is spelled out. */
export function named(table: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(table, code) ? (table[code] ?? '') : spelledOut(code);
}

const spanUnits: Readonly<Record<Span['unit'], string>> = {
  year: 'y',
  week: 'wk',
  day: 'd',
  hour: 'h',
  minute: 'min',
  second: 's',
};

/** A duration at a tick, in the largest unit that divides it. */
export function span(hours: number, f: Formats): string {
  const { unit, amount } = spanOf(hours);
  return `${f.number(amount, 2)} ${spanUnits[unit]}`;
}

function factName({ code, at, at_unit: unit }: Parameters<Text['factName']>[0], f: Formats): string {
  const name = named(factsEn, code);
  if (at === undefined) return name;
  const about = unit === 'months' ? monthWords(at, f) : unit === 'days' ? counted(at, 'day', 'days', f) : span(at, f);
  return `${name} (${about})`;
}

function quantileName(p: number, f: Formats): string {
  return p === 0.5 ? 'Median' : `${f.share(p * 100, 1)} within`;
}

/** A quantile with its value. */
export function quantile({ p, value: hours }: Parameters<Text['quantile']>[0], f: Formats): string {
  if (hours !== null) return `${quantileName(p, f)} ${durationWords(hours, f)}`;
  return p === 0.5 ? 'Half not reached yet' : `${f.share(p * 100, 1)} not reached yet`;
}

/** The English words for figures beside the value. */
export function figuresEn(f: Formats): FigureWords {
  return {
    factName: (fact) => factName(fact, f),
    quantileName: (p) => quantileName(p, f),
    quantile: (of) => quantile(of, f),
    span: (hours) => span(hours, f),
  };
}

import type { QueueItem, Risk, RiskGroup } from '../metric.js';
import { counted } from './details.js';
import { spelledOut } from './formats.js';
import { riskFacts, type RiskWords } from './risk.js';
import type { FirstWords, Formats, PeriodNaming } from './text.js';

/** English names of the reasons for worry, by code. */
export const reasonsEn = {
  breached: 'Missed target',
  escalated: 'Escalated case',
  unhappy: 'Unhappy answer',
} as const;

function reasonName(reason: string): string {
  const names: Readonly<Record<string, string>> = reasonsEn;
  return names[reason] ?? spelledOut(reason);
}

function customers(n: number, f: Formats): string {
  return counted(n, 'customer', 'customers', f);
}

function riskAmount({ amount, n, hidden }: RiskGroup, { currency }: PeriodNaming, f: Formats): string {
  if (hidden) return 'hidden';
  return amount === null ? customers(n ?? 0, f) : f.money(amount, currency);
}

function renewalName(key: string | null, naming: PeriodNaming, f: FirstWords): string {
  if (key === null) return 'No date';
  return key === 'passed' ? 'Renewal passed' : f.periodName(key, { ...naming, period: 'quarter' });
}

function renewals(risk: Risk, naming: PeriodNaming, f: FirstWords): string {
  const { next, most } = riskFacts(risk);
  const seen = `in the last ${counted(risk.days, 'day', 'days', f)}`;
  if (risk.reasons.length === 0)
    return `No customer had a missed target, an escalated case or an unhappy answer ${seen}.`;
  const first =
    next === null ? '' : ` Next up for renewal: ${riskGroup(renewalName(next.key, naming, f), next, naming, f)}.`;
  const why = most?.key ? ` Most of it: ${reasonName(most.key).toLocaleLowerCase('en')} ${seen}.` : '';
  return `${first}${why}`.trim();
}

function riskGroup(name: string, group: RiskGroup, naming: PeriodNaming, f: Formats): string {
  if (group.hidden) return `${name}: hidden to protect few customers`;
  const amount = group.amount === null ? '' : `${f.money(group.amount, naming.currency)} a year, `;
  return `${name}: ${amount}${customers(group.n ?? 0, f)}`;
}

function customersAtRisk(items: readonly QueueItem[], areNamed: boolean, f: Formats): string {
  if (!areNamed) return 'Customers are not named here.';
  if (items.length === 0) return 'No customer is at risk.';
  return `${counted(items.length, 'customer', 'customers', f)} at risk, the next renewal first.`;
}

/** The English words of revenue at risk. */
export function riskEn(f: FirstWords): RiskWords {
  return {
    renewals: (risk, naming) => renewals(risk, naming, f),
    renewalName: (key, naming) => renewalName(key, naming, f),
    reasonName,
    riskHeads: { renewals: 'By renewal', reasons: 'By reason' },
    riskAmount: (group, naming) => riskAmount(group, naming, f),
    riskGroup: (name, group, naming) => riskGroup(name, group, naming, f),
    customersAtRisk: (items, areNamed) => customersAtRisk(items, areNamed, f),
  };
}

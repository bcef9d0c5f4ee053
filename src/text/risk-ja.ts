import type { QueueItem, Risk, RiskGroup } from '../metric.js';
import { spelledOut } from './formats.js';
import { riskFacts, type RiskWords } from './risk.js';
import type { reasonsEn } from './risk-en.js';
import type { FirstWords, Formats, PeriodNaming } from './text.js';

/** Japanese names of the reasons for worry, by code. */
const reasonsJa: Readonly<Record<keyof typeof reasonsEn, string>> = {
  breached: '目標未達',
  escalated: 'エスカレーション',
  unhappy: '不満の回答',
};

function reasonName(reason: string): string {
  const names: Readonly<Record<string, string>> = reasonsJa;
  return names[reason] ?? spelledOut(reason);
}

function customers(n: number, f: Formats): string {
  return `顧客${f.count(n)}社`;
}

function riskAmount({ amount, n, hidden }: RiskGroup, { currency }: PeriodNaming, f: Formats): string {
  if (hidden) return '非表示';
  return amount === null ? customers(n ?? 0, f) : f.money(amount, currency);
}

function renewalName(key: string | null, naming: PeriodNaming, f: FirstWords): string {
  if (key === null) return '更新日不明';
  return key === 'passed' ? '更新日を経過' : f.periodName(key, { ...naming, period: 'quarter' });
}

function renewals(risk: Risk, naming: PeriodNaming, f: FirstWords): string {
  const { next, most } = riskFacts(risk);
  const seen = `直近${f.count(risk.days)}日間`;
  if (risk.reasons.length === 0) return `${seen}に目標未達、エスカレーション、不満の回答があった顧客はいません。`;
  const first = next === null ? '' : `次の更新は${riskGroup(renewalName(next.key, naming, f), next, naming, f)}です。`;
  const why = most?.key ? `最も多い理由は${seen}の${reasonName(most.key)}です。` : '';
  return `${first}${why}`;
}

function riskGroup(name: string, group: RiskGroup, naming: PeriodNaming, f: Formats): string {
  if (group.hidden) return `${name}：少数の顧客を守るため非表示`;
  const amount = group.amount === null ? '' : `年間${f.money(group.amount, naming.currency)}、`;
  return `${name}：${amount}${customers(group.n ?? 0, f)}`;
}

function customersAtRisk(items: readonly QueueItem[], areNamed: boolean, f: Formats): string {
  if (!areNamed) return '顧客名は表示しません。';
  if (items.length === 0) return 'リスクのある顧客はいません。';
  return `リスクのある顧客は${f.count(items.length)}社です。更新日の近い順に並べています。`;
}

/** The Japanese words of revenue at risk. */
export function riskJa(f: FirstWords): RiskWords {
  return {
    renewals: (risk, naming) => renewals(risk, naming, f),
    renewalName: (key, naming) => renewalName(key, naming, f),
    reasonName,
    riskHeads: { renewals: '更新時期別', reasons: '理由別' },
    riskAmount: (group, naming) => riskAmount(group, naming, f),
    riskGroup: (name, group, naming) => riskGroup(name, group, naming, f),
    customersAtRisk: (items, areNamed) => customersAtRisk(items, areNamed, f),
  };
}

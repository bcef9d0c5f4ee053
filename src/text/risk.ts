import type { QueueItem, Risk, RiskGroup } from '../metric.js';
import type { PeriodNaming } from './text.js';

/** What a language says about revenue at risk. */
export interface RiskWords {
  /** What is at risk, why, and how much of it renews next; empty where nobody is at risk. */
  renewals(risk: Risk, naming: PeriodNaming): string;
  /** When a renewal is due: `Q4 2026`, `Renewal passed`, `No date`. */
  renewalName(key: string | null, naming: PeriodNaming): string;
  /** Why a customer is at risk, by code: `Missed target`. */
  reasonName(reason: string): string;
  /** Heads of the two pictures. */
  readonly riskHeads: { readonly renewals: string; readonly reasons: string };
  /** What a group pays a year, else how many it is. */
  riskAmount(group: RiskGroup, naming: PeriodNaming): string;
  /** A group in words: `Q4 2026: €240K a year, 12 customers`. */
  riskGroup(name: string, group: RiskGroup, naming: PeriodNaming): string;
  /** How many customers are listed; says so where none is, or names are hidden. */
  customersAtRisk(items: readonly QueueItem[], areNamed: boolean): string;
}

/** The first quarter in which something is to be decided, what comes up in it, and the reason behind most. */
export function riskFacts({ renewals, reasons }: Risk): {
  readonly next: RiskGroup | null;
  readonly most: RiskGroup | null;
} {
  const sizeOf = ({ amount, n }: RiskGroup) => amount ?? n ?? 0;
  const dated = renewals.filter(({ key }) => key !== null && key !== 'passed');
  const most = reasons.reduce<RiskGroup | null>(
    (so, group) => (so === null || sizeOf(group) > sizeOf(so) ? group : so),
    null,
  );
  return { next: dated[0] ?? null, most };
}

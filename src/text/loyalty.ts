import type { AfterCase, CohortCell, Cohorts, RateContrast, RevenueFlow } from '../metric.js';
import type { CohortAge, Formats } from './text.js';

/** Ages that are worth a word, in months, where a table has them. */
const spokenAges = [1, 3, 6, 12, 24, 36];

/** At most so many ages stand in a sentence. */
const mostSpoken = 3;

/** The averages that a sentence about cohorts names: the latest of the ages people speak of, else the last ones. */
export function cohortFacts({
  ages,
  average,
}: Cohorts): readonly { readonly age: CohortAge; readonly cell: CohortCell }[] {
  const known = ages.flatMap((age, index) => {
    const cell = average[index];
    return cell && cell.value !== null && age.to > 0 ? [{ age, cell }] : [];
  });
  const spoken = known.filter(({ age }) => age.from !== age.to || spokenAges.includes(age.from));
  return (spoken.length > 0 ? spoken : known).slice(-mostSpoken);
}

/** What moved revenue most, up and down; null where nothing did. */
export function revenueFacts({ start, end, movements }: RevenueFlow) {
  const shown = movements.flatMap(({ key, amount }) => (amount === null ? [] : [{ key, amount }]));
  const gave = shown.filter(({ amount }) => amount > 0).sort((a, b) => b.amount - a.amount)[0] ?? null;
  const took = shown.filter(({ amount }) => amount < 0).sort((a, b) => a.amount - b.amount)[0] ?? null;
  return { change: end - start, gave, took };
}

/** A band of replies from its name, in hours: `1-4`, `4-`; null for what is none. */
export function bandOf(key: string | null): { readonly from: number; readonly to: number } | null {
  const [, from, to] = /^([\d.]+)-([\d.]*)$/u.exec(key ?? '') ?? [];
  if (from === undefined) return null;
  return { from: Number(from), to: to === undefined || to === '' ? Infinity : Number(to) };
}

/** A figure of a contrast as it is written; its ends are empty without an interval. */
export interface ContrastFact {
  readonly kind: 'points' | 'relative' | 'ratio' | 'stratified' | 'risk';
  readonly value: string;
  readonly low: string;
  readonly high: string;
}

/** The figures of a contrast: points and percent, both ratios, and the difference in those who left. */
export function contrastFacts(of: RateContrast, f: Formats): ContrastFact[] {
  const rows = [
    { kind: 'points', limits: of.points, write: (amount: number) => f.signed(amount, 2) },
    { kind: 'relative', limits: of.relative, write: (amount: number) => `${f.signed(amount)}%` },
    { kind: 'ratio', limits: of.ratio, write: (amount: number) => f.number(amount, 2) },
    { kind: 'stratified', limits: of.stratified, write: (amount: number) => f.number(amount, 2) },
    { kind: 'risk', limits: of.risk, write: (amount: number) => f.signed(amount, 1) },
  ] as const;
  return rows.flatMap(({ kind, limits, write }) => {
    if (limits === null || limits.value === null) return [];
    const { value, low, high } = limits;
    const known = low !== null && high !== null;
    return [{ kind, value: write(value), low: known ? write(low) : '', high: known ? write(high) : '' }];
  });
}

/** A part of those who had a case, and how many of it left within some days. */
interface Left {
  readonly by: string | null;
  readonly key: string | null;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What there is to say of those who left: the whole at each span of days, and at the middle one the extremes that differ. */
export interface AfterFacts {
  readonly whole: readonly { readonly days: number; readonly value: number }[];
  readonly days: number;
  readonly most: Left | null;
  readonly least: Left | null;
}

/** The named parts of those who left within `days`, whose limits are known. */
function partsLeft(all: readonly AfterCase[], days: number): Left[] {
  return all.flatMap(({ by, key, within }): Left[] => {
    const { value = null, low = null, high = null } = within.find((span) => span.days === days) ?? {};
    if (by === null || key === null || value === null || low === null || high === null) return [];
    return [{ by, key, value, low, high }];
  });
}

/** Of two parts by the same property whose limits lie apart, those that are furthest from each other. */
function extremesOf(parts: readonly Left[]): { readonly most: Left | null; readonly least: Left | null } {
  const pairs = parts.flatMap((most) =>
    parts.filter((least) => least.by === most.by && least.high < most.low).map((least) => ({ most, least })),
  );
  const gap = ({ most, least }: (typeof pairs)[number]) => most.value - least.value;
  return pairs.sort((a, b) => gap(b) - gap(a))[0] ?? { most: null, least: null };
}

/** The facts of those who left after their last case; null where nothing is known. */
export function afterFacts(all: readonly AfterCase[]): AfterFacts | null {
  const whole = (all.find(({ by }) => by === null)?.within ?? []).flatMap(({ days, value }) =>
    value === null ? [] : [{ days, value }],
  );
  const spans = all.find(({ within }) => within.length > 0)?.within ?? [];
  const days = spans[Math.floor(spans.length / 2)]?.days;
  return days === undefined ? null : { whole, days, ...extremesOf(partsLeft(all, days)) };
}

/** How a contrast stands among like customers: the change of the rate in percent, null where it is not clear. */
export function stratifiedFacts({ stratified }: RateContrast): { readonly relative: number | null } | null {
  if (stratified === null || stratified.value === null) return null;
  const { value, low, high } = stratified;
  const isClear = low !== null && high !== null && (low > 1 || high < 1);
  return { relative: isClear ? 100 * (value - 1) : null };
}

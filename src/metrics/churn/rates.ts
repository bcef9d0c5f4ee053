import type { Cells, RateComparison, RateContrast, RateGroup, Settled, Verdict, Indices } from '../../metric.js';
import { benjaminiHochberg } from '../../stats/benjamini-hochberg.js';
import { stratifiedRateRatio, type RateStratum } from '../../stats/mantel-haenszel.js';
import { mover } from '../../stats/mover.js';
import { rateRatio, type RateRatio } from '../../stats/poisson.js';
import { total } from '../cases/total.js';
import { lifeTable } from '../durations/life-table.js';
import { indicesBy } from '../reading/estimator.js';
import { replyBands } from './bands.js';
import { mostAtRisk, rateOf } from './estimate.js';
import { churnOptions } from './options.js';
import { riskDifference } from './risk.js';
import { heldEqualIn } from './strata.js';

/** Months after which those who left are held against each other. */
const riskMonths = 12;

/** A rate must differ by this part of the other to be called up or down. */
export const meaningfulPart = 0.1;

/** More groups than this make no comparison. */
const mostGroups = 100;

/** One group with the cells of its months, and of the lives that began in it. */
interface Part {
  readonly key: string | null;
  readonly months: Indices;
  readonly lives: Indices;
  readonly events: number;
  readonly exposure: number;
}

/** What a comparison is by. */
export interface Comparing {
  readonly by: 'tier' | 'reply_band';
  /** Its key column in cells. */
  readonly key: 'held' | 'band';
  /** Days before a month at which it is taken. */
  readonly lagDays: number;
}

function partsOf(cells: Cells, { key }: Comparing, months: Indices, lives: Indices): Part[] {
  const livesOf = indicesBy(cells, key, lives);
  return [...indicesBy(cells, key, months)].map(([name, indices]) => ({
    key: name,
    months: indices,
    lives: livesOf.get(name) ?? [],
    events: total(cells, indices, 'churned'),
    exposure: total(cells, indices, 'exposure'),
  }));
}

/** Bands in their own order, tiers by name, "(not set)" last. */
function inOrder(parts: readonly Part[], names: readonly string[]): Part[] {
  const place = ({ key }: Part) => (key === null ? Infinity : names.indexOf(key));
  return [...parts].sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
    return place(a) - place(b) || (a.key < b.key ? -1 : 1);
  });
}

/** The group that others are held against: of those with a name the one with the most customer-months. */
function referenceAmong(parts: readonly Part[]): Part | null {
  const named = parts.filter(({ key, exposure }) => key !== null && exposure > 0);
  return named.reduce<Part | null>((most, part) => (most && most.exposure >= part.exposure ? most : part), null);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function ratioOf(part: Part, reference: Part, level: number): RateRatio | null {
  return rateRatio(part.events, part.exposure, reference.events, reference.exposure, level);
}

/** The difference of two rates with limits from the exact ones of each (Zou and Donner 2008). */
function pointsOf(part: Part, reference: Part, level: number) {
  const [a, b] = [part, reference].map(({ events, exposure }) => rateOf(events, exposure, level));
  const isKnown = (rate: typeof a): rate is { value: number; low: number; high: number } =>
    rate !== undefined && rate.value !== null && rate.low !== null && rate.high !== null;
  if (!isKnown(a) || !isKnown(b)) return { value: null, low: null, high: null };
  return { value: a.value - b.value, ...mover(a, b) };
}

/** Events and exposure of a group in each stratum. */
function byStratum(cells: Cells, { months }: Part): ReadonlyMap<string | null, { events: number; exposure: number }> {
  const sums = [...indicesBy(cells, 'stratum', months)].map(
    ([stratum, indices]) =>
      [stratum, { events: total(cells, indices, 'churned'), exposure: total(cells, indices, 'exposure') }] as const,
  );
  return new Map(sums);
}

function stratifiedOf(cells: Cells, part: Part, reference: Part, level: number): RateContrast['stratified'] {
  const [own, other] = [byStratum(cells, part), byStratum(cells, reference)];
  const strata = [...own].flatMap(([stratum, { events, exposure }]): RateStratum[] => {
    const against = other.get(stratum);
    return against ? [{ a: events, ta: exposure, b: against.events, tb: against.exposure }] : [];
  });
  return stratifiedRateRatio(strata, level) ?? { value: null, low: null, high: null };
}

function riskOf(cells: Cells, part: Part, reference: Part, level: number): RateContrast['risk'] {
  const [own, other] = [part, reference].map(({ lives }) => lifeTable(cells, lives, 1));
  if (!own || !other) return null;
  return { ...riskDifference(own, other, riskMonths, level), months: riskMonths };
}

/** `up` or `down` where the adjusted p-value says apart and the difference is large enough to matter. */
function verdictOf(ratio: RateRatio | null, q: number | null, level: number): Verdict {
  if (ratio === null || q === null || q >= 1 - level) return 'unclear';
  if (Math.abs(ratio.value - 1) < meaningfulPart) return 'unclear';
  return ratio.value > 1 ? 'up' : 'down';
}

function contrastOf(
  cells: Cells,
  [part, reference]: readonly [Part, Part],
  [ratio, q]: readonly [RateRatio | null, number | null],
  {
    comparing,
    hasStrata,
    level,
  }: { readonly comparing: Comparing; readonly hasStrata: boolean; readonly level: number },
): RateContrast {
  const limits = (of: (value: number) => number) => ({
    value: ratio && finite(of(ratio.value)),
    low: ratio && finite(of(ratio.low)),
    high: ratio && finite(of(ratio.high)),
  });
  return {
    key: part.key,
    against: reference.key,
    points: pointsOf(part, reference, level),
    relative: limits((value) => 100 * (value - 1)),
    ratio: { ...limits((value) => value), p: ratio?.p ?? null },
    stratified: hasStrata ? stratifiedOf(cells, part, reference, level) : null,
    risk: comparing.by === 'tier' ? riskOf(cells, part, reference, level) : null,
    verdict: verdictOf(ratio, q, level),
  };
}

/** Every named group against the one with the most customer-months; p-values adjusted over all of them. */
function* contrastsOf(
  cells: Cells,
  parts: readonly Part[],
  comparing: Comparing,
  hasStrata: boolean,
  level: number,
): Generator<void, RateContrast[]> {
  const reference = referenceAmong(parts);
  if (!reference) return [];
  const others = parts.filter((part) => part !== reference && part.key !== null && part.exposure > 0);
  const ratios = others.map((part) => ratioOf(part, reference, level));
  const adjusted = benjaminiHochberg(ratios.map((ratio) => ratio?.p ?? null));
  const contrasts: RateContrast[] = [];
  for (const [i, part] of others.entries()) {
    const judged = [ratios[i] ?? null, adjusted[i] ?? null] as const;
    contrasts.push(contrastOf(cells, [part, reference], judged, { comparing, hasStrata, level }));
    yield;
  }
  return contrasts;
}

function strataIn(cells: Cells, months: Indices): string[] {
  const first = Array.from(months, (index) => cells.keys['stratum']?.at(index) ?? null).find((name) => name !== null);
  return typeof first === 'string' ? heldEqualIn(first) : [];
}

function groupOf(cells: Cells, { key, months, events, exposure }: Part, level: number): RateGroup {
  return { key, events, exposure, n: mostAtRisk(cells, months), ...rateOf(events, exposure, level) };
}

/**
 * Churn by what a customer had some time before each month, with every group against the largest: as difference and
 * ratio of rates (exact limits), as ratio within strata (Mantel and Haenszel 1959) and, for tiers, as difference of those
 * who left within a year by the tier they began with. Null where no customer-month has a name for it, or too many have.
 */
export function* rateComparison(
  cells: Cells,
  comparing: Comparing,
  months: Indices,
  lives: Indices,
  settled: Settled,
): Generator<void, RateComparison | null> {
  const found = partsOf(cells, comparing, months, lives).filter(({ exposure, events }) => exposure + events > 0);
  if (!found.some(({ key }) => key !== null) || found.length > mostGroups) return null;
  const parts = inOrder(found, comparing.by === 'reply_band' ? replyBands(churnOptions(settled).bands) : []);
  yield;
  const strata = strataIn(cells, months);
  return {
    by: comparing.by,
    groups: parts.map((part) => groupOf(cells, part, settled.level)),
    contrasts: yield* contrastsOf(cells, parts, comparing, strata.length > 0, settled.level),
    strata,
    lag_days: comparing.lagDays,
  };
}

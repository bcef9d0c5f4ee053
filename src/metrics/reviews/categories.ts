import { periodBounds, type Grain } from '../../calendar/index.js';
import type { Categories, CategoryResult, Cells, Limits, Settled, Indices } from '../../metric.js';
import { benjaminiHochberg } from '../../stats/benjamini-hochberg.js';
import { ratioOfMeans, welch, type Sums } from '../../stats/mean.js';
import { total } from '../cases/total.js';
import { matters, verdictOf } from '../reading/change.js';
import { calendarOf, fewAnswers, indicesBy, shown } from '../reading/estimator.js';
import { estimateOf } from './estimate.js';
import { reviewOptions } from './options.js';
import { perPoint } from './score.js';
import { byName, meanOf, scoreSums } from './sums.js';
import type { WindowCells, Years } from './windows.js';

/** How many points a category must change by to be called up or down. */
export const meaningfulPoints = 2;

type Versions = ReadonlyMap<string | null, Indices>;

function versionsIn({ cells, indices }: WindowCells): Versions {
  return indicesBy(cells, 'rubric', indices);
}

function most(versions: Versions, { cells }: WindowCells): string | null | undefined {
  const sizes = [...versions].map(([name, indices]) => [name, total(cells, indices, 'rated')] as const);
  return sizes.sort((a, b) => b[1] - a[1] || byName(a, b))[0]?.[0];
}

/** Both windows by the version of the rubric that rated most in the later one; no earlier one where that had another. */
function comparable({ later, earlier }: Years): { readonly version: string | null; readonly years: Years } {
  const versions = versionsIn(later);
  const version = most(versions, later);
  if (version === undefined) return { version: null, years: { later, earlier: null } };
  const before = earlier && versionsIn(earlier).get(version);
  const own: WindowCells = { ...later, indices: versions.get(version) ?? [] };
  if (!earlier || !before) return { version: null, years: { later: own, earlier: null } };
  return { version, years: { later: own, earlier: { ...earlier, indices: before } } };
}

const nothing: Limits = { value: null, low: null, high: null };

function relativeChange(later: Sums, earlier: Sums, level: number): Limits {
  const ratio = ratioOfMeans(later, earlier, level);
  const percent = (of: number) => 100 * (of - 1);
  if (ratio) return { value: percent(ratio.value), low: percent(ratio.low), high: percent(ratio.high) };
  const [now, then] = [meanOf(later), meanOf(earlier)];
  return now === null || then === null || then <= 0 ? nothing : { ...nothing, value: percent(now / then) };
}

/** A change before all categories have been judged together. */
interface Raw {
  readonly points: Limits;
  readonly relative: Limits;
  readonly p: number | null;
  readonly canDiffer: boolean;
}

function changeOf(later: Sums, earlier: Sums, level: number): Raw | null {
  const [now, then] = [meanOf(later), meanOf(earlier)];
  if (now === null || then === null) return null;
  const difference = welch(later, earlier, level);
  const points = { value: now - then, low: difference?.low ?? null, high: difference?.high ?? null };
  const enough = Math.min(later.n, earlier.n) >= fewAnswers;
  return {
    points,
    relative: relativeChange(later, earlier, level),
    p: difference?.p ?? null,
    canDiffer: enough && matters(points.value, then, meaningfulPoints),
  };
}

/** Verdicts hold for all categories of the rubric together (Benjamini and Hochberg 1995). */
function judged(raw: readonly (Raw | null)[], level: number): CategoryResult['change'][] {
  const adjusted = benjaminiHochberg(raw.map((change) => change?.p ?? null));
  return raw.map((change, i) => {
    if (!change) return null;
    const q = adjusted[i] ?? null;
    const isApart = change.canDiffer && q !== null && q < 1 - level;
    const { points, relative } = change;
    return { points, relative, verdict: isApart ? verdictOf(points) : 'unclear' };
  });
}

/** One category in both windows. */
interface Pair {
  readonly key: string;
  readonly indices: Indices;
  readonly later: Sums;
  readonly earlier: Sums | null;
}

function* pairsOf({ later, earlier }: Years, order: readonly string[]): Generator<void, Pair[]> {
  const before = earlier && indicesBy(earlier.cells, 'criterion', earlier.indices);
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  const pairs: Pair[] = [];
  for (const [key, indices] of [...indicesBy(later.cells, 'criterion', later.indices)].sort(byName)) {
    yield;
    const then = before?.get(key);
    const sums = earlier && then ? scoreSums(earlier.cells, then) : null;
    if (key !== null) pairs.push({ key, indices, later: scoreSums(later.cells, indices), earlier: sums });
  }
  return pairs.sort((a, b) => place(a.key) - place(b.key));
}

function resultOf({ key, indices, later, earlier }: Pair, cells: Cells, level: number): Omit<CategoryResult, 'change'> {
  const sum = (name: string) => total(cells, indices, name);
  const [ratings, critical] = [sum('rated') + sum('not_applicable'), sum('critical') > 0];
  return {
    key,
    ...shown(estimateOf(later, level)),
    weight: ratings > 0 ? Math.round(sum('weight') / ratings) / perPoint : 0,
    critical,
    not_applicable: sum('not_applicable'),
    failed: critical ? sum('failed') : null,
    earlier: earlier && shown(estimateOf(earlier, level)),
  };
}

/** Periods in which a further version of the rubric begins. */
export function breaksIn(cells: Cells, indices: Indices, settled: Settled): Categories['breaks'] {
  if (settled.period === 'wave') return [];
  const grain: Grain = settled.period;
  const startOf = (period: string) => periodBounds(period, grain, calendarOf(settled)).start;
  const firsts = [...indicesBy(cells, 'rubric', indices)].flatMap(([version, group]) => {
    const periods = [...indicesBy(cells, 'period', group).keys()].filter((period) => period !== null);
    const first = periods.toSorted((a, b) => startOf(a) - startOf(b))[0];
    return version === null || first === undefined ? [] : [{ period: first, version, at: startOf(first) }];
  });
  const begin = Math.min(...firsts.map(({ at }) => at));
  const later = firsts.filter(({ at }) => at > begin).sort((a, b) => a.at - b.at || (a.version < b.version ? -1 : 1));
  return later.map(({ period, version }) => ({ period, version }));
}

/**
 * The categories of the rubric in one year against the year before, by the same version of it only; null where reviews
 * have no categories. In steps between which the caller may pause.
 */
export function* categoriesOf(
  years: Years,
  cells: Cells,
  indices: Indices,
  settled: Settled,
): Generator<void, Categories | null> {
  if (indices.length === 0) return null;
  const { version, years: compared } = comparable(years);
  const pairs = yield* pairsOf(compared, [...reviewOptions(settled).categories.keys()]);
  const changes = judged(
    pairs.map(({ later, earlier }) => earlier && changeOf(later, earlier, settled.level)),
    settled.level,
  );
  const results: CategoryResult[] = [];
  for (const [i, pair] of pairs.entries()) {
    results.push({ ...resultOf(pair, compared.later.cells, settled.level), change: changes[i] ?? null });
    yield;
  }
  return {
    from: compared.earlier?.name ?? null,
    to: compared.later.name,
    version,
    breaks: breaksIn(cells, indices, settled),
    results,
  };
}

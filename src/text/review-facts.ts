import type { Calibration, Categories, CategoryResult, Coverage } from '../metric.js';

/** From here on agreement may be relied on, and from here on it allows tentative conclusions (Krippendorff 2004). */
export const alphaLimits = { dependable: 0.8, tentative: 0.667 } as const;

/** How agreement is customarily read; `none` where alpha does not exist. */
export type AlphaReading = 'dependable' | 'tentative' | 'low' | 'none';

/** The customary reading of an alpha. */
export function readingOf(alpha: number | null): AlphaReading {
  if (alpha === null) return 'none';
  if (alpha >= alphaLimits.dependable) return 'dependable';
  return alpha >= alphaLimits.tentative ? 'tentative' : 'low';
}

/** A category that has a value. */
type Shown<Result> = Result & { readonly value: number };

function shown<Result extends { readonly value: number | null }>(all: readonly Result[]): Shown<Result>[] {
  return all.filter((one): one is Shown<Result> => one.value !== null);
}

/** A category with its change. */
type Changed = CategoryResult & { readonly change: NonNullable<CategoryResult['change']> };

/** What stands out among categories: those that moved, the lowest, and critical ones that failed. */
interface CategoryFacts {
  readonly compared: number;
  readonly up: readonly Changed[];
  readonly down: readonly Changed[];
  readonly lowest: Shown<CategoryResult> | null;
  readonly failed: readonly (Shown<CategoryResult> & { readonly failed: number; readonly n: number })[];
}

/** What stands out among the categories of a rubric. */
export function categoryFacts({ results }: Categories): CategoryFacts {
  const all = shown(results);
  const compared = results.filter((result): result is Changed => result.change !== null);
  const lowest = all.length < 2 ? null : all.reduce((least, one) => (one.value < least.value ? one : least));
  const failed = all.filter(
    (one): one is CategoryFacts['failed'][number] => one.critical && one.failed !== null && one.n !== null,
  );
  return {
    compared: compared.length,
    up: compared.filter(({ change }) => change.verdict === 'up'),
    down: compared.filter(({ change }) => change.verdict === 'down'),
    lowest,
    failed: failed.filter((one) => one.failed > 0),
  };
}

/** How evenly cases were covered. */
interface CoverageFacts {
  readonly whole: Shown<Coverage> | null;
  /** Groups with a share, how many of them stay under the target, and the ends of the range of those that are large. */
  readonly groups: number;
  readonly under: number;
  readonly least: Shown<Coverage> | null;
  readonly most: Shown<Coverage> | null;
  /** Whether some group was covered at another rate than the whole. */
  readonly isUneven: boolean;
}

/** Groups of fewer cases say little about how evenly cases were covered. */
const fewCases = 30;

/** A group is apart from the whole from so many standard errors of its share on. */
const apart = 3;

function differs({ low, high, value, closed }: Shown<Coverage>, whole: Shown<Coverage>): boolean {
  if (low !== null && high !== null) return low > whole.value || high < whole.value;
  const error = Math.sqrt((whole.value * (100 - whole.value)) / Math.max(1, closed ?? 0));
  return closed !== null && Math.abs(value - whole.value) > apart * error;
}

/** How evenly cases were covered, and how many groups of them stay under a target. */
export function coverageFacts(all: readonly Coverage[], target: number | null): CoverageFacts {
  const whole = shown(all).find(({ by }) => by === null) ?? null;
  const groups = shown(all).filter(({ by }) => by !== null);
  const large = groups.filter(({ closed }) => closed === null || closed >= fewCases);
  const ranked = [...(large.length > 1 ? large : groups)].sort((a, b) => a.value - b.value);
  return {
    whole,
    groups: groups.length,
    under: target === null ? 0 : groups.filter(({ value }) => value < target).length,
    least: ranked[0] ?? null,
    most: ranked.at(-1) ?? null,
    isUneven: whole !== null && groups.some((group) => differs(group, whole)),
  };
}

/** How many categories have which reading, and which reviewers stand out. */
interface CalibrationFacts {
  readonly readings: Readonly<Record<AlphaReading, number>>;
  readonly compared: number;
  readonly apart: readonly { readonly key: string | null; readonly bias: number; readonly signal: 'high' | 'low' }[];
}

/** How many categories have which reading, and which reviewers stand out, the furthest first. */
export function calibrationFacts({ categories, reviewers }: Calibration): CalibrationFacts {
  const readings = { dependable: 0, tentative: 0, low: 0, none: 0 };
  for (const { alpha } of categories) readings[readingOf(alpha)]++;
  const compared = reviewers.filter(({ bias }) => bias.value !== null);
  const apart = compared.flatMap(({ key, bias, signal }) =>
    signal === null || bias.value === null ? [] : [{ key, bias: bias.value, signal }],
  );
  const furthest = apart.toSorted((a, b) => Math.abs(b.bias) - Math.abs(a.bias));
  return { readings, compared: compared.length, apart: furthest };
}

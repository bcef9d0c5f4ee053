import { FeedError, type Settled } from '../../metric.js';

/** Who reviews: a lead, a colleague, the agents themselves, a machine, or several for the sake of comparison. */
export type ReviewKind = 'manager' | 'peer' | 'self' | 'auto' | 'calibration';

/** The kinds that may count for the score, the two defaults first; calibration never does. */
export const scoredKinds: readonly Exclude<ReviewKind, 'calibration'>[] = ['manager', 'peer', 'self', 'auto'];

/** How agreement is measured: by the number of points of a category, or always alike. */
export type Agreement = 'auto' | 'nominal' | 'ordinal' | 'interval';

/** The names of the measures of agreement, the default first. */
export const agreements: readonly Agreement[] = ['auto', 'nominal', 'ordinal', 'interval'];

/** What a failed critical category does to a review. */
export type CriticalRule = 'zero' | 'ignore';

/** What the page says about one category; null leaves it to the feed, else to the default. */
export interface CategoryRule {
  readonly weight: number | null;
  readonly isCritical: boolean | null;
  readonly min: number | null;
  readonly max: number | null;
}

/** The options of reviews, read. */
export interface ReviewOptions {
  readonly categories: ReadonlyMap<string, CategoryRule>;
  /** The ends of the scale of plain scores and of categories that do not name theirs. */
  readonly scale: readonly [min: number, max: number];
  readonly critical: CriticalRule;
  readonly kinds: ReadonlySet<string>;
  readonly agreement: Agreement;
  /** Columns of the cases whose values together make a stratum. */
  readonly strata: readonly string[];
  /** The part of closed cases to be reviewed, 0…100. */
  readonly coverageTarget: number;
  /** How many cases are proposed for review. */
  readonly next: number;
  readonly seed: number;
}

type Given = Settled['options'];

function refuse(option: string, options: Given): never {
  throw new FeedError('bad_option', { option, seen: options[option] ?? null });
}

function wordsOf(given: unknown): string[] {
  return String(given ?? '')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
}

function oneOf<Word extends string>(option: string, words: readonly [Word, ...Word[]], options: Given): Word {
  const asked = options[option] ?? words[0];
  return words.find((word) => word === asked) ?? refuse(option, options);
}

function numberIn(option: string, usual: number, least: number, most: number, options: Given): number {
  const value = Number(options[option] ?? usual);
  return value >= least && value <= most ? value : refuse(option, options);
}

/** Whether a value is an object with names. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function finite(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function ruleOf(given: unknown): CategoryRule | null {
  const of = typeof given === 'number' ? { weight: given } : given;
  if (!isRecord(of)) return null;
  const [weight, min, max] = [finite(of['weight']), finite(of['min']), finite(of['max'])];
  if (weight !== null && weight < 0) return null;
  return { weight, isCritical: typeof of['critical'] === 'boolean' ? of['critical'] : null, min, max };
}

/** What a JSON text says; null for a text that is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function categoriesOf(options: Given): ReadonlyMap<string, CategoryRule> {
  const text = String(options['categories'] ?? '').trim();
  const given = text === '' ? {} : parsed(text);
  if (!isRecord(given)) return refuse('categories', options);
  return new Map(
    Object.entries(given).map(([name, value]) => [name, ruleOf(value) ?? refuse('categories', options)] as const),
  );
}

function scaleOf(options: Given): readonly [number, number] {
  const [min = NaN, max = NaN, ...more] = wordsOf(options['rating-scale'] ?? '0 100').map(Number);
  return min < max && more.length === 0 ? [min, max] : refuse('rating-scale', options);
}

function kindsOf(options: Given): ReadonlySet<string> {
  const kinds = wordsOf(options['kinds'] ?? 'manager peer');
  const areKnown = kinds.every((kind) => scoredKinds.some((known) => known === kind));
  return areKnown && kinds.length > 0 ? new Set(kinds) : refuse('kinds', options);
}

/** Reads the options of reviews; `FeedError` `bad_option` for what is none. */
export function reviewOptions({ options }: Pick<Settled, 'options'>): ReviewOptions {
  return {
    categories: categoriesOf(options),
    scale: scaleOf(options),
    critical: oneOf('critical', ['zero', 'ignore'], options),
    kinds: kindsOf(options),
    agreement: oneOf('agreement', ['auto', 'nominal', 'ordinal', 'interval'], options),
    strata: wordsOf(options['strata'] ?? 'priority channel'),
    coverageTarget: numberIn('coverage-target', 12.5, 0, 100, options),
    next: numberIn('next', 20, 0, 1000, options),
    seed: numberIn('seed', 1, -Infinity, Infinity, options),
  };
}

import type { Settled } from '../../metric.js';
import { numberIn, refusal, seeds, wholeIn, wordIn, wordsIn, type Asked } from '../asked.js';

/**
 * Who reviews, of those that may count for the score: a lead, a colleague, the agents themselves, a machine. Reviews for the
 * sake of comparison (`calibration`) never do.
 */
const scoredKinds: readonly string[] = ['manager', 'peer', 'self', 'auto'];

const usualKinds = 'manager peer';

/** How agreement is measured: by the number of points of a category, or always alike; the default first. */
const agreements = ['auto', 'nominal', 'ordinal', 'interval'] as const;

/** What a failed critical category does to a review, the default first. */
const criticalRules = ['zero', 'ignore'] as const;

const usualScale = '0 100';

/** What `categories` may be. */
const exampleCategories = '{"tone": 0.5, "safety": {"weight": 0.3, "critical": true}}';

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
  readonly critical: (typeof criticalRules)[number];
  readonly kinds: ReadonlySet<string>;
  readonly agreement: (typeof agreements)[number];
  /** Columns of the cases whose values together make a stratum. */
  readonly strata: readonly string[];
  /** The part of closed cases to be reviewed, 0…100. */
  readonly coverageTarget: number;
  /** How many cases are proposed for review. */
  readonly next: number;
  readonly seed: number;
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
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return null;
  }
}

function categoriesOf(asked: Asked): ReadonlyMap<string, CategoryRule> {
  const text = String(asked['categories'] ?? '').trim();
  const given = text === '' ? {} : parsed(text);
  if (!isRecord(given)) throw refusal('categories', asked, exampleCategories);
  const rules = Object.entries(given).map(([name, value]) => {
    const rule = ruleOf(value);
    if (rule === null) throw refusal('categories', asked, exampleCategories);
    return [name, rule] as const;
  });
  return new Map(rules);
}

function scaleOf(asked: Asked): readonly [number, number] {
  const [min = NaN, max = NaN, ...more] = wordsIn('rating-scale', usualScale, asked).map(Number);
  if (!(min < max) || more.length > 0) throw refusal('rating-scale', asked, usualScale);
  return [min, max];
}

function kindsOf(asked: Asked): ReadonlySet<string> {
  const kinds = wordsIn('kinds', usualKinds, asked);
  if (kinds.length > 0 && kinds.every((kind) => scoredKinds.includes(kind))) return new Set(kinds);
  throw refusal('kinds', asked, scoredKinds.join(' '));
}

/** Reads the options of reviews; `FeedError` `bad_option` for what is none. */
export function reviewOptions({ options }: Pick<Settled, 'options'>): ReviewOptions {
  return {
    categories: categoriesOf(options),
    scale: scaleOf(options),
    critical: wordIn('critical', criticalRules, options),
    kinds: kindsOf(options),
    agreement: wordIn('agreement', agreements, options),
    strata: wordsIn('strata', 'priority channel', options),
    coverageTarget: numberIn('coverage-target', { usual: 12.5, least: 0, most: 100 }, options),
    next: wholeIn('next', { usual: 20, least: 0, most: 1000 }, options),
    seed: wholeIn('seed', seeds, options),
  };
}

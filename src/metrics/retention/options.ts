import type { Settled } from '../../metric.js';
import { refusal, seeds, wholeIn, wordIn, wordsIn, type Asked } from '../asked.js';

/** What is kept: customers, revenue without what customers added (`gross`), or revenue with it (`net`). */
export type Statistic = 'customers' | 'gross' | 'net';

/** How lost revenue is told: between the two ends of the window, or movement by movement within it. */
type Form = 'point' | 'movements';

/** How cohorts count who is left. */
export type CohortKind = 'classic' | 'rolling' | 'bracket' | 'survival';

/** Ages in months since the start, first and last included. */
export interface Ages {
  readonly from: number;
  readonly to: number;
}

// The default comes first.
const statistics = ['customers', 'gross', 'net'] as const satisfies readonly Statistic[];
const forms = ['point', 'movements'] as const satisfies readonly Form[];
const cohortKinds = ['classic', 'rolling', 'bracket', 'survival'] as const satisfies readonly CohortKind[];
const usualBrackets = '1-3 4-6 7-12';

/** The options of retention, read. */
export interface RetentionOptions {
  /** Months between the two ends of a window. */
  readonly window: number;
  readonly statistic: Statistic;
  readonly form: Form;
  readonly cohorts: CohortKind;
  readonly brackets: readonly Ages[];
  /** Starts the draws of the bootstrap. */
  readonly seed: number;
}

/** Ages from a text such as `1-3 4-6 7`. */
function bracketsOf(asked: Asked): Ages[] {
  const texts = wordsIn('brackets', usualBrackets, asked);
  if (texts.length === 0) throw refusal('brackets', asked, usualBrackets);
  return texts.map((text) => {
    const [, first, last] = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(text) ?? [];
    const [from, to] = [Number(first), Number(last ?? first)];
    if (!(from <= to)) throw refusal('brackets', asked, usualBrackets);
    return { from, to };
  });
}

/**
 * Reads the options `window` (months, 1 to 120, default 12), `statistic`, `form`, `cohorts`, `brackets` (default
 * `1-3 4-6 7-12`) and `seed` (default 1); `bad_option` for others.
 */
export function retentionOptions({ options }: Pick<Settled, 'options'>): RetentionOptions {
  return {
    window: wholeIn('window', { usual: 12, least: 1, most: 120 }, options),
    statistic: wordIn('statistic', statistics, options),
    form: wordIn('form', forms, options),
    cohorts: wordIn('cohorts', cohortKinds, options),
    brackets: bracketsOf(options),
    seed: wholeIn('seed', seeds, options),
  };
}

import { FeedError, type Settled } from '../../metric.js';

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
const statistics: readonly Statistic[] = ['customers', 'gross', 'net'];

const forms: readonly Form[] = ['point', 'movements'];

const cohortKinds: readonly CohortKind[] = ['classic', 'rolling', 'bracket', 'survival'];

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

type Options = Settled['options'];

function refused(option: string, options: Options): FeedError {
  return new FeedError('bad_option', { option, seen: options[option] ?? null });
}

function oneOf<Name extends string>(option: string, names: readonly Name[], options: Options): Name {
  const asked = options[option] ?? names[0];
  const found = names.find((name) => name === asked);
  if (found === undefined) throw refused(option, options);
  return found;
}

function whole(option: string, fallback: number, least: number, options: Options): number {
  const value = Number(options[option] ?? fallback);
  if (!Number.isInteger(value) || value < least) throw refused(option, options);
  return value;
}

/** Ages from a text such as `1-3 4-6 7`. */
function bracketsOf(options: Options): Ages[] {
  const texts = String(options['brackets'] ?? '1-3 4-6 7-12')
    .trim()
    .split(/\s+/);
  return texts.map((text) => {
    const [, first, last] = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(text) ?? [];
    const from = Number(first);
    const to = Number(last ?? first);
    if (!(from <= to)) throw refused('brackets', options);
    return { from, to };
  });
}

/**
 * Reads the options `window` (months, from 1, default 12), `statistic`, `form`, `cohorts`, `brackets` (default
 * `1-3 4-6 7-12`) and `seed` (default 1); `bad_option` for others.
 */
export function retentionOptions({ options }: Pick<Settled, 'options'>): RetentionOptions {
  return {
    window: whole('window', 12, 1, options),
    statistic: oneOf('statistic', statistics, options),
    form: oneOf('form', forms, options),
    cohorts: oneOf('cohorts', cohortKinds, options),
    brackets: bracketsOf(options),
    seed: whole('seed', 1, 0, options),
  };
}

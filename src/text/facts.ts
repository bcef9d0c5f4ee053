import type { Unit } from '../metric.js';

/** A published figure as it is said: what it is, of whom, and how well it is known. */
export interface PublishedFact {
  readonly value: number;
  readonly unit: Unit;
  /** How many were asked; null where nobody says. */
  readonly n: number | null;
  /** Whether `n` is rounded by its source. */
  readonly isApproximate: boolean;
  readonly population: string | null;
  readonly year: number | null;
  readonly source: string | null;
  readonly isDefinitionKnown: boolean;
  /** Whether a proportion's interval is known. */
  readonly isErrorKnown: boolean;
  /** More than 24 months old. */
  readonly isOld: boolean;
}

/** What a language says about survey facts and benchmarks that stand on their own. */
export interface FactWords {
  /** Of whom and when: `Of about 600 support leaders, 2022`; empty where nothing is known. */
  asked(fact: Pick<PublishedFact, 'n' | 'isApproximate' | 'population' | 'year'>): string;
  /** Head of the source: `Source:`. */
  readonly sourceHead: string;
  /** What a reader would be misled without: age, unknown error, unknown definition, few asked. */
  reservations(fact: PublishedFact): string[];
}

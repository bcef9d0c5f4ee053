import type { Measure, Target, Unit } from '../metric.js';
import type { PeriodNaming } from './text.js';

/** The columns of a scorecard. */
export type ScoreColumn =
  | 'outcome'
  | 'figure'
  | 'period'
  | 'value'
  | 'low'
  | 'high'
  | 'change'
  | 'target'
  | 'reach'
  | 'trend'
  | 'n'
  | 'owner'
  | 'remark';

/** How a value stands to a target; `open` where the target lies within its interval. */
export type ReachCode = 'reached' | 'missed' | 'open';

/** A figure that has left its usual range or level, and the period since which it has. */
export interface DriftFacts {
  readonly kind: 'range' | 'level';
  readonly side: 'high' | 'low';
  readonly from: string;
}

/** A target as a scorecard shows it. */
export interface AimFacts {
  readonly target: Target;
  readonly unit: Unit;
  /** Null where it cannot be said. */
  readonly reach: ReachCode | null;
  /** The day by which it is to be reached; null where nobody says. */
  readonly by: string | null;
}

/** How many figures got better, worse, or moved where neither way is better, of how many. */
export interface TallyFacts {
  readonly all: number;
  readonly worse: number;
  readonly better: number;
  readonly moved: number;
  readonly unclear: number;
}

/** What a language says on a scorecard and in a written summary. */
export interface ScoreWords {
  readonly scorecardName: string;
  readonly summaryName: string;
  /** Said while no element of the page has a figure, and what would change that. */
  readonly noScores: { readonly what: string; readonly remedy: string };
  /** A head of figures, by code; a text of the page's own is given back as it stands. */
  outcomeName(group: string): string;
  /** The head of a column. */
  scoreHead(column: ScoreColumn): string;
  /** The head of the column of changes, where all are since one period: `Change since Aug 2026`. */
  changeSince(period: string): string;
  /**
   * What became of a figure, in a few words: `Better: +4 points since Aug 2026`; without the period where that stands
   * elsewhere (`isBare`).
   */
  scoreChange(measure: Pick<Measure, 'change' | 'better' | 'unit' | 'context'>, isBare?: boolean): string;
  /** A target and how the value stands to it: `80% by 31 Dec 2026: not reached`. */
  aim(aim: AimFacts): string;
  /** That filters of the page do not apply to a figure, by their fields. */
  unfiltered(fields: readonly string[]): string;
  /** How a value stands to its target, in a word. */
  reachName(reach: ReachCode): string;
  /** Who is answerable. */
  ownedBy(owner: string): string;
  /** That a figure has left its usual range: `Below its usual range since week 31, 2026.` */
  drift(drift: DriftFacts, naming: PeriodNaming): string;
  /** The first sentence of a summary: how many figures got worse and better. */
  tally(facts: TallyFacts): string;
  /** What became of one figure, from the sentence about its change, and how it stands to its target. */
  finding(name: string, change: string, aim: AimFacts | null): string;
  /** The same of a figure that has left its usual range. */
  driftOf(name: string, drift: DriftFacts, naming: PeriodNaming): string;
  /** The figures without a clear change, at most three by name. */
  withoutChange(names: readonly string[]): string;
  /** How many targets are reached of how many there are, and how many of the others are too close to say. */
  aims(reached: number, open: number, all: number): string;
  /** How many figures are not there. */
  withoutFigures(n: number): string;
}

import type { Goal } from './goals.js';
import type { Comparison, GivenEvent, Period } from '../../metric.js';

/** What the page says for all elements of a board; each may say otherwise for itself. */
export interface Given {
  readonly timeZone: string | null;
  readonly period: Period | null;
  readonly compare: Comparison | null;
  readonly asOf: string | null;
  readonly since: string | null;
  readonly until: string | null;
  readonly weekStart: number | null;
  readonly fiscalYearStart: number | null;
  readonly level: number | null;
  /** The least group of all; an element may ask for larger ones, not for smaller. */
  readonly minGroup: number | null;
  readonly events: readonly GivenEvent[];
  /** What is to be reached, and by whom. */
  readonly goals: readonly Goal[];
  /** Seconds between refreshes of what says nothing of it; null reads it once. */
  readonly refreshEvery: number | null;
  readonly fetcher: typeof fetch | null;
}

/** What is given where a page says nothing. */
export const nothingGiven: Given = {
  timeZone: null,
  period: null,
  compare: null,
  asOf: null,
  since: null,
  until: null,
  weekStart: null,
  fiscalYearStart: null,
  level: null,
  minGroup: null,
  events: [],
  goals: [],
  refreshEvery: null,
  fetcher: null,
};

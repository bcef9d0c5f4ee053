import type { Comparison, Period } from '../metric.js';
import type { Formats } from './text.js';

/** What a reader can press, open or fill in to ask for other figures. */
export type AskCode =
  | 'all'
  | 'search'
  | 'clear'
  | 'clear_all'
  | 'undo'
  | 'period'
  | 'grain'
  | 'compare'
  | 'since'
  | 'until'
  | 'last_month'
  | 'last_quarter'
  | 'last_year'
  | 'last_12_months'
  | 'custom';

/** What an element keeps of its own where the page says otherwise. */
export type OwnCode = 'window' | 'period';

/** What a language says where readers choose what figures are of. */
export interface AskingWords {
  /** A stretch of time: `1 Jan 2026 to 31 Mar 2026`; the end is exclusive, null is open, and the zone that of instants. */
  stretch(since: string | null, until: string | null, timeZone: string): string;
  /** The words on a control. */
  askName(code: AskCode): string;
  /** A grain of the series: `Week`. */
  grainName(period: Period): string;
  /** What changes are compared with: `A year ago`. */
  comparisonName(compare: Comparison): string;
  /** A grain or comparison among other choices: `By week`, `Against a year ago`. */
  chosenGrain(period: Period): string;
  chosenComparison(compare: Comparison): string;
  /** What a filter lets through: `All`, `EMEA, APAC`, `3 of 9`, and `3` while nobody knows of how many. */
  letThrough(names: readonly string[], all: number | null): string;
  /** What the control of a filter says: `Region: EMEA, APAC`. */
  labelled(label: string, value: string): string;
  /** How many values of a filter are listed beside those shown. */
  moreValues(n: number): string;
  /** How many values of a filter have the letters that are searched for, of how many. */
  matches(n: number, all: number): string;
  /** Said where no value has the letters that are searched for. */
  readonly noSuchValue: string;
  /** Said where the values of a field cannot be had. */
  readonly noValues: string;
  /** Said in place of the count of a small group. */
  readonly few: string;
  /** What is chosen in a chart and so asked of the others: `Filters the others: Region: EMEA`. */
  filtersOthers(chosen: string): string;
  /** What an element is filtered by: `Filtered: Region: EMEA`. */
  filteredBy(chosen: string): string;
  /** What of the page's choices does not hold for an element that has its own: `Keeps its own dates.` */
  keepsOwn(what: OwnCode): string;
  /** Things that are chosen, one after the other. */
  chosenList(words: readonly string[]): string;
  /** A stretch of time that is being chosen by keys. */
  stretching(stretch: string): string;
  /** How to choose a stretch of time by keys. */
  readonly stretchHelp: string;
}

const day = 86_400_000;

/** Dates are the same day in every zone; instants are written in `timeZone`. The end is the last day within. */
export function stretchEnds(
  since: string | null,
  until: string | null,
  timeZone: string,
  f: Pick<Formats, 'date'>,
): { readonly first: string | null; readonly last: string | null } {
  const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/u.test(text);
  const write = (text: string, back: number): string =>
    f.date(Date.parse(text) - back, isDate(text) ? 'UTC' : timeZone);
  const isKnown = (text: string | null): text is string => text !== null && !Number.isNaN(Date.parse(text));
  return {
    first: isKnown(since) ? write(since, 0) : null,
    last: isKnown(until) ? write(until, isDate(until) ? day : 1) : null,
  };
}

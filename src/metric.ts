/**
 * The contract of the kit: what a metric is, what goes in (columns), what is added (cells) and what comes out
 * (a measure). Nothing here knows a feed format, a table library, a page or a language.
 */

// ── Columns ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Numbers, one a row; a missing value is `NaN` in `values` and `null` from `at`. Booleans are 1 and 0. */
export interface NumberColumn {
  readonly kind: 'number';
  readonly length: number;
  readonly values: Float64Array;
  at(row: number): number | null;
  [Symbol.iterator](): Iterator<number | null>;
}

/** Instants as epoch milliseconds, one a row; a missing value is `NaN` in `values` and `null` from `at`. */
export interface InstantColumn {
  readonly kind: 'instant';
  readonly length: number;
  readonly values: Float64Array;
  /** Where each value stands among others, as long as nobody has asked for `values` of their own; absent where they have them. */
  readonly among?: { readonly values: Float64Array; readonly rows: Uint32Array };
  at(row: number): number | null;
  [Symbol.iterator](): Iterator<number | null>;
}

/** Distinct texts by code, from 0 to `size` − 1; some become strings when they are asked for. */
export interface Texts {
  readonly size: number;
  /** The text of a code; null where it is none. */
  at(code: number): string | null;
}

/** Texts as codes into a dictionary; code −1 is a missing value, `null` from `at`. Dictionary entries are distinct. */
export interface TextColumn {
  readonly kind: 'text';
  readonly length: number;
  readonly codes: Int32Array;
  /** What the codes stand for: to be asked how many there are, and for single ones. */
  readonly texts: Texts;
  /** True where each row has a text, and no two the same; absent where nobody knows. */
  readonly isUnique?: true;
  /** All texts as strings. Of a column with one text a row, such as an identity, that takes time and memory. */
  readonly dictionary: readonly string[];
  at(row: number): string | null;
  [Symbol.iterator](): Iterator<string | null>;
}

/** One typed column of a record table. */
export type Column = NumberColumn | InstantColumn | TextColumn;

/** Columns by name, all of the same length. */
export type Columns = Readonly<Record<string, Column>>;

function* cellsOf<Value>(length: number, at: (row: number) => Value): Iterator<Value> {
  for (let row = 0; row < length; row++) yield at(row);
}

function numeric<Kind extends 'number' | 'instant'>(kind: Kind, values: Float64Array) {
  const at = (row: number): number | null => {
    const value = values[row];
    return value === undefined || Number.isNaN(value) ? null : value;
  };
  return { kind, length: values.length, values, at, [Symbol.iterator]: () => cellsOf(values.length, at) };
}

/** A column of numbers over `values`, which it keeps without copying; `NaN` is missing. */
export function numberColumn(values: Float64Array): NumberColumn {
  return numeric('number', values);
}

/** A column of instants over `values` in epoch milliseconds, which it keeps without copying; `NaN` is missing. */
export function instantColumn(values: Float64Array): InstantColumn {
  return numeric('instant', values);
}

/** A column of texts over `codes` (−1 is missing) and the distinct `texts` they stand for, kept without copying. */
export function lazyTextColumn(codes: Int32Array, texts: Texts): TextColumn {
  const at = (row: number): string | null => texts.at(codes[row] ?? -1);
  let all: readonly string[] | null = null;
  return {
    kind: 'text',
    length: codes.length,
    codes,
    texts,
    get dictionary() {
      return (all ??= Array.from({ length: texts.size }, (_, code) => texts.at(code) ?? ''));
    },
    at,
    [Symbol.iterator]: () => cellsOf(codes.length, at),
  };
}

/** A column of texts of which each row has one of its own, that of its number; `codes` are made when they are asked for. */
export function uniqueTextColumn(texts: Texts): TextColumn {
  let all: TextColumn | null = null;
  const whole = () =>
    (all ??= lazyTextColumn(
      Int32Array.from({ length: texts.size }, (_, row) => row),
      texts,
    ));
  return {
    kind: 'text',
    length: texts.size,
    get codes() {
      return whole().codes;
    },
    texts,
    isUnique: true,
    get dictionary() {
      return whole().dictionary;
    },
    at: (row) => texts.at(row),
    [Symbol.iterator]: () => cellsOf(texts.size, (row) => texts.at(row)),
  };
}

/** A column of texts over dictionary `codes` (−1 is missing) and a `dictionary` of distinct texts, kept without copying. */
export function textColumn(codes: Int32Array, dictionary: readonly string[]): TextColumn {
  const texts = { size: dictionary.length, at: (code: number) => dictionary[code] ?? null };
  const at = (row: number): string | null => dictionary[codes[row] ?? -1] ?? null;
  return {
    kind: 'text',
    length: codes.length,
    codes,
    texts,
    dictionary,
    at,
    [Symbol.iterator]: () => cellsOf(codes.length, at),
  };
}

/** A text column of `texts`, each distinct text coded once in order of first appearance; `null` is missing. */
export function textColumnOf(texts: readonly (string | null)[]): TextColumn {
  const codes = new Int32Array(texts.length).fill(-1);
  const known = new Map<string, number>();
  texts.forEach((text, row) => {
    if (text === null) return;
    const code = known.get(text) ?? known.size;
    known.set(text, code);
    codes[row] = code;
  });
  return textColumn(codes, [...known.keys()]);
}

/** A column of `keys`: numbers where none of them is a text, else texts. */
export function keyColumn(keys: readonly Key[]): Column {
  if (keys.some((key) => typeof key === 'string')) {
    return textColumnOf(keys.map((key) => (key === null ? null : String(key))));
  }
  return numberColumn(Float64Array.from(keys, (key) => (typeof key === 'number' ? key : NaN)));
}

// ── Issues ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * What can be wrong with a row, by code. `bad` codes set a row aside (or empty a field that the metric does not need)
 * and count towards the limits of 5 % and 50 %; the others are facts that a reader should know.
 */
export type IssueCode =
  // bad: the row cannot be used as it stands
  | 'not_a_record'
  | 'not_a_number'
  | 'not_text'
  | 'not_boolean'
  | 'not_an_instant'
  | 'out_of_range'
  | 'non_integer'
  | 'missing_field'
  | 'unsafe_integer'
  | 'epoch_unit_suspect'
  | 'future_timestamp'
  | 'negative_duration'
  | 'negative_amount'
  // facts: the row is fine, or out for a reason that is nobody's mistake
  | 'naive_timestamp'
  | 'leap_second'
  | 'clock_skew'
  | 'no_schedule'
  | 'missing_score'
  | 'duplicate_id'
  | 'superseded'
  | 'excluded'
  | 'other_kind'
  | 'other_scope'
  | 'orphan'
  | 'contact_before_answer'
  | 'closed_without_contact'
  | 'self_review'
  | 'calibration_review'
  | 'open_case'
  | 'without_money';

/** The codes that say "this row or value is wrong", in contrast to plain facts about good rows. */
export const badCodes: ReadonlySet<IssueCode> = new Set<IssueCode>([
  'not_a_record',
  'not_a_number',
  'not_text',
  'not_boolean',
  'not_an_instant',
  'out_of_range',
  'non_integer',
  'missing_field',
  'unsafe_integer',
  'epoch_unit_suspect',
  'future_timestamp',
  'negative_duration',
  'negative_amount',
]);

/** One occurrence of an issue: the row's number in the feed from 1, what stood there, and what was expected. */
export interface Occurrence {
  readonly row: number;
  /** The value seen, texts cut to 80 characters; `null` where nothing stood. */
  readonly seen: string | number | boolean | null;
  /** What would have been right, as a code or as bounds: `"instant"`, `{"integer": [0, 10]}`. */
  readonly expected: Expected | null;
}

/** What a value should have been. */
export type Expected =
  | 'record'
  | 'number'
  | 'text'
  | 'boolean'
  | 'instant'
  | 'value'
  | { readonly integer: readonly [number, number] }
  | { readonly number: readonly [number, number] };

/** All occurrences of one code in one field: counted exactly, the first ones kept. */
export interface Issue {
  readonly code: IssueCode;
  readonly field: string | null;
  readonly count: number;
  /** Whether the rows concerned were set aside; false where only the field was emptied or a fact is stated. */
  readonly aside: boolean;
  readonly first: readonly Occurrence[];
}

/** The codes of everything that can stop a feed from being shown; `text/` has a sentence for each. */
export type ErrorCode =
  | 'offline'
  | 'network'
  | 'timeout'
  | 'stalled'
  | 'http'
  | 'auth_required'
  | 'not_found'
  | 'too_many_requests'
  | 'server'
  | 'cross_origin'
  | 'policy'
  | 'mixed_content'
  | 'bad_url'
  | 'redirected'
  | 'too_large'
  | 'web_page'
  | 'empty_body'
  | 'truncated'
  | 'not_json'
  | 'not_arrow'
  | 'encoding'
  | 'depth'
  | 'no_rows_found'
  | 'currency_mismatch'
  | 'schema_version'
  | 'bad_option'
  | 'missing_column'
  | 'small_group'
  | 'all_rows_bad'
  | 'too_many_bad'
  | 'engine'
  | 'cancelled';

/** A feed, request or option that cannot be used: a stable code with plain details, no sentence. */
export class FeedError extends Error {
  override readonly name = 'FeedError';
  readonly code: ErrorCode;
  /** Numbers and short texts that the sentence needs: `status`, `field`, `seen`, `share` … */
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
  /** What was found wrong row by row, where that is the reason. */
  readonly issues: readonly Issue[];

  constructor(
    code: ErrorCode,
    details: Readonly<Record<string, string | number | boolean | null>> = {},
    issues: readonly Issue[] = [],
  ) {
    super(code);
    this.code = code;
    this.details = details;
    this.issues = issues;
  }
}

// ── Feeds and questions ─────────────────────────────────────────────────────────────────────────────────────────────

/** What a feed says about itself; every field may be absent. Instants are epoch milliseconds. */
export interface FeedMeta {
  readonly schema: string | null;
  readonly kind: 'records' | 'rollup';
  /** The instant the extraction is complete to. */
  readonly asOf: number | null;
  /** The IANA zone in which naive times are read and periods are cut, unless the page names one. */
  readonly timeZone: string | null;
  readonly currency: string | null;
  /** Every record created since then is in the feed. */
  readonly completeFrom: number | null;
  /** How many rows the feed says it has. */
  readonly count: number | null;
  /** The columns that may be grouped and filtered by. */
  readonly dims: readonly string[];
  readonly definition: FeedDefinition;
  readonly events: readonly FeedEvent[];
  /** Absent where the feed sets no limit. */
  readonly freshness?: Freshness;
}

/** How old the data of a feed may get, in hours since `as_of`; null for no limit. */
export interface Freshness {
  /** From this age on, readers are told. */
  readonly warn_after: number | null;
  /** From this age on, readers are told not to rely on the figures. */
  readonly error_after: number | null;
}

/** The part of a metric's definition that travels with the feed; a page may tighten it, never loosen it. */
export interface FeedDefinition {
  readonly minGroup?: number;
  readonly level?: number;
  readonly agents?: 'hidden' | 'pseudonym' | 'named';
  /** Further options of the metric fixed by the feed, by option name. */
  readonly options?: Readonly<Record<string, string | number | boolean>>;
}

/**
 * Something that happened, to be drawn on the time axis. Instants are epoch milliseconds. One of kind `definition` says
 * that what is counted changed, which a measure over that instant notes.
 */
export interface FeedEvent {
  readonly at: number;
  readonly until: number | null;
  readonly text: string;
  readonly kind: string;
  readonly metrics: readonly string[];
}

/** An event as a page gives it: instants are epoch milliseconds, or ISO-8601 texts, where a date is read in the report's zone. */
export interface GivenEvent extends Omit<FeedEvent, 'at' | 'until'> {
  readonly at: number | string;
  readonly until: number | string | null;
}

/** How a series is cut. `wave` cuts by the survey wave, in natural order of its name, instead of by time. */
export type Period = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'wave';

/** With what a change is compared. */
export type Comparison = 'previous' | 'year-ago';

/** A line to hold a value against, as data. */
export interface Benchmark {
  readonly value: number;
  readonly label: string;
  readonly population?: string;
  readonly year?: number;
  readonly source?: string;
  /** Number of answers behind the benchmark, if known. */
  readonly n?: number;
}

/** Whole years after its own from which a published figure is old: 24 months past the end of that year. */
const yearsUntilOld = 3;

/** Whether a published figure of `year` is old in the year `today`; of one without a year that is not known. */
export function isOldFigure(year: number | null | undefined, today: number): boolean {
  return typeof year === 'number' && today >= year + yearsUntilOld;
}

/** A goal to reach, in the unit of the metric. */
export interface Target {
  readonly value: number;
  readonly label?: string;
}

/** Everything that is asked of a feed beside the metric itself. The defaults are `defaultQuestion`. */
export interface Question {
  /** Dimensions to show as segments, each on its own. */
  readonly by: readonly string[];
  /** The grain of the series; null lets the engine choose `month`, or `wave` where the feed has waves and no times. */
  readonly period: Period | null;
  /** First instant of the value's window, ISO-8601 or a date in `timeZone`; null is the start of the feed. */
  readonly since: string | null;
  /** End of the value's window, exclusive (a date is that day's start); null is the end of the feed. */
  readonly until: string | null;
  /** Rewinds the feed to this instant; null is the feed's own `as_of`. */
  readonly asOf: string | null;
  /** IANA zone of periods and dates; null is the feed's own, else UTC. */
  readonly timeZone: string | null;
  /** First day of the week, 1 Monday … 7 Sunday. */
  readonly weekStart: number;
  /** First month of the fiscal year, 1 … 12; quarters and years follow it. */
  readonly fiscalYearStart: number;
  readonly compare: Comparison;
  /** Confidence level of every interval, 0.5 … 0.999. */
  readonly level: number;
  /** Segments with fewer answers are hidden. */
  readonly minGroup: number;
  /** Per dimension the texts that are let through; `null` in a list lets rows without a value through. */
  readonly filters: Readonly<Record<string, readonly (string | null)[]>>;
  /**
   * Names of `filters` that were handed down to many feeds at once: where a feed lacks such a field, it is left out and
   * named in the context of the measure, instead of being an error. `since` and `until` where the window was: one that sums
   * cannot be cut by is left out, with a note.
   */
  readonly handedDown: readonly string[];
  /**
   * Whether a reader chose the window. Answers that tell groups apart then take whole periods, since two windows of which one
   * is a day longer would give the few of that day away. Default false.
   */
  readonly chosenWindow?: boolean;
  /** What the page knows to have happened, beside the events of the feed. */
  readonly events: readonly GivenEvent[];
  readonly target: Target | null;
  readonly benchmark: Benchmark | null;
  /** Options of the metric's own, by name. */
  readonly options: Readonly<Record<string, string | number | boolean>>;
}

/** The question that is asked where a page says nothing. */
export const defaultQuestion: Question = {
  by: [],
  period: null,
  since: null,
  until: null,
  asOf: null,
  timeZone: null,
  weekStart: 1,
  fiscalYearStart: 1,
  compare: 'previous',
  level: 0.95,
  minGroup: 5,
  filters: {},
  handedDown: [],
  events: [],
  target: null,
  benchmark: null,
  options: {},
};

/** The parts of a question that the feed has a say in. */
type Open = 'period' | 'since' | 'until' | 'asOf' | 'timeZone' | 'events';

/** A question with every open end settled by the feed: what a metric and its cells are computed with. */
export interface Settled extends Omit<Question, Open> {
  readonly period: Period;
  /** Epoch milliseconds, or null for an open end. */
  readonly since: number | null;
  readonly until: number | null;
  /** Epoch milliseconds; null only where neither feed nor rows carry a time. */
  readonly asOf: number | null;
  readonly timeZone: string;
  /** Events of page and feed that concern the metric, each once, in order of time. */
  readonly events: readonly FeedEvent[];
  readonly completeFrom: number | null;
  /** Filters that were handed down and left out; absent where there are none. */
  readonly notFiltered?: readonly string[];
  /** Why the window was left out: the feed has no `times`, or its sums a `grain` that is not cut there. */
  readonly notWindowed?: 'times' | 'grain';
  /** Whether a window that a reader chose was made one of whole periods. */
  readonly isWidened?: boolean;
  /** Whether figures by agent may be shown, as the feed's definition says; absent is `hidden`. */
  readonly agents?: NonNullable<FeedDefinition['agents']>;
}

// ── Cells ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The value of a key column; null is its own group. */
export type Key = string | number | null;

/** Amounts, one a row or cell; such as are whole and at most 255 may stand in bytes, which take an eighth of the memory. */
export type Amounts = Float64Array | Uint8Array;

/** Which of some cells: their numbers in a list that does not change, typed memory where they may be many. */
export interface Indices extends ArrayLike<number>, Iterable<number> {
  filter(keep: (index: number) => boolean): Indices;
  reduce(add: (sum: number, index: number) => number, start: number): number;
}

/**
 * Sums by key, column-wise: cell i has `keys[name].at(i)` and `addends[name][i]`. Cells with equal keys mean
 * what one of them with the sums of all does. Keys are `period` (text such as `2024-01`, null without a time), the
 * dimensions, and the metric's own.
 */
export interface Cells {
  readonly size: number;
  readonly keys: Columns;
  readonly addends: Readonly<Record<string, Amounts>>;
}

/** What each row of linked columns adds: the metric's own key columns and the amounts to be summed. */
export interface Tally {
  readonly keys: Columns;
  readonly addends: Readonly<Record<string, Amounts>>;
  /**
   * Whether hardly two rows have equal keys, such as durations to the millisecond: each is then a cell of its own, since to
   * look for equal ones costs more than it saves. Default false.
   */
  readonly apart?: boolean;
}

/** The sums of the window that comes before the one asked for, with its name. */
export interface Earlier {
  readonly cells: Cells;
  /** `since/until` of the earlier window and of the one asked for; an open end is `..`. */
  readonly from: string;
  readonly to: string;
}

/** Records of one kind after decoding. */
export interface Records {
  readonly size: number;
  readonly columns: Columns;
  /** The number of each row in the feed, from 1. */
  readonly rowNumbers: Uint32Array;
  /** 1 where a row may be counted, 0 where it was set aside; absent when all may. */
  readonly mask?: Uint8Array;
}

/** The lines that a metric counts, made from one or several records. */
export interface Linked {
  readonly size: number;
  readonly columns: Columns;
  /** 1 where a line counts, 0 where it is masked (a duplicate, an excluded row); null when all count. */
  readonly mask: Uint8Array | null;
  /** What puts a line in a period; null when the feed has no times. */
  readonly time: InstantColumn | null;
  /** The survey wave of a line, for series cut by wave; null when the feed has none. */
  readonly wave: TextColumn | null;
  readonly rowNumbers: Uint32Array;
  readonly issues: readonly Issue[];
  /** How many rows of the main record count, where lines are not rows; absent where each line is a row. */
  readonly used?: number;
}

// ── Measures ────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * The unit a metric is spoken in: NPS points −100…100, percent 0…100, hours, months, `rate` of 100 customer-months, and `money`
 * a year in the feed's currency, which `context.currency` names.
 */
export type Unit = 'points' | 'percent' | 'hours' | 'score' | 'count' | 'months' | 'rate' | 'money';

/** Whether rows are answers of some (`sample`) or every case there is (`census`). */
export type Basis = 'sample' | 'census';

/** What a figure counts, for the words: answers of a sample and cases of a census, unless a metric says otherwise. */
export type Counted = 'answers' | 'cases' | 'customers';

/** What a measure counts. */
export function countedOf({ basis, counts }: Pick<Measure, 'basis' | 'counts'>): Counted {
  return counts ?? (basis === 'census' ? 'cases' : 'answers');
}

/** Which way is better; `neither` where a figure is good or bad only together with others, such as how many cases came. */
export type Better = 'up' | 'down' | 'neither';

/** What a metric is about, as a scorecard lists it: outcomes first, and how much came in last. */
export type Outcome = 'quality' | 'speed' | 'impact' | 'demand';

/** What a change is called. `unclear` is "no clear change", which is not "unchanged". */
export type Verdict = 'up' | 'down' | 'unclear';

/** A value with its interval, in the metric's unit; null where there is nothing to say. */
export interface Estimate {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Answers or cases behind the value; null where a small group is hidden. */
  readonly n: number | null;
}

/** A figure with its interval; null where there is nothing to say. */
export interface Limits {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** One period of a series. */
export interface SeriesPoint extends Estimate {
  /** `2024-01-31`, `2024-W05`, `2024-01`, `2024-Q1`, `2024`, or a wave's name. */
  readonly period: string;
  /** First instant, ISO-8601 in UTC; null for waves. */
  readonly start: string | null;
  readonly end: string | null;
  /** False while the period still runs at `as_of`, or began before the feed is complete. */
  readonly complete: boolean;
  /** Which end of an incomplete period the feed lacks; absent where it is complete. */
  readonly missing?: 'start' | 'end';
  readonly hidden?: 'small';
}

/** One value of one dimension. Hidden ones carry no figure at all. */
export interface Segment {
  readonly by: string;
  /** The dimension's value; null is "(not set)". */
  readonly key: string | null;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
  readonly hidden?: 'small';
  /** This segment minus all others: Benjamini–Hochberg over the dimension decides the verdict. */
  readonly rest?: Contrast | null;
  readonly series?: readonly SegmentPoint[];
}

/** One period of one segment. */
export interface SegmentPoint {
  readonly period: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
  readonly hidden?: 'small';
}

/** A difference with interval, p-value and adjusted p-value. */
export interface Contrast {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly p: number | null;
  /** p adjusted for all segments of the dimension (Benjamini and Hochberg 1995). */
  readonly q: number | null;
  readonly verdict: Verdict;
}

/** The change between two named windows. */
export interface Change {
  readonly compare: Comparison;
  /** The earlier window's name: a period, or `since/until`. */
  readonly from: string;
  readonly to: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** `up` or `down` only if the interval excludes zero and the change is large enough to matter; null: nothing to compare. */
  readonly verdict: Verdict | null;
  /** The smallest change that would have shown with 80 % power at these numbers, in the metric's unit. */
  readonly detectable: number | null;
  /**
   * The instant, ISO-8601 in UTC, at which what is counted changed after the earlier window began and before the later one
   * ended: then nothing is compared, and the figures are null. Absent where nothing changed.
   */
  readonly broken_at?: string;
  /**
   * What each segment of each dimension did to it. Absent where nothing is asked by a dimension, where there is no change,
   * and where the value is no mean over its segments.
   */
  readonly parts?: readonly ChangePart[];
}

/** What a segment was before or after a change: its value, its part of all the value's weight, 0…1, and what it counted. */
export interface SegmentState {
  readonly value: number;
  readonly share: number;
  readonly n: number;
}

/**
 * What one segment did to a change of the whole (Kitagawa 1955), in the metric's unit: `rate` by its own value changing,
 * `mix` by its share changing while its value is above or below the whole's. Over all segments of a dimension, rate and mix
 * add up to the change, and `rate` alone to the change at an unchanged mix. A segment that counted in one of the windows
 * only, whose other state is null, moved the mix and nothing else. All are null where the segment is hidden.
 */
export interface ChangePart {
  readonly by: string;
  readonly key: string | null;
  readonly rate: number | null;
  readonly mix: number | null;
  readonly from: SegmentState | null;
  readonly to: SegmentState | null;
  readonly hidden?: 'small';
}

/** A bar of a distribution. */
export interface Bar {
  readonly key: string;
  /** The group the bar belongs to, in the metric's own terms: `detractor`, `passive`, `promoter`. */
  readonly group?: string;
  readonly n: number;
  /** The bar's part of all, 0…100, weighted where answers carry weights. */
  readonly share: number;
}

/** How a value stands to a benchmark. */
export interface BenchmarkResult extends Benchmark {
  /** Value minus benchmark; the interval is our own where the benchmark's error is unknown. */
  readonly difference: { readonly value: number; readonly low: number | null; readonly high: number | null } | null;
  readonly errorKnown: boolean;
  /** More than 24 months older than `as_of`. */
  readonly old: boolean;
}

/** A fact that a reader would be misled without: a code and numbers. */
export interface Note {
  readonly code: NoteCode;
  readonly [detail: string]: string | number | boolean | null;
}

/** The codes of notes that measures often carry, whose words are at hand from the first. */
export type CommonNote =
  | 'small_n'
  | 'wide_interval'
  | 'bad_rows'
  | 'clusters_ignored'
  | 'clustered'
  | 'benchmark_error_unknown'
  | 'as_of_from_data'
  | 'naive_times'
  | 'too_thin'
  | 'no_times'
  | 'unfinished_period';

/** The codes of notes; `text/` has a sentence for each. */
export type NoteCode =
  | CommonNote
  | 'weighted'
  | 'one_cluster'
  | 'account_concentration'
  | 'benchmark_old'
  | 'definition_changed'
  | 'not_filtered'
  | 'not_windowed'
  | 'whole_periods'
  | 'schedule_missing'
  | 'replies_unknown'
  | 'open_cases'
  | 'completed_only'
  | 'not_reached'
  | 'reopen_window'
  | 'no_schedules'
  | 'vendor_clock'
  | 'history_too_short'
  | 'large_customer'
  | 'association'
  | 'rubric_changed'
  | 'no_population'
  | 'sample_unknown'
  | 'months_only'
  | 'tier_as_it_stands'
  | 'no_revenue'
  | 'revenue_missing';

/** In what a measure was computed: everything needed to repeat it. */
export interface MeasureContext {
  readonly as_of: string | null;
  readonly time_zone: string;
  readonly since: string | null;
  readonly until: string | null;
  readonly by: readonly string[];
  readonly period: Period;
  readonly week_start: number;
  readonly fiscal_year_start: number;
  readonly compare: Comparison;
  readonly filters: Readonly<Record<string, readonly (string | null)[]>>;
  /** Filters that were handed down and do not apply, since the feed lacks their fields; absent where there are none. */
  readonly not_filtered?: readonly string[];
  readonly min_group: number;
  /** The metric's own options, as settled by page and feed. */
  readonly options: Settled['options'];
  /** Short hash of the metric's definition. */
  readonly definition: string;
  readonly version: string;
  /** ISO-4217 code of the money in the feed; absent where it names none. */
  readonly currency?: string;
  /** How old the data may get; absent where the feed sets no limit, and of feeds that were rewound. */
  readonly freshness?: Freshness;
}

/** A quantile of durations in hours; null where it is not reached, as it can be while cases are open. */
export interface Quantile {
  /** 0.5 is the median. */
  readonly p: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** A point of a curve: from `x` on the share has this value, in percent, until the next point. */
export interface CurvePoint {
  readonly x: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly at_risk: number;
}

/** The unit in which a curve runs. */
export type CurveUnit = 'hours' | 'months';

/** A Kaplan–Meier curve of the whole (`by` null) or of a segment. */
export interface Curve {
  readonly by: string | null;
  readonly key: string | null;
  readonly x_unit: CurveUnit;
  /** `surviving` falls from 100 %, `reached` rises from 0 %. */
  readonly shows: 'surviving' | 'reached';
  readonly points: readonly CurvePoint[];
  readonly n: number | null;
  readonly events: number | null;
  /** When half have ended, in `x_unit`; its parts are null where that is not reached. Absent where nobody asks for it. */
  readonly median?: Limits;
  readonly hidden?: 'small';
}

/** Groups of durations compared by the log-rank test (Mantel 1966). */
export interface GroupTest {
  readonly by: string;
  readonly chi_squared: number;
  readonly degrees: number;
  readonly p: number;
}

/** A bar of a histogram of durations, from … to in hours. */
export interface DurationBar {
  readonly from: number;
  readonly to: number;
  readonly n: number;
}

/** One point of a control chart with its limits, in the metric's unit. */
export interface ControlPoint {
  readonly period: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly signal: boolean;
}

/** A control chart: what common variation looks like, and where it was left. */
export interface ControlChart {
  readonly kind: 'p-prime' | 'xmr';
  /** What is charted where it is not the measure's value: a fact's code such as `net_flow`, with its unit. */
  readonly of?: string;
  readonly unit?: Unit;
  /** Which way of what is charted is better, where that is not the value. */
  readonly better?: Better;
  readonly centre: number | null;
  readonly points: readonly ControlPoint[];
  /** Complete periods that made the limits; under 20 they are provisional. */
  readonly baseline: { readonly from: string; readonly to: string; readonly n: number } | null;
  readonly provisional: boolean;
  /** A sustained shift (Anhøj 2014): the longest run, its side and where it began. */
  readonly shift: { readonly from: string; readonly length: number; readonly side: 'high' | 'low' } | null;
}

/** How many are in a state, and what part of all, 0…100. */
export interface StateCount {
  readonly key: string;
  readonly n: number;
  readonly share: number;
}

/** The states of one period, for stacked bars. */
export interface StackedPeriod {
  readonly period: string;
  readonly complete: boolean;
  readonly missing?: 'start' | 'end';
  readonly states: readonly StateCount[];
  /** The values of a dimension that stand together, since of one of them there are few; absent for one by itself. */
  readonly together?: readonly (string | null)[];
}

/** Counts by weekday (1 Monday … 7 Sunday) and hour (0 … 23) in the report's zone. */
export interface WeekHours {
  /** What is counted, such as `created` or `breached`. */
  readonly counts: string;
  readonly cells: readonly { readonly weekday: number; readonly hour: number; readonly n: number }[];
}

/** Somebody, or some team, among peers: raw and shrunken value, and whether it leaves the funnel. */
export interface Peer {
  readonly key: string | null;
  readonly n: number | null;
  readonly value: number | null;
  /** The value drawn towards the whole by as much as its n is small. */
  readonly shrunken: number | null;
  readonly signal: 'high' | 'low' | null;
  readonly hidden?: 'small';
}

/** Peers with the limits that chance alone would keep at each n (Spiegelhalter 2005). */
export interface Peers {
  readonly by: string;
  readonly centre: number;
  readonly peers: readonly Peer[];
  readonly limits: readonly {
    readonly n: number;
    readonly low95: number;
    readonly high95: number;
    readonly low998: number;
    readonly high998: number;
  }[];
}

/** A further figure beside the value, by code: `reopen_rate`, `p90`, `within_target` … */
export interface Fact {
  readonly code: string;
  readonly unit: Unit;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
  /** What the figure is about, in hours unless `at_unit` says otherwise, such as a target; absent where it is about none. */
  readonly at?: number;
  readonly at_unit?: CurveUnit | 'days';
}

/** A step of a sequence such as eligible → contacted → closed; `share` is of the first step, 0…100. */
export interface Step {
  readonly key: string;
  readonly n: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** A case or answer that waits: what it is called, since when, and when it is or was due. Instants are ISO-8601. */
export interface QueueItem {
  readonly id: string;
  readonly since: string | null;
  readonly due: string | null;
  /** Hours past due; negative while there is time left; null without a due instant. */
  readonly overdue: number | null;
  readonly note: string | null;
  /** What a customer is called; absent where cases wait. */
  readonly name?: string | null;
  /** What the customer pays a year, in the feed's currency; absent where cases wait. */
  readonly amount?: number | null;
}

/** One cell of a cohort table: what part of the cohort, in percent, is left at an age. */
export interface CohortCell extends Limits {
  /** Customers left; null where hidden. */
  readonly n: number | null;
  /** Customers of the cohort, or of all cohorts averaged, that the cell is made of. */
  readonly of: number | null;
  /** False while some of the cell's months still run: it is marked, and part of no average. */
  readonly complete: boolean;
  readonly hidden?: 'small';
}

/** Customers who began in the same month. Cells stand in the order of the table's ages; null is still to come. */
export interface CohortRow {
  /** Month of the start: `2024-01`. */
  readonly cohort: string;
  readonly size: number | null;
  readonly cells: readonly (CohortCell | null)[];
  /** Whether it began before the feed is complete, and is left out of averages. */
  readonly missing?: 'start';
  readonly hidden?: 'small';
}

/** What becomes of customers by the month they began in. */
export interface Cohorts {
  /**
   * `classic`: active at that age; `rolling`: at that age or later; `bracket`: at least once between two ages;
   * `survival`: without a gap up to that age.
   */
  readonly kind: 'classic' | 'rolling' | 'bracket' | 'survival';
  /** What is kept: customers, or revenue without (`gross`) and with (`net`) what customers added. */
  readonly statistic: 'customers' | 'gross' | 'net';
  /** Ages in months since the start, first and last included. */
  readonly ages: readonly { readonly from: number; readonly to: number }[];
  readonly rows: readonly CohortRow[];
  /** Σ left ÷ Σ size over the complete cells of each age: cohorts count by their size. */
  readonly average: readonly (CohortCell | null)[];
}

/** What moved recurring revenue in one period, in the feed's currency; `end` is `start` and all movements together. */
export interface RevenueFlow {
  readonly period: string;
  readonly complete: boolean;
  readonly start: number;
  readonly end: number;
  readonly movements: readonly {
    readonly key: 'new' | 'reactivation' | 'expansion' | 'contraction' | 'churn';
    /** Signed: what leaves is negative. Null where hidden: all hidden ones together are what is left up to `end`. */
    readonly amount: number | null;
    /** Customers who moved. */
    readonly n: number | null;
    readonly hidden?: 'small';
  }[];
}

/** Customers at risk who have something in common, and what they pay a year in the feed's currency; null where not known. */
export interface RiskGroup {
  readonly key: string | null;
  readonly n: number | null;
  readonly amount: number | null;
  readonly hidden?: 'small';
}

/** Why revenue is at risk, and when it is decided. */
export interface Risk {
  /** Days before for which trouble counts. */
  readonly days: number;
  /** Whether customers are listed one by one, so that nothing is gained by hiding small groups of them. */
  readonly named: boolean;
  /** By the quarter of the next renewal, next first; then `passed`, then null where nobody says when. */
  readonly renewals: readonly RiskGroup[];
  /** By reason: `breached`, `escalated`, `unhappy`. A customer with several is in each. */
  readonly reasons: readonly RiskGroup[];
}

/** Events of one group against its time at risk, as events of 100 customer-months (exact Poisson limits). */
export interface RateGroup extends Limits {
  readonly key: string | null;
  readonly events: number | null;
  /** Customer-months at risk. */
  readonly exposure: number | null;
  /** Customers in its fullest month, by which small groups are known; where it is absent, by `exposure`. */
  readonly n?: number | null;
  readonly hidden?: 'small';
}

/** One group against another, as difference and as ratio. It is an association: nobody was assigned to a group by lot. */
export interface RateContrast {
  readonly key: string | null;
  readonly against: string | null;
  /** Difference of the rates, in events of 100 customer-months. */
  readonly points: Limits;
  /** The same in percent of the rate held against. */
  readonly relative: Limits;
  /** Ratio of the rates, as all are (exact conditional limits). */
  readonly ratio: Limits & { readonly p: number | null };
  /** Ratio within strata (Mantel and Haenszel 1959; limits of Greenland and Robins 1985); null without strata. */
  readonly stratified: Limits | null;
  /** Difference, in percentage points, of those who left by `months`, by the group at the start (Kaplan–Meier). */
  readonly risk: (Limits & { readonly months: number }) | null;
  readonly verdict: Verdict;
}

/** Rates by a property that changes hands, such as the support tier. */
export interface RateComparison {
  /** `tier` or `reply_band`. */
  readonly by: string;
  readonly groups: readonly RateGroup[];
  readonly contrasts: readonly RateContrast[];
  /** What the stratified ratio holds equal: `tenure`, and names of dimensions. */
  readonly strata: readonly string[];
  /** How many days before a month the property is taken, so that it cannot be a consequence of staying. */
  readonly lag_days: number;
}

/** How many customers left within some days of their last case, by what that case was like (`by` null is all). */
export interface AfterCase {
  /** `rating`, `reply_band`, or null. */
  readonly by: string | null;
  readonly key: string | null;
  readonly n: number | null;
  readonly events: number | null;
  readonly within: readonly (Limits & { readonly days: number })[];
  readonly hidden?: 'small';
}

/** One category of a rubric, 0…100, now and a year before. */
export interface CategoryResult extends Estimate {
  readonly key: string;
  readonly weight: number;
  readonly critical: boolean;
  /** Ratings that said "not applicable". */
  readonly not_applicable: number | null;
  /** Ratings below half of a critical category. */
  readonly failed: number | null;
  readonly earlier: Estimate | null;
  /** Null where the rubric differs, or a year has no ratings. */
  readonly change: {
    readonly points: Limits;
    /** In percent of the earlier score. */
    readonly relative: Limits;
    readonly verdict: Verdict;
  } | null;
  readonly hidden?: 'small';
}

/** Categories of reviews this year against last. */
export interface Categories {
  /** The windows compared, named by their first and last period (`2023-04/2024-03`); null where there is no earlier one. */
  readonly from: string | null;
  readonly to: string;
  /** The rubric's version that both windows share; null where there is none, or rubrics are not named. */
  readonly version: string | null;
  /** Periods in which another version begins. */
  readonly breaks: readonly { readonly period: string; readonly version: string }[];
  readonly results: readonly CategoryResult[];
}

/** Cases reviewed out of those closed, of the whole (`key` null, `by` null) and by stratum. */
export interface Coverage extends Limits {
  readonly by: string | null;
  readonly key: string | null;
  readonly closed: number | null;
  readonly reviewed: number | null;
  readonly hidden?: 'small';
}

/** How far reviewers of the same cases agree. */
export interface Calibration {
  readonly categories: readonly {
    readonly key: string;
    /** Krippendorff's alpha (Krippendorff 2011); null where all ratings are equal or too few cases have two. */
    readonly alpha: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly metric: 'nominal' | 'ordinal' | 'interval';
    /** Part of all pairs of ratings that are equal, 0…100. */
    readonly agreement: number | null;
    /** Cases with two ratings or more. */
    readonly units: number;
    /** Pairs of values on one case: `n` is the coincidences of `value` with `other` (Krippendorff 2011). */
    readonly matrix: readonly { readonly value: number; readonly other: number; readonly n: number }[];
  }[];
  readonly reviewers: readonly ReviewerBias[];
}

/** One reviewer: the mean of own reviews, and how far they stand from the others' of the same cases. */
export interface ReviewerBias {
  readonly key: string | null;
  readonly n: number | null;
  /** Mean review score, 0…100. */
  readonly mean: number | null;
  /** Own minus the mean of the others on the same cases, in points. */
  readonly bias: Limits;
  /** Whether the bias is more than chance over all reviewers (Benjamini and Hochberg 1995). */
  readonly signal: 'high' | 'low' | null;
  readonly hidden?: 'small';
}

/** What to talk about with one agent: categories against the team, drawn towards it by as much as n is small. */
export interface Coaching {
  readonly key: string | null;
  readonly n: number | null;
  readonly value: number | null;
  readonly shrunken: number | null;
  readonly categories: readonly {
    readonly key: string;
    readonly n: number;
    readonly value: number;
    readonly shrunken: number;
    /** Shrunken value minus the team's. */
    readonly gap: number;
  }[];
  /** The two categories furthest below the team, furthest first. */
  readonly weakest: readonly string[];
  readonly trend: readonly { readonly period: string; readonly value: number; readonly n: number }[];
  /** Root causes named in reviews, most frequent first. */
  readonly themes: readonly { readonly key: string; readonly n: number }[];
  readonly hidden?: 'small';
}

/** What metrics add to a measure where it applies to them. */
export interface Extras {
  readonly quantiles?: readonly Quantile[];
  readonly curves?: readonly Curve[];
  /** Hours that durations are held against in pictures, such as a target to follow up within; else a target in hours. */
  readonly within?: readonly number[];
  readonly group_tests?: readonly GroupTest[];
  readonly histogram?: readonly DurationBar[];
  readonly control?: ControlChart | null;
  readonly states?: readonly StateCount[];
  readonly stack?: readonly StackedPeriod[];
  readonly hours?: readonly WeekHours[];
  readonly peers?: Peers | null;
  readonly facts?: readonly Fact[];
  readonly steps?: readonly Step[];
  /** Open cases by age, youngest first; keys are codes such as `under_1_day`. */
  readonly backlog?: readonly StackedPeriod[];
  /** The dimension whose values stand in `backlog` in place of periods, an empty text for none; absent for periods. */
  readonly backlog_by?: string | null;
  readonly cohorts?: Cohorts | null;
  readonly revenue?: readonly RevenueFlow[];
  readonly risk?: Risk | null;
  readonly rates?: readonly RateComparison[];
  readonly after_case?: readonly AfterCase[];
  readonly categories?: Categories | null;
  /** The whole first, then strata. */
  readonly coverage?: readonly Coverage[];
  readonly calibration?: Calibration | null;
  readonly coaching?: readonly Coaching[];
}

/** How many rows came and counted, and what was found wrong. */
export interface RowReport {
  readonly received: number;
  readonly used: number;
  readonly issues: readonly Issue[];
}

/**
 * The answer to a question: plain JSON, codes and numbers, no words; null where there is nothing to say, never 0 or NaN.
 * Metrics add fields of their own beside these and never rename them.
 */
export interface Measure extends Estimate, Extras {
  readonly metric: string;
  readonly unit: Unit;
  readonly basis: Basis;
  /** What `n` counts, where it is neither answers of a sample nor cases of a census. */
  readonly counts?: Counted;
  /** Whether a higher value is better. */
  readonly better: Better;
  /** What it is about; absent where the metric does not say. */
  readonly outcome?: Outcome;
  readonly level: number;
  /**
   * Whether the value is a standing at the end of a period, such as of the year before: neighbouring periods then share most
   * of what they count. Absent where each counts its own.
   */
  readonly standing?: true;
  /** Share of delivered surveys that were answered, 0…1; null where unknown. */
  readonly answered: number | null;
  /** `exact`, or the relative error that binned durations carry. */
  readonly resolution: 'exact' | number;
  readonly context: MeasureContext;
  readonly series: readonly SeriesPoint[];
  readonly segments: readonly Segment[];
  readonly change: Change | null;
  readonly distribution: readonly Bar[];
  readonly target: Target | null;
  readonly benchmark: BenchmarkResult | null;
  readonly events: readonly FeedEvent[];
  readonly rows: RowReport;
  readonly notes: readonly Note[];
  /** What waits, most urgent first; only from feeds of rows, since sums know no single case. */
  readonly queue?: readonly QueueItem[];
  readonly hidden?: 'small';
}

/** What `measure` returns: the engine adds context, rows, events and what it knows beside. */
export type Reading = Omit<
  Measure,
  | 'context'
  | 'rows'
  | 'events'
  | 'metric'
  | 'unit'
  | 'basis'
  | 'counts'
  | 'better'
  | 'outcome'
  | 'level'
  | 'target'
  | 'queue'
> & {
  /** Where an option changes the unit, such as a mean instead of a share. */
  readonly unit?: Unit;
};

// ── The metric ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** Bounds of a number: from `low` to `high`, above `above` and below `below`, and where `whole` only safe integers. */
export interface NumberBounds {
  readonly low?: number;
  readonly high?: number;
  readonly above?: number;
  readonly below?: number;
  readonly whole?: boolean;
}

/**
 * What the schema of a record says of its fields, maps of texts aside, for who reads them without it: their names, parted by
 * blanks, by what they are; those with bounds or few values on their own.
 */
export interface RecordFields {
  readonly texts?: string;
  readonly numbers?: string;
  readonly booleans?: string;
  readonly lists?: string;
  /** Instants that have happened, and those that may lie ahead. */
  readonly instants?: string;
  readonly planned?: string;
  /** Lists of anything but texts. */
  readonly json?: string;
  readonly bounded?: readonly (readonly [names: string, bounds: NumberBounds])[];
  readonly few?: Readonly<Record<string, string>>;
  /** Of those above, where a missing value is a statement of its own. */
  readonly nullable?: string;
}

/** How a metric uses one record: its schema's name and the fields it needs or can use. */
export interface RecordUse {
  /** Name of a record schema in `feeds/`, such as `survey-response`. */
  readonly record: string;
  /** Fields without which a row is set aside. */
  readonly needs: readonly string[];
  /** Fields that unlock views or better intervals. */
  readonly uses: readonly string[];
  /** The instant that puts a row in a period. */
  readonly time?: string;
  /** Further instants that have happened: the latest of all is how far a feed reaches that does not say so. */
  readonly happened?: readonly string[];
  /** The fields by which a repeated row is the same record again. */
  readonly identity?: string;
  /** What is known of its fields; where that is not said, the schema is fetched and asked. */
  readonly fields?: RecordFields | undefined;
}

/**
 * How those who stand in several lines, one a month, are counted once: by key `key`, in the `fullest` month of a group where
 * the lines of all its months are added, or in its `last` one where months are never added and that one alone is told.
 */
export interface CountedOnce {
  readonly key: string;
  readonly at: 'fullest' | 'last';
}

/** What a metric is, and what the sums of its lines mean: all that a feed of sums needs. */
export interface Meaning {
  readonly name: string;
  readonly unit: Unit;
  readonly basis: Basis;
  /** What it counts, where that is neither answers of a sample nor cases of a census. */
  readonly counts?: Counted;
  readonly better: Better;
  /** What it is about; absent for what a scorecard lists last. */
  readonly outcome?: Outcome;
  /** What `definition` hashes beside name and options: the rule in a few words, changed when the rule changes. */
  readonly rule: string;
  /** The metric's own options with their defaults. */
  readonly options: Readonly<Record<string, string | number | boolean>>;
  /**
   * Options whose values name columns of the feeds, which are kept as texts: the names in a JSON object, the texts of a
   * JSON list, or words between blanks or commas. A name that is in no record has no column.
   */
  readonly columnOptions?: readonly string[];
  /**
   * Whether it shows no groups but those that a question asks for; what takes small ones out of its answers is then fetched
   * only where one does.
   */
  readonly groupless?: true;
  /**
   * What each line or cell adds to the measure's `n`, given the options; absent where that is its addend `n`. Small groups
   * are known by it.
   */
  readonly counted?: (sums: Tally, options: Settled['options']) => (index: number) => number;
  /** Where whoever counts stands in several lines, one a month; absent where lines and what counts are the same. */
  readonly countedOnce?: CountedOnce;
  /** Names of the key columns of its own, beside period and dimensions; no dimension may be called so. */
  readonly keys: readonly string[];
  /** The records it reads; `main` is the one whose rows are counted. */
  readonly records: { readonly main: RecordUse } & Readonly<Record<string, RecordUse>>;
  /**
   * What the sums mean, in steps between which the caller may pause. `before` is the window to compare with where
   * `since` is set.
   */
  readonly measure: (cells: Cells, settled: Settled, before: Earlier | null) => Generator<void, Reading>;
}

/** How the rows of records become sums. */
export interface Counting {
  /** What is known of the fields of its records, by their schema's name. */
  readonly fields?: Readonly<Record<string, RecordFields>>;
  /** Bounds that values of needed fields must keep, given the options. */
  readonly bounds: (options: Settled['options']) => Readonly<Record<string, Expected>>;
  /**
   * From records to the lines that count: duplicates masked, other records brought in by key. In steps, between which
   * the caller may pause, where that takes long.
   */
  readonly link: (records: Readonly<Record<string, Records>>, settled: Settled) => Linked | Generator<void, Linked>;
  /** What each line adds; in steps where that takes long. */
  readonly tally: (linked: Linked, settled: Settled) => Tally | Generator<void, Tally>;
  /** What waits, most urgent first, from the lines themselves, in steps where that takes long; absent where nothing waits. */
  readonly queue?: (linked: Linked, settled: Settled) => readonly QueueItem[] | Generator<void, readonly QueueItem[]>;
}

/** A metric, cut in two at its sufficient statistic: `tally` (rows → sums) and `measure` (sums → meaning). */
export interface Metric extends Meaning, Counting {}

/** Takes every step of a computation that its caller could pause, without a pause, and returns what it comes to. */
export function finish<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

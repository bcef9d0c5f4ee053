import type {
  AfterCase,
  CohortCell,
  Cohorts,
  Limits,
  RateComparison,
  RateContrast,
  RateGroup,
  RevenueFlow,
  Change,
  CommonNote,
  ControlChart,
  Counted,
  Curve,
  DurationBar,
  ErrorCode,
  Fact,
  GroupTest,
  Issue,
  IssueCode,
  Measure,
  MeasureContext,
  Note,
  Peers,
  Quantile,
  QueueItem,
  SeriesPoint,
  StackedPeriod,
  StateCount,
  Step,
  Target,
  Unit,
  WeekHours,
} from '../metric.js';
import type { AskingWords } from './asking.js';
import type { BoardWords } from './boards.js';
import type { ComparisonWords } from './comparisons.js';
import type { FactWords } from './facts.js';
import type { MoveWords } from './moves.js';
import type { RecordWords } from './records.js';
import type { ScoreWords } from './scores.js';
import type { ReviewWords } from './reviews.js';
import type { RiskWords } from './risk.js';

/** A sentence that says what is the case, and one that says what to do about it. */
export interface Message {
  readonly what: string;
  readonly remedy: string;
}

/** The four beats of an issue: what was seen, what it usually means, what to do, and the attribute that silences it. */
export interface IssueWords {
  readonly seen: string;
  readonly meaning: string;
  readonly remedy: string;
  /** An attribute as it is written in the tag, such as `missing='["11"]'`; null where no attribute exists. */
  readonly silence: string | null;
}

/** How the periods of a measure are cut: what a period's name depends on. */
export type PeriodNaming = Pick<MeasureContext, 'period' | 'fiscal_year_start' | 'time_zone' | 'currency'>;

/** What a tile can be, beside showing a measure. */
export type StateCode = 'loading' | 'slow' | 'counting' | 'stopped' | 'kept' | 'empty' | 'stale' | 'error';

/** How far reading has come; `total` bytes are null where nobody says how many there are. */
export interface Reading {
  readonly bytes: number;
  readonly total: number | null;
  readonly rows: number;
}

/** What a reader can press. */
export type ControlCode = 'retry' | 'stop' | 'table' | 'records';

/** The names of the views. */
export type ViewCode =
  | 'summary'
  | 'trend'
  | 'control'
  | 'distribution'
  | 'segments'
  | 'agents'
  | 'curve'
  | 'histogram'
  | 'backlog'
  | 'stack'
  | 'hours'
  | 'steps'
  | 'queue'
  | 'cohorts'
  | 'waterfall'
  | 'rates'
  | 'after'
  | 'categories'
  | 'coverage'
  | 'calibration'
  | 'why'
  | 'renewals'
  | 'customers'
  | 'table';

/** The heads of table columns. */
export type ColumnCode =
  | 'kind'
  | 'item'
  | 'period'
  | 'segment'
  | 'answer'
  | 'group'
  | 'value'
  | 'low'
  | 'high'
  | 'n'
  | 'share'
  | 'rest'
  | 'remark'
  | 'change'
  | 'target'
  | 'benchmark'
  | 'cases'
  | 'customers'
  | 'cohort'
  | 'size'
  | 'months'
  | 'followed'
  | 'days'
  | 'events'
  | 'exposure'
  | 'amount'
  | 'start'
  | 'new'
  | 'reactivation'
  | 'expansion'
  | 'contraction'
  | 'churn'
  | 'end'
  | 'low_limit'
  | 'high_limit'
  | 'shrunken'
  | 'hours'
  | 'at_risk'
  | 'weekday'
  | 'hour'
  | 'state'
  | 'step'
  | 'case'
  | 'since'
  | 'due'
  | 'overdue'
  | 'category'
  | 'weight'
  | 'earlier'
  | 'points'
  | 'relative'
  | 'failed'
  | 'not_applicable'
  | 'closed'
  | 'reviewed'
  | 'agreement'
  | 'ratings'
  | 'mean'
  | 'gap'
  | 'stratum'
  | 'closed_at'
  | 'own_part'
  | 'share_part'
  | 'value_before'
  | 'value_after'
  | 'share_before'
  | 'share_after'
  | 'account'
  | 'renewal';

/** What stands over figures in a picture. */
export type HeadCode = 'n' | 'answer' | 'share' | 'target' | 'change' | 'events' | 'reviewed';

/** How much of a period's name stands at a tick of the axis. */
export type TickStyle =
  'day' | 'week' | 'month' | 'quarter' | 'year' | 'month-year' | 'day-month' | 'quarter-year' | 'week-year';

/** How numbers, shares and dates are written in a language and region; no words. */
export interface Formats {
  /** BCP 47 tag of the sentences and formats, such as `en-GB`; set it as `lang` where the page speaks another language. */
  readonly lang: string;
  /** A whole number: `5,123`. */
  count(n: number): string;
  /** A number with at most `digits` decimals (default 0), a typographic minus, and never `−0`. */
  number(value: number, digits?: number): string;
  /** The same with its sign always shown, except for zero. */
  signed(value: number, digits?: number): string;
  /** An amount of money, short: `€102K`; a number alone where `currency`, an ISO-4217 code, is not known. */
  money(value: number, currency: string | undefined): string;
  /** An amount of money with all its digits: `€102,340.50`; a number alone where the currency is not known. */
  exactMoney(value: number, currency: string | undefined): string;
  /** A part of all, 0…100, with at most `digits` decimals (default 0): `18%`; `<1%` for what would round to nothing. */
  share(percent: number, digits?: number): string;
  /** A day: `31 Jan 2024`, from ISO-8601, in the zone (default UTC). */
  date(instant: string | number, timeZone?: string): string;
  /** A day and time: `31 Jan 2024, 23:00`. */
  moment(instant: string | number, timeZone: string): string;
  /** A weekday, 1 Monday … 7 Sunday: `Mon`, or `Monday` at length. */
  weekday(day: number, length?: 'short' | 'long'): string;
}

/** Every visible word of the kit in one language: codes and numbers in, words out. Values are in the metric's unit. */
export interface Text
  extends
    Formats,
    ReviewWords,
    FactWords,
    RiskWords,
    ScoreWords,
    AskingWords,
    RecordWords,
    BoardWords,
    MoveWords,
    ComparisonWords {
  // Values

  /** A value inside a sentence or on an axis: `68`, `62%`, `3 h 24 min`. */
  value(value: number, unit: Unit): string;
  /** A value on its own, with its sign where the scale runs through zero: `+68`. */
  figure(value: number, unit: Unit): string;
  /** A value whose unit stands beside it: in a column, at a tick. */
  amount(value: number, unit: Unit): string;
  /** What stands small behind a figure without its unit: `per 100 customer-months`; empty for most units. */
  unitName(unit: Unit): string;
  /** A difference with its sign and unit: `+4.2 points`. */
  difference(value: number, unit: Unit): string;
  /** The two ends of an interval: `65 to 71`. */
  interval(low: number, high: number, unit: Unit): string;
  /** What the interval is, and how sure: `95% interval`. */
  level(level: number): string;

  // Names

  /** The metric's short name: `NPS`; a name of the page's own is given back as it stands. */
  metricName(metric: string): string;
  /** The name of what a measure shows: the metric's, or that of the clock by which it takes the time. */
  measureName(measure: Pick<Measure, 'metric' | 'context'>): string;
  /**
   * How the metric is computed, in one or two sentences; empty for a metric of the page's own, null while the definitions
   * are not at hand.
   */
  metricDefinition(metric: string): string | null;
  /** A group of a distribution: `Promoters`. */
  groupName(group: string): string;
  /** A further figure beside the value, by its code and what it is about: `Within target (1 d)`, `Still there (12 months)`. */
  factName(fact: Pick<Fact, 'code' | 'at' | 'at_unit'>): string;
  /** A quantile of durations: `Median`, `90% within`. */
  quantileName(p: number): string;
  /** Words with a full stop. */
  stop(words: string): string;
  /** A quantile with its value; says so where it is not reached: `90% within 4.2 days`. */
  quantile(quantile: Quantile): string;
  /** A state or band of age, by code: `Met late`. */
  stateName(code: string): string;
  /** A step of a sequence, by code: `Contacted`. */
  stepName(code: string): string;
  /** What is counted by weekday and hour, by code: `Created`. */
  countName(code: string): string;
  /** A duration at a tick, in the largest unit that divides it: `15 min`, `4 h`, `1 d`, `1 wk`, `1 y`. */
  span(hours: number): string;
  /** A stretch of hours of a day: `09:00–12:00`. */
  hourRange(from: number, hours: number): string;
  /** Answers or cases, counted: `1,204 cases`. */
  counted(n: number, of: Counted): string;
  /** From one answer to another: `0–6`. */
  range(first: string, last: string): string;
  /** A dimension, from its column name: `Product area`. */
  dimensionName(dimension: string): string;
  /** A value of a dimension; null is `(not set)`. */
  segmentName(key: string | null): string;
  /** All segments together. */
  readonly everyone: string;
  /** A period: `Jan 2024`, `Week 5, 2024`, `Q1 2024`; `since/until` is a window; a wave is its own name. */
  periodName(period: string, naming: PeriodNaming): string;
  /** The short form of a period at a tick. */
  periodTick(period: string, style: TickStyle): string;
  /** A period with "so far" where it still runs, and "in part" where the feed lacks its beginning. */
  pointName(point: Pick<SeriesPoint, 'period' | 'missing'>, naming: PeriodNaming): string;
  /** The periods that a value is of, from the first to the last: `All of Q4 2023 – Q3 2025`, or `Q3 2025` for one. */
  window(first: string, last: string): string;
  /** The mark of the period that still runs: `so far`. */
  readonly soFar: string;
  /** The mark of a period that began before the feed is complete: `in part`. */
  readonly inPart: string;
  /** A target, by its own label if it has one. */
  targetName(target: Target): string;
  /** A benchmark or target with its value: `B2B technology vendors, 2018: 21.` */
  yardstick(name: string, value: number, unit: Unit): string;
  /** The head of a column; counts are of answers (the default), cases or customers. */
  columnName(column: ColumnCode, of?: Counted): string;
  /** What stands over figures in a picture; counts are as in columns. */
  headName(head: HeadCode, of?: Counted): string;
  /** The words on a control. */
  controlName(control: ControlCode): string;

  // Sentences about a measure

  /** The value, its interval and who answered: `NPS 68, between 65 and 71, of those who answered (18%).` */
  headline(measure: Measure): string;
  /** How many answers stand behind the value and how many were asked: `5,123 answers, 18% of those asked.` */
  basis(measure: Pick<Measure, 'n' | 'basis' | 'counts' | 'answered'>): string;
  /** What became of the value; says so where there is nothing to compare or too little to tell. */
  change(measure: Measure): string;
  /** Lowest and highest complete period, and where the series ends; empty without a series. */
  trend(measure: Measure): string;
  /** The groups of the distribution and their shares; empty without groups. */
  distribution(groups: readonly { readonly group: string; readonly share: number }[]): string;
  /** What a control chart says: limits, signals and shift; empty without points. */
  control(chart: ControlChart, measure: Measure): string;
  /** The centre of a control chart and its limits, for their ends in the picture. */
  controlNames(isProvisional: boolean): { readonly centre: string; readonly low: string; readonly high: string };
  /** How long a sustained shift has lasted: `8 in a row above the mean`. */
  shift(shift: NonNullable<ControlChart['shift']>): string;
  /** The limits of common variation at one point. */
  limits(low: number, high: number, unit: Unit): string;
  /** That a point leaves the limits of common variation. */
  readonly signal: string;
  /** How many peers leave the funnel and which; empty without peers. */
  peers(peers: Peers, unit: Unit): string;
  /** The ends of a funnel plot: centre, and the limits that chance keeps in 95 and 99.8 of 100. */
  readonly funnelNames: { readonly centre: string; readonly inner: string; readonly outer: string };
  /** A peer's value drawn towards the whole. */
  shrunken(value: number, unit: Unit): string;
  /** How long it takes: median, 90 %, targets, and how many have not ended; empty without a curve. */
  curve(curve: Curve, quantiles: readonly Quantile[], within: readonly Reached[]): string;
  /** The share that a curve of a segment or, with `name` empty, of all has at a time, and how many still run. */
  reached(name: string, point: Reached, shows: Curve['shows'], running: number): string;
  /** A target in hours and the share that keeps it, for the head of its line. */
  within(point: Reached, shows: Curve['shows']): string;
  /** Whether groups differ in how long they take. */
  groupTest(test: GroupTest): string;
  /** How long customers stay: the median, and the parts still there after some months. */
  lifeCurve(curve: Curve, kept: readonly LifePoint[]): string;
  /** The part still there after some months, and how many are followed for so long. */
  lifePoint(name: string, point: LifePoint, followed: number): string;
  /** When half have left; says so where that is not reached. */
  medianLife(median: Limits): string;
  /** The same in a few words: `Half left: 53 months`. */
  medianShort(median: Limits): string;
  /** Months at a tick: `12 mo`. */
  monthTick(months: number): string;
  /** Head of the numbers of customers who are followed for so long. */
  readonly followed: string;
  /** What is left of cohorts as they age; empty where nothing is. */
  cohorts(cohorts: Cohorts): string;
  /** The age of a cohort in months, at the head of its column: `3`, `4–6`. */
  cohortAge(age: CohortAge): string;
  /** One cell of a cohort table in words; `hidden` says why it has no figure. */
  cohortCell(name: string, age: CohortAge, cell: CohortCell, cohorts: Cohorts, hidden: string): string;
  /** Heads of a cohort table, and what its mark of unfinished cells means. */
  readonly cohortNames: {
    readonly size: string;
    readonly average: string;
    readonly ages: string;
    readonly unfinished: string;
  };
  /** That a table shows some ages and the latest cohorts only; empty where it shows all. */
  cohortsDrawn(ages: Part, rows: Part): string;
  /** What moved revenue, or `start` and `end`, by code: `Expansion`. */
  movementName(key: string): string;
  /** What moved revenue in a period: from where to where, and what gave and took most. */
  revenue(flow: RevenueFlow, naming: PeriodNaming): string;
  /** One movement in words: `▼ Churn: −2,100, 11 customers`. */
  movement(key: string, amount: number, n: number | null, hidden: string, of: PeriodNaming): string;
  /** Which groups differ in how often customers leave; empty without groups. */
  rates(comparison: RateComparison): string;
  /** When the property is taken by which groups are made, so that it cannot be a result of staying. */
  rateLag(comparison: Pick<RateComparison, 'by' | 'lag_days'>): string;
  /** One group in words: rate, interval, and what it is made of. */
  rateGroup(by: string, group: RateGroup, hidden: string): string;
  /** Two groups held against each other: a head, and one line for each figure. */
  contrast(contrast: RateContrast, comparison: RateComparison): ContrastWords;
  /** That groups are not made by lot. */
  readonly association: string;
  /** How many left within some days of their last case; empty where nobody knows. */
  after(all: readonly AfterCase[]): string;
  /** One part of those who left, in words. */
  afterPoint(name: string, within: AfterCase['within'][number], of: Pick<AfterCase, 'n' | 'events'>): string;
  /** Said where nobody was followed for so long. */
  readonly unseen: string;
  /** Days since the last case: `within 90 days`. */
  withinDays(days: number): string;
  /** A value of a property by which customers are parted; bands of replies are said in words. */
  groupValue(by: string | null, key: string | null): string;
  /** Head of the numbers that are still at risk. */
  readonly atRisk: string;
  /** Where most durations lie; empty without bars. */
  histogram(bars: readonly DurationBar[], of: Counted): string;
  /** A bar of durations: `4 h to 8 h`. */
  durationRange(from: number, to: number): string;
  /** The states of a period with their counts and shares. */
  states(name: string, states: readonly StateCount[], of: Counted): string;
  /** How many are open at the end of a series of backlogs and since when the oldest are; empty without one. */
  backlog(periods: readonly StackedPeriod[], of: Counted): string;
  /** When most is counted, and when least; empty without counts. */
  weekHours(hours: WeekHours): string;
  /** What is counted on a weekday in a stretch of hours: `Monday 09:00–12:00: created 24`. */
  weekCell(counts: string, weekday: number, from: number, hours: number, n: number): string;
  /** How many reach each step; empty without steps. */
  steps(steps: readonly Step[]): string;
  /** How much waits and how much of it is overdue. */
  queue(items: readonly QueueItem[]): string;
  /** What waits, by code: `First response`; a note of the feed's own is given back as it stands. */
  queueNote(note: string): string;
  /** How long something is overdue, or how long there is left; empty where nothing is due. */
  overdue(hours: number | null): string;
  /** How a segment stands to all others: `higher than the rest`; empty where no difference is clear. */
  versusRest(verdict: Change['verdict']): string;
  /** How a segment stands to all others, in one word: `higher`. */
  versusRestShort(verdict: Change['verdict']): string;
  /** Why a figure is not shown: `hidden, fewer than 5 answers`. */
  hidden(minGroup: number, of?: Counted): string;
  /** A chart's accessible name: metric, what the chart shows, and the window. */
  chartName(name: string, view: ViewCode, measure: Measure): string;
  /** One point for a screen reader and the tooltip: name, value, interval, n and remarks. */
  point(name: string, point: PointFigures, unit: Unit, remarks: readonly string[], of?: Counted): string;
  /** One bar of a distribution for a screen reader and the tooltip. */
  bar(name: string, n: number, share: number, of: Counted): string;
  /** An event on the axis. */
  event(text: string): string;

  // Rows, notes, states

  /** `1,204 of 1,210 rows used`. */
  rowsUsed(used: number, received: number): string;
  /** How many segments are hidden, and why; empty for none. */
  hiddenSegments(count: number, minGroup: number, of?: Counted): string;
  /** How many rows a table draws of how many there are. */
  rowsDrawn(drawn: number, all: number): string;
  /**
   * A fact without which a reader would be misled, told of answers (the default), cases or customers; empty while the
   * words of a rarer note are not at hand.
   */
  note(note: Note, of?: Counted): string;
  /** What was found in the rows, in four beats; null while these words are not at hand. */
  issue(issue: Issue): IssueWords | null;
  /**
   * Why a feed cannot be shown, and what to do; `details` are those of the `FeedError`. While the words of failures are
   * not at hand, it says what the network alone explains, and else only that there is nothing to show.
   */
  error(code: ErrorCode, details: Readonly<Record<string, string | number | boolean | null>>): Message;
  /** What a tile is doing, and what would help; told of answers (the default), cases or customers. */
  state(state: StateCode, of?: Counted): Message;
  /** That the data are older than their feed allows. */
  aged(ageing: Ageing): string;
  /** How old the figures are: `From 12 minutes ago`. */
  stale(age: number): string;
  /** A wait before the next try, in milliseconds. */
  retrying(wait: number): string;
  /** How far reading has come: `34 of 120 MB, 280,000 rows`; empty at its beginning. */
  reading(reading: Reading): string;
  /** When and where the figures hold: `As of 31 Mar 2024, 23:00 (Europe/Paris)`. */
  asOf(instant: string, timeZone: string): string;
  /** What the rows were filtered by: `Region: EMEA, (not set)`; empty without filters. */
  filters(filters: MeasureContext['filters']): string;
  /** The hash of the metric's definition. */
  definition(hash: string): string;
  /** The rows in which an issue was seen first, by their numbers in the feed. */
  firstRows(rows: readonly number[]): string;
  /** How many notes there are behind a line: `3 notes`. */
  noteCount(n: number): string;
  /** Said before an attribute that silences an issue. */
  readonly inTheTag: string;
  /** Head of the words that tell how a metric is computed. */
  readonly howComputed: string;
  /** Sentences after one another; empty ones are left out. */
  paragraph(sentences: readonly string[]): string;
  /** How to walk a chart by keys. */
  readonly keyboardHelp: string;
  /** Said where a chart or table has nothing to show. */
  readonly nothing: string;
}

/** A share in percent at a duration in hours, with its interval. */
export interface Reached {
  readonly hours: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** What the language says in the views of retention and churn. */
export type LoyaltyWords = Pick<
  Text,
  | 'lifeCurve'
  | 'lifePoint'
  | 'medianLife'
  | 'medianShort'
  | 'monthTick'
  | 'followed'
  | 'cohorts'
  | 'cohortAge'
  | 'cohortCell'
  | 'cohortNames'
  | 'cohortsDrawn'
  | 'movementName'
  | 'revenue'
  | 'movement'
  | 'rates'
  | 'rateGroup'
  | 'rateLag'
  | 'contrast'
  | 'association'
  | 'after'
  | 'afterPoint'
  | 'withinDays'
  | 'unseen'
  | 'groupValue'
>;

/** The part of customers still there after some months, in percent. */
export interface LifePoint extends Limits {
  readonly months: number;
}

/** Ages of a cohort in months, first and last included. */
export type CohortAge = Cohorts['ages'][number];

/** How many of how many there are are shown. */
export interface Part {
  readonly shown: number;
  readonly all: number;
}

/** Two groups held against each other, in words. */
export interface ContrastWords {
  readonly head: string;
  readonly lines: readonly { readonly name: string; readonly value: string; readonly interval: string }[];
}

/** The figures of one point; null is not known or hidden. */
export interface PointFigures {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
}

/** How old data are and may get, in milliseconds, and whether that is so old that nobody should rely on them. */
export interface Ageing {
  readonly age: number;
  readonly limit: number;
  readonly isOverdue: boolean;
}

/** One sentence for every code, so that a missing one does not compile. */
export type NoteSentences = Readonly<Record<Note['code'], (note: Note, formats: Formats, of: Counted) => string>>;
/** Four beats for every code. */
export type IssueSentences = Readonly<Record<IssueCode, (issue: Issue, formats: Formats) => IssueWords>>;
/** Two sentences for every code. */
export type ErrorSentences = Readonly<
  Record<ErrorCode, (details: Readonly<Record<string, string | number | boolean | null>>) => Message>
>;
/** One sentence for each note of any metric. */
export type CommonNotes = Pick<NoteSentences, CommonNote>;
/** One sentence for each of the other notes. */
export type FurtherNotes = Omit<NoteSentences, CommonNote>;

/** What is said of a failure that the network alone explains, and of any other while its words are not at hand. */
export type FirstFailure = 'offline' | 'network';

/** What is said of figures beside the value. */
export type FigureWords = Pick<Text, 'factName' | 'quantileName' | 'quantile' | 'span'>;

/** What the language says in the views of durations, targets, queues and peers. */
export type CaseWords = Pick<
  Text,
  | 'stateName'
  | 'stepName'
  | 'countName'
  | 'hourRange'
  | 'counted'
  | 'control'
  | 'controlNames'
  | 'shift'
  | 'signal'
  | 'peers'
  | 'funnelNames'
  | 'shrunken'
  | 'curve'
  | 'reached'
  | 'within'
  | 'limits'
  | 'weekCell'
  | 'groupTest'
  | 'atRisk'
  | 'histogram'
  | 'durationRange'
  | 'states'
  | 'backlog'
  | 'weekHours'
  | 'steps'
  | 'queue'
  | 'overdue'
  | 'queueNote'
>;

export type NoteWords = Pick<Text, 'note'>;

/** Tables of figures. */
export type TableWords = Pick<Text, 'columnName' | 'rowsDrawn'>;
export type IssuesWords = Pick<Text, 'issue'>;
export type FailureWords = Pick<Text, 'error'>;
export type DefinitionWords = Pick<Text, 'metricDefinition'>;

/** What a language says beside the words of the first picture, by the part that is fetched with its first use. */
export interface Parts {
  /** Rarer notes. */
  readonly notes: NoteWords;
  /** What was found in the rows of a feed. */
  readonly issues: IssuesWords;
  /** Why a feed cannot be shown. */
  readonly failures: FailureWords;
  /** How metrics are computed. */
  readonly definitions: DefinitionWords;
  /** Figures beside the value, and durations on an axis. */
  readonly figures: FigureWords;
  /** Figures as a table. */
  readonly tables: TableWords;
  /** Views of durations, targets, queues and peers. */
  readonly cases: CaseWords;
  /** Views of retention and churn. */
  readonly loyalty: LoyaltyWords;
  /** Views of reviews. */
  readonly reviews: ReviewWords;
  /** Survey facts that stand on their own. */
  readonly facts: FactWords;
  /** Scorecards and written summaries. */
  readonly scores: ScoreWords;
  /** Where readers choose what figures are of. */
  readonly asking: AskingWords;
  /** Around the tiles of a dashboard. */
  readonly boards: BoardWords;
  /** Records behind a number. */
  readonly records: RecordWords;
  /** Views of revenue at risk. */
  readonly risk: RiskWords;
  /** Why a value moved. */
  readonly moves: MoveWords;
  /** What is said of segments all together, and of a benchmark. */
  readonly comparisons: ComparisonWords;
}

/** The name of such a part. */
export type WordsPart = keyof Parts;

/** The words that the first picture needs, and what stands in for words that come later. */
export type FirstWords = Omit<
  Text,
  | keyof FigureWords
  | keyof TableWords
  | keyof CaseWords
  | keyof LoyaltyWords
  | keyof ReviewWords
  | keyof FactWords
  | keyof RiskWords
  | keyof AskingWords
  | keyof BoardWords
  | keyof MoveWords
  | keyof ComparisonWords
  | keyof RecordWords
  | keyof ScoreWords
>;

/** A language: its first words for a tag of it, and how its other parts are made of those once they are fetched. */
export interface Language {
  readonly first: (tag: string) => FirstWords;
  readonly parts: { readonly [Part in WordsPart]: () => Promise<(words: FirstWords) => Parts[Part]> };
}

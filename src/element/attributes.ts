import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { reads, Settings } from './attribute.js';
import { choice, filters, integer, names, number, text, texts, textsByName } from '../engine/kinds.js';
import { benchmark, target } from '../engine/marks.js';
import type { Benchmark, Question, Target } from '../metric.js';

const longestWait = 86_400;

/**
 * The attributes that every metric element takes, each also a property. Blank and removed attributes restore the
 * default; a value that is none of its kind falls back to it with one warning.
 */
export abstract class MetricAttributes extends LitElement {
  /** @internal */
  readonly settings = new Settings();

  /** Address of the feed, relative to the page: http or https. */
  @reads(text) @property() src: string | null = null;

  /** Name of a feed of the dashboard or group, in place of `src`; `feed-cases` and so on name those of further records. */
  @reads(text) @property() feed: string | null = null;

  /** Name of a group: elements of one group share feeds, filters and period wherever they stand on the page. */
  @reads(text) @property() group: string | null = null;

  /** Format of the feed; without it the content type and the first bytes decide. */
  @reads(choice(['json', 'ndjson', 'csv', 'arrow'])) @property() type: 'json' | 'ndjson' | 'csv' | 'arrow' | null =
    null;

  /** A named mapping of another product's export, such as `zendesk`. */
  @reads(text) @property() from: string | null = null;

  /** JSON: the kit's field names and the feed's, dotted where nested: `{"score": "review.score"}`. */
  @reads(textsByName) @property() fields: Readonly<Record<string, string>> = {};

  /** Dotted path to the array of rows; without it the array is found. */
  @reads(text) @property({ attribute: 'rows-at' }) rowsAt: string | null = null;

  /** Format of the feed's times, such as `%d/%m/%Y %H:%M`; without it ISO-8601. */
  @reads(text) @property() dates: string | null = null;

  /** JSON: texts that mean "nothing stands here", such as `["?", "Blank"]`. */
  @reads(texts) @property() missing: readonly string[] = [];

  /** Dimensions to show as segments, separated by commas. */
  @reads(names) @property() by: readonly string[] = [];

  /** Grain of the series; without it months, or waves where the feed has waves and no times. */
  @reads(choice(['day', 'week', 'month', 'quarter', 'year', 'wave'])) @property() period:
    'day' | 'week' | 'month' | 'quarter' | 'year' | 'wave' | null = null;

  /** First instant of the value's window, ISO-8601 or a date; without it the start of the feed. */
  @reads(text) @property() since: string | null = null;

  /** End of the value's window, exclusive; without it the end of the feed. */
  @reads(text) @property() until: string | null = null;

  /** Rewinds the feed to this instant. */
  @reads(text) @property({ attribute: 'as-of' }) asOf: string | null = null;

  /** IANA zone of periods and of times without an offset; inherited from the nearest ancestor that names one. */
  @reads(text) @property({ attribute: 'time-zone' }) timeZone: string | null = null;

  /** First day of the week, 1 Monday … 7 Sunday. */
  @reads(integer(1, 7)) @property({ attribute: 'week-start' }) weekStart = 1;

  /** First month of the fiscal year, 1 … 12. */
  @reads(integer(1, 12)) @property({ attribute: 'fiscal-year-start' }) fiscalYearStart = 1;

  /** What a change is compared with. */
  @reads(choice(['previous', 'year-ago'])) @property() compare: 'previous' | 'year-ago' = 'previous';

  /** A goal: a number, or JSON with `value` and `label`. */
  @reads(target) @property() target: Target | null = null;

  /** A published figure: a number, or JSON with `value`, `label`, `population`, `year`, `source` and `n`. */
  @reads(benchmark) @property() benchmark: Benchmark | null = null;

  /** Confidence level of every interval, 0.5 … 0.999. */
  @reads(number(0.5, 0.999)) @property() level = 0.95;

  /** Segments with fewer answers are hidden. */
  @reads(integer(1, 1000)) @property({ attribute: 'min-group' }) minGroup = 5;

  /** JSON: per dimension the values let through: `{"region": ["EMEA", null]}`. */
  @reads(filters) @property() filters: Question['filters'] = {};

  /** Heading of the tile; without it the metric's name. */
  @reads(text) @property() heading: string | null = null;

  /** Seconds between refreshes; without it the feed is read once. Nothing is asked while the page is hidden. */
  @reads(number(1, longestWait)) @property({ attribute: 'refresh' }) refreshEvery: number | null = null;

  /** Seconds until an answer must have begun. */
  @reads(number(1, longestWait)) @property() timeout = 15;

  /** Whether cookies go with the request, as in `fetch`. */
  @reads(choice(['same-origin', 'include', 'omit'])) @property() credentials: 'same-origin' | 'include' | 'omit' =
    'same-origin';

  /**
   * Whether records can be asked for where nothing shows them: the page hears of it by `support-drill`. Where a
   * `<support-cases>` shows them they can be asked for anyway.
   */
  @property({ type: Boolean, reflect: true }) drill = false;

  /** What is drawn. Each element declares it, with the words of its own `views`. */
  declare view: string;
}

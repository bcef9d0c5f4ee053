import { property } from 'lit/decorators.js';
import { reads } from './attribute.js';
import { FeedAttributes } from './feed-attributes.js';
import { choice, filters, integer, names, number, text } from '../engine/kinds.js';
import { events } from '../engine/given-events.js';
import { benchmark, target } from '../engine/marks.js';
import type { Benchmark, GivenEvent, Question, Target } from '../metric.js';

/**
 * The attributes that every metric element takes, each also a property. Blank and removed attributes restore the
 * default; a value that is none of its kind falls back to it with one warning.
 */
export abstract class MetricAttributes extends FeedAttributes {
  /** Name of a feed of the dashboard or group, in place of `src`; `feed-cases` and so on name those of further records. */
  @reads(text) @property() feed: string | null = null;

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

  /**
   * JSON: what happened, drawn on every axis of time: `[{"at": "2025-03-01", "text": "Release 5", "kind": "release"}]`, if
   * need be with `until` and the `metrics` it concerns. Across one of kind `definition` nothing is compared.
   */
  @reads(events) @property() events: readonly GivenEvent[] = [];

  /** Heading of the tile; without it the metric's name. */
  @reads(text) @property() heading: string | null = null;

  /**
   * With `always` the records behind the number can be asked for where nothing shows them too, and the page hears of it by
   * `support-drill`; without it where a `<support-cases>` shows them.
   */
  @reads(choice(['always'])) @property() drill: 'always' | null = null;

  /**
   * Whether what a reader chooses in its chart filters the other elements of its dashboard or group; `off` on a dashboard,
   * or anything around, holds for all within.
   */
  @reads(choice(['on', 'off'])) @property({ attribute: 'cross-filter' }) crossFilter: 'on' | 'off' = 'on';

  /** What is drawn. Each element declares it, with the words of its own `views`. */
  declare view: string;
}

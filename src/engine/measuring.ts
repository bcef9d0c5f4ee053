import {
  FeedError,
  type FeedMeta,
  type Issue,
  type Linked,
  type Measure,
  type Metric,
  type Note,
  type Question,
  type Reading,
  type Settled,
} from '../metric.js';
import { answer } from './answer.js';
import { leftOut, withoutForeignFilters, withoutWindow, withWholePeriods } from './applicable.js';
import type { Facet, RowsAnswer, RowsRequest } from './contract.js';
import type * as Drilling from './drill.js';
import type { Listing, ListingAsked } from './drill/listing.js';
import { facetQuestion } from './facet-question.js';
import { judgeRows } from './limits.js';
import type * as Guarding from './line-guard.js';
import { cellsIn, linesOf, type Lines } from './lines.js';
import { factsOf, mergeIssues, type RecordsByRole } from './linking.js';
import { Memory } from './memory.js';
import { isPrivate, settle, type FeedFacts } from './settle.js';

/** How many ways to link the records of a feed, and how many answers, are kept. */
const linesKept = 2;
const answersKept = 32;

/** How many lists of rows are kept while their pages are asked for. */
const listingsKept = 2;

/** The records of a feed, with what was found wrong in them. */
export interface MeasuredFeed {
  readonly meta: FeedMeta;
  readonly records: RecordsByRole;
  readonly received: number;
  /** Of the main record. */
  readonly issues: readonly Issue[];
  /** Of the other records; their fields are named with the role: `events.at`. */
  readonly issuesOfOthers: readonly Issue[];
  readonly notesOfOthers: readonly Note[];
}

/** The question without the filters handed down that no record has a column for. */
function inRecords(settled: Settled, records: RecordsByRole): Settled {
  return withoutForeignFilters(settled, (field) => Object.values(records).some(({ columns }) => columns[field]));
}

/** The question without what was handed down and the lines lack. A window is left out by any feed without times. */
function inLines(settled: Settled, { columns, time }: Linked): Settled {
  const filtered = withoutForeignFilters(settled, (field) => columns[field] !== undefined);
  return time === null ? withoutWindow(filtered, 'times') : filtered;
}

/**
 * Answers questions about one feed by one metric. Whatever two questions have in common is worked out once, also while both
 * wait for it: the lines, their groups, their sums, the answer itself. All that is kept is bounded and goes with this object.
 */
export class Measuring {
  readonly #metric: Metric;
  readonly #feed: MeasuredFeed;
  readonly #lines = new Memory<Settled, Lines>(linesKept);
  readonly #answers = new Memory<{ readonly question: string }, Measure>(answersKept);
  readonly #listings = new Memory<ListingAsked, Listing>(listingsKept);
  #facts: Omit<FeedFacts, 'meta'> | null = null;

  constructor(metric: Metric, feed: MeasuredFeed) {
    this.#metric = metric;
    this.#feed = feed;
  }

  /**
   * The answer to a question, in steps between which the caller may pause. `guarding` hides what others would give away;
   * null for a question that tells no groups apart.
   */
  measure(question: Question, guarding: typeof Guarding | null): Generator<void, Measure> {
    const make = ({ question: text }: { readonly question: string }) => this.#measured(JSON.parse(text), guarding);
    return this.#answers.recall({ question: JSON.stringify(question) }, make);
  }

  /** The rows that the answer to a question is made of, in steps; none of groups that answers hide. */
  *rows(request: RowsRequest, drilling: typeof Drilling, guarding: typeof Guarding): Generator<void, RowsAnswer> {
    const [metric, { meta, records }] = [this.#metric, this.#feed];
    const { settled, lines } = yield* this.#linesFor(request.question);
    const { where, sort } = request;
    const person = [...where.map(({ name }) => name), sort?.column ?? ''].find((name) =>
      isPrivate(name, meta.definition),
    );
    if (person !== undefined) throw new FeedError('bad_option', { option: 'where', seen: person });
    const { listing, rowsPage, besideRows, refuseBeside } = drilling;
    for (const beside of besideRows(metric, lines.linked.columns, request)) {
      refuseBeside(beside, yield* this.measure(beside.question, guarding));
    }
    const found = yield* this.#listings.recall({ settled, where, sort }, (asked) => listing(metric, lines, asked));
    const drilled = { main: records.main, linked: lines.linked, definition: meta.definition };
    return rowsPage(metric, drilled, found, request);
  }

  /** The values of a field among the rows that count in the answer to a question without its filter on it, in steps. */
  *facets(field: string, question: Question, guarding: typeof Guarding): Generator<void, readonly Facet[]> {
    const { settled, lines } = yield* this.#linesFor(facetQuestion(question, field));
    return yield* guarding.facetsOfLines(this.#metric, lines, settled, field);
  }

  /** The question as far as the feed can answer it, and the lines that it is about. */
  *#linesFor(question: Question): Generator<void, { readonly settled: Settled; readonly lines: Lines }> {
    const [metric, { meta, records }] = [this.#metric, this.#feed];
    this.#facts ??= yield* factsOf(metric, records);
    const asked = withWholePeriods(inRecords(settle(metric, question, { meta, ...this.#facts }), records));
    yield;
    const lines = yield* this.#lines.recall(asked, (each) => linesOf(metric, records, each));
    return { settled: inLines(asked, lines.linked), lines };
  }

  *#measured(question: Question, guarding: typeof Guarding | null): Generator<void, Measure> {
    const [metric, feed] = [this.#metric, this.#feed];
    const { settled, lines } = yield* this.#linesFor(question);
    const issues = mergeIssues([...feed.issues, ...lines.linked.issues]);
    const notes = [...judgeRows(feed.received, issues), ...feed.notesOfOthers, ...leftOut(settled)];
    const rows = { received: feed.received, used: lines.used, issues: [...issues, ...feed.issuesOfOthers] };
    yield;
    const cells = (window: Parameters<typeof cellsIn>[3]) => cellsIn(metric, lines, settled, window);
    const guard = guarding && ((reading: Reading) => guarding.guardOfLines(metric, lines, settled, reading));
    const measure = yield* answer(metric, settled, cells, { meta: feed.meta, rows, notes }, guard);
    yield;
    const waiting = metric.queue?.(lines.linked, settled);
    if (waiting === undefined) return measure;
    return { ...measure, queue: 'next' in waiting ? yield* waiting : waiting };
  }
}

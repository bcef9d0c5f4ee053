import type { FeedMeta, Issue, Measure, Metric, Note, Question, Settled } from '../metric.js';
import { answer } from './answer.js';
import { judgeRows } from './limits.js';
import { cellsIn, linesOf, type Lines } from './lines.js';
import { factsOf, mergeIssues, type RecordsByRole } from './linking.js';
import { Memory } from './memory.js';
import { settle, type FeedFacts } from './settle.js';

/** How many ways to link the records of a feed, and how many answers, are kept. */
const linesKept = 2;
const answersKept = 32;

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

/**
 * Answers questions about one feed by one metric. Whatever two questions have in common is worked out once, also while both
 * wait for it: the lines, their groups, their sums, the answer itself. All that is kept is bounded and goes with this object.
 */
export class Measuring {
  readonly #metric: Metric;
  readonly #feed: MeasuredFeed;
  readonly #lines = new Memory<Settled, Lines>(linesKept);
  readonly #answers = new Memory<{ readonly question: string }, Measure>(answersKept);
  #facts: Omit<FeedFacts, 'meta'> | null = null;

  constructor(metric: Metric, feed: MeasuredFeed) {
    this.#metric = metric;
    this.#feed = feed;
  }

  /** The answer to a question, in steps between which the caller may pause. */
  measure(question: Question): Generator<void, Measure> {
    const make = ({ question: text }: { readonly question: string }) => this.#measured(JSON.parse(text));
    return this.#answers.recall({ question: JSON.stringify(question) }, make);
  }

  *#measured(question: Question): Generator<void, Measure> {
    const [metric, feed] = [this.#metric, this.#feed];
    this.#facts ??= yield* factsOf(metric, feed.records);
    const settled = settle(metric, question, { meta: feed.meta, ...this.#facts });
    yield;
    const lines = yield* this.#lines.recall(settled, (asked) => linesOf(metric, feed.records, asked));
    const issues = mergeIssues([...feed.issues, ...lines.linked.issues]);
    const notes = [...judgeRows(feed.received, issues), ...feed.notesOfOthers];
    const rows = { received: feed.received, used: lines.used, issues: [...issues, ...feed.issuesOfOthers] };
    yield;
    const cells = (window: Parameters<typeof cellsIn>[3]) => cellsIn(metric, lines, settled, window);
    const measure = yield* answer(metric, settled, cells, { meta: feed.meta, rows, notes });
    yield;
    const waiting = metric.queue?.(lines.linked, settled);
    if (waiting === undefined) return measure;
    return { ...measure, queue: 'next' in waiting ? yield* waiting : waiting };
  }
}

import type { Facet } from '../../../src/engine/contract.js';
import type { ConnectOptions, FeedConnection, FeedSources } from '../../../src/engine/client.js';
import type { Connect } from '../../../src/element/feed.js';
import { FeedError, type ErrorCode, type Issue, type Measure, type Question } from '../../../src/metric.js';
import { sampleMeasure } from './measures.js';

type Reply = Measure | FeedError | Promise<Measure>;

/** One call of `connect`, with everything that was asked over it. */
export interface Call {
  readonly metric: string;
  readonly sources: FeedSources;
  readonly signal: AbortSignal;
  readonly options: ConnectOptions;
  readonly questions: Question[];
  /** Whose values were counted, under which filters. */
  readonly counted: { readonly field: string; readonly filters: Question['filters'] }[];
  isClosed: boolean;
  /** Lets the connection open, where the stub holds it back. */
  open(): void;
  fail(code: ErrorCode, details?: FeedError['details'], issues?: readonly Issue[]): void;
}

/** A stand-in for the engine's client: opens at once or when told, and answers every question with `reply`. */
export class Stub {
  readonly calls: Call[] = [];
  isHeld: boolean;
  reply: Reply | ((question: Question) => Reply);
  dims: readonly string[] = [];
  /** The values of fields with their counts; a field that is not here is not in the feed. */
  values: Readonly<Record<string, readonly Facet[]>> = {};
  /** Whether the feed comes as it came the first time, and so is the same. */
  isUnchanged = false;
  #handle: FeedConnection['handle'] | null = null;

  constructor(reply: Stub['reply'] = sampleMeasure(), isHeld = false) {
    this.reply = reply;
    this.isHeld = isHeld;
  }

  get last(): Call {
    const call = this.calls.at(-1);
    if (call === undefined) throw new Error('nothing was connected');
    return call;
  }

  readonly connect: Connect = (metric, sources, signal, options = {}) =>
    new Promise((resolve, reject) => {
      const questions: Question[] = [];
      const call: Call = {
        metric,
        sources,
        signal,
        options,
        questions,
        counted: [],
        isClosed: false,
        open: () => resolve(this.#connection(call)),
        fail: (code, details = {}, issues = []) => reject(new FeedError(code, details, issues)),
      };
      signal.addEventListener('abort', () => reject(new FeedError('cancelled')));
      this.calls.push(call);
      if (!this.isHeld) call.open();
    });

  #connection(call: Call): FeedConnection {
    const { dims } = this;
    const known = this.isUnchanged ? this.#handle : null;
    const handle = (this.#handle = known ?? { id: 1, meta: { ...plainMeta, dims }, received: 5130, issues: [] });
    return {
      handle,
      measure: (question) => {
        call.questions.push(question);
        return this.#answer(question);
      },
      rows: () => Promise.reject(new FeedError('engine')),
      facets: (field, question) => {
        call.counted.push({ field, filters: question.filters });
        const values = this.values[field];
        return values === undefined ? Promise.reject(new FeedError('missing_column')) : Promise.resolve(values);
      },
      close: () => {
        call.isClosed = true;
      },
    };
  }

  #answer(question: Question): Promise<Measure> {
    const reply = typeof this.reply === 'function' ? this.reply(question) : this.reply;
    return reply instanceof FeedError ? Promise.reject(reply) : Promise.resolve(reply);
  }
}

const plainMeta = {
  schema: null,
  kind: 'records',
  asOf: null,
  timeZone: null,
  currency: null,
  completeFrom: null,
  count: null,
  definition: {},
  events: [],
} as const;

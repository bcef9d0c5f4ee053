import { property } from 'lit/decorators.js';
import { MetricAttributes } from './attributes.js';
import { BoardMember, heldFor, type Board, MissingFeed, type Held, type Participant } from './board/index.js';
import { Comeback } from './comeback.js';
import { questionOf, sourceOf } from './demand.js';
import { Feed, type Connect, type State } from './feed.js';
import { inlineOf, type Inline } from './inline.js';
import { unwatchNearness, watchNearness } from './nearness.js';
import { Polling } from './polling.js';
import { feedAttribute, givenFor, standing, type GivenFeed } from './records.js';
import { forgetRefusal } from './refusals.js';
import { tellRefused } from './refused.js';
import { teller } from './teller.js';
import { inTurn, isRoomToRead } from './turns.js';
import { columnsNamed } from '../engine/columns-named.js';
import { connect, type FeedConnection, type FeedSource, type FeedSources } from '../engine/client.js';
import { version } from '../engine/version.js';
import { FeedError, type Issue, type Measure, type Question } from '../metric.js';

const second = 1000;
/** Milliseconds that a tile without a picture waits for the beginning of its feed, before it is drawn. */
const longestRest = 50;

/** The name of an option, hyphenated as its attribute: `reopenWindow` → `reopen-window`. */
function optionName(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function isOption(value: unknown): value is Question['options'][string] {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** An element as the others of its board see it. */
function participantOf(element: FeedElement): Participant {
  return {
    element,
    get metric() {
      return element.metricName;
    },
    get feedName() {
      return element.feed;
    },
    get by() {
      return element.by;
    },
    get measure() {
      return element.measure;
    },
    get question() {
      return element.question;
    },
    get state() {
      return element.hasUpdated || !element.isGiven ? element.state : 'loading';
    },
    get isBusy() {
      return element.isBusy || (element.isGiven && !element.hasUpdated);
    },
    get heading() {
      return element.heading;
    },
    get readAt() {
      return element.readAt;
    },
    get connection() {
      return element.connection;
    },
    get isRefreshed() {
      return element.isRefreshed;
    },
    refresh: () => element.refresh(),
  };
}

/** An element with a feed: it loads, asks, asks again and lets go as it enters, changes and leaves the page. */
export abstract class FeedElement extends MetricAttributes {
  /** Version of the kit that this class is of. */
  static readonly version: string = version;
  /** Name of the metric that the element asks for. */
  static readonly metric: string = '';
  /** Names of the properties that are options of the metric's own, which are called like the attributes. */
  static readonly options: readonly string[] = [];
  /** Those of `options` whose values name columns of the feeds, such as the categories of reviews. */
  static readonly columnOptions: readonly string[] = [];
  /**
   * Roles of the records that the metric can use beside its main one. For each, `events` say, the class declares the
   * attributes `src-events` and `fields-events` with the properties `srcEvents` and `fieldsEvents`.
   */
  static readonly records: readonly string[] = [];
  /** The `fetch` of elements that have no `fetcher` of their own; null is the page's. */
  static defaultFetcher: typeof fetch | null = null;
  /** How feeds are opened: the engine's client. */
  static connect: Connect = connect;

  /** A feed as a value with the shape of a JSON feed; goes before `src`. */
  @property({ attribute: false }) data: unknown = null;

  /** Feeds of further records as values, by role: `{events: [...]}`; each goes before its `src-…`. */
  @property({ attribute: false }) dataOf: Readonly<Record<string, unknown>> | null = null;

  /** A function with `fetch`'s signature that requests go through; null is the one given to `define`, else the page's. */
  @property({ attribute: false }) fetcher: typeof fetch | null = null;

  protected readonly inquiry = new Feed(
    (metric, sources, signal, options) => {
      const { main } = sources;
      const told = { ...options, repeats: this.isRefreshed, onBegun: () => this.#endRest() };
      return inTurn(this, main.src ?? main.data, signal, () => this.ownClass.connect(metric, sources, signal, told));
    },
    {
      ...teller(this, () => this.#hear()),
      prepare: (measure) => this.prepare(measure),
      progressed: () => this.progressed(),
    },
  );
  /**
   * The element as the others of its dashboard or group see it.
   * @internal
   */
  readonly participant = participantOf(this);
  /** @internal */
  readonly member = new BoardMember(this, {
    participant: this.participant,
    hears: ['choices', 'drill'],
    lost: () => this.inquiry.refuse(new FeedError('network')),
  });
  /**
   * Who shows the records of this element wherever it stands.
   * @internal
   */
  readonly viewers = new Set<object>();
  #shownInline: Inline | null = null;
  #hasRested = false;
  #endRest = (): void => undefined;

  constructor() {
    super();
    const again = (): Promise<void> => this.inquiry.refresh(true);
    new Polling(this, { every: () => this.#every, ask: again });
    new MissingFeed(this, { names: () => this.#feedNames, board: () => this.member.board });
    new Comeback(this, { isWaiting: () => this.inquiry.failure?.code === 'offline', ask: again });
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...this.records.map(feedAttribute)];
  }

  /** The answer on screen. Setting it shows that measure at once; a feed, where there is one, is fetched all the same. */
  @property({ attribute: false })
  get measure(): Measure | null {
    return this.inquiry.measure;
  }
  set measure(measure: Measure | null) {
    this.inquiry.show(measure);
    this.member.board?.answered();
  }

  /** What the element shows now; also a custom state, such as `:state(loading)`. */
  get state(): State {
    return this.inquiry.state;
  }

  /**
   * Name of the metric that is asked for.
   * @internal
   */
  get metricName(): string {
    return this.ownClass.metric;
  }

  /**
   * When the feed was last read, epoch milliseconds; null before, and for a measure that the page gave.
   * @internal
   */
  get readAt(): number | null {
    return this.inquiry.readAt;
  }

  /**
   * What was asked last; null before anything was.
   * @internal
   */
  get question(): Question | null {
    return this.inquiry.question;
  }

  /**
   * What the element reads from; null while nothing is open.
   * @internal
   */
  get connection(): FeedConnection | null {
    return this.inquiry.connection;
  }

  /**
   * Whether something is read or computed, be it with the last answer on screen.
   * @internal
   */
  get isBusy(): boolean {
    return this.inquiry.isBusy;
  }

  /**
   * Whether the feed is read again by itself, where nobody pauses that.
   * @internal
   */
  get isRefreshed(): boolean {
    return this.#seconds !== null;
  }

  /**
   * The board of its dashboard or group; null for none.
   * @internal
   */
  get board(): Board | null {
    return this.member.board;
  }

  /** What was found wrong in the feed, by code. */
  get issues(): readonly Issue[] {
    return this.inquiry.failure?.issues ?? this.measure?.rows.issues ?? [];
  }

  /** Reads the feed again; resolves when that has ended, well or badly, or was stopped. */
  async refresh(): Promise<void> {
    forgetRefusal(this.inquiry.failure);
    this.member.lookAgain();
    await this.inquiry.refresh();
  }

  /**
   * Stops reading and computing. Figures on screen stay; where they are not of what was asked for last, or there are none,
   * the state is `stopped` until `refresh()`, the reader's reload or another change.
   */
  stop(): void {
    this.inquiry.stop();
  }

  override attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    super.attributeChangedCallback(name, before, after);
    if (this.ownClass.records.some((role) => feedAttribute(role) === name)) this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('DOMContentLoaded', this.lookAgain);
    watchNearness(this);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('DOMContentLoaded', this.lookAgain);
    unwatchNearness(this);
    this.#endRest();
    // A move within a task comes back before this runs, and costs nothing.
    queueMicrotask(() => this.isConnected || this.inquiry.abandon());
  }

  /**
   * With this, `moveBefore` moves the element without disconnecting it.
   * @internal
   */
  connectedMoveCallback(): void {}

  /** The element's class, with what its metric and its definition set. */
  protected get ownClass(): typeof FeedElement {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the platform types `constructor` as any function
    return this.constructor as typeof FeedElement;
  }

  /** Milliseconds until the feed is read again by itself; null for never, and where somebody has to say so. */
  get #every(): number | null {
    const isHeld = this.state === 'stopped' || this.inquiry.failure?.code === 'auth_required';
    const seconds = this.member.board?.isPaused ? null : this.#seconds;
    return isHeld ? null : seconds && seconds * second;
  }

  /** Seconds between refreshes: the element's own, else those of the feed that it names, else those of its board. */
  get #seconds(): number | null {
    const { board } = this.member;
    const onBoard = this.feed === null ? null : board?.feed(this.feed);
    return this.refreshEvery ?? onBoard?.refreshEvery ?? board?.given.refreshEvery ?? null;
  }

  /** Fetches what is needed to show `measure`. */
  protected abstract prepare(measure: Measure): Promise<void>;

  /** Draws how far work has come, where that is told. */
  protected abstract progressed(): void;

  /** Looks again at what stands between the tags. */
  protected readonly lookAgain = (): void => this.requestUpdate();

  protected override firstUpdated(): void {
    this.member.board?.answered();
  }

  protected override willUpdate(): void {
    this.#ask();
  }

  /**
   * Asks for the feed before anything is drawn, and leaves the page to what comes of that for a moment: the tile has its
   * room already. Null where there is nothing to wait for.
   */
  protected rest(): Promise<void> | null {
    if (this.#hasRested || !this.isGiven || this.measure !== null || !isRoomToRead()) return null;
    this.#hasRested = true;
    this.#ask();
    if (!this.isBusy) return null;
    return new Promise((go) => {
      const timer = setTimeout(go, longestRest);
      this.#endRest = () => {
        clearTimeout(timer);
        go();
      };
    });
  }

  #hear(): void {
    this.#endRest();
    this.member.board?.answered();
  }

  /** Asks for what attributes and properties say now, unless that was asked for. */
  #ask(): void {
    if (!this.isConnected || this.member.isLost) return;
    tellRefused(this);
    const inline = inlineOf(this);
    const isNew = inline !== this.#shownInline;
    this.#shownInline = inline;
    if (isNew && inline?.kind === 'measure') this.inquiry.show(inline.measure);
    const held = heldFor(this.member.board, this);
    const sources = this.#sources(inline, held);
    this.inquiry.demand({ metric: this.ownClass.metric, sources, question: questionOf(this, this.#options(), held) });
    if (isNew && inline?.kind === 'broken' && sources === null) this.inquiry.refuse(inline.error);
  }

  /**
   * Whether there is something to show, or surely will be: a feed, a name of one, or figures.
   * @internal
   */
  get isGiven(): boolean {
    const { src, data, feed, measure } = this;
    return (src ?? data ?? feed ?? measure ?? inlineOf(this)) !== null;
  }

  /** The feeds that are named, of all records. */
  get #feedNames(): readonly string[] {
    const others = this.ownClass.records.map((role) => this.getAttribute(feedAttribute(role))?.trim());
    return [this.feed, ...others].flatMap((name) => name || []);
  }

  #source(given: GivenFeed, held: Held): FeedSource | null {
    const named = this.ownClass.columnOptions.flatMap((name) => columnsNamed(Reflect.get(this, name)));
    const fetcher = this.fetcher ?? this.member.board?.given.fetcher ?? this.ownClass.defaultFetcher;
    return sourceOf(this, given, held, { named, fetcher });
  }

  /** `data`, else `src`, else the feed between the tags, else the one that `feed` names. */
  #main(inline: Inline | null): GivenFeed | null {
    const { src, data, fields } = this;
    if (src !== null || (data !== null && data !== undefined)) return { src, data, fields, onBoard: null };
    if (inline?.kind === 'feed') return { src: null, data: inline.data, fields, onBoard: null };
    return standing(this.member.board, this.feed, fields);
  }

  /** The feed for the record of `role`; one without address and value is none. */
  #further(role: string): GivenFeed {
    const given = givenFor(this, role, this.dataOf?.[role]);
    if (given.src !== null || (given.data !== null && given.data !== undefined)) return given;
    return standing(this.member.board, this.getAttribute(feedAttribute(role)), given.fields) ?? given;
  }

  /** The feeds that are given, by role; null without a main one. */
  #sources(inline: Inline | null, held: Held): FeedSources | null {
    const given = this.#main(inline);
    const main = given && this.#source(given, held);
    if (main === null) return null;
    const others = this.ownClass.records.flatMap((role): [string, FeedSource][] => {
      const source = this.#source(this.#further(role), held);
      return source === null ? [] : [[role, source]];
    });
    return { ...Object.fromEntries(others), main };
  }

  #options(): Question['options'] {
    const set = this.ownClass.options.map((name): [string, unknown] => [optionName(name), Reflect.get(this, name)]);
    return Object.fromEntries(
      set.filter((entry): entry is [string, Question['options'][string]] => isOption(entry[1])),
    );
  }
}

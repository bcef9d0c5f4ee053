import type { DecodeOptions, FeedConnection } from '../../engine/client.js';
import type { Measure, Question } from '../../metric.js';
import type { Selection } from '../../views/index.js';
import { alarmIn } from '../alarm.js';
import type { State } from '../feed.js';
import { areSameChoices, noChoices, type Choices } from './choices.js';
import { nothingGiven, type Given } from './given.js';
import type { Held } from './held.js';
import { heldOn } from './holding.js';

/** A feed that stands on a board under a name: where it comes from and how it is read. */
export interface BoardFeed extends Omit<DecodeOptions, 'columns' | 'timeZone'> {
  readonly src: string | null;
  /** A value with the shape of a JSON feed; goes before `src`. */
  readonly data: unknown;
  readonly credentials: RequestCredentials;
  /** Seconds until an answer must have begun. */
  readonly timeout: number;
  /** Seconds between refreshes; null reads it once. */
  readonly refreshEvery: number | null;
  readonly fetcher: typeof fetch | null;
}

/** A metric element as the others of its board see it. */
export interface Participant {
  readonly element: Element;
  readonly metric: string;
  /** Name of its feed on the board; null for a feed of its own. */
  readonly feedName: string | null;
  /** Dimensions that it shows as segments. */
  readonly by: readonly string[];
  readonly measure: Measure | null;
  /** What its measure answers; null before anything was asked. */
  readonly question: Question | null;
  readonly state: State;
  /** Whether it reads or computes, be it with the last answer on screen. */
  readonly isBusy: boolean;
  /** What its page calls it; null leaves it to the metric's name. */
  readonly heading: string | null;
  /** When its feed was last read, epoch milliseconds; null before, and for a measure that the page gave. */
  readonly readAt: number | null;
  /** What it reads from, while it is open. */
  readonly connection: FeedConnection | null;
  /** Whether it would be read again by itself, were the board not paused. */
  readonly isRefreshed: boolean;
  /** Reads its feed again; resolves when that has ended. */
  refresh(): Promise<void>;
}

/** Records that a reader wants to see: those that a number is made of. */
export interface Drill {
  /** Whose number it is. */
  readonly participant: Participant;
  /** The part of its measure; null for all of it. */
  readonly selection: Selection | null;
}

/** What has changed: what is to be asked (`choices`), what was answered (`measures`), or whose records are shown (`drill`). */
export type BoardChange = 'choices' | 'measures' | 'drill';

const longestPast = 50;

/**
 * Milliseconds for which answers are gathered while others are on their way: what is made of all of them, such as a
 * scorecard, would be made anew for each.
 */
const gather = 100;

function inOrder(a: Participant, b: Participant): number {
  return a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

/**
 * What the elements of one dashboard, or of one group, share: named feeds, what the page gives, what the reader has
 * chosen, and what each element has answered. Whoever listens hears of changes once a microtask.
 */
export class Board {
  readonly #feeds = new Map<string, BoardFeed>();
  readonly #fields = new Map<object, string>();
  readonly #participants = new Set<Participant>();
  readonly #listeners = new Set<(changes: ReadonlySet<BoardChange>) => void>();
  #given: Given = nothingGiven;
  #choices: Choices = noChoices;
  #past: readonly Choices[] = [];
  #isPaused = false;
  #speakers = 0;
  #drill: Drill | null = null;
  readonly #viewers = new Set<object>();
  #changes = new Set<BoardChange>();
  /** Ends the waiting for further answers; null while nobody waits. */
  #calm: (() => void) | null = null;

  get given(): Given {
    return this.#given;
  }

  /** What the reader has chosen. */
  get choices(): Choices {
    return this.#choices;
  }

  /** The number whose records a reader wants to see; null for none. */
  get drill(): Drill | null {
    return this.#drill;
  }

  /** Whether something on the board shows records. */
  get hasViewer(): boolean {
    return this.#viewers.size > 0;
  }

  /** Whether there is something to undo. */
  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  /** The metric elements, in the order of the page. */
  get participants(): readonly Participant[] {
    return [...this.#participants].sort(inOrder);
  }

  /**
   * Columns that feeds must keep: there is a filter for them, an element shows them as segments, in which a reader can
   * choose, or somebody has filtered by them.
   */
  get columns(): readonly string[] {
    const chosen = this.#choices.filters.map(({ field }) => field);
    const shown = [...this.#participants].flatMap(({ by }) => by);
    return [...new Set([...this.#fields.values(), ...shown, ...chosen])];
  }

  /** The names under which feeds stand, the first first. */
  get feedNames(): readonly string[] {
    return [...this.#feeds.keys()];
  }

  /** The feed of a name; null while there is none. */
  feed(name: string): BoardFeed | null {
    return this.#feeds.get(name) ?? null;
  }

  /** Puts a feed under a name, or takes it away. */
  setFeed(name: string, feed: BoardFeed | null): void {
    if (feed === null) this.#feeds.delete(name);
    else this.#feeds.set(name, feed);
    this.#tell('choices');
  }

  /** Says what the page gives for all elements. */
  give(given: Given): void {
    if (JSON.stringify(given) === JSON.stringify(this.#given) && given.fetcher === this.#given.fetcher) return;
    this.#given = given;
    this.#tell('choices');
  }

  /** Whether nothing is read again by itself, because the reader wants it so. */
  get isPaused(): boolean {
    return this.#isPaused;
  }

  /** Pauses what is read again by itself, or lets it go on. */
  pause(isPaused: boolean): void {
    if (isPaused === this.#isPaused) return;
    this.#isPaused = isPaused;
    this.#tell('choices');
  }

  /** Whether somebody announces for all elements what has become of them, so that none does for itself. */
  get isSpokenFor(): boolean {
    return this.#speakers > 0;
  }

  /** Announces for all elements until the returned function is called. */
  speakForAll(): () => void {
    this.#speakers++;
    return () => void this.#speakers--;
  }

  /** Says that `who` filters by a field, whose column feeds then keep; null takes it back. */
  filterBy(who: object, field: string | null): void {
    if ((this.#fields.get(who) ?? null) === field) return;
    if (field === null) this.#fields.delete(who);
    else this.#fields.set(who, field);
    this.#tell('choices');
  }

  /** Takes what the reader has chosen; false where nothing changes. */
  choose(choices: Choices): boolean {
    if (areSameChoices(choices, this.#choices)) return false;
    this.#past = [...this.#past, this.#choices].slice(-longestPast);
    this.#choices = choices;
    this.#tell('choices');
    return true;
  }

  /** Takes choices that no reader made, such as those of a link; there is nothing to undo then. */
  restore(choices: Choices): void {
    if (areSameChoices(choices, this.#choices)) return;
    this.#past = [];
    this.#choices = choices;
    this.#tell('choices');
  }

  /** Goes back to what was chosen before; false where nothing was. */
  undo(): boolean {
    const before = this.#past.at(-1);
    if (before === undefined) return false;
    this.#past = this.#past.slice(0, -1);
    this.#choices = before;
    this.#tell('choices');
    return true;
  }

  /** Asks whoever shows records for those of a number; null for none. */
  drillTo(drill: Drill | null): void {
    this.#drill = drill;
    this.#tell('drill');
  }

  /** Says that `who` shows records, until the returned function is called. */
  showRecords(who: object): () => void {
    this.#viewers.add(who);
    this.#tell('drill');
    return () => {
      this.#viewers.delete(who);
      this.#tell('drill');
    };
  }

  /** Takes part with a metric element until the returned function is called. */
  join(participant: Participant): () => void {
    this.#participants.add(participant);
    this.#tell('measures');
    return () => {
      this.#participants.delete(participant);
      if (this.#drill?.participant === participant) this.drillTo(null);
      this.#tell('measures');
    };
  }

  /** The key of an element on this board, the same each time the page is loaded: its id, else its tag and place. */
  keyOf(element: Element): string {
    if (element.id !== '') return element.id;
    const alike = this.participants.filter((other) => other.element.localName === element.localName);
    return `${element.localName}-${alike.findIndex((other) => other.element === element) + 1}`;
  }

  /** What holds for an element, as long as it says nothing else itself. */
  heldFor(element: Element): Held {
    return heldOn(this, element);
  }

  /** Says that a participant has another measure or state; the others hear of it when all have answered, or in a moment. */
  answered(): void {
    const isMore = [...this.#participants].some(({ isBusy }) => isBusy);
    if (!isMore) this.#tell('measures');
    else this.#calm ??= alarmIn(gather, () => this.#tell('measures'));
  }

  /** Hears of changes until the returned function is called. */
  listen(listener: (changes: ReadonlySet<BoardChange>) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #tell(change: BoardChange): void {
    if (this.#changes.size === 0) queueMicrotask(() => this.#spread());
    this.#changes.add(change);
  }

  #spread(): void {
    const changes = this.#changes;
    this.#changes = new Set();
    if (changes.has('measures')) {
      this.#calm?.();
      this.#calm = null;
    }
    for (const listener of this.#listeners) listener(changes);
  }
}

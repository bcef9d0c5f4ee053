import type { BoardMember, Drill, Participant } from '../board/index.js';
import { DrillEvent } from '../events.js';

/** A metric element, of whatever copy of the kit. */
interface Source extends Element {
  readonly participant: Participant;
  readonly viewers: Set<object>;
  requestUpdate(): void;
}

/** Who shows records: of the element with an id, else of whatever is asked for on its board. */
export interface Viewer extends HTMLElement {
  readonly htmlFor: string | null;
  readonly member: BoardMember;
  requestUpdate(): void;
}

function isSource(element: Element | null): element is Source {
  return element !== null && 'participant' in element && 'viewers' in element;
}

function elementById(from: Element, id: string): Element | null {
  const root = from.getRootNode();
  return root instanceof Document || root instanceof ShadowRoot ? root.getElementById(id) : null;
}

/** Knows whose records are wanted, and tells metric elements that somebody shows them. */
export class Subjects {
  readonly #viewer: Viewer;
  #source: Source | null = null;
  /** What was asked for at the element of `for`. */
  #drill: Pick<Drill, 'selection'> | null = null;
  /** What was asked for last that somebody has heard of. */
  #taken: object | null = null;
  #leaveBoard = (): void => undefined;
  #board: BoardMember['board'] = null;

  constructor(viewer: Viewer) {
    this.#viewer = viewer;
  }

  /** The number whose records are wanted; null for none. */
  get current(): Drill | null {
    if (this.#viewer.htmlFor === null) return this.#board?.drill ?? null;
    return this.#source && { participant: this.#source.participant, selection: this.#drill?.selection ?? null };
  }

  /** Looks where records are asked for. */
  look(): void {
    const { htmlFor, member } = this.#viewer;
    this.#showOn(htmlFor === null ? member.board : null);
    const found = htmlFor === null ? null : elementById(this.#viewer, htmlFor);
    if (found !== null && !isSource(found)) this.#await(found.localName);
    this.#watch(isSource(found) ? found : null);
  }

  /** Whether a reader has just asked for what is wanted now; asked once. */
  takeNews(): boolean {
    const drill = this.#viewer.htmlFor === null ? (this.#board?.drill ?? null) : this.#drill;
    const isNews = drill !== null && drill !== this.#taken;
    this.#taken = drill;
    return isNews;
  }

  /** Nothing is wanted any more, or all of the element that is shown; the focus goes back to where it was asked for. */
  close(): void {
    const button = this.current?.participant.element.shadowRoot?.querySelector<HTMLElement>('[part="drill"]');
    button?.focus();
    this.#drill = null;
    this.#board?.drillTo(null);
    this.#viewer.requestUpdate();
  }

  leave(): void {
    this.#showOn(null);
    this.#watch(null);
  }

  #await(tag: string): void {
    if (tag.includes('-')) void customElements.whenDefined(tag).then(() => this.#viewer.requestUpdate());
  }

  #showOn(board: BoardMember['board']): void {
    if (board === this.#board) return;
    this.#leaveBoard();
    this.#board = board;
    this.#leaveBoard = board?.showRecords(this) ?? ((): void => undefined);
  }

  #watch(source: Source | null): void {
    const before = this.#source;
    if (source === before) return;
    this.#source = source;
    this.#drill = null;
    before?.removeEventListener('support-drill', this.#drilled);
    before?.removeEventListener('support-measure', this.#answered);
    before?.viewers.delete(this);
    before?.requestUpdate();
    source?.addEventListener('support-drill', this.#drilled);
    source?.addEventListener('support-measure', this.#answered);
    source?.viewers.add(this);
    source?.requestUpdate();
  }

  readonly #answered = (): void => this.#viewer.requestUpdate();

  readonly #drilled = (event: Event): void => {
    this.#drill = { selection: event instanceof DrillEvent ? event.detail.selection : null };
    this.#viewer.requestUpdate();
  };
}

/** Lets the feeds of a board keep columns, of which some are named by nobody else. */
export class KeptColumns {
  readonly #names = new Map<string, object>();
  #board: BoardMember['board'] = null;

  keep(board: BoardMember['board'], names: readonly string[]): void {
    if (board !== this.#board) this.#drop([...this.#names.keys()]);
    this.#board = board;
    this.#drop([...this.#names.keys()].filter((name) => !names.includes(name)));
    for (const name of names.filter((each) => !this.#names.has(each))) {
      const who = {};
      this.#names.set(name, who);
      board?.filterBy(who, name);
    }
  }

  #drop(names: readonly string[]): void {
    for (const name of names) {
      const who = this.#names.get(name);
      if (who !== undefined) this.#board?.filterBy(who, null);
      this.#names.delete(name);
    }
  }
}

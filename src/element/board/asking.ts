import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { FilterEvent, type FilterReason } from '../filter-event.js';
import type { Board } from './board.js';
import { chipsOf, withoutChip, type Chip } from './chips.js';
import { noChoices, type Choices } from './choices.js';
import { choicesOf, linkOf } from './link.js';

type Host = ReactiveControllerHost & HTMLElement;

/** Boards whose choices came from a link: what elements choose by themselves at the start does not go before these. */
const restored = new WeakSet<Board>();

/** Whether the choices of `board` came from a link, and be it an empty one. */
export function isRestored(board: Board): boolean {
  return restored.has(board);
}

const typed = 'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable]';

function isTyping(event: Event): boolean {
  const [target] = event.composedPath();
  return target instanceof Element && target.matches(typed);
}

function isUndo({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !altKey && !shiftKey;
}

/**
 * What a reader can do with the choices of a board from within an element: choose, take away, clear, go back, also by
 * Ctrl+Z or ⌘Z with the focus inside and outside of fields; and the choices as a link. The element tells of each change
 * by `support-filter`.
 */
export class Asking implements ReactiveController {
  readonly #host: Host;
  readonly #board: () => Board | null;
  /** A link that was given before there was a board. */
  #waiting: string | null = null;

  constructor(host: Host, board: () => Board | null) {
    this.#host = host;
    this.#board = board;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#undoByKey);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#undoByKey);
  }

  hostUpdate(): void {
    const link = this.#waiting;
    if (link === null || this.#board() === null) return;
    this.#waiting = null;
    this.state = link;
  }

  /** What is chosen. */
  get choices(): Choices {
    return this.#board()?.choices ?? noChoices;
  }

  /** What is chosen, one by one. */
  get chips(): readonly Chip[] {
    return chipsOf(this.choices);
  }

  /** Whether there is something to go back to. */
  get canUndo(): boolean {
    return this.#board()?.canUndo ?? false;
  }

  /** What is chosen, as the query of a link; empty for nothing. What was chosen before it is set cannot be gone back to. */
  get state(): string {
    return this.#waiting ?? linkOf(this.choices);
  }
  set state(link: string) {
    const board = this.#board();
    if (board === null) {
      this.#waiting = link;
      return;
    }
    restored.add(board);
    const before = board.choices;
    board.restore(choicesOf(link));
    if (board.choices !== before) this.#tell('host');
  }

  /** Takes choices; `field` is the one whose values changed. False where nothing changes. */
  choose(choices: Choices, field?: string, reason: FilterReason = 'reader'): boolean {
    const isChanged = this.#board()?.choose(choices) ?? false;
    if (isChanged) this.#tell(reason, field);
    return isChanged;
  }

  /** Takes one of the choices away. */
  remove(chip: Chip): void {
    this.choose(withoutChip(this.choices, chip), chip.kind === 'filter' ? chip.field : undefined, 'clear');
  }

  /** Takes all choices away, which can be undone. */
  clear(): void {
    this.choose(noChoices, undefined, 'clear');
  }

  /** Goes back to what was chosen before. */
  undo(): void {
    if (this.#board()?.undo() ?? false) this.#tell('undo');
  }

  #tell(reason: FilterReason, field?: string): void {
    if (this.#host.isConnected) this.#host.dispatchEvent(new FilterEvent(this.choices, reason, field));
  }

  /** The innermost element that can go back does, and the others let it. */
  readonly #undoByKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || !isUndo(event) || isTyping(event) || !this.canUndo) return;
    event.preventDefault();
    this.undo();
  };
}

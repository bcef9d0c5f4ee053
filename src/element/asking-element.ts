import { type CSSResultGroup } from 'lit';
import { property } from 'lit/decorators.js';
import { announce, hush } from './announcer.js';
import { askingStyles } from './asking-styles.js';
import { reads } from './attribute.js';
import { Asking } from './board/asking.js';
import { BoardMember, joinGroup, type Board } from './board/index.js';
import { tokens } from './tokens.js';
import { WordedElement } from './worded-element.js';
import { text } from '../engine/kinds.js';
import type { Text, WordsPart } from '../text/index.js';

/** The base of elements in which readers choose what all elements of a dashboard or group are asked. */
export abstract class AskingElement extends WordedElement {
  static override readonly words: readonly WordsPart[] = ['asking'];
  /** The panel that is open, else what opens it. */
  static override readonly heirs: readonly string[] = ['.panel input', 'button', 'select'];
  static override styles: CSSResultGroup = [tokens, askingStyles];

  /** Name of a group, where the element stands in no dashboard. */
  @reads(text) @property() group: string | null = null;

  /** @internal */
  readonly member = new BoardMember(this, { hears: ['choices', 'measures'], join: joinGroup });
  protected readonly asking = new Asking(this, () => this.member.board);
  #said: string | null = null;

  /** Everything that is chosen in the dashboard or group, as the query of a link; empty for nothing. */
  @property()
  get state(): string {
    return this.asking.state;
  }
  set state(link: string | null) {
    if (link !== null) this.asking.state = link;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const region = this.#region;
    if (region !== null) hush(region);
  }

  /** What the element is on: the board of its group, else of the dashboard around it; null for none. */
  protected get board(): Board | null {
    return this.member.board;
  }

  /** What a reader does here is heard anyway; what something else changed is said, unless somebody does for all. */
  protected override drawn(words: Text): void {
    const now = this.chosenWords(words);
    const region = this.#region;
    const isHeard = this.shadowRoot?.activeElement !== null || (this.board?.isSpokenFor ?? false);
    if (this.#said !== null && now !== this.#said && !isHeard && region !== null) announce(region, now);
    this.#said = now;
  }

  get #region(): HTMLElement | null {
    return this.shadowRoot?.querySelector<HTMLElement>('[role="status"]') ?? null;
  }

  /** What is chosen here, in words. */
  protected abstract chosenWords(words: Text): string;
}

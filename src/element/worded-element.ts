import { LitElement, noChange, type CSSResultGroup, type TemplateResult } from 'lit';
import { inherited } from './ancestors.js';
import { Settings } from './attribute.js';
import { FocusKeeper } from './focus-keeper.js';
import { frameStyles } from './frame-styles.js';
import { tellRefused } from './refused.js';
import { adoptAgain } from './sheets.js';
import { Supplies } from './supplies.js';
import { tokens } from './tokens.js';
import { version } from '../engine/version.js';
import type { Text, WordsPart } from '../text/index.js';
import { viewStyles } from '../views/index.js';

const usualLanguage = 'en';

/** The base of elements without a feed of their own: attributes that are settled, and the words of the reader's language. */
export abstract class WordedElement extends LitElement {
  /** Version of the kit that this class is of. */
  static readonly version: string = version;
  /** The words that the element needs beside the first ones of its language. */
  static readonly words: readonly WordsPart[] = [];

  /** Where the focus goes when what had it is drawn no longer, as selectors in the order of preference. */
  static readonly heirs: readonly string[] = ['.frame'];

  static override styles: CSSResultGroup = [tokens, viewStyles, frameStyles];

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang', 'dir'];
  }

  /** @internal */
  readonly settings = new Settings();

  readonly #supplies = new Supplies({ come: () => this.requestUpdate(), failed: () => undefined });
  #text: Text | null = null;

  constructor() {
    super();
    new FocusKeeper(this, this.ownClass.heirs);
  }

  adoptedCallback(): void {
    if (this.shadowRoot) adoptAgain(this.shadowRoot, this.ownClass.elementStyles);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Under another parent another language may be spoken.
    this.requestUpdate();
  }

  override attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    super.attributeChangedCallback(name, before, after);
    if (name === 'lang' || name === 'dir') this.requestUpdate();
  }

  protected get ownClass(): typeof WordedElement {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the platform types `constructor` as any function
    return this.constructor as typeof WordedElement;
  }

  /** Words beyond those of the class that what is shown now needs. */
  protected furtherWords(_text: Text): readonly WordsPart[] {
    return [];
  }

  protected override willUpdate(): void {
    tellRefused(this);
    const lang = inherited(this, 'lang') ?? usualLanguage;
    const needed = (text: Text) => ({ words: [...this.ownClass.words, ...this.furtherWords(text)], parts: [] });
    this.#text = this.#supplies.check(lang, needed) ?? this.#text;
  }

  /** Resolves when what is shown is said in its language. */
  protected override async getUpdateComplete(): Promise<boolean> {
    let isDone = await super.getUpdateComplete();
    while (this.#supplies.underWay !== null) {
      await this.#supplies.underWay;
      isDone = await super.getUpdateComplete();
    }
    return isDone;
  }

  protected override render(): TemplateResult | typeof noChange {
    const words = this.#spoken;
    return words === null ? this.wait() : this.draw(words);
  }

  protected override updated(): void {
    const words = this.#spoken;
    if (words !== null) this.drawn(words);
  }

  /** The words at hand; null while some are on their way, and what is shown stays as it is. */
  get #spoken(): Text | null {
    return this.#supplies.coming === null ? this.#text : null;
  }

  /** What the element shows while its words are on their way: what it showed before, unless it says otherwise. */
  protected wait(): TemplateResult | typeof noChange {
    return noChange;
  }

  /** What the element shows, in words that are at hand. */
  protected abstract draw(text: Text): TemplateResult;

  /** What is told of it once it is drawn. */
  protected abstract drawn(text: Text): void;
}

import { css, nothing, type CSSResult } from 'lit';
import { property } from 'lit/decorators.js';
import { reads } from '../src/element/attribute.js';
import { BoardMember, claimFeed, releaseFeed, type Board, type BoardFeed } from '../src/element/board/index.js';
import { FeedAttributes } from '../src/element/feed-attributes.js';
import { inlineOf } from '../src/element/inline.js';
import { tellRefused } from '../src/element/refused.js';
import { warnOnce } from '../src/element/warn.js';
import { text } from '../src/engine/kinds.js';
import { feedNameTaken } from '../src/text/console-boards.js';

/**
 * A feed that the elements of a dashboard or group share under a name: each that names it by `feed="…"` reads it as it is
 * described here. It shows nothing.
 *
 * @element support-feed
 * @summary A feed under a name, for the elements of a dashboard or group.
 *
 * @slot - Never shown. A `<script type="application/json">` with a feed is read.
 */
export class SupportFeed extends FeedAttributes {
  static override styles: CSSResult = css`
    :host {
      display: none;
    }
  `;

  /** What elements call it by their `feed` attribute. Of two feeds with one name the first keeps it. */
  @reads(text) @property() name: string | null = null;

  /** The feed as a value with the shape of a JSON feed; goes before `src`. */
  @property({ attribute: false }) data: unknown = null;

  /** A function with `fetch`'s signature that requests for this feed go through; null is that of the dashboard. */
  @property({ attribute: false }) fetcher: typeof fetch | null = null;

  readonly #member = new BoardMember(this, { hears: [] });
  /** Where it stands, or waits for another to let go. */
  #place: { readonly board: Board; readonly name: string } | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('DOMContentLoaded', this.#look);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('DOMContentLoaded', this.#look);
    this.#leave();
  }

  protected override render(): typeof nothing {
    return nothing;
  }

  protected override updated(): void {
    tellRefused(this);
    const { board } = this.#member;
    const { name } = this;
    if (board !== this.#place?.board || name !== this.#place?.name) this.#leave();
    if (board === null || name === null) return;
    this.#place = { board, name };
    if (!claimFeed(board, name, this, this.#feed)) warnOnce(feedNameTaken(this.localName, name));
  }

  get #feed(): BoardFeed {
    const { src, type, from, fields, rowsAt, dates, missing, credentials, timeout, refreshEvery, fetcher } = this;
    const inline = inlineOf(this);
    const data = this.data ?? (inline?.kind === 'feed' ? inline.data : null);
    return { src, data, type, from, fields, rowsAt, dates, missing, credentials, timeout, refreshEvery, fetcher };
  }

  #leave(): void {
    if (this.#place !== null) releaseFeed(this.#place.board, this.#place.name, this);
    this.#place = null;
  }

  /** What stands between the tags is whole when the page is read. */
  readonly #look = (): void => this.requestUpdate();
}

declare global {
  interface HTMLElementTagNameMap {
    'support-feed': SupportFeed;
  }
}

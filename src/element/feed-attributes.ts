import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { reads, Settings } from './attribute.js';
import { choice, number, text, texts, textsByName } from '../engine/kinds.js';

/** Seconds of a day: nothing is awaited for longer. */
const longestWait = 86_400;

/** The attributes that say where a feed comes from, how it is read and who shares it, each also a property. */
export abstract class FeedAttributes extends LitElement {
  /** @internal */
  readonly settings = new Settings();

  /** Address of the feed, relative to the page: http or https. */
  @reads(text) @property() src: string | null = null;

  /** Name of a group: elements of one group share feeds, filters and period wherever they stand on the page. */
  @reads(text) @property() group: string | null = null;

  /** Format of the feed; without it the content type and the first bytes decide. */
  @reads(choice(['json', 'ndjson', 'csv', 'arrow'])) @property() type: 'json' | 'ndjson' | 'csv' | 'arrow' | null =
    null;

  /** A named mapping of another product's export, such as `zendesk`. */
  @reads(text) @property() from: string | null = null;

  /** JSON: the kit's field names and the feed's, dotted where nested: `{"score": "review.score"}`. */
  @reads(textsByName) @property() fields: Readonly<Record<string, string>> = {};

  /** Dotted path to the array of rows; without it the array is found. */
  @reads(text) @property({ attribute: 'rows-at' }) rowsAt: string | null = null;

  /** Format of the feed's times, such as `%d/%m/%Y %H:%M`; without it ISO-8601. */
  @reads(text) @property() dates: string | null = null;

  /** JSON: texts that mean "nothing stands here", such as `["?", "Blank"]`. */
  @reads(texts) @property() missing: readonly string[] = [];

  /** Seconds between refreshes; without it the feed is read once. Nothing is asked while the page is hidden. */
  @reads(number(1, longestWait)) @property({ attribute: 'refresh' }) refreshEvery: number | null = null;

  /** Seconds until an answer must have begun. */
  @reads(number(1, longestWait)) @property() timeout = 15;

  /** Whether cookies go with the request, as in `fetch`. */
  @reads(choice(['same-origin', 'include', 'omit'])) @property() credentials: 'same-origin' | 'include' | 'omit' =
    'same-origin';
}

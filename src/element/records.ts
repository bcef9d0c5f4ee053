import type { Board, BoardFeed } from './board/index.js';
import { textsByName } from '../engine/kinds.js';

/** What an element is told about the feed of one record. */
export interface GivenFeed {
  readonly src: string | null;
  /** A value with the shape of a JSON feed, which goes before `src`; null or undefined for none. */
  readonly data: unknown;
  readonly fields: Readonly<Record<string, string>>;
  /** The feed of its board that it names, which says how to read it; null where it names none. */
  readonly onBoard: BoardFeed | null;
}

/** The property that goes with the attribute `src-ROLE` or `fields-ROLE`: `src` of `follow_ups` is `srcFollowUps`. */
export function propertyOf(attribute: 'src' | 'fields', role: string): string {
  const parts = role.split('_').map((part) => part.charAt(0).toUpperCase() + part.slice(1));
  return [attribute, ...parts].join('');
}

/** The attribute that names the feed of `board` for the record of `role`: `feed-follow-ups` for `follow_ups`. */
export function feedAttribute(role: string): string {
  return `feed-${role.replaceAll('_', '-')}`;
}

/** The feed `name` of a board as an element is given it, with `fields` of its own before those of the feed; null for none. */
export function standing(board: Board | null, name: string | null, fields: GivenFeed['fields']): GivenFeed | null {
  const onBoard = name === null ? null : (board?.feed(name) ?? null);
  return onBoard && { src: onBoard.src, data: onBoard.data, fields: { ...onBoard.fields, ...fields }, onBoard };
}

/** The feed that `element` is given for the record of `role`: by the properties of `src-ROLE` and `fields-ROLE`, and as `data`. */
export function givenFor(element: object, role: string, data: unknown): GivenFeed {
  const src: unknown = Reflect.get(element, propertyOf('src', role));
  const fields = textsByName.read(Reflect.get(element, propertyOf('fields', role)));
  return { src: typeof src === 'string' ? src : null, data, fields: fields ?? {}, onBoard: null };
}

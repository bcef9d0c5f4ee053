import { textsByName } from '../engine/kinds.js';

/** What an element is told about the feed of one record. */
export interface GivenFeed {
  readonly src: string | null;
  /** A value with the shape of a JSON feed, which goes before `src`; null or undefined for none. */
  readonly data: unknown;
  readonly fields: Readonly<Record<string, string>>;
}

/** The property that goes with the attribute `src-ROLE` or `fields-ROLE`: `src` of `follow_ups` is `srcFollowUps`. */
export function propertyOf(attribute: 'src' | 'fields', role: string): string {
  const parts = role.split('_').map((part) => part.charAt(0).toUpperCase() + part.slice(1));
  return [attribute, ...parts].join('');
}

/** The feed that `element` is given for the record of `role`: by the properties of `src-ROLE` and `fields-ROLE`, and as `data`. */
export function givenFor(element: object, role: string, data: unknown): GivenFeed {
  const src: unknown = Reflect.get(element, propertyOf('src', role));
  const fields = textsByName.read(Reflect.get(element, propertyOf('fields', role)));
  return { src: typeof src === 'string' ? src : null, data, fields: fields ?? {} };
}

import type { PropertyDeclaration } from 'lit';
import type { Settings } from './attribute.js';
import { warnOnce } from './warn.js';
import { refusedValue } from '../text/console.js';

interface Refusing extends Element {
  readonly settings: Settings;
}

/** The declarations of an element's properties, which its class carries. */
function declarationsOf(element: Element): ReadonlyMap<PropertyKey, PropertyDeclaration> {
  const declared: unknown = Reflect.get(element.constructor, 'elementProperties');
  return declared instanceof Map ? declared : new Map();
}

/** Says in the console what an element was given that is none of its kind, each once a page. */
export function tellRefused(element: Refusing): void {
  for (const { name, seen, expected } of element.settings.takeRefused()) {
    const attribute = declarationsOf(element).get(name)?.attribute;
    const named = typeof attribute === 'string' ? attribute : String(name);
    warnOnce(refusedValue(element.localName, { attribute: named, seen, expected }));
  }
}
